"""What is there, where does each stand, what is stuck, and in which wards?"""

from kompas import findings, ui

asked = ui.opening("status")
ui.show(asked, findings.status_by_theme(asked))
ui.show(asked, findings.time_in_status(asked))
ui.show(asked, findings.initiatives_by_ward(asked))
