"""The chart on how statuses follow each other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from kompas.figures.chart import STATUSES, Bars, Chart, Row
from kompas.figures.marks import cells, part
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, capital, display_name, each, is_known, or_none
from kompas.figures.status import group_of
from kompas.texts import number, say

STILL = "still"  # what is in the status itself
Step = tuple[str | None, str]  # a status and the next one


def status_transitions(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per status that something came after, as long as the number that came into it, in parts by where they went.

    A status that nothing leaves, such as one that ends an initiative, has no bar: it is a part of the others.
    """
    counted: dict[Step, Any] = {(or_none(row.status), row.next_status if is_known(row.next_status) else STILL): row for row in each(rows)}
    counts = {step: int(row.initiatives) for step, row in counted.items()}
    left = [status for status in (*STATUSES, None) if any(of == status and then != STILL for of, then in counts)]
    came_in = {status: sum(count for (of, _), count in counts.items() if of == status) for status in left}
    parts = [then for then in (STILL, *STATUSES, LEFT_REGISTER, UNKNOWN) if any((status, then) in counts for status in left)]
    return Chart(
        language,
        tuple(_part(then, [counted.get((status, then)) for status in left], language) for then in parts),
        rows=tuple(Row(capital(display_name(status, "status", language)), number(came_in[status], language)) for status in left),
        is_stacked=True,
    )


def _part(then: str, records: Sequence, language: str) -> Bars:
    """What went on to this status, or is still there, out of each status."""
    label = say(language, "figures.still_here") if then == STILL else display_name(then, "status", language)
    counts = [int(row.initiatives) if row else 0 for row in records]
    bars = part(label, counts, "pale" if then == STILL else then, language, cells=cells(records, "initiatives"))
    return replace(
        bars,
        group=group_of(then, language),
        hovers=tuple(_hover(label, count, row.median_days if row else None, language) for row, count in zip(records, counts, strict=True)),
    )


def _hover(label: str, count: int, days: object, language: str) -> str:
    text = f"{label}: {number(count, language)}"
    return f"{text}, {say(language, 'figures.after_days', days=days)}" if is_known(days) else text
