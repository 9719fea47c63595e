"""Differences between departments and between months: more than chance, or not?"""

from kompas import ui

asked = ui.opening("verschillen")
