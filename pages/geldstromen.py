"""From application to determination, and what shifted over the years."""

from kompas import ui

asked = ui.opening("geldstromen")
