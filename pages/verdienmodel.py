"""Which initiatives cannot carry themselves, and why?"""

from kompas import findings, ui

asked = ui.opening("verdienmodel")
ui.question(asked, "risk_score")
ui.say(asked, "verdienmodel.legend")
ui.show(asked, findings.risk_score(asked, limit=ui.how_many(asked)), is_headed=True)
ui.show(asked, findings.risk_drivers(asked))
