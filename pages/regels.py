"""The lines of the exports behind one number."""

from kompas import ui

asked = ui.opening("regels")
ui.lines(asked)
