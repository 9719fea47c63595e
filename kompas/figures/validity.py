"""Figures on whether the risk score is any good."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import axis_title, dots, note, share_axis, spread_key, upright
from kompas.figures.names import is_known
from kompas.figures.paper import AT_THE_EDGE, NamedRows, Paper, figure, legend_on_top
from kompas.texts import percent, say

Row = tuple[float | None, float | None, float | None]  # a share, and how low and how high it may be


def score_validity(row: pd.Series, language: str, on: Paper) -> go.Figure:
    """How many of 100 pairs the score and size alone point out rightly, each a dot with its interval; the middle is a coin's toss."""
    names = ("share_right", "share_right_size")
    named_rows = NamedRows(
        tuple(say(language, f"figures.judged_by.{name}") for name in names),
        tuple(say(language, "figures.of_100_pairs", right=round(row[name] * 100)) for name in names),
    )
    rows = [(row[name], row[f"{name}_low"], row[f"{name}_high"]) for name in names]
    heights = named_rows.marks_at()
    return figure(
        on,
        language,
        [
            _dots(rows[:1], heights[:1], on.accent, "circle", language),
            _dots(rows[1:], heights[1:], on.second, "diamond", language),
            spread_key(language, on),
        ],
        named_rows.height + 108,
        {"t": 54, "b": 54, "l": 14, "r": 24},
        xaxis=share_axis(
            on, language, ticktext=["0", "25", "50", "75", "100"], title=axis_title(say(language, "figures.right_of_100"), on)
        ),
        yaxis=named_rows.axis(),
        annotations=[
            *named_rows.annotations(on),
            note(say(language, "figures.coin"), on.quiet, x=0.5, y=1, yref="paper", yanchor="bottom"),
        ],
        shapes=[upright(0.5, on.line)],
        **legend_on_top(on, **AT_THE_EDGE),
    )


def score_calibration(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per class of risk, from low to high: an open dot for the earlier half, a filled one for the later half, each with its interval.

    Where there are too few initiatives for a dot, words in its place say so.
    """
    records = [row for row in rows.itertuples() if is_known(row.risk_class)]
    named_rows = NamedRows(
        tuple(say(language, f"figures.risk_class.{row.risk_class}") for row in records),
        tuple(_halves(row, language) for row in records),
        lines=2,
    )
    promised = [(row.share_promised, row.share_promised_low, row.share_promised_high) for row in records]
    observed = [(row.share_observed, row.share_observed_low, row.share_observed_high) for row in records]
    return figure(
        on,
        language,
        [
            _dots(promised, named_rows.marks_at(0), on.second, "diamond-open", language, say(language, "figures.half.earlier")),
            _dots(observed, named_rows.marks_at(1), on.accent, "circle", language, say(language, "figures.half.later")),
            spread_key(language, on),
        ],
        named_rows.height + 122,
        {"t": 84, "b": 38, "l": 14, "r": 24},
        xaxis=share_axis(on, language),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on) + _without_dot(records, named_rows, language, on),
        **legend_on_top(on, **AT_THE_EDGE, entrywidth=300),
    )


def _without_dot(records: list, named_rows: NamedRows, language: str, on: Paper) -> list[dict]:
    """Words where a dot would be if there were enough initiatives; once where both dots of a class are not there."""
    are_lacking = [(not is_known(row.share_promised), not is_known(row.share_observed)) for row in records]
    places = [
        *(y for y, (earlier, _) in zip(named_rows.marks_at(0), are_lacking, strict=True) if earlier),
        *(y for y, (earlier, later) in zip(named_rows.marks_at(1), are_lacking, strict=True) if later and not earlier),
    ]
    looks = {"x": 0, "xanchor": "left", "xshift": 4, "bgcolor": on.background}
    return [note(say(language, "figures.no_dot"), on.quiet, y=y, **looks) for y in places]


def _halves(row: object, language: str) -> str:
    """What happened in both halves: shares where there are enough initiatives, otherwise counts."""
    earlier = _half(row.share_promised, row.earlier_stopped, row.earlier_initiatives, language)
    later = _half(row.share_observed, row.later_stopped, row.later_initiatives, language)
    return say(language, "figures.halves", earlier=earlier, later=later)


def _half(share: float | None, stopped: int, initiatives: int, language: str) -> str:
    return percent(share, language) if is_known(share) else say(language, "figures.n_of", n=int(stopped), of=int(initiatives))


def _dots(rows: Sequence[Row], heights: Sequence[float], colour: str, symbol: str, language: str, name: str = "") -> dict:
    """A dot at the share of every row, with its interval where there is one; rows without a share are left out."""
    pairs = [(row, height) for row, height in zip(rows, heights, strict=True) if is_known(row[0])]
    return dots(
        [height for _, height in pairs],
        [row[0] for row, _ in pairs],
        [[bound if is_known(bound) else row[0] for bound in row[1:]] for row, _ in pairs],
        {"color": colour, "symbol": symbol, "line": {"width": 2.5, "color": colour}},
        [_interval(row, language) for row, _ in pairs],
        name,
    ) | {"showlegend": bool(name)}


def _interval(row: Row, language: str) -> str:
    share, low, high = row
    return say(language, "figures.share_between", share=share, low=low, high=high) if is_known(low) else percent(share, language)
