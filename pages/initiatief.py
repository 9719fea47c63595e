"""The whole file of one initiative."""

from kompas import findings, ui

asked = ui.opening("initiatief")
initiative = ui.which_initiative(asked)
if initiative:
    ui.card(asked, findings.initiative_card(asked, initiative))
    ui.timeline(asked, findings.initiative_file(asked, initiative))
