"""How long do initiators wait, and for whom?"""

from functools import partial

from kompas import findings, ui

scope = ui.opening("afdelingen")
findings.prefetch(scope, findings.granted_of_asked, findings.open_by_age, findings.waiting_curve, findings.waiting_quantiles)
ui.key_figures(scope, "afdelingen")
until = ui.until_when(scope)
ui.show(scope, findings.answered_within_term(scope, until))
ui.show(scope, findings.granted_of_asked(scope))
ui.show(scope, findings.open_by_age(scope))
if ui.is_answered(findings.waiting_curve(scope, until=until)):
    with ui.cell():
        ui.question(scope, "waiting_curve")
        ui.say(scope, "afdelingen.all_count")
        departments = ui.which_departments(scope, until)
        ui.show(scope, findings.waiting_curve(scope, departments, until), has_question=True)
ui.show_all(scope, partial(findings.waiting_quantiles, until=until))
