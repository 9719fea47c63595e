"""What ends when, and who can bridge it?"""

from kompas import findings, ui

asked = ui.opening("afbouw")
ui.question(asked, "stress_test")
supposed = ui.supposed_cut(asked)
ui.say(asked, "afbouw.assumption")
ui.show(asked, findings.stress_test(asked, supposed), is_headed=True)
ui.show(asked, findings.bridging_time(asked, supposed))
ui.question(asked, "long_running_subsidies")
ui.long_running(asked, findings.long_running_subsidies(asked, limit=ui.how_many_subsidies(asked)))
ui.show(asked, findings.ending_by_group(asked))
ui.question(asked, "ending_promises")
quarter = ui.which_quarter(asked)
ui.ending(asked, findings.ending_promises(asked, quarter, limit=ui.how_many_promises(asked)))
