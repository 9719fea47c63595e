"""Figures on what is more than chance: the funnel of departments."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import NO_HOVER, bars, below, hover, note, share_axis, upright
from kompas.figures.names import UNKNOWN, capital, display_name, each, is_known
from kompas.figures.paper import AT_THE_EDGE, NamedRows, Paper, figure, legend_on_top
from kompas.texts import say

BANDS = ("998", "95")  # per mille and per cent of what chance gives, the widest first
OUTSIDE = ("more", "less")


def departments_against_all(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A funnel on its side: per department, most requests first, a dot on the bands in which chance leaves it.

    Departments with too few requests stand together in one line, without their names.
    """
    records = [row for row in each(rows) if row.verdict != "too_few"]
    records.sort(key=lambda row: row.department == UNKNOWN)
    few = [row for row in each(rows) if row.verdict == "too_few"]
    together = records[0].share_all if records else None
    named_rows = NamedRows(
        tuple(capital(display_name(row.department, "department", language)) for row in records),
        tuple(f"{_sign(row, on)} {_in_words(row, language)}" for row in records),
        mark=20,
    )
    heights = named_rows.marks_at()
    traces = [_band(band, records, named_rows, language, on) for band in BANDS]
    traces += _spread(records, heights, language, on)
    traces += [
        _dots([pair for pair in zip(records, heights, strict=True) if _symbol(pair[0]) == symbol], symbol, language, on)
        for symbol in SYMBOLS
    ]
    return figure(
        on,
        language,
        [trace for trace in traces if len(trace["y"])],
        named_rows.height + 110 + 26 * bool(few),
        {"t": 76, "b": 34 + 26 * bool(few), "l": 14, "r": 24},
        barmode="overlay",
        xaxis=share_axis(on, language),
        yaxis=named_rows.axis(),
        shapes=[upright(together, on.ink, 1.5, layer="above")] if records else [],
        annotations=named_rows.annotations(on) + _notes(together, few, language, on),
        **legend_on_top(on, **AT_THE_EDGE),
    )


# Inside, outside, unknown: symbol and colour, and the sign before the words, so that no legend is needed.
SYMBOLS = {"circle": "accent", "diamond": "second", "circle-open": "ink"}
SIGNS = {"circle": "●", "diamond": "◆", "circle-open": "○"}


def _symbol(row: object) -> str:
    return "diamond" if row.verdict in OUTSIDE else "circle" if row.verdict == "chance" else "circle-open"


def _sign(row: object, on: Paper) -> str:
    symbol = _symbol(row)
    return f'<span style="color:{getattr(on, SYMBOLS[symbol])}">{SIGNS[symbol]}</span>'


def _in_words(row: object, language: str) -> str:
    verdict = "small" if row.verdict == "chance" and row.is_small else row.verdict
    return say(language, f"figures.against_all.{verdict}", share=row.share, n=int(row.requests))


def _band(band: str, records: list, named_rows: NamedRows, language: str, on: Paper) -> dict:
    lows, highs = ([getattr(row, f"share_{band}_{side}") for row in records] for side in ("low", "high"))
    marker = {"color": on.ages[BANDS.index(band)], "line": {"width": 0}}
    widths = [high - low for low, high in zip(lows, highs, strict=True)]
    label = capital(say(language, f"figures.against_all.band.{band}"))
    rank = len(BANDS) - BANDS.index(band)  # the narrow one lies over the wide one, and is explained before it
    return bars(widths, named_rows.marks_at(), named_rows, marker, name=label, base=lows, legendrank=rank, **NO_HOVER)


def _spread(records: list, heights: list[float], language: str, on: Paper) -> list[dict]:
    """How far departments lie apart by themselves, where there are enough of them to tell."""
    pairs = [(row, y) for row, y in zip(records, heights, strict=True) if is_known(row.share_spread_low)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": capital(say(language, "figures.against_all.band.spread")),
            "x": [at for row, _ in pairs for at in (row.share_spread_low, row.share_spread_high, None)],
            "y": [at for _, y in pairs for at in (y, y, None)],
            "line": {"color": on.line, "width": 1.5},
            "hoverinfo": "skip",
        }
    ]


def _dots(pairs: Iterable[tuple], symbol: str, language: str, on: Paper) -> dict:
    pairs = list(pairs)
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [row.share for row, _ in pairs],
        "y": [y for _, y in pairs],
        "marker": {
            "symbol": symbol,
            "size": 15,
            "color": getattr(on, SYMBOLS[symbol]),
            "line": {"color": on.ink if symbol == "circle-open" else on.background, "width": 2},
        },
        "cliponaxis": False,
    } | hover(
        [
            say(language, "figures.against_all.hover", share=row.share, n=int(row.requests), low=row.share_998_low, high=row.share_998_high)
            for row, _ in pairs
        ]
    )


def _notes(share: float | None, few: list, language: str, on: Paper) -> list[dict]:
    """What the dotted line is, above it; and the departments with too few requests, below the axis."""
    labels = []
    if share is not None:
        text = say(language, "figures.against_all.all", share=share)
        labels.append(note(text, on.ink, x=share, xanchor="right" if share > 0.5 else "left", y=1, yref="paper", yanchor="bottom"))
    if few:
        text = say(language, "figures.against_all.too_few", n=len(few), requests=sum(int(row.requests) for row in few))
        labels.append(below(text, on.ink, 30))
    return labels
