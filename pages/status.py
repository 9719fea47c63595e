"""What is there, where does each stand, what is stuck, and in which wards?"""

from kompas import findings, ui

scope = ui.opening("status")
ui.key_figures(scope, "status")
ui.show_all(scope, findings.status_by_theme, findings.time_in_status, findings.initiatives_by_ward)
