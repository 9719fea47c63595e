"""Differences between departments and between months: more than chance, or not?"""

from kompas import findings, ui

scope = ui.opening("verschillen")
findings.prefetch(scope, findings.answered_over_time)
until = ui.until_when(scope)
ui.key_figures(scope, "verschillen", until=until)
if ui.is_answered(findings.departments_against_all(scope, until)):
    with ui.cell():
        ui.question(scope, "departments_against_all")
        term_days = ui.which_term(scope)
        ui.show(scope, findings.departments_against_all(scope, until, term_days), has_question=True)
if ui.is_answered(findings.answered_over_time(scope, until)):
    with ui.cell():
        ui.question(scope, "answered_over_time")
        period = ui.which_period(scope)
        ui.show(scope, findings.answered_over_time(scope, until, period), has_question=True)
