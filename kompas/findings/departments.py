"""How long departments take: what was answered in time, who still waits, and how old what is open is."""

from bisect import bisect

import pandas as pd

from kompas.figures import departments as draw
from kompas.figures.names import each, is_known, named, or_none
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, event, finding, kept, whole

LEFT = "left_register"  # the age band of what was open when a newer export did not show it any more


@kept
def answered_within_term(asked: Asked, until: str = "decision") -> Finding:
    """The share of requests answered within each term, per department, of requests that are old enough to tell."""
    rows = asked.rows("answered_within_term", until=until)
    return finding(
        asked,
        "answered_within_term",
        rows,
        needs=("requests.department", "requests.received_date", event(until)),
        supposed={"until": until},
        sentence=_in_time(asked, rows, until),
        figure=draw.answered_within_term(rows, asked.language, asked.paper, asked.minimum)
        if rows["all_requests"].max() >= asked.minimum
        else None,
    )


def _in_time(asked: Asked, rows: pd.DataFrame, until: str) -> str:
    parts = []
    for term, told in sorted({int(row.term_days): row for row in each(rows)}.items()):
        n, answered = whole(told.all_requests), whole(told.all_answered_in_time)
        kind = "too_few" if n < asked.minimum else "some"
        key = f"findings.answered_within_term.{until}.{kind}"
        parts.append(asked.say(key, weeks=term / 7, share=told.share_all, answered=answered, n=n))
    return " ".join(parts) or asked.say("findings.answered_within_term.none")


@kept
def waiting_curve(asked: Asked, departments: tuple[str, ...] = (), until: str = "decision") -> Finding:
    """The share of requests that still waits, day by day: all together, and each of `departments`."""
    rows = asked.rows("waiting_curve", until=until, beside=departments)
    began = _began_with(rows)
    told = [name for name in departments if began.get(name, 0) >= asked.minimum]
    is_enough = began.get(None, 0) >= asked.minimum
    return finding(
        asked,
        "waiting_curve",
        rows,
        needs=("requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(
            [_waiting(asked, rows, until), *(_not_drawn(asked, name, began.get(name, 0)) for name in departments if name not in told)]
        ),
        figure=draw.waiting_curve(
            rows, told, asked.settings["terms"]["answer_days"], asked.language, asked.paper, bool(asked.filters.departments)
        )
        if is_enough
        else None,
    )


def _began_with(rows: pd.DataFrame) -> dict[str | None, int]:
    """Per department, and all together (None), with how many requests its curve begins."""
    began: dict[str | None, int] = {}
    for department, at_risk in zip(rows["department"].tolist(), rows["at_risk"].tolist(), strict=True):
        began.setdefault(or_none(department), whole(at_risk))
    return began


def _not_drawn(asked: Asked, department: str, n: int) -> str:
    return asked.say("findings.waiting_curve.not_drawn", department=named(department, "department", asked.language), n=n)


def _waiting(asked: Asked, rows: pd.DataFrame, until: str) -> str:
    curve = rows[rows["department"].isna()]
    if curve.empty:
        return asked.say("findings.waiting_curve.none")
    if whole(curve.iloc[0]["at_risk"]) < asked.minimum:
        return asked.say("findings.waiting_curve.too_few", n=whole(curve.iloc[0]["at_risk"]))
    days, shares = curve["days"].tolist(), curve["share_waiting"].tolist()
    seen = [(term, shares[bisect(days, term) - 1]) for term in asked.settings["terms"]["answer_days"] if days[-1] >= term]
    parts = [asked.say(f"findings.waiting_curve.{until}", weeks=term / 7, share=share) for term, share in seen if is_known(share)]
    unknown = whole(curve.iloc[0]["unknown_waits"])
    left_out = [asked.say("findings.waiting_curve.unknown_waits", n=unknown)] if unknown else []
    return " ".join([*parts, asked.say("findings.waiting_curve.open_counts"), *left_out])


@kept
def open_by_age(asked: Asked) -> Finding:
    """How many requests are open, per department and age."""
    rows = asked.rows("open_by_age")
    still_open = rows[rows["age_band"] != LEFT]
    return finding(
        asked,
        "open_by_age",
        rows.drop(columns=["all_open", "all_over_26_weeks", "all_left_register"]),
        needs=("requests.department", "requests.received_date", "requests.decided_date"),
        sentence=" ".join([_open(asked, still_open), *_left(asked, rows)]),
        figure=draw.open_by_age(still_open, asked.language, asked.paper) if len(still_open) else None,
    )


def _left(asked: Asked, rows: pd.DataFrame) -> list[str]:
    """How many requests were open when a newer export did not show them any more, where there are any."""
    n = whole(rows.iloc[0]["all_left_register"]) if len(rows) else 0
    return [asked.say("findings.requests_left", n=n)] if n else []


def _open(asked: Asked, rows: pd.DataFrame) -> str:
    if rows.empty:
        return asked.say("findings.open_by_age.none")
    told = rows.iloc[0]
    said = asked.say("findings.open_by_age.some", n=whole(told["all_open"]), old=whole(told["all_over_26_weeks"]))
    if rows["longest_days"].isna().all():
        return said
    oldest = rows.loc[rows["longest_days"].idxmax()]
    return f"{said} " + asked.say(
        "findings.open_by_age.longest",
        days=whole(oldest["longest_days"]),
        department=named(oldest["department"], "department", asked.language),
    )
