"""The choices behind the figures. A municipality can change them."""

from kompas import ui

scope = ui.opening("instellingen")
ui.settings_in_force(scope)
