"""The chart on how statuses follow each other."""

from dataclasses import replace

import pandas as pd

from kompas.figures.chart import STATUSES, Bars, Chart, Row
from kompas.figures.marks import part
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, capital, display_name, is_known, or_none
from kompas.figures.status import group_of
from kompas.texts import number, say

STILL = "still"  # what is in the status itself
Step = tuple[str | None, str]  # a status and the next one


def status_transitions(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per status that something came after, as long as the number that came into it, in parts by where they went.

    A status that nothing leaves, such as one that ends an initiative, has no bar: it is a part of the others.
    """
    counts: dict[Step, int] = {
        (or_none(row.status), row.next_status if is_known(row.next_status) else STILL): int(row.initiatives) for row in rows.itertuples()
    }
    left = [status for status in (*STATUSES, None) if any(of == status and then != STILL for of, then in counts)]
    came_in = {status: sum(count for (of, _), count in counts.items() if of == status) for status in left}
    parts = [then for then in (STILL, *STATUSES, LEFT_REGISTER, UNKNOWN) if any((status, then) in counts for status in left)]
    days = {(or_none(row.status), row.next_status): row.median_days for row in rows.itertuples()}
    return Chart(
        language,
        tuple(_part(then, {status: counts.get((status, then), 0) for status in left}, days, language) for then in parts),
        rows=tuple(Row(capital(display_name(status, "status", language)), number(came_in[status], language)) for status in left),
        is_stacked=True,
    )


def _part(then: str, counts: dict[str | None, int], days: dict, language: str) -> Bars:
    """What went on to this status, or is still there, out of each status."""
    label = say(language, "figures.still_here") if then == STILL else display_name(then, "status", language)
    bars = part(label, list(counts.values()), "pale" if then == STILL else then, language)
    return replace(
        bars,
        group=group_of(then, language),
        hovers=tuple(_hover(label, count, days.get((status, then)), language) for status, count in counts.items()),
    )


def _hover(label: str, count: int, days: object, language: str) -> str:
    text = f"{label}: {number(count, language)}"
    return f"{text}, {say(language, 'figures.after_days', days=days)}" if is_known(days) else text
