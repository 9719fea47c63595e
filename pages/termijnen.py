"""Two clocks: when the initiator hears something, and when the law asks for a decision."""

from kompas import findings, ui

scope = ui.opening("termijnen")
ui.key_figures(scope, "termijnen")
ui.show_all(
    scope,
    findings.two_clocks,
    findings.clearance,
    findings.decided_or_withdrawn,
    findings.penalty_exposure,
    findings.time_between_exports,
)
