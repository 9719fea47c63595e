"""The lines of the exports behind a number."""

from kompas.findings.drill import Conditions, Drill
from kompas.findings.drill_counts import DRILLS
from kompas.findings.finding import Finding, finding, memoize
from kompas.findings.scope import Scope

MOST_LINES = 100  # lines on the page; all of them are in the download


def conditions_by_count(finding: Finding) -> dict[str, list[Conditions | None]]:
    """Per column of counts, for each row of the finding what it says of its lines; none where there are no lines to follow."""
    supposed = dict(finding.supposed)
    counts: dict[str, list[Conditions | None]] = {}
    for drill in DRILLS.get(finding.name, ()):
        found = [drill.conditions(row, supposed) for _, row in finding.rows.iterrows()]
        others = counts.get(drill.count, [None] * len(found))
        counts[drill.count] = [one if one is not None else other for one, other in zip(found, others, strict=True)]
    return counts


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
    return LINE_FINDINGS[drill.answer](scope, tuple(sorted((drill.fixed | dict(conditions)).items())), limit)


@memoize
def requests_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Requests under these conditions, one row per line."""
    return _lines(scope, "requests_behind", conditions, limit, ("requests.request_id",))


@memoize
def initiatives_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Initiatives under these conditions, one row per line."""
    return _lines(scope, "initiatives_behind", conditions, limit, ("initiatives.initiative_id",))


@memoize
def funding_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Promises of money under these conditions, one row per line."""
    return _lines(scope, "funding_behind", conditions, limit, ("funding_lines.funding_id",))


@memoize
def accounts_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Yearly accounts under these conditions, one row per line; promises where an initiative has no account."""
    return _lines(scope, "accounts_behind", conditions, limit, ("accounts.income_eur",))


@memoize
def contacts_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Contacts of the last twelve months under these conditions, one row per line."""
    return _lines(scope, "contacts_behind", conditions, limit, ("contacts.date",))


@memoize
def support_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Help asked or given under these conditions, one row per line."""
    return _lines(scope, "support_behind", conditions, limit, ("support.kind",))


@memoize
def handovers_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Handovers to another official under these conditions, one row per handover."""
    return _lines(scope, "handovers_behind", conditions, limit, ("assignments.official",))


@memoize
def survivals_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Initiatives whose subsidy stopped under these conditions, one row per initiative."""
    return _lines(scope, "survivals_behind", conditions, limit, ("initiatives.initiative_id",))


@memoize
def stays_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Stays in a status under these conditions, one row per stay."""
    return _lines(scope, "stays_behind", conditions, limit, ("status_changes.status",))


@memoize
def buffers_behind(scope: Scope, conditions: Conditions = (), limit: int = MOST_LINES) -> Finding:
    """Initiatives that can or cannot bridge a cut under these conditions, one row per initiative."""
    return _lines(scope, "buffers_behind", conditions, limit, ("accounts.income_eur",))


def _lines(scope: Scope, name: str, conditions: Conditions, limit: int, needs: tuple[str, ...]) -> Finding:
    found = scope.rows(name, limit=limit + 1, **dict(conditions))
    rows = found.head(limit)
    kind = "first" if len(found) > limit else "some"
    sentence = scope.say(f"findings.lines.{kind}", n=len(rows))
    return finding(scope, name, rows, needs=needs, sentence=sentence, limited=dict(conditions))


LINE_FINDINGS = {
    each.__name__: each
    for each in (
        requests_behind,
        initiatives_behind,
        funding_behind,
        accounts_behind,
        contacts_behind,
        support_behind,
        handovers_behind,
        survivals_behind,
        stays_behind,
        buffers_behind,
    )
}
