"""Two clocks: when the initiator hears something, and when the law asks for a decision."""

from kompas import findings, ui

scope = ui.opening("termijnen")
ui.show(scope, findings.two_clocks(scope))
ui.show(scope, findings.decided_or_withdrawn(scope))
ui.show(scope, findings.clearance(scope))
ui.show(scope, findings.penalty_exposure(scope))
