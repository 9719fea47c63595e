"""How long departments take: what was answered in time, who still waits, and how old what is open is."""

import pandas as pd

from kompas.figures import departments as draw
from kompas.figures.names import is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, event, finding, kept, whole


@kept
def answered_within_term(asked: Asked, until: str = "decision") -> Finding:
    """The share of requests answered within each term, per department, of requests that are old enough to tell."""
    rows = asked.rows("answered_within_term", until=until)
    return finding(
        asked,
        "answered_within_term",
        rows,
        needs=("requests.department", "requests.received_date", event(until)),
        sentence=_in_time(asked, rows, until),
        figure=draw.answered_within_term(rows, asked.language, asked.paper, asked.minimum) if len(rows) else None,
    )


def _in_time(asked: Asked, rows: pd.DataFrame, until: str) -> str:
    parts = []
    for term in sorted(set(rows["term_days"])):
        told = rows[rows["term_days"] == term].iloc[0]
        kind = "too_few" if whole(told["all_requests"]) < asked.minimum else "some"
        parts.append(
            asked.say(
                f"findings.answered_within_term.{until}.{kind}",
                weeks=int(term) // 7,
                share=told["share_all"],
                answered=whole(told["all_answered_in_time"]),
                n=whole(told["all_requests"]),
            )
        )
    return " ".join(parts) or asked.say("findings.answered_within_term.none")


@kept
def waiting_curve(asked: Asked, departments: tuple[str, ...] = (), until: str = "decision") -> Finding:
    """The share of requests that still waits, day by day: all together, and each of `departments`."""
    every = asked.rows("waiting_curve", until=until)
    rows = every[every["department"].isna() | every["department"].isin(list(departments))]
    told = [name for name in departments if (rows["department"] == name).any()]
    return finding(
        asked,
        "waiting_curve",
        rows,
        needs=("requests.received_date", event(until)),
        sentence=_waiting(asked, rows, until),
        figure=draw.waiting_curve(rows, told, asked.language, asked.paper, bool(asked.filters.departments)) if len(rows) else None,
    )


def _waiting(asked: Asked, rows: pd.DataFrame, until: str) -> str:
    curve = rows[rows["department"].isna()]
    if curve.empty:
        return asked.say("findings.waiting_curve.none")
    if whole(curve.iloc[0]["at_risk"]) < asked.minimum:
        return asked.say("findings.waiting_curve.too_few", n=whole(curve.iloc[0]["at_risk"]))
    seen = [(term, _still_waiting(curve, term)) for term in asked.settings["terms"]["answer_days"] if curve["days"].max() >= term]
    parts = [asked.say(f"findings.waiting_curve.{until}", weeks=term // 7, share=share) for term, share in seen if is_known(share)]
    unknown = whole(curve.iloc[0]["unknown_waits"])
    left_out = [asked.say("findings.waiting_curve.unknown_waits", n=unknown)] if unknown else []
    return " ".join([*parts, asked.say("findings.waiting_curve.open_counts"), *left_out])


def _still_waiting(curve: pd.DataFrame, day: int) -> float:
    """The height of the step curve on a day: that of the last row until then."""
    return curve[curve["days"] <= day].iloc[-1]["share_waiting"]


@kept
def open_by_age(asked: Asked) -> Finding:
    """How many requests are open, per department and age."""
    rows = asked.rows("open_by_age")
    return finding(
        asked,
        "open_by_age",
        rows,
        needs=("requests.department", "requests.received_date", "requests.decided_date"),
        sentence=_open(asked, rows),
        figure=draw.open_by_age(rows, asked.language, asked.paper) if len(rows) else None,
    )


def _open(asked: Asked, rows: pd.DataFrame) -> str:
    told = asked.rows("headlines").iloc[0]
    if rows.empty:
        return asked.say("findings.open_by_age.none")
    oldest = rows.loc[rows["longest_days"].idxmax()]
    said = asked.say("findings.open_by_age.some", n=whole(told["open_requests"]), old=whole(told["open_over_26_weeks"]))
    return f"{said} " + asked.say(
        "findings.open_by_age.longest",
        days=whole(oldest["longest_days"]),
        department=named(oldest["department"], "department", asked.language),
    )
