"""What is there, where does each stand, what is stuck, and in which wards?"""

from kompas import findings, ui

scope = ui.opening("status")
ui.show(scope, findings.status_by_theme(scope))
ui.show(scope, findings.time_in_status(scope))
ui.show(scope, findings.initiatives_by_ward(scope))
