"""Does everybody wait as long, and hear yes as often?"""

from kompas import findings, ui

asked = ui.opening("gelijk")
by = ui.beside_whom(asked)
ui.say(asked, "gelijk.what")
until = ui.until_when(asked)
ui.show(asked, findings.same_for_everybody(asked, by, until))
ui.show(asked, findings.yes_for_everybody(asked, by))
