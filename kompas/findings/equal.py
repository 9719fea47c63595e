"""The same for everybody, or not: how long groups of initiators wait, and how often they hear yes."""

import pandas as pd

from kompas.figures import equal as charts
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings.finding import Finding, event, finding, memoize
from kompas.findings.scope import Scope

FIRST_TIME = "first_time"  # a way to group initiators, and the group of those who come for the first time
# What each way of grouping cannot do without.
GROUPINGS = {
    FIRST_TIME: "requests.initiative_id",
    "initiator_kind": "initiatives.initiator_kind",
    "neighbourhood": "initiatives.neighbourhood",
}


@memoize
def same_for_everybody(scope: Scope, by: str = FIRST_TIME, until: str = "decision") -> Finding:
    """Per group of initiators, how much longer or shorter it waits than all others: crude, and within the same department."""
    return _comparison(scope, "same_for_everybody", by, ("requests.received_date", event(until)), until=until)


@memoize
def yes_for_everybody(scope: Scope, by: str = FIRST_TIME) -> Finding:
    """Per group of initiators, how much more or less often it hears yes than all others: crude, and within the same department."""
    return _comparison(scope, "yes_for_everybody", by, ("requests.outcome",))


def _comparison(scope: Scope, name: str, by: str, needs: tuple[str, ...], **more: str) -> Finding:
    rows = scope.rows(name, by=by, **more)
    groups = rows[rows["who"] != UNKNOWN]
    group_rows = groups[groups["who"] == FIRST_TIME] if by == FIRST_TIME else groups
    is_comparable = bool(groups["difference"].notna().any())
    return finding(
        scope,
        name,
        rows,
        needs=(*needs, GROUPINGS[by], "requests.department"),
        supposed=more,
        sentence=" ".join(_sentences(scope, name, by, rows, group_rows, is_comparable)),
        chart=charts.comparison(group_rows, name, rows, scope.language) if is_comparable else None,
    )


def _sentences(scope: Scope, name: str, by: str, rows: pd.DataFrame, group_rows: pd.DataFrame, is_comparable: bool) -> list[str]:
    if rows.empty:
        return [scope.say(f"findings.{name}.none")]
    if (rows["who"] == UNKNOWN).all():
        return [scope.say("findings.same_for_everybody.unknown")]
    beyond = group_rows[group_rows["is_beyond"].astype(bool)] if name == "same_for_everybody" else group_rows.iloc[:0]
    if not is_comparable and beyond.empty:
        return [scope.say("findings.same_for_everybody.too_few")]
    if by == FIRST_TIME:
        return (
            [scope.say("findings.same_for_everybody.crude.beyond")] if len(beyond) else _newcomer_sentences(scope, name, group_rows.iloc[0])
        )
    return _group_sentences(scope, name, group_rows[group_rows["difference"].notna()], len(beyond))


def _group_sentences(scope: Scope, name: str, compared: pd.DataFrame, beyond: int) -> list[str]:
    """Of how many groups there is a difference, of how many the figure cannot say so because all wait too long, and how far it looks."""
    further = [scope.say("findings.same_for_everybody.beyond", n=beyond, of=len(compared) + beyond)] if beyond else []
    if compared.empty:
        return further
    sides = {column: int((sides_of(compared, column) != "unsure").sum()) for column in ("difference", "difference_within")}
    return [
        scope.say(f"findings.{name}.groups", n=sides["difference"], of=len(compared)),
        scope.say("findings.same_for_everybody.groups_within", n=sides["difference_within"]),
        scope.say("findings.same_for_everybody.by_chance"),
        *further,
        *_cap_sentence(scope, name, compared),
    ]


def _cap_sentence(scope: Scope, name: str, compared: pd.DataFrame) -> list[str]:
    """That the figure does not look beyond sixteen weeks, where somebody waits longer."""
    if name != "same_for_everybody" or not (compared[["share_beyond", "share_beyond_others"]] > 0).any(axis=None):
        return []
    return [scope.say("findings.same_for_everybody.cap")]


def sides_of(rows: pd.DataFrame, column: str) -> pd.Series:
    """Per row on which side of zero the whole interval lies: 'more', 'less', or 'unsure' where it lies on both or is not known."""
    return pd.Series("unsure", rows.index).mask(rows[f"{column}_low"] > 0, "more").mask(rows[f"{column}_high"] < 0, "less")


def _newcomer_sentences(scope: Scope, name: str, row: pd.Series) -> list[str]:
    crude, within = (
        _difference_sentence(scope, name, "crude", row, "difference"),
        _difference_sentence(scope, name, "within", row, "difference_within"),
    )
    if crude[0] in ("more", "less") and within[0] == "unsure":
        sentences = [crude[1], within[1], scope.say("findings.same_for_everybody.routing")]
    else:
        sentences = [crude[1], within[1]]
    return sentences + _cap_sentence(scope, name, row.to_frame().T)


def _difference_sentence(scope: Scope, name: str, which: str, row: pd.Series, column: str) -> tuple[str, str]:
    """On which side of zero a difference lies, and the sentence that says between what it lies."""
    difference, low, high = (row[column + end] for end in ("", "_low", "_high"))
    if not is_known(difference) or not is_known(low):
        return "unknown", scope.say(f"findings.{name}.{which}.unknown")
    side = "more" if low > 0 else "less" if high < 0 else "unsure"
    least, most = sorted((abs(low), abs(high))) if side != "unsure" else (abs(low), high)
    return side, scope.say(f"findings.{name}.{which}.{side}", difference=abs(difference), low=least, high=most)
