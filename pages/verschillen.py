"""Differences between departments and between months: more than chance, or not?"""

from kompas import findings, ui

asked = ui.opening("verschillen")
until = ui.until_when(asked)
ui.question(asked, "departments_against_all")
term_days = ui.which_term(asked)
ui.show(asked, findings.departments_against_all(asked, until, term_days), is_headed=True)
ui.question(asked, "answered_over_time")
period = ui.which_period(asked)
ui.show(asked, findings.answered_over_time(asked, until, period), is_headed=True)
