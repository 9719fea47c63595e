"""Figures on whether the risk score is any good."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, value_axis
from kompas.texts import percent, say

Row = tuple[float | None, float | None, float | None]  # a share, and how low and how high it may be


def score_validity(told: pd.Series, language: str, on: Paper) -> go.Figure:
    """How many of 100 pairs the score and size alone point out rightly, each a dot with its interval; the middle is a coin's toss."""
    names = ("share_right", "share_right_size")
    listed = NamedRows(
        tuple(say(language, f"figures.judged_by.{name}") for name in names),
        tuple(say(language, "figures.of_100_pairs", right=round(told[name] * 100)) for name in names),
    )
    rows = [(told[name], told[f"{name}_low"], told[f"{name}_high"]) for name in names]
    heights = listed.marks_at()
    return drawn(
        on,
        language,
        [
            _dots(rows[:1], heights[:1], on.accent, "circle", language),
            _dots(rows[1:], heights[1:], on.second, "diamond", language),
        ],
        listed.height + 84,
        {"t": 30, "b": 54, "l": 14, "r": 24},
        xaxis=value_axis(
            on,
            range=[0, 1],
            tickvals=[0, 0.25, 0.5, 0.75, 1],
            ticktext=["0", "25", "50", "75", "100"],
            title={"text": say(language, "figures.right_of_100"), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}},
        ),
        yaxis=listed.axis(),
        annotations=[*listed.annotations(on), _coin(language, on)],
        shapes=[
            {"type": "line", "x0": 0.5, "x1": 0.5, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": on.line, "dash": "dot", "width": 2}}
        ],
    )


def _coin(language: str, on: Paper) -> dict:
    return {
        "text": say(language, "figures.coin"),
        "x": 0.5,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 2, "color": on.quiet},
    }


def score_calibration(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per class of risk, from low to high: an open dot for the earlier half, a filled one for the later half, each with its interval."""
    told = [row for row in rows.itertuples() if is_known(row.risk_class)]
    listed = NamedRows(
        tuple(say(language, f"figures.risk_class.{row.risk_class}") for row in told),
        tuple(_halves(row, language) for row in told),
        lines=2,
    )
    promised = [(row.share_promised, row.share_promised_low, row.share_promised_high) for row in told]
    observed = [(row.share_observed, row.share_observed_low, row.share_observed_high) for row in told]
    return drawn(
        on,
        language,
        [
            _dots(promised, listed.marks_at(0), on.second, "diamond-open", language, say(language, "figures.half.earlier")),
            _dots(observed, listed.marks_at(1), on.accent, "circle", language, say(language, "figures.half.later")),
        ],
        listed.height + 100,
        {"t": 62, "b": 38, "l": 14, "r": 24},
        xaxis=value_axis(
            on, range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], ticktext=[percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)]
        ),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on) | {"entrywidth": 300},
    )


def _halves(row: object, language: str) -> str:
    """What happened in both halves: shares where there are enough initiatives, otherwise counts."""
    earlier = _half(row.share_promised, row.earlier_stopped, row.earlier_initiatives, language)
    later = _half(row.share_observed, row.later_stopped, row.later_initiatives, language)
    return say(language, "figures.halves", earlier=earlier, later=later)


def _half(share: float | None, stopped: int, initiatives: int, language: str) -> str:
    return percent(share, language) if is_known(share) else say(language, "figures.n_of", n=int(stopped), of=int(initiatives))


def _dots(rows: Sequence[Row], heights: Sequence[float], colour: str, symbol: str, language: str, name: str = "") -> dict:
    """A dot at the share of every row, with its interval where there is one; rows without a share are left out."""
    shown = [(row, height) for row, height in zip(rows, heights, strict=True) if is_known(row[0])]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [row[0] for row, _ in shown],
        "y": [height for _, height in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row[2] - row[0] if is_known(row[2]) else 0 for row, _ in shown],
            "arrayminus": [row[0] - row[1] if is_known(row[1]) else 0 for row, _ in shown],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        },
        "marker": {"color": colour, "size": 14, "symbol": symbol, "line": {"width": 2.5, "color": colour}},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [_interval(row, language) for row, _ in shown],
    }


def _interval(row: Row, language: str) -> str:
    share, low, high = row
    return say(language, "figures.share_between", share=share, low=low, high=high) if is_known(low) else percent(share, language)
