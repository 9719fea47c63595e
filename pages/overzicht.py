"""The start: how things stand, what changed and what cannot wait, on one screen."""

from kompas import findings, ui

scope = ui.page_scope()
findings.prefetch(
    scope,
    findings.headline_changes,
    findings.needs_attention,
    findings.organisations_returning,
    findings.granted_of_asked,
    findings.ending_by_quarter,
)
headlines, changes, matters = findings.headlines(scope), findings.headline_changes(scope), findings.needs_attention(scope)
ui.board(scope, headlines, changes, matters)
ui.also(
    scope,
    ("organisaties", findings.organisations_returning(scope)),
    ("afdelingen", findings.granted_of_asked(scope)),
    ("financiering", findings.ending_by_quarter(scope)),
)
ui.everywhere(scope)
ui.below(scope, headlines, matters)
