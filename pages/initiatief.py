"""The whole file of one initiative."""

from kompas import findings, ui

scope = ui.opening("initiatief")
initiative = ui.which_initiative(scope)
if initiative:
    ui.card(scope, findings.initiative_card(scope, initiative))
    ui.mentions_of(scope, findings.initiative_mentions(scope, initiative))
    ui.timeline(scope, findings.initiative_file(scope, initiative))
