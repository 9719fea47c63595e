"""Which initiatives cannot carry themselves, and why?"""

from kompas import findings, ui

scope = ui.opening("verdienmodel")
findings.prefetch(scope, findings.risk_drivers, findings.leaning_on_one_scheme)
ui.key_figures(scope, "verdienmodel")
if ui.is_answered(findings.risk_score(scope)):
    with ui.cell():
        ui.show(scope, findings.risk_drivers(scope))
        ui.show(scope, findings.leaning_on_one_scheme(scope))
    with ui.cell():
        ui.question(scope, "risk_score")
        ui.say(scope, "verdienmodel.legend")
        ui.show(scope, findings.risk_score(scope, limit=ui.how_many(scope)), has_question=True)
else:
    ui.show_all(scope, findings.risk_drivers, findings.leaning_on_one_scheme)
