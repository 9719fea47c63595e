"""The decisions that wait, in the order in which a chair would take them."""

from kompas import ui

asked = ui.opening("ontknoping")
