"""What ends when, and who can bridge it?"""

from kompas import findings, ui

scope = ui.opening("afbouw")
findings.prefetch(scope, findings.bridging_time, findings.ending_by_group, findings.ending_promises, findings.long_running_subsidies)
ui.key_figures(scope, "afbouw")
supposed = findings.USUAL_CUT
if ui.is_answered(findings.stress_test(scope)):
    with ui.cell():
        ui.question(scope, "stress_test")
        supposed = ui.supposed_cut(scope)
        ui.say(scope, "afbouw.assumption")
        ui.show(scope, findings.stress_test(scope, supposed), has_question=True)
ui.show(scope, findings.bridging_time(scope, supposed))
ui.show_all(scope, findings.ending_by_group)
if ui.is_answered(findings.ending_promises(scope)):
    ui.question(scope, "ending_promises")
    quarter = ui.which_quarter(scope)
    ui.ending(scope, findings.ending_promises(scope, quarter, limit=ui.how_many_promises(scope, quarter)))
if ui.is_answered(findings.long_running_subsidies(scope)):
    ui.question(scope, "long_running_subsidies")
    ui.long_running(scope, findings.long_running_subsidies(scope, limit=ui.how_many_subsidies(scope)))
