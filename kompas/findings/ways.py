"""Where the cells of a table lead in the dashboard: to the lines of the exports behind a count, and to the file of an initiative."""

from collections.abc import Callable

import pandas as pd

from kompas.figures.names import is_known
from kompas.findings.drill import Conditions
from kompas.findings.finding import Finding
from kompas.findings.lines import conditions_by_count

Address = Callable[..., str]  # of a page, and of what it is to show there


def to_lines(finding: Finding, address: Address) -> dict[str, list[str | None]]:
    """Per column of counts, for each row the address of the lines of the exports behind it; none where there are none."""

    def to(count: str, conditions: Conditions) -> str:
        return address("regels", figure=finding.name, count=count, where=[f"{name}={value}" for name, value in conditions])

    return {
        count: [None if conditions is None else to(count, conditions) for conditions in rows]
        for count, rows in conditions_by_count(finding).items()
    }


def to_initiatives(rows: pd.DataFrame, address: Address) -> dict[str, list[str | None]]:
    """The name of an initiative, or else its identifier, leads to its file."""
    if "initiative_id" not in rows:
        return {}
    to = [address("initiatief", initiative=one) if is_known(one) else None for one in rows["initiative_id"]]
    return {"title" if "title" in rows else "initiative_id": to}
