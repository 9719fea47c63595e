"""From application to determination, and what shifted over the years."""

from kompas import findings, ui

scope = ui.opening("geldstromen")
ui.key_figures(scope, "geldstromen")
ui.show_all(scope, findings.asked_granted_determined, findings.one_off_and_recurring, findings.share_change_within_and_mix)
