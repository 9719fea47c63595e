"""The decisions that wait, in the order in which a chair would take them."""

from kompas import findings, ui

asked = ui.opening("ontknoping")
ui.decisions(asked, findings.decisions_waiting(asked, limit=ui.how_many_decisions(asked)))
