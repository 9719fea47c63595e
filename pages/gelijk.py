"""Does everybody wait as long, and hear yes as often?"""

from functools import partial

from kompas import findings, ui

scope = ui.opening("gelijk")
by = ui.beside_whom(scope)
ui.say(scope, "gelijk.what")
until = ui.until_when(scope)
ui.key_figures(scope, "gelijk", by=by, until=until)
ui.show_all(scope, partial(findings.same_for_everybody, by=by, until=until), partial(findings.yes_for_everybody, by=by))
