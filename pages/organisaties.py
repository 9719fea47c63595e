"""Who comes back for money, for how long, and with how many departments do they deal?"""

from kompas import findings, ui

scope = ui.opening("organisaties")
organisation = ui.which_organisation(scope)
if organisation:
    ui.organisation(scope, findings.organisation_file(scope, organisation), organisation)
findings.prefetch(scope, findings.names_that_may_be_one)
ui.key_figures(scope, "organisaties")
ui.show_all(
    scope,
    findings.organisations_returning,
    findings.years_in_a_row,
    findings.after_the_last_grant,
    findings.departments_per_organisation,
)
ui.other_money(scope, findings.known_public_money(scope))
ui.names(scope, findings.names_that_may_be_one(scope))
