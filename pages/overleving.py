"""What happens to initiatives after their subsidy ends, and does the score tell?"""

from kompas import findings, ui

scope = ui.opening("overleving")
findings.prefetch(scope, findings.score_validity, findings.score_calibration)
ui.key_figures(scope, "overleving")
ui.show(scope, findings.survival_after_subsidy(scope))
if ui.any_answered(findings.score_validity(scope), findings.score_calibration(scope)):
    ui.say(scope, "overleving.worth")
ui.show(scope, findings.score_validity(scope))
ui.show_all(scope, findings.score_calibration)
