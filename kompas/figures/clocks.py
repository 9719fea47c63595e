"""Charts on terms: the two clocks, decided or withdrawn, and the days within which half and nine in ten are there."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Areas, Axis, Chart, Dots, Note, Role, Row
from kompas.figures.marks import cells, shares
from kompas.figures.names import capital, department_name, each, in_order, is_known, or_none, without_repetition
from kompas.texts import say

CLOCKS = ("service", "law")
QUANTILES = {"half": ("circle", "accent"), "nine_in_ten": ("diamond", "second")}
WEEKS = (0, 8, 16, 26, 39, 52)


def two_clocks(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart:
    """Per department a dot for the service norm and a diamond for the legal term, with intervals; counts where there are too few."""
    by_clock = {(row.clock, or_none(row.department)): row for row in each(rows)}
    departments = without_repetition(in_order(name for _, name in by_clock), is_filtered)
    running = [clock for clock in CLOCKS if any(of == clock for of, _ in by_clock)]
    series, notes = [], []
    for line, clock in enumerate(running):
        pairs = [(place, by_clock[clock, name]) for place, name in enumerate(departments) if (clock, name) in by_clock]
        label = capital(say(language, f"figures.clocks.{clock}.name"))
        series.append(shares([pair for pair in pairs if is_known(pair[1].share)], line, clock == "law", label, language))
        notes += [Note(_counted(row, language), place, line) for place, row in pairs if not is_known(row.share)]
    return Chart(
        language,
        tuple(series),
        rows=tuple(Row(department_name(name, language, is_filtered), _count_label(by_clock, name, language)) for name in departments),
        lines=len(running),
        x=Axis("share", title=say(language, "figures.clocks.in_time")),
        notes=tuple(notes),
    )


def _count_label(by_clock: dict, name: str | None, language: str) -> str:
    service, law = (int(by_clock[clock, name].requests) if (clock, name) in by_clock else 0 for clock in CLOCKS)
    if not service:
        return say(language, "figures.clocks.counted_formal", n=law)
    return say(language, "figures.clocks.counted", n=service, law=law)


def _counted(row: object, language: str) -> str:
    """The counts, where there are too few for a share."""
    kind = "few" if row.requests else "none"
    blanks = {"answered": int(row.answered_in_time), "requests": int(row.requests)}
    return say(language, f"figures.clocks.{row.clock}.{kind}", **blanks)


def decided_or_withdrawn(rows: pd.DataFrame, language: str) -> Chart:
    """Areas on top of each other, week by week: decided below, withdrawn on it, and what still waits up to the top."""
    decided, withdrawn = (rows[rows["became"] == became] for became in ("decided", "withdrawn"))
    weeks = [int(week) for week in decided["week"]]
    return Chart(
        language,
        (
            _area("decided", weeks, decided["share"], "accent", language),
            _area("withdrawn", weeks, withdrawn["share"], "second", language),
            _area("waiting", weeks, decided["share_waiting"], "pale", language),
        ),
        x=Axis(
            "number",
            0,
            max(weeks),
            tuple((week, str(week)) for week in WEEKS if week <= max(weeks)),
            title=say(language, "figures.weeks_after"),
        ),
        y=Axis("share"),
    )


def _area(part: str, weeks: Sequence[int], shares: pd.Series, colour: Role, language: str) -> Areas:
    """The share of each week; its name says how large it is at the end."""
    what = capital(say(language, f"figures.clocks.{part}"))
    hovers = [say(language, "figures.clocks.at_the_end", n=week, share=share, what=what) for week, share in zip(weeks, shares, strict=True)]
    return Areas(tuple(weeks), tuple(shares), colour, hovers[-1], tuple(hovers))


def waiting_quantiles(rows: pd.DataFrame, language: str, is_filtered: bool = False) -> Chart:
    """Per department a dot where half are decided and a diamond where nine in ten are, each with its interval."""
    by_department = {or_none(row.department): row for row in each(rows)}
    departments = without_repetition(in_order(by_department), is_filtered)
    records = [by_department[name] for name in departments]
    return Chart(
        language,
        tuple(_days(records, part, line, language) for line, part in enumerate(QUANTILES)),
        rows=tuple(
            Row(department_name(name, language, is_filtered), _days_label(row, language))
            for name, row in zip(departments, records, strict=True)
        ),
        lines=2,
        x=Axis("number", title=say(language, "figures.clocks.days_after")),
    )


def _days_label(row: object, language: str) -> str:
    """How many requests, and after how many days half and nine in ten of them were there; or that it has not come that far."""
    if not is_known(row.is_half_reached):
        kind = "few"
    else:
        kind = "both" if row.is_nine_in_ten_reached else "half" if row.is_half_reached else "none"
    days = {"half": row.half_days} if kind in ("both", "half") else {}
    days |= {"nine_in_ten": row.nine_in_ten_days} if kind == "both" else {}
    return say(language, f"figures.clocks.quantiles.{kind}", n=int(row.requests), **days)


def _days(records: Sequence, part: str, line: int, language: str) -> Dots:
    """Where so many are there; an upper bound that nobody knows is none."""
    symbol, colour = QUANTILES[part]
    days, lows, highs = ([or_none(getattr(row, f"{part}_days{end}")) for row in records] for end in ("", "_low", "_high"))
    places = [place for place, day in enumerate(days) if day is not None]
    bounds = [(lows[place] or 0, highs[place]) for place in places]
    return Dots(
        tuple(days[place] for place in places),
        colour,
        tuple(places),
        line,
        symbol,
        capital(say(language, f"figures.clocks.{part}")),
        tuple(bounds),
        hovers=tuple(_days_interval(low, high, language) for low, high in bounds),
        cells=cells([records[place] for place in places], "requests"),
    )


def _days_interval(low: float, high: float | None, language: str) -> str:
    if high is None:
        return say(language, "figures.clocks.at_least", low=int(low))
    return say(language, "figures.clocks.between", low=int(low), high=int(high))
