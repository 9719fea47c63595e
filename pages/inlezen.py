"""New exports: looked at before they count, and taken out of use again."""

from kompas import ui

language = ui.begin_importing()
ui.drop(language)
ui.arrivals_waiting(language)
ui.exports_in_use(language)
