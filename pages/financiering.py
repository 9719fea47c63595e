"""Who pays, and what happens when it stops?"""

from kompas import findings, ui

asked = ui.opening("financiering")
ui.show(asked, findings.municipal_share(asked))
ui.show(asked, findings.ending_by_quarter(asked))
ui.show(asked, findings.largest_funders(asked))
ui.show(asked, findings.concentration(asked))
ui.show(asked, findings.kinds_of_funder(asked))
