"""The chart on change: a share per month or quarter in the band that fits chance."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from babel import dates

from kompas.figures.chart import Axis, Band, Chart, Dots, Line, Role, Symbol
from kompas.figures.marks import cells
from kompas.figures.names import capital, each, is_known
from kompas.figures.time import among_days, council_lines, day_axis
from kompas.texts import say

# What a point is: its symbol and its colour. A signal never by colour alone.
MARKS: dict[str, tuple[Symbol, Role]] = {
    "none": ("circle", "accent"),
    "outside": ("diamond", "second"),
    "run": ("square", "second"),
    "immature": ("circle-open", "line"),
}


def answered_over_time(rows: pd.DataFrame, terms: Sequence[date], language: str) -> Chart:
    """A line with a point per period of receipt, on the band of chance around the mean; what is not ripe is grey and not on the line."""
    dated = [row for row in each(rows) if is_known(row.received_from)]
    seen = [row for row in dated if is_known(row.share)]
    points = [row for row in dated if row.received_from >= seen[0].received_from]
    first, last = points[0].received_from.date(), points[-1].received_from.date()
    line = Line(_days(points), tuple(row.share if _kind(row) != "immature" and is_known(row.share) else None for row in points), "accent")
    dots = (_dots([row for row in seen if _kind(row) == kind], kind, language) for kind in MARKS)
    return Chart(
        language,
        (
            *_band([row for row in points if is_known(row.share_limit_low)], language),
            *([line] if any(share is not None for share in line.values) else []),
            *(marks for marks in dots if marks.values),
        ),
        x=day_axis(first, last),
        y=Axis("share"),
        references=council_lines(terms, among_days(first, last), language),
    )


def _kind(row: object) -> str:
    if not isinstance(row.signal, str):
        return "immature"
    return "none" if row.signal == "too_few" else row.signal


def _days(points: Sequence) -> tuple[date, ...]:
    return tuple(row.received_from.date() for row in points)


def _band(limited: Sequence, language: str) -> list[Band | Line]:
    """The band in which chance leaves a share, and the mean; none where no period has bounds."""
    if not limited:
        return []
    days, mean = _days(limited), limited[0].share_mean
    lows, highs = (tuple(getattr(row, f"share_limit_{side}") for row in limited) for side in ("low", "high"))
    return [
        Band(days, lows, highs, "accent", capital(say(language, "figures.over_time.band")), is_around=True),
        Line(days, (mean,) * len(days), "ink", capital(say(language, "figures.over_time.mean", share=mean)), "dot"),
    ]


def _dots(rows: Sequence, kind: str, language: str) -> Dots:
    symbol, colour = MARKS[kind]
    hovers = (
        say(language, "figures.over_time.hover", period=_period_name(row, language), share=row.share, n=int(row.requests)) for row in rows
    )
    return Dots(
        tuple(row.share for row in rows),
        colour,
        _days(rows),
        symbol=symbol,
        name=capital(say(language, f"figures.over_time.{kind}")),
        hovers=tuple(hovers),
        cells=cells(rows, "requests"),
    )


def _period_name(row: object, language: str) -> str:
    day = row.received_from
    if row.period_kind == "quarter":
        return say(language, "figures.quarter_in_words", number=day.quarter, year=day.year)
    return say(language, "figures.over_time.month", name=dates.format_date(day, "MMMM", locale=language), year=day.year)
