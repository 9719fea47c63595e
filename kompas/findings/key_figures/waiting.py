"""Key figures of the pages on departments: in time or not, the same for everybody or not, and what waits to be decided."""

import pandas as pd

from kompas import texts
from kompas.figures.names import UNKNOWN, is_known
from kompas.findings.chance import answered_over_time, departments_against_all
from kompas.findings.clocks import clearance, penalty_exposure, two_clocks
from kompas.findings.decisions import decisions_waiting
from kompas.findings.equal import FIRST_TIME, same_for_everybody, sides_of, yes_for_everybody
from kompas.findings.finding import Finding, coverage, whole
from kompas.findings.indicators import Reading
from kompas.findings.key_figures.reading import count, reading, says
from kompas.findings.scope import Scope


def _share(scope: Scope, share: float, answered: object, n: int) -> str:
    """A share where there are enough to give one, and else how many of how many."""
    if n >= scope.minimum and is_known(share):
        return texts.percent(share, scope.language)
    return scope.say("pages.headline.counts", answered=whole(answered), n=n)


def service_clock(scope: Scope) -> Reading | None:
    """Which part of the requests had a first answer within the service norm."""
    return _clock(scope, "service")


def law_clock(scope: Scope) -> Reading | None:
    """Which part of the formal applications was decided within the legal term."""
    return _clock(scope, "law")


def _clock(scope: Scope, clock: str) -> Reading | None:
    rows = two_clocks(scope).rows
    together = rows[(rows["clock"] == clock) & rows["department"].isna() & (rows["requests"] > 0)]
    if together.empty:
        return None
    row = together.iloc[0]
    n = whole(row["requests"])
    value = _share(scope, row["share"], row["answered_in_time"], n)
    return reading(scope, f"{clock}_clock", value, n=n, unknown=whole(row["unknown_requests"]))


def over_legal_term(scope: Scope) -> Reading | None:
    """How many formal applications are open beyond their legal term, and what the penalty can come to."""
    found = penalty_exposure(scope)
    if not says(found) or not whole(found.rows.iloc[0]["overdue_requests"]):
        return None
    row = found.rows.iloc[0]
    blanks = {"now": row["penalty_now_eur"], "most": row["penalty_most_eur"]}
    return reading(scope, "over_legal_term", count(scope, whole(row["overdue_requests"])), unknown=whole(row["unknown_due"]), **blanks)


def pile(scope: Scope) -> Reading | None:
    """How many requests are open now, and how many were twelve months ago."""
    found = clearance(scope)
    rows = found.rows
    together = rows[(rows["period"] == "last") & rows["department"].isna()]
    if together.empty or not found.is_answered:
        return None
    row = together.iloc[0]
    return reading(scope, "pile", count(scope, whole(row["open_at_end"])), start=whole(row["open_at_start"]))


def departments_beyond_chance(scope: Scope, until: str = "decision") -> Reading | None:
    """How many departments differ more from all others than chance allows, of those with enough requests."""
    found = departments_against_all(scope, until)
    if not says(found) or whole(found.rows.iloc[0]["departments_compared"]) < 2:
        return None
    row = found.rows.iloc[0]
    unsure = int(((found.rows["verdict"] == "unknown") & (found.rows["department"] != UNKNOWN)).sum())
    value = count(scope, whole(row["departments_outside"]))
    return reading(scope, "departments_beyond_chance", value, n=whole(row["departments_compared"]), unknown=unsure)


def all_in_term(scope: Scope, until: str = "decision") -> Reading | None:
    """Which part of the requests of all departments together was answered within the term."""
    found = departments_against_all(scope, until)
    if not says(found) or not whole(found.rows.iloc[0]["all_requests"]):
        return None
    row = found.rows.iloc[0]
    n = whole(row["all_requests"])
    value = _share(scope, row["share_all"], row["all_answered_in_time"], n)
    return reading(scope, f"all_in_term_{until}", value, weeks=int(row["term_days"]) / 7, n=n)


def periods_beyond_chance(scope: Scope, until: str = "decision") -> Reading | None:
    """How many months or quarters fall outside what fits chance."""
    rows = answered_over_time(scope, until).rows
    points = rows[rows["signal"].notna() & rows["received_from"].notna()]
    if len(points) < 2:
        return None
    outside = int((points["signal"] == "outside").sum())
    return reading(scope, f"{points.iloc[0]['period_kind']}s_beyond_chance", count(scope, outside), n=len(points))


def waits_for_everybody(scope: Scope, by: str = FIRST_TIME, until: str = "decision") -> Reading | None:
    """How much longer or shorter newcomers wait than all others; of other groups, how many wait longer or shorter."""
    return _equal(scope, same_for_everybody(scope, by, until), "waits", by)


def yes_for_all(scope: Scope, by: str = FIRST_TIME) -> Reading | None:
    """How much more or less often newcomers hear yes than all others; of other groups, how many do."""
    return _equal(scope, yes_for_everybody(scope, by), "yes", by)


def _equal(scope: Scope, found: Finding, name: str, by: str) -> Reading | None:
    rows = found.rows
    compared = rows[(rows["who"] != UNKNOWN) & rows["difference"].notna() & rows["difference_low"].notna()]
    if by == FIRST_TIME:
        newcomers = compared[compared["who"] == FIRST_TIME]
        return _newcomers(scope, name, newcomers.iloc[0]) if len(newcomers) else None
    if compared.empty:
        return None
    apart = int((sides_of(compared, "difference") != "unsure").sum())
    return reading(scope, f"{name}_groups", count(scope, apart), n=len(compared))


def _newcomers(scope: Scope, name: str, row: pd.Series) -> Reading:
    low, high = row["difference_low"], row["difference_high"]
    side = "more" if low > 0 else "less" if high < 0 else "unsure"
    least, most = sorted((abs(low), abs(high))) if side != "unsure" else (abs(low), high)
    value = scope.say(f"pages.key_figure.{name}_{side}.value", difference=abs(row["difference"]))
    return reading(scope, f"{name}_{side}", value, low=least, high=most)


def _decisions(scope: Scope, name: str, column: str) -> Reading | None:
    found = decisions_waiting(scope)
    if found.rows.empty:
        return None
    return reading(scope, name, count(scope, whole(found.rows.iloc[0][column])), n=whole(found.rows.iloc[0]["all_decisions"]))


def decisions(scope: Scope) -> Reading | None:
    """How many decisions wait."""
    return _decisions(scope, "decisions", "all_decisions")


def decisions_over_term(scope: Scope) -> Reading | None:
    """How many requests are beyond the term for a decision; nothing where of none that is known."""
    rows = decisions_waiting(scope).rows
    if rows.empty or not whole(rows.iloc[0]["all_over_term"]):
        return None
    return _decisions(scope, "decisions_over_term", "all_over_term")


def money_that_ends(scope: Scope) -> Reading | None:
    """How many of the decisions are about money that ends within half a year."""
    (ends,) = coverage(scope, ("funding_lines.end_date",))
    return _decisions(scope, "money_that_ends", "all_money_ends") if ends.known else None
