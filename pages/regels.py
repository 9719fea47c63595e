"""The lines of the exports behind one number."""

from kompas import ui

scope = ui.opening("regels")
ui.lines(scope)
