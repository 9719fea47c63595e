"""The start: how things stand and what cannot wait."""

from kompas import findings, ui

asked = ui.opening("overzicht")
ui.headlines(asked, findings.headlines(asked))
ui.attention(asked, findings.needs_attention(asked))
