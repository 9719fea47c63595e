"""What carries the words that the reader looks for."""

from kompas import ui

scope = ui.opening("zoeken")
ui.results(scope)
