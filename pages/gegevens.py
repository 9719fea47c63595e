"""Where the figures come from, what is missing in them, and how they were counted."""

from kompas import findings, ui

scope = ui.opening("gegevens")
findings.prefetch(
    scope,
    findings.initiatives_that_may_be_one,
    findings.rejected_lines,
    findings.no_data_lines,
    findings.warnings_given,
    findings.checks_failed,
)
ui.ledger(scope, findings.sources(scope))
ui.mentions(scope, findings.initiatives_that_may_be_one(scope))
ui.errors(scope, findings.rejected_lines(scope))
ui.errors(scope, findings.no_data_lines(scope))
ui.errors(scope, findings.warnings_given(scope))
ui.errors(scope, findings.checks_failed(scope))
ui.coverage(scope)
ui.template(scope)
ui.definitions(scope, findings.EVERY)
