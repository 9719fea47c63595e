"""What came and went, how one status follows another, and how much money is asked."""

from kompas import findings, ui

scope = ui.opening("beloop")
ui.show(scope, findings.in_and_out(scope))
ui.show(scope, findings.status_transitions(scope))
ui.show(scope, findings.ambitions_by_year(scope))
