"""What happens to initiatives after their subsidy ends, and does the score tell?"""

from kompas import findings, ui

asked = ui.opening("overleving")
ui.show(asked, findings.survival_after_subsidy(asked))
ui.say(asked, "overleving.worth")
ui.show(asked, findings.score_validity(asked))
ui.show(asked, findings.score_calibration(asked))
