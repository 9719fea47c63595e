"""From application to determination, and what shifted over the years."""

from kompas import findings, ui

asked = ui.opening("geldstromen")
ui.show(asked, findings.asked_granted_determined(asked))
ui.show(asked, findings.one_off_and_recurring(asked))
ui.show(asked, findings.share_change_within_and_mix(asked))
