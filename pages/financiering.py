"""Who pays, and what happens when it stops?"""

from kompas import findings, ui

scope = ui.opening("financiering")
ui.show(scope, findings.municipal_share(scope))
ui.show(scope, findings.ending_by_quarter(scope))
ui.show(scope, findings.largest_funders(scope))
ui.show(scope, findings.concentration(scope))
ui.show(scope, findings.kinds_of_funder(scope))
