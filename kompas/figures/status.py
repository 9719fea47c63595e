"""Charts on where initiatives stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from kompas.figures.chart import ENDS, ROAD, STATUSES, Axis, Bars, Chart, Dots, Role, Row, Spans
from kompas.figures.marks import cell, cells, part
from kompas.figures.names import LEFT_REGISTER, UNKNOWN, capital, display_name, distinct, each, is_known, or_none
from kompas.figures.time import among_years, council_lines, year_axis
from kompas.texts import number, say

GROUPS = {"road": ROAD, "ends": ENDS}
MONTH = 365.25 / 12  # days
MOST_TICKS = 4  # '18 maanden' so many times beside each other fits on a telephone


def status_by_theme(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per theme, largest first, in parts by status in the order of an initiative's life, with a lighter part of which the status is
    assumed; who nobody knows of ends the bar."""
    counted = {(or_none(row.theme), row.status if is_known(row.status) else UNKNOWN): row for row in each(rows)}
    themes = distinct(rows["theme"])
    total = {theme: sum(int(row.initiatives) for (of, _), row in counted.items() if of == theme) for theme in themes}
    themes.sort(key=lambda theme: (theme is None, -total[theme]))
    used = [status for status in (*STATUSES, LEFT_REGISTER, UNKNOWN) if any((theme, status) in counted for theme in themes)]
    return Chart(
        language,
        tuple(bars for status in used for bars in _parts(status, [counted.get((theme, status)) for theme in themes], language)),
        rows=tuple(Row(capital(display_name(theme, "theme", language)), number(total[theme], language)) for theme in themes),
        is_stacked=True,
    )


def _parts(status: str, records: Sequence, language: str) -> list[Bars]:
    """Per theme those of whom the exports say this status, and those of whom it is assumed; in the legend under the road or its ends."""
    name = display_name(status, "status", language)
    of_whom = [int(row.assumed_initiatives) if row else 0 for row in records]
    reported = [int(row.initiatives) - n if row else 0 for row, n in zip(records, of_whom, strict=True)]
    whole = [cell(row, "reported_initiatives" if n else "initiatives") for row, n in zip(records, of_whom, strict=True)]
    parts = [part(name, reported, status, language, cells=whole)] if any(reported) or not any(of_whom) else []
    label = say(language, "figures.assumed", name=name)
    assumed = cells(records, "assumed_initiatives")
    parts += [part(label, of_whom, status, language, is_assumed=True, cells=assumed)] if any(of_whom) else []
    return [replace(bars, group=group_of(status, language)) for bars in parts]


def group_of(status: str, language: str) -> str:
    """The heading under which a status stands in a legend; none where nobody knows."""
    return next((say(language, f"figures.{which}") for which, group in GROUPS.items() if status in group), "")


def in_and_out(rows: pd.DataFrame, language: str, terms: Sequence[date] = ()) -> Chart:
    """Per year a bar up for what came and a bar down for what went; a year that is not over yet is outlined.

    Lines mark where the council began one of its `terms`.
    """
    years = tuple(int(year) for year in rows["year"])
    partial = tuple(bool(is_partial) for is_partial in rows["is_partial_year"])
    flows = (
        _flow("came", years, [int(count) for count in rows["came"]], partial, "accent", language),
        _flow("went", years, [-int(count) for count in rows["went"]], partial, "second", language),
    )
    return Chart(
        language,
        tuple(replace(flow, cells=cells(each(rows), which)) for flow, which in zip(flows, ("came", "went"), strict=True)),
        x=year_axis(years, partial, language),
        references=council_lines(terms, among_years(years), language),
    )


def _flow(which: str, years: Sequence[int], counts: Sequence[int], partial: tuple[bool, ...], colour: Role, language: str) -> Bars:
    label = say(language, f"figures.{which}")
    numbers = [number(abs(count), language) for count in counts]
    return Bars(
        tuple(counts),
        colour,
        tuple(years),
        name=label,
        labels=tuple(text if count else "" for text, count in zip(numbers, counts, strict=True)),
        hovers=tuple(f"{year}: {label.lower()} {text}" for year, text in zip(years, numbers, strict=True)),
        is_open=partial,
    )


def time_in_status(rows: pd.DataFrame, language: str) -> Chart:
    """Per status a dot at the middle initiative and a line to where nine in ten are; a stroke across at what is usual there."""
    order = {status: place for place, status in enumerate(STATUSES)}
    records = sorted(rows.itertuples(), key=lambda row: order.get(row.status, len(order)))
    timed = [(place, row) for place, row in enumerate(records) if is_known(row.median_days) and not _is_unknown(row)]
    usual = [(place, row) for place, row in enumerate(records) if is_known(row.usual_days)]
    reach = max([days for row in records for days in (row.p90_days, row.usual_days) if is_known(days)] + [MONTH])
    return Chart(
        language,
        (
            *(_middles(timed, language) if timed else ()),
            *([_usual(usual, language)] if usual else []),
        ),
        rows=tuple(Row(capital(display_name(row.status, "status", language)), _so_long(row, language)) for row in records),
        x=Axis("number", 0, reach, _time_ticks(reach, language)),
    )


def _usual(pairs: Sequence[tuple], language: str) -> Dots:
    """A stroke across the line: what lies to the right of it is longer than usual."""
    return Dots(
        tuple(row.usual_days for _, row in pairs),
        "ink",
        tuple(place for place, _ in pairs),
        symbol="stroke",
        name=capital(say(language, "figures.beyond_is_stuck")),
        hovers=tuple(say(language, f"figures.usual_by_{row.usual_basis}", days=row.usual_days) for _, row in pairs),
        cells=tuple(cell(row, "stuck") if is_known(row.stuck) and row.stuck else None for _, row in pairs),
    )


def _is_unknown(row: object) -> bool:
    """Whether all that is known of the middle is that it is at least nothing."""
    return row.since_unknown == row.initiatives and not row.median_days


def _so_long(row: object, language: str) -> str:
    """How many and how long; 'at least' where the exports tell of none of them since when."""
    if not is_known(row.median_days):
        return say(language, "figures.initiatives", n=int(row.initiatives))
    if _is_unknown(row):
        return f"{say(language, 'figures.initiatives', n=int(row.initiatives))} · {say(language, 'figures.since_unknown')}"
    key = "time_at_least" if row.since_unknown == row.initiatives else "time_in_status"
    label = say(language, f"figures.{key}", n=int(row.initiatives), days=row.median_days)
    return f"{label} · {say(language, 'figures.stuck', n=int(row.stuck))}" if is_known(row.stuck) and row.stuck else label


def _middles(pairs: Sequence[tuple], language: str) -> tuple[Spans, Dots, Dots]:
    """A dot at the middle, and a line from there to a small one where nine in ten are."""
    records, places = [row for _, row in pairs], tuple(place for place, _ in pairs)
    middles, ends = (tuple(getattr(row, f"{which}_days") for row in records) for which in ("median", "p90"))
    name = capital(say(language, "figures.middle_and_nine_in_ten"))
    half, nine_in_ten = (
        tuple(say(language, f"figures.{key}", days=days) for days in each_days)
        for key, each_days in (("half_days", middles), ("nine_in_ten_days", ends))
    )
    counted = cells(records, "initiatives")
    return (
        Spans(middles, ends, "accent", places),
        Dots(ends, "accent", places, symbol="point", hovers=nine_in_ten, cells=counted),
        Dots(middles, "accent", places, name=name, hovers=half, cells=counted),
    )


def _time_ticks(reach: float, language: str) -> tuple[tuple[float, str], ...]:
    """Ticks in whole months while that reads well, in years after that."""
    months = next((step for step in (1, 3, 6, 12, 24) if reach / (step * MONTH) <= MOST_TICKS), 60)
    at = range(0, int(reach / MONTH) + 1, months)
    unit = "years" if months >= 12 else "months"
    return tuple(
        (place * MONTH, say(language, f"figures.{unit}", n=place // 12 if unit == "years" else place) if place else "0") for place in at
    )
