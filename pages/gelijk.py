"""Does everybody wait as long, and hear yes as often?"""

from kompas import ui

asked = ui.opening("gelijk")
