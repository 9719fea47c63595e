"""How long departments take: what was answered in time, who still waits, and how old what is open is."""

from bisect import bisect

import pandas as pd

from kompas.figures import departments as charts
from kompas.figures.names import UNKNOWN, display_name, each, is_known, or_none
from kompas.findings.finding import Finding, event, finding, memoize, whole
from kompas.findings.scope import Scope

LEFT = "left_register"  # the age band of what was open when a newer export did not show it any more


@memoize
def answered_within_term(scope: Scope, until: str = "decision") -> Finding:
    """The share of requests answered within each term, per department, of requests that are old enough to tell."""
    rows = scope.rows("answered_within_term", until=until)
    return finding(
        scope,
        "answered_within_term",
        rows,
        needs=("requests.department", "requests.received_date", event(until)),
        supposed={"until": until},
        sentence=_share_sentence(scope, rows, until),
        chart=charts.answered_within_term(rows, scope.language, scope.minimum) if rows["all_requests"].max() >= scope.minimum else None,
    )


def _share_sentence(scope: Scope, rows: pd.DataFrame, until: str) -> str:
    parts = []
    for term, summary in sorted({int(row.term_days): row for row in each(rows)}.items()):
        n, answered = whole(summary.all_requests), whole(summary.all_answered_in_time)
        kind = "too_few" if n < scope.minimum else "some"
        key = f"findings.answered_within_term.{until}.{kind}"
        parts.append(scope.say(key, weeks=term / 7, share=summary.share_all, answered=answered, n=n))
        if unknown := int(rows[rows["term_days"] == term]["undated_requests"].sum()):
            parts.append(scope.say("findings.answered_within_term.unknown", n=unknown))
    return " ".join(parts) or scope.say("findings.answered_within_term.none")


@memoize
def waiting_curve(scope: Scope, departments: tuple[str, ...] = (), until: str = "decision") -> Finding:
    """The share of requests that still waits, day by day: all together, and each of `departments`."""
    rows = scope.rows("waiting_curve", until=until, beside=departments)
    at_start = _requests_at_start(rows)
    curves = [name for name in departments if at_start.get(name, 0) >= scope.minimum]
    is_enough = at_start.get(None, 0) >= scope.minimum
    return finding(
        scope,
        "waiting_curve",
        rows,
        needs=("requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(
            [
                _waiting_sentence(scope, rows, until),
                *(_not_drawn_sentence(scope, name, at_start.get(name, 0)) for name in departments if name not in curves),
            ]
        ),
        chart=charts.waiting_curve(rows, curves, scope.settings["terms"]["answer_days"], scope.language, bool(scope.filters.departments))
        if is_enough
        else None,
    )


def with_a_curve(scope: Scope, until: str) -> set[str]:
    """The departments with enough requests for a curve of their own."""
    rows = scope.rows("waiting_quantiles", until=until)
    return set(rows[rows["department"].notna() & (rows["requests"] >= scope.minimum)]["department"])


def _requests_at_start(rows: pd.DataFrame) -> dict[str | None, int]:
    """Per department, and all together (None), with how many requests its curve begins."""
    at_start: dict[str | None, int] = {}
    for department, at_risk in zip(rows["department"].tolist(), rows["at_risk"].tolist(), strict=True):
        at_start.setdefault(or_none(department), whole(at_risk))
    return at_start


def _not_drawn_sentence(scope: Scope, department: str, n: int) -> str:
    return scope.say("findings.waiting_curve.not_drawn", department=display_name(department, "department", scope.language), n=n)


def _waiting_sentence(scope: Scope, rows: pd.DataFrame, until: str) -> str:
    curve = rows[rows["department"].isna()]
    if curve.empty:
        return scope.say("findings.waiting_curve.none")
    if whole(curve.iloc[0]["at_risk"]) < scope.minimum:
        return scope.say("findings.waiting_curve.too_few", n=whole(curve.iloc[0]["at_risk"]))
    days, shares = curve["days"].tolist(), curve["share_waiting"].tolist()
    seen = [(term, shares[bisect(days, term) - 1]) for term in scope.settings["terms"]["answer_days"] if days[-1] >= term]
    parts = [scope.say(f"findings.waiting_curve.{until}", weeks=term / 7, share=share) for term, share in seen if is_known(share)]
    if not parts:
        parts = [scope.say("findings.waiting_curve.not_so_long", weeks=min(scope.settings["terms"]["answer_days"]) / 7)]
    unknown = whole(curve.iloc[0]["unknown_waits"])
    unknown_sentences = [scope.say("findings.waiting_curve.unknown_waits", n=unknown)] if unknown else []
    return " ".join([*parts, scope.say("findings.waiting_curve.open_counts"), *unknown_sentences])


@memoize
def open_by_age(scope: Scope) -> Finding:
    """How many requests are open, per department and age."""
    rows = scope.rows("open_by_age")
    still_open = rows[rows["age_band"] != LEFT]
    return finding(
        scope,
        "open_by_age",
        rows.drop(columns=["all_open", "all_over_26_weeks", "all_left_register"]),
        needs=("requests.department", "requests.received_date", "requests.decided_date"),
        sentence=" ".join([_open_sentence(scope, still_open), *_left_sentence(scope, rows)]),
        chart=charts.open_by_age(still_open, scope.language) if len(still_open) else None,
    )


def _left_sentence(scope: Scope, rows: pd.DataFrame) -> list[str]:
    """How many requests were open when a newer export did not show them any more, where there are any."""
    n = whole(rows.iloc[0]["all_left_register"]) if len(rows) else 0
    return [scope.say("findings.requests_left", n=n)] if n else []


def _open_sentence(scope: Scope, rows: pd.DataFrame) -> str:
    if rows.empty:
        return scope.say("findings.open_by_age.none")
    row = rows.iloc[0]
    sentence = scope.say("findings.open_by_age.some", n=whole(row["all_open"]), old=whole(row["all_over_26_weeks"]))
    if unknown := int(rows[rows["age_band"] == UNKNOWN]["requests"].sum()):
        sentence += " " + scope.say("findings.open_by_age.unknown_age", n=unknown)
    if rows["longest_days"].isna().all():
        return sentence
    oldest = rows.loc[rows["longest_days"].idxmax()]
    return f"{sentence} " + scope.say(
        "findings.open_by_age.longest",
        days=whole(oldest["longest_days"]),
        department=display_name(oldest["department"], "department", scope.language),
    )
