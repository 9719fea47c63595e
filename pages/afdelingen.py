"""How long do initiators wait, and for whom?"""

from kompas import findings, ui

asked = ui.opening("afdelingen")
until = ui.until_when(asked)
ui.show(asked, findings.answered_within_term(asked, until))
ui.show(asked, findings.open_by_age(asked))
ui.question(asked, "waiting_curve")
ui.say(asked, "afdelingen.all_count")
departments = ui.which_departments(asked)
ui.show(asked, findings.waiting_curve(asked, departments, until), is_headed=True)
ui.show(asked, findings.waiting_quantiles(asked, until))
