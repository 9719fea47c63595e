"""What changed since an earlier day, and whether that is more than chance."""

from kompas import ui

asked = ui.opening("veranderd")
