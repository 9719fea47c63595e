"""The start: how things stand, what changed and what cannot wait."""

from kompas import findings, ui

asked = ui.opening("overzicht")
ui.headlines(asked, findings.headlines(asked), findings.headline_changes(asked))
ui.attention(asked, findings.needs_attention(asked))
