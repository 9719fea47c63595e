"""The line above every page."""

from kompas.findings import Scope
from kompas.ui.escape import escape


def header(scope: Scope) -> str:
    """Whose figures these are, of which day, from how many files."""
    warehouse = scope.warehouse
    parts = [
        f"**{escape(scope.municipality)}**",
        scope.say("frame.as_of", day=warehouse.on_date),
        scope.say("frame.files", n=len(scope.rows("sources"))),
    ]
    if warehouse.is_demo:
        parts.append(f":orange-badge[{scope.say('frame.demo')}]")
    return " · ".join(parts)
