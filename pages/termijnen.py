"""Two clocks: when the initiator hears something, and when the law asks for a decision."""

from kompas import ui

asked = ui.opening("termijnen")
