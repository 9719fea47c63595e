"""Who has not been spoken to for long, and who leans on one official?"""

from kompas import findings, ui

asked = ui.opening("relaties")
ui.show(asked, findings.silence(asked))
ui.silent(asked, findings.silent_initiatives(asked))
ui.show(asked, findings.contact_mix(asked))
ui.show(asked, findings.lean_on_one_official(asked))
ui.show(asked, findings.handovers(asked))
ui.show(asked, findings.officials_met(asked))
