"""What changed since an earlier day, and whether that is more than chance."""

from kompas import findings, ui

asked = ui.since(ui.opening("veranderd"))
ui.compared(asked, findings.headline_changes(asked))
ui.changed(asked, findings.changed_since(asked))
