"""Who has not been spoken to for long, and who leans on one official?"""

from kompas import ui

asked = ui.opening("relaties")
