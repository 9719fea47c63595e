"""What came and went, and how one status follows another."""

from kompas import ui

asked = ui.opening("beloop")
