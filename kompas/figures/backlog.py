"""Charts on the pile: what came in and went out, and what it can cost at most to decide late."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from kompas.figures.chart import Bars, Chart, Role, Row
from kompas.figures.marks import cells, counted
from kompas.figures.names import capital, department_name, each, in_order, or_none
from kompas.texts import euro, say

PARTS: dict[str, tuple[int, Role]] = {"received": (0, "pale"), "closed": (1, "accent"), "closed_undated": (1, "unknown")}


def clearance(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart:
    """Per department a bar for what came in and a bar below it for what went out; the words tell how the pile grew or shrank."""
    by_department = _by_department(rows)
    departments = [name for name in in_order(by_department) if name is not None and _has_any(by_department[name])]
    records = [by_department[name] for name in departments]
    parts = [
        counted(say(language, f"figures.backlog.{what}"), records, what, colour, language, line) for what, (line, colour) in PARTS.items()
    ]
    return Chart(
        language,
        tuple(bars for bars in parts if bars.colour != "unknown" or any(bars.values)),
        rows=tuple(
            Row(
                department_name(name, language, is_filtered),
                say(language, "figures.backlog.pile", start=int(row.open_at_start), end=int(row.open_at_end)),
            )
            for name, row in zip(departments, records, strict=True)
        ),
        lines=2,
        is_stacked=True,
    )


def _has_any(row: object) -> bool:
    return any((row.open_at_start, row.received, row.closed, row.closed_undated, row.open_at_end))


def _by_department(rows: pd.DataFrame) -> dict:
    return {or_none(row.department): row for row in each(rows)}


def penalty_exposure(rows: pd.DataFrame, language: str, most_each: float, is_filtered: bool = False) -> Chart:
    """Per department a bar for what it is at most now, in an outline of what it is at most in the end.

    Behind it, hatched, what comes on top at most for applications of which the last day is not known: `most_each` for each of them.
    """
    by_department = {
        name: row for name, row in _by_department(rows).items() if name is not None and (row.overdue_requests or row.unknown_due)
    }
    departments = in_order(by_department)
    records = [by_department[name] for name in departments]
    overdue = cells(records, "overdue_requests")
    series = (
        replace(_euros("most", [row.penalty_most_eur for row in records], language), is_open=(True,) * len(records), cells=overdue),
        replace(_euros("now", [row.penalty_now_eur for row in records], language), cells=overdue),
        _unknown([(place, row) for place, row in enumerate(records) if row.unknown_due], most_each, language),
    )
    return Chart(
        language,
        tuple(bars for bars in series if any(bars.values)),
        rows=tuple(
            Row(department_name(name, language, is_filtered), _at_stake(row, language))
            for name, row in zip(departments, records, strict=True)
        ),
    )


def _at_stake(row: object, language: str) -> str:
    """How many are late, and what that is at most; and of how many the last day is not known."""
    if not row.overdue_requests:
        return say(language, "figures.backlog.unknown_due", n=int(row.unknown_due))
    label = say(language, "figures.backlog.at_stake", n=int(row.overdue_requests), now=row.penalty_now_eur, most=row.penalty_most_eur)
    return f"{label} · {say(language, 'figures.backlog.and_unknown', n=int(row.unknown_due))}" if row.unknown_due else label


def _euros(what: str, amounts: Sequence[float], language: str) -> Bars:
    label = say(language, f"figures.backlog.{what}")
    hovers = tuple(f"{label}: {euro(amount, language)}" for amount in amounts)
    return Bars(tuple(amounts), "accent", name=capital(label), hovers=hovers)


def _unknown(pairs: Sequence[tuple[int, object]], most_each: float, language: str) -> Bars:
    """What comes on top where the last day of an application is not known; what points at it says of how many."""
    return Bars(
        tuple(row.unknown_due * most_each for _, row in pairs),
        "unknown",
        at=tuple(place for place, _ in pairs),
        name=capital(say(language, "figures.backlog.unknown")),
        starts=tuple(row.penalty_most_eur for _, row in pairs),
        hovers=tuple(say(language, "figures.backlog.unknown_due", n=int(row.unknown_due)) for _, row in pairs),
        cells=cells([row for _, row in pairs], "unknown_due"),
    )
