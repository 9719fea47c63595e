"""Figures of the risk score: dots per driver, never a total alone; and what the drivers do together."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, short, unknown_marker
from kompas.texts import number, say

DRIVERS = (
    "municipal_share",
    "concentration",
    "margin",
    "reserve_months",
    "months_to_grant_end",
    "core_people",
    "volunteer_share",
    "age_years",
)
MOST_POINTS = 3 * len(DRIVERS)
RANGE_FROM, RANGE_TO = 8.35, 10.0  # where the range bar stands, in driver columns
PITCH, HEAD = 74, 150  # pixels
MARKS_AT = 0.78  # of a row, from its top


def risk_score(rows: pd.DataFrame, language: str, on: Paper, high: int) -> go.Figure:
    """A row per initiative: a dot for every point of a driver, a question mark where nothing is known, the score as a range."""
    told = list(rows.itertuples())
    count = len(told)
    heights = [count - index - MARKS_AT for index in range(count)]
    traces = [
        _dots(told, heights, on.pale, 0, language),
        _dots(told, heights, on.accent, 1, language),
        _unknown(told, heights, on),
        _track(heights, on),
        _ranges(told, heights, on),
    ]
    return drawn(
        on,
        language,
        traces,
        count * PITCH + HEAD,
        {"t": HEAD - 4, "b": 4},
        xaxis=no_axis(range=[0, RANGE_TO]),
        yaxis=no_axis(range=[0, count]),
        annotations=_headings(language, on) + _names(told, language, on),
        barmode="overlay",
        shapes=_columns(on) + [_high(high, on)],
    )


def _dots(told: list, heights: list[float], colour: str, filled: int, language: str) -> dict:
    x, y, said = [], [], []
    for row, height in zip(told, heights, strict=True):
        for column, driver in enumerate(DRIVERS):
            points = getattr(row, f"{driver}_points")
            if is_known(points):
                places = range(int(points)) if filled else range(int(points), 3)
                x += [column + 0.5 + (place - 1) * 0.25 for place in places]
                y += [height] * len(places)
                said += [f"{say(language, f'figures.driver.{driver}')}: {int(points)}"] * len(places)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"color": colour, "size": 9 if filled else 5},
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _unknown(told: list, heights: list[float], on: Paper) -> dict:
    places = [
        (column + 0.5, height)
        for row, height in zip(told, heights, strict=True)
        for column, driver in enumerate(DRIVERS)
        if not is_known(getattr(row, f"{driver}_points"))
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {"color": on.background, "size": 17, "line": {"color": on.quiet, "width": 1.5}},
        "text": ["?"] * len(places),
        "textfont": {"size": TEXT_SIZE - 4, "color": on.quiet},
        "hoverinfo": "skip",
    }


def _ranges(told: list, heights: list[float], on: Paper) -> dict:
    """One bar per initiative from the lowest to the highest score that fits what is known; a known score is a short stroke."""
    scale = (RANGE_TO - 0.1 - RANGE_FROM) / MOST_POINTS
    return {
        "type": "bar",
        "orientation": "h",
        "base": [RANGE_FROM + row.score_low * scale - 0.03 for row in told],
        "x": [(row.score_high - row.score_low) * scale + 0.06 for row in told],
        "y": heights,
        "width": 10 / PITCH,
        "marker": {"color": on.second},
        "hoverinfo": "skip",
    }


def _track(heights: list[float], on: Paper) -> dict:
    """What the range bar lies on: from no points to all."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [RANGE_FROM] * len(heights),
        "x": [RANGE_TO - 0.1 - RANGE_FROM] * len(heights),
        "y": heights,
        "width": 10 / PITCH,
        "marker": {"color": on.pale},
        "hoverinfo": "skip",
    }


def _high(high: int, on: Paper) -> dict:
    """A line at the score from which the risk is called high."""
    x = RANGE_FROM + high * (RANGE_TO - 0.1 - RANGE_FROM) / MOST_POINTS
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": on.ink, "width": 1, "dash": "dot"}}


def _columns(on: Paper) -> list[dict]:
    """A hair line between the drivers."""
    return [
        {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": on.pale, "width": 1}, "layer": "below"}
        for x in range(1, len(DRIVERS) + 1)
    ]


def _headings(language: str, on: Paper) -> list[dict]:
    centres = [column + 0.5 for column in range(len(DRIVERS))] + [(RANGE_FROM + RANGE_TO) / 2]
    words = [say(language, f"figures.driver.{driver}") for driver in DRIVERS] + [say(language, "figures.score", most=MOST_POINTS)]
    return [
        {
            "text": text,
            "x": x,
            "y": 1,
            "yref": "paper",
            "xanchor": "center",
            "yanchor": "bottom",
            "textangle": -90,
            "showarrow": False,
            "font": {"size": TEXT_SIZE - 1, "color": on.ink},
        }
        for x, text in zip(centres, words, strict=True)
    ]


def _names(told: list, language: str, on: Paper) -> list[dict]:
    return [
        {
            "text": f"<b>{_title(row, language)}</b><br>{_said(row, language)}",
            "x": 0,
            "xref": "paper",
            "y": len(told) - index - 0.04,
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
            "bgcolor": on.background,
            "align": "left",
            "borderpad": 0,
            "font": {"size": TEXT_SIZE, "color": on.ink},
        }
        for index, row in enumerate(told)
    ]


def _title(row: object, language: str) -> str:
    return short(named(row.title, "title", language) if is_known(row.title) else row.initiative_id)


def _said(row: object, language: str) -> str:
    """The score, and the places on the list that other weights of the drivers would give."""
    said = say(language, "figures.so_many_points", points=_score(row))
    if not is_known(row.position_equal):
        return said
    low, high = int(row.position_low), int(row.position_high)
    places = say(language, "figures.place", n=low) if low == high else say(language, "figures.places", low=low, high=high)
    return f"{said} · {places}"


def _score(row: object) -> str:
    low, high = int(row.score_low), int(row.score_high)
    return str(low) if low == high else f"{low}–{high}"


def risk_drivers(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per driver over all initiatives, most points first: the more points, the stronger the colour; unknown is hatched."""
    told = list(rows.itertuples())
    listed = NamedRows(
        tuple(say(language, f"figures.driver.{row.driver}") for row in told),
        tuple(say(language, "figures.driver_known", n=int(row.initiatives - row.points_unknown)) for row in told),
        mark=22,
    )
    widest = max(int(row.initiatives) for row in told)
    parts = ("points_3", "points_2", "points_1", "points_0", "points_unknown")
    return drawn(
        on,
        language,
        [_part(part, [int(getattr(row, part)) for row in told], listed, widest, language, on) for part in parts],
        listed.height + 60,
        {"t": 4, "b": 4},
        barmode="stack",
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _part(part: str, counts: list[int], listed: NamedRows, widest: int, language: str, on: Paper) -> dict:
    points = part.removeprefix("points_")
    called = say(language, f"figures.points.{points}")
    is_unknown = points == "unknown"
    return {
        "type": "bar",
        "orientation": "h",
        "name": called,
        "x": counts,
        "y": listed.marks_at(),
        "width": listed.thickness,
        "marker": unknown_marker(on) if is_unknown else {"color": on.ages[int(points)], "line": {"color": on.line, "width": 1}},
        "text": [number(count, language) if count / widest > 0.06 and not is_unknown else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": TEXT_SIZE - 2, "color": on.background if points in ("2", "3") else on.ink},
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{called}: {number(count, language)}" for count in counts],
    }
