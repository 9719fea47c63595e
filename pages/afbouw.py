"""What ends when, and who can bridge it?"""

from kompas import ui

asked = ui.opening("afbouw")
