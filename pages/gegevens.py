"""Where the figures come from, what is missing in them, and how they were counted."""

from kompas import findings, ui

asked = ui.opening("gegevens")
ui.ledger(asked, findings.sources(asked))
ui.errors(asked, findings.rejected_lines(asked))
ui.errors(asked, findings.no_data_lines(asked))
ui.errors(asked, findings.warnings_given(asked))
ui.errors(asked, findings.checks_failed(asked))
ui.coverage(asked)
ui.template(asked)
ui.definitions(asked, findings.EVERY)
