"""The start: how things stand, what changed and what cannot wait."""

from kompas import findings, ui

scope = ui.opening("overzicht")
findings.prefetch(scope, findings.headline_changes, findings.needs_attention)
ui.headlines(scope, findings.headlines(scope), findings.headline_changes(scope))
ui.attention(scope, findings.needs_attention(scope))
