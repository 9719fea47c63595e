"""Which help was asked and given, and what stands beside what it costs?"""

from kompas import findings, ui

asked = ui.opening("ondersteuning")
ui.show(asked, findings.support_asked_and_given(asked))
ui.show(asked, findings.value_beside_cost(asked))
