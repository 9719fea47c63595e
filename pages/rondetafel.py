"""The round table: a story to show in the room, and to hand out."""

from kompas import ui

scope = ui.which_edition(ui.opening("rondetafel"))
ui.tell(scope, ui.which_story(scope))
