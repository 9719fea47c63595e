"""What changed since an earlier day, and whether that is more than chance."""

from kompas import findings, ui

scope = ui.since(ui.opening("veranderd"))
findings.prefetch(scope, findings.changed_since, findings.amounts_changed, findings.departments_renamed)
ui.key_figures(scope, "veranderd")
ui.headline_changes(scope, findings.headline_changes(scope))
ui.changed_initiatives(scope, findings.changed_since(scope))
ui.show(scope, findings.amounts_changed(scope))
ui.renamed(scope, findings.departments_renamed(scope))
