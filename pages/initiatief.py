"""The whole file of one initiative."""

from kompas import ui

asked = ui.opening("initiatief")
