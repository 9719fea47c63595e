"""Does everybody wait as long, and hear yes as often?"""

from kompas import findings, ui

scope = ui.opening("gelijk")
findings.prefetch(scope, findings.yes_for_everybody)
by = ui.beside_whom(scope)
ui.say(scope, "gelijk.what")
until = ui.until_when(scope)
ui.show(scope, findings.same_for_everybody(scope, by, until))
ui.show(scope, findings.yes_for_everybody(scope, by))
