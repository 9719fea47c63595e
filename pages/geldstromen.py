"""From application to determination, and what shifted over the years."""

from kompas import findings, ui

scope = ui.opening("geldstromen")
ui.show(scope, findings.asked_granted_determined(scope))
ui.show(scope, findings.one_off_and_recurring(scope))
ui.show(scope, findings.share_change_within_and_mix(scope))
