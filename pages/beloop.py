"""What came and went, how one status follows another, and how much money initiators ask for."""

from kompas import findings, ui

scope = ui.opening("beloop")
ui.key_figures(scope, "beloop")
ui.show_all(scope, findings.in_and_out, findings.status_transitions, findings.ambitions_by_year)
