"""More than chance, or not: departments beside all together, and months beside each other."""

import pandas as pd

from kompas.figures import chance as draw
from kompas.figures import over_time
from kompas.figures.names import UNKNOWN, each, is_known, named
from kompas.findings.asked import Asked
from kompas.findings.finding import Finding, event, finding, kept, whole

MOST_NAMED = 3  # chosen departments that get a sentence of their own
ENOUGH_POINTS = 12  # with fewer, limits are provisional
# What the verdict rests on: it is in the answer, and no reader of a page is asked to judge it.
BEHIND_THE_VERDICT = ["chance_at_most", "chance_at_least", "overdispersion", "variance_between"]


@kept
def departments_against_all(asked: Asked, until: str = "decision", term_days: int | None = None) -> Finding:
    """Per department, whether the share answered within the term differs more from that of all together than chance allows."""
    rows = asked.rows("departments_against_all", until=until, term_days=term_days)
    return finding(
        asked,
        "departments_against_all",
        rows.drop(columns=BEHIND_THE_VERDICT),
        needs=("requests.department", "requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(_in_time(asked, rows, until)),
        figure=draw.departments_against_all(rows, asked.language, asked.paper) if len(rows) else None,
    )


def _in_time(asked: Asked, rows: pd.DataFrame, until: str) -> list[str]:
    if rows.empty:
        return [asked.say("findings.answered_within_term.none")]
    every = each(rows)
    told = every[0]
    n = whole(told.all_requests)
    kind = "too_few" if n < asked.minimum else "some"
    weeks, answered = int(told.term_days) / 7, whole(told.all_answered_in_time)
    all_together = asked.say(f"findings.answered_within_term.{until}.{kind}", weeks=weeks, share=told.share_all, answered=answered, n=n)
    departments = [row for row in every if row.department != UNKNOWN]
    if kind == "too_few":
        return [all_together]
    if asked.filters.departments and len(departments) <= MOST_NAMED:
        return [all_together, *(_one(asked, row) for row in departments)]
    if whole(told.departments_compared) < 2:
        return [all_together, asked.say("findings.departments_against_all.nothing_to_compare")]
    return [all_together, *_several(asked, departments)]


def _one(asked: Asked, row: object) -> str:
    """The sentence of a chosen department."""
    verdict = "small" if row.verdict == "chance" and row.is_small else row.verdict
    called = named(row.department, "department", asked.language)
    blanks = {} if verdict == "too_few" else {"share": row.share}
    return asked.say(f"findings.departments_against_all.one.{verdict}", department=called, n=int(row.requests), **blanks)


def _several(asked: Asked, departments: list) -> list[str]:
    """How many departments differ more than chance allows, and of how many that cannot be said."""
    outside, compared = whole(departments[0].departments_outside), whole(departments[0].departments_compared)
    said = [asked.say("findings.departments_against_all.outside", n=outside, of=compared)]
    if 2 * outside > compared:
        said.append(asked.say("findings.departments_against_all.they_differ"))
    unsure = sum(row.verdict == "unknown" for row in departments)
    small = sum(row.verdict == "chance" and row.is_small for row in departments)
    for group, n in (("unsure", unsure), ("small", small)):
        if n:
            said.append(asked.say(f"findings.departments_against_all.{group}", n=n))
    return said


@kept
def answered_over_time(asked: Asked, until: str = "decision", period: str | None = None) -> Finding:
    """The share answered within the shortest term per month or quarter of receipt, in the band that fits chance."""
    rows = asked.rows("answered_over_time", until=until, period=period)
    is_shown = bool(rows["share"].notna().any())
    terms = asked.settings["council"]["terms"]
    return finding(
        asked,
        "answered_over_time",
        rows,
        needs=("requests.received_date", event(until)),
        supposed={"until": until},
        sentence=" ".join(_over_time(asked, rows)),
        figure=over_time.answered_over_time(rows, terms, asked.language, asked.paper) if is_shown else None,
    )


def _over_time(asked: Asked, rows: pd.DataFrame) -> list[str]:
    """The mean, the signals, and what is not ripe yet."""
    dated = [row for row in each(rows) if is_known(row.received_from)]
    points = [row for row in dated if is_known(row.signal)]
    if not dated:
        return [asked.say("findings.answered_within_term.none")]
    if not points:
        return [asked.say("findings.answered_over_time.no_points")]
    kind, weeks = points[0].period_kind, min(asked.settings["terms"]["answer_days"]) / 7
    said = [asked.say(f"findings.answered_over_time.{kind}.mean", weeks=weeks, share=points[0].share_mean)]
    counts = {signal: sum(row.signal == signal for row in points) for signal in ("outside", "run")}
    said += [asked.say(f"findings.answered_over_time.{kind}.{signal}", n=n) for signal, n in counts.items() if n]
    if len(points) > 1 and not any(counts.values()):
        calm = "within" if any(row.signal == "none" for row in points) else "one_sided"
        said.append(asked.say(f"findings.answered_over_time.{calm}"))
    if whole(points[0].points) < ENOUGH_POINTS:
        said.append(asked.say("findings.answered_over_time.provisional"))
    immature = sum(not row.is_mature for row in dated)
    return said + ([asked.say(f"findings.answered_over_time.{kind}.immature", n=immature)] if immature else [])
