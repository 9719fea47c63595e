"""The decisions that wait, in the order in which a chair would take them."""

from kompas import findings, ui

scope = ui.opening("ontknoping")
ui.key_figures(scope, "ontknoping")
ui.decisions(scope, findings.decisions_waiting(scope, limit=ui.how_many_decisions(scope)))
