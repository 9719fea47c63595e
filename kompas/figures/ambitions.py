"""The figure on how often initiators ask for money and for how much, per year."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import columns, hover, note
from kompas.figures.names import is_known
from kompas.figures.paper import TEXT_SIZE, Paper, escape, figure, no_axis
from kompas.figures.time import among_years, council_marks, year_axis
from kompas.texts import euro, number, say, tenth

MOST_LABELS = 12  # years of which each bar has its number
HEAD = 1.4  # room above the bars, for numbers and the words of a mark
ROWS = ((0.53, 0.92), (0, 0.39))  # where the two rows of bars stand


def ambitions_by_year(rows: pd.DataFrame, language: str, on: Paper, terms: Sequence[date] = (), minimum: int = 1) -> go.Figure:
    """Two rows of bars over the same years: how often they asked, and for how much in the middle, in thousands of euros.

    A year that is not over is outlined. Where fewer than `minimum` amounts are known there is no middle.
    """
    records = [row for row in rows.itertuples() if is_known(row.year)]
    years = [int(row.year) for row in records]
    counts = [int(row.times_asked) for row in records]
    middles = [row.median_asked_eur if is_known(row.median_asked_eur) and row.with_amount >= minimum else None for row in records]
    is_partial = [bool(row.is_partial_year) for row in records]
    has_room = len(years) <= MOST_LABELS
    amounts = [amount for amount in middles if amount is not None]
    marks = council_marks(terms, among_years(years), language, on)
    thousands = [tenth(amount / 1000, language) if amount is not None and has_room else "" for amount in middles]
    hover_text = hover([_hover_label(row, language) for row in records])
    return figure(
        on,
        language,
        [
            _bars(years, counts, [number(count, language) if count and has_room else "" for count in counts], is_partial, on.accent, on)
            | hover_text,
            _bars(years, middles, thousands, is_partial, on.second, on) | {"yaxis": "y2"} | hover_text,
        ],
        516,
        {"t": 8, "b": 46},
        bargap=0.25,
        xaxis=year_axis(on, years, is_partial, language, anchor="y2"),
        yaxis=no_axis(domain=[*ROWS[0]], range=[0, max(*counts, 1) * HEAD]),
        yaxis2=no_axis(domain=[*ROWS[1]], range=[0, max([*amounts, 1]) * HEAD]),
        shapes=[mark | {"y0": low, "y1": high} for mark in marks["shapes"] for low, high in ROWS],
        annotations=[
            *(mark | {"y": high} for mark in marks["annotations"] for _, high in ROWS),
            _heading(say(language, "figures.times_asked"), ROWS[0][1], on),
            _heading(say(language, "figures.middle_asked"), ROWS[1][1], on),
        ],
    )


def _bars(years: list[int], heights: list, texts: list[str], is_partial: list[bool], colour: str, on: Paper) -> dict:
    outlined = {"color": [on.background if open_ended else colour for open_ended in is_partial], "line": {"color": colour, "width": 2}}
    font = {"size": TEXT_SIZE - 3, "color": on.ink}
    return columns(years, heights, outlined, texts, on, constraintext="none", textfont=font)


def _hover_label(row: object, language: str) -> str:
    parts = f"{int(row.year)}: {say(language, 'figures.asked_times', n=int(row.times_asked))}"
    return f"{parts}, {escape(euro(row.asked_eur, language))}" if is_known(row.asked_eur) else parts


def _heading(text: str, y: float, on: Paper) -> dict:
    """What a row of bars shows, above it."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "paper", "yanchor": "bottom"}
    return note(f"<b>{text}</b>", on.ink, bgcolor=on.background, **place)
