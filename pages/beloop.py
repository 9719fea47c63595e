"""What came and went, how one status follows another, and how much money is asked."""

from kompas import findings, ui

asked = ui.opening("beloop")
ui.show(asked, findings.in_and_out(asked))
ui.show(asked, findings.status_transitions(asked))
ui.show(asked, findings.ambitions_by_year(asked))
