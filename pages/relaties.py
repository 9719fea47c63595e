"""Who has not been spoken to for long, and who leans on one official?"""

from kompas import findings, ui

scope = ui.opening("relaties")
findings.prefetch(
    scope, findings.contact_mix, findings.lean_on_one_official, findings.handovers, findings.officials_met, findings.silent_initiatives
)
ui.key_figures(scope, "relaties")
ui.show(scope, findings.silence(scope))
ui.show(scope, findings.contact_mix(scope))
ui.show(scope, findings.lean_on_one_official(scope))
ui.show(scope, findings.handovers(scope))
ui.show_all(scope, findings.officials_met)
ui.silent(scope, findings.silent_initiatives(scope))
