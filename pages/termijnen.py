"""Two clocks: when the initiator hears something, and when the law asks for a decision."""

from kompas import findings, ui

asked = ui.opening("termijnen")
ui.show(asked, findings.two_clocks(asked))
ui.show(asked, findings.decided_or_withdrawn(asked))
ui.show(asked, findings.clearance(asked))
ui.show(asked, findings.penalty_exposure(asked))
