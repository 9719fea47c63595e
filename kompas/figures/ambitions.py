"""The chart on how often initiators ask for money and for how much, per year."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from kompas.figures.chart import Bars, Chart
from kompas.figures.marks import cells
from kompas.figures.names import is_known
from kompas.figures.time import among_years, council_lines, year_axis
from kompas.texts import euro, number, say, tenth


def ambitions_by_year(rows: pd.DataFrame, language: str, terms: Sequence[date] = (), minimum: int = 1) -> Chart:
    """Two panels of bars over the same years: how often they asked, and for how much in the middle, in thousands of euros.

    A year that is not over is outlined. Where fewer than `minimum` amounts are known there is no middle.
    """
    records = [row for row in rows.itertuples() if is_known(row.year)]
    years = [int(row.year) for row in records]
    is_partial = tuple(bool(row.is_partial_year) for row in records)
    counts = tuple(int(row.times_asked) for row in records)
    middles = tuple(row.median_asked_eur if is_known(row.median_asked_eur) and row.with_amount >= minimum else None for row in records)
    thousands = tuple("" if amount is None else tenth(amount / 1000, language) for amount in middles)
    shared = {"at": tuple(years), "hovers": tuple(_hover(row, language) for row in records), "is_open": is_partial}
    return Chart(
        language,
        (
            Bars(
                counts,
                "accent",
                labels=tuple(number(count, language) if count else "" for count in counts),
                cells=cells(records, "times_asked"),
                **shared,
            ),
            Bars(middles, "accent", line=1, labels=thousands, cells=cells(records, "with_amount"), **shared),
        ),
        panels=(say(language, "figures.times_asked"), say(language, "figures.middle_asked")),
        x=year_axis(years, is_partial, language),
        references=council_lines(terms, among_years(years), language),
    )


def _hover(row: object, language: str) -> str:
    parts = f"{int(row.year)}: {say(language, 'figures.asked_times', n=int(row.times_asked))}"
    return f"{parts}, {euro(row.asked_eur, language)}" if is_known(row.asked_eur) else parts
