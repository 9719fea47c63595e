"""Where initiatives are."""

import pandas as pd

from kompas.figures import places as charts
from kompas.findings.finding import Finding, finding, memoize, whole
from kompas.findings.scope import Scope

MOST_NAMED = 3  # wards that are named in a sentence; of more only the number


@memoize
def initiatives_by_ward(scope: Scope) -> Finding:
    """How many initiatives there are in each ward, on a map where there is one."""
    rows = scope.rows("initiatives_by_ward")
    has_wards = bool(rows["neighbourhood"].notna().any() and whole(rows["initiatives"].sum()))
    return finding(
        scope,
        "initiatives_by_ward",
        rows,
        needs=("initiatives.neighbourhood",),
        sentence=" ".join(_ward_sentences(scope, rows)),
        chart=charts.initiatives_by_ward(rows, scope.rows("ward_outlines"), scope.language) if has_wards else None,
    )


def _ward_sentences(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """The sentences of the answer, the most important first."""
    known = rows[rows["neighbourhood"].notna()]
    total = whole(rows["initiatives"].sum())
    if not total:
        return [scope.say("findings.initiatives_by_ward.none")]
    if not whole(known["initiatives"].sum()):
        return [scope.say("findings.initiatives_by_ward.unknown", n=total)]
    return [
        _most_sentence(scope, rows, known),
        *(_empty_ward_sentence(scope, known) if charts.has_map(rows) else []),
        *_unknown_sentence(scope, rows),
        *(_off_the_map_sentence(scope, known) if charts.has_map(rows) else _no_map_sentence(scope, rows)),
    ]


def _most_sentence(scope: Scope, rows: pd.DataFrame, known: pd.DataFrame) -> str:
    measure = charts.count_column(rows)
    kind = "most" if measure == "active_initiatives" else "most_of_all"
    most = whole(known[measure].max())
    wards = list(known[known[measure] == most]["neighbourhood"])
    shared = whole(rows[measure].sum())
    if len(wards) > 1:
        return scope.say("findings.initiatives_by_ward.equally", n=len(wards), most=most, of=shared)
    return scope.say(f"findings.initiatives_by_ward.{kind}", n=most, ward=wards[0], of=shared)


def _empty_ward_sentence(scope: Scope, known: pd.DataFrame) -> list[str]:
    """The wards on the map of which the exports tell nothing at all."""
    empty = list(known[known["initiatives"] == 0]["neighbourhood"])
    if not empty:
        return []
    if len(empty) <= MOST_NAMED:
        return [scope.say("findings.initiatives_by_ward.nothing", wards=", ".join(empty))]
    return [scope.say("findings.initiatives_by_ward.nothing_in_many", n=len(empty))]


def _unknown_sentence(scope: Scope, rows: pd.DataFrame) -> list[str]:
    lost = rows[rows["neighbourhood"].isna()]
    count = whole(lost["initiatives"].sum())
    if not count:
        return []
    if charts.count_column(rows) == "initiatives":
        return [scope.say("findings.initiatives_by_ward.without_ward", n=count)]
    active = whole(lost["active_initiatives"].sum())
    return [scope.say("findings.initiatives_by_ward.without_ward_active", n=count, active=active)]


def _off_the_map_sentence(scope: Scope, known: pd.DataFrame) -> list[str]:
    """The wards in the exports that the map does not have."""
    off = list(known[~known["is_on_map"].astype(bool)]["neighbourhood"])
    if not off:
        return []
    if len(off) <= MOST_NAMED:
        return [scope.say("findings.initiatives_by_ward.off_the_map", wards=", ".join(off), n=len(off))]
    return [scope.say("findings.initiatives_by_ward.many_off_the_map", n=len(off))]


def _no_map_sentence(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """Why there is no map, where the municipality gave one."""
    if not rows["is_on_map"].any():
        return []
    placed, initiatives = charts.on_the_map(rows)
    return [scope.say("findings.initiatives_by_ward.no_map", n=placed, of=initiatives)]
