"""Which help was asked and given, and what stands beside what it costs?"""

from kompas import findings, ui

scope = ui.opening("ondersteuning")
ui.show(scope, findings.support_asked_and_given(scope))
ui.show(scope, findings.value_beside_cost(scope))
