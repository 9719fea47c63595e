"""Which help was asked and given, and what stands beside what it costs?"""

from kompas import findings, ui

scope = ui.opening("ondersteuning")
ui.key_figures(scope, "ondersteuning")
ui.show_all(scope, findings.support_asked_and_given, findings.value_beside_cost)
