"""The start: how things stand, what changed and what cannot wait."""

from kompas import findings, ui

scope = ui.opening("overzicht")
findings.prefetch(
    scope,
    findings.headline_changes,
    findings.needs_attention,
    findings.organisations_returning,
    findings.granted_of_asked,
    findings.ending_by_quarter,
)
ui.headlines(scope, findings.headlines(scope), findings.headline_changes(scope))
ui.attention(scope, findings.needs_attention(scope))
ui.also(
    scope,
    ("organisaties", findings.organisations_returning(scope)),
    ("afdelingen", findings.granted_of_asked(scope)),
    ("financiering", findings.ending_by_quarter(scope)),
)
