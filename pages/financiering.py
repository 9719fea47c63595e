"""Who pays, and what happens when it stops?"""

from kompas import findings, ui

scope = ui.opening("financiering")
ui.key_figures(scope, "financiering")
ui.show_all(
    scope, findings.municipal_share, findings.concentration, findings.largest_funders, findings.kinds_of_funder, findings.ending_by_quarter
)
