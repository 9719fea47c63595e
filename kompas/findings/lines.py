"""The lines of the exports behind a number."""

from kompas import sql
from kompas.figures.chart import Cell
from kompas.findings.drill import Conditions, Drill
from kompas.findings.drill_counts import DRILLS
from kompas.findings.finding import Finding, finding, memoize
from kompas.findings.scope import Scope

NEEDS = {  # lines → the columns of the exports without which there are none
    "requests_behind": ("requests.request_id",),
    "initiatives_behind": ("initiatives.initiative_id",),
    "funding_behind": ("funding_lines.funding_id",),
    "accounts_behind": ("accounts.income_eur",),
    "contacts_behind": ("contacts.date",),
    "support_behind": ("support.kind",),
    "handovers_behind": ("assignments.official",),
    "survivals_behind": ("initiatives.initiative_id",),
    "stays_behind": ("status_changes.status",),
    "buffers_behind": ("accounts.income_eur",),
}
MOST_LINES = 5_000  # lines on the page; all of them are in the download


def conditions_by_count(finding: Finding) -> dict[str, list[Conditions | None]]:
    """Per column of counts, for each row of the finding what it says of its lines; none where there are no lines to follow."""
    supposed = dict(finding.supposed)
    counts: dict[str, list[Conditions | None]] = {}
    for drill in DRILLS.get(finding.name, ()):
        found = [drill.conditions(row, supposed) for _, row in finding.rows.iterrows()]
        others = counts.get(drill.count, [None] * len(found))
        counts[drill.count] = [one if one is not None else other for one, other in zip(found, others, strict=True)]
    return counts


def behind(finding: Finding, cell: Cell) -> tuple[Drill, Conditions] | None:
    """The count in this cell of a finding, with what its row says of its lines; none where there are no lines to follow."""
    label, column = cell
    row, supposed = finding.rows.loc[label], dict(finding.supposed)
    found = ((drill, drill.conditions(row, supposed)) for drill in DRILLS.get(finding.name, ()) if drill.count == column)
    return next(((drill, conditions) for drill, conditions in found if conditions is not None), None)


def drill_from_address(name: str, count: str, parts: list[str]) -> tuple[Drill, Conditions] | None:
    """The count of an answer that an address names (without a name the first) and its conditions; none where it is not understood."""
    for drill in DRILLS.get(name, ()):
        if count not in ("", drill.count):
            continue
        conditions = drill.read(parts)
        if conditions is not None:
            return drill, conditions
    return None


def lines_behind(scope: Scope, drill: Drill, conditions: Conditions, limit: int = MOST_LINES) -> Finding:
    """The lines behind a count under these conditions, at most `limit` of them."""
    return _lines(scope, drill.lines, tuple(sorted(drill.where(conditions).items())), limit)


@memoize
def _lines(scope: Scope, name: str, where: Conditions, limit: int) -> Finding:
    query, values = sql.lines(name, dict(where))
    found = scope.lines(query, limit=limit + 1, **values)
    rows = found.head(limit)
    kind = "first" if len(found) > limit else "some"
    sentence = scope.say(f"findings.lines.{kind}", n=len(rows))
    return finding(scope, name, rows, needs=NEEDS[name], sentence=sentence, query=query, limited=values)
