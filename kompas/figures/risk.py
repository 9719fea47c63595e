"""Figures of the risk score: dots per driver, never a total alone; and what the drivers do together."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import NO_HOVER, hover, note, numbers, part, stacked_bars, upright
from kompas.figures.names import UNKNOWN, display_name, is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, no_axis, short, unknown_marker
from kompas.texts import say

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
PITCH = 74  # pixels of a row
LETTER = 6.6  # pixels of a letter of a heading, which stands on its side
MARKS_AT = 0.78  # of a row, from its top


def risk_score(rows: pd.DataFrame, language: str, on: Paper, high: int) -> go.Figure:
    """A row per initiative: a dot for every point of a driver, a question mark where nothing is known, the score as a range."""
    records = list(rows.itertuples())
    count = len(records)
    heights = [count - index - MARKS_AT for index in range(count)]
    headings = _headings(language, on)
    head = round(8 + LETTER * max(len(heading["text"]) for heading in headings))
    traces = [
        _dots(records, heights, on.pale, 0, language),
        _dots(records, heights, on.accent, 1, language),
        _unknown(records, heights, on),
        _track(heights, on),
        _ranges(records, heights, on),
    ]
    return figure(
        on,
        language,
        traces,
        count * PITCH + head + 4,
        {"t": head, "b": 4},
        xaxis=no_axis(range=[0, RANGE_TO]),
        yaxis=no_axis(range=[0, count]),
        annotations=headings + _names(records, language, on),
        barmode="overlay",
        shapes=_columns(on) + [_high(high, on)],
    )


def _dots(records: list, heights: list[float], colour: str, filled: int, language: str) -> dict:
    x, y, labels = [], [], []
    for row, height in zip(records, heights, strict=True):
        for column, driver in enumerate(DRIVERS):
            points = getattr(row, f"{driver}_points")
            if is_known(points):
                places = range(int(points)) if filled else range(int(points), 3)
                x += [column + 0.5 + (place - 1) * 0.25 for place in places]
                y += [height] * len(places)
                labels += [f"{say(language, f'figures.driver.{driver}')}: {int(points)}"] * len(places)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {"color": colour, "size": 9 if filled else 5},
    } | hover(labels)


def _unknown(records: list, heights: list[float], on: Paper) -> dict:
    places = [
        (column + 0.5, height)
        for row, height in zip(records, heights, strict=True)
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


def _ranges(records: list, heights: list[float], on: Paper) -> dict:
    """One bar per initiative from the lowest to the highest score that fits what is known; a known score is a short stroke."""
    scale = (RANGE_TO - 0.1 - RANGE_FROM) / MOST_POINTS
    starts = [RANGE_FROM + row.score_low * scale - 0.03 for row in records]
    return _strokes(starts, [(row.score_high - row.score_low) * scale + 0.06 for row in records], heights, on.second)


def _track(heights: list[float], on: Paper) -> dict:
    """What the range bar lies on: from no points to all."""
    return _strokes([RANGE_FROM] * len(heights), [RANGE_TO - 0.1 - RANGE_FROM] * len(heights), heights, on.pale)


def _strokes(starts: list[float], lengths: list[float], heights: list[float], colour: str) -> dict:
    placed = {"base": starts, "x": lengths, "y": heights, "width": 10 / PITCH}
    return {"type": "bar", "orientation": "h", "marker": {"color": colour}} | placed | NO_HOVER


def _high(high: int, on: Paper) -> dict:
    """A line at the score from which the risk is called high."""
    x = RANGE_FROM + high * (RANGE_TO - 0.1 - RANGE_FROM) / MOST_POINTS
    return upright(x, on.ink, 1, layer="above")


def _columns(on: Paper) -> list[dict]:
    """A hair line between the drivers."""
    return [upright(x, on.pale, line={"color": on.pale, "width": 1}) for x in range(1, len(DRIVERS) + 1)]


def _headings(language: str, on: Paper) -> list[dict]:
    centres = [column + 0.5 for column in range(len(DRIVERS))] + [(RANGE_FROM + RANGE_TO) / 2]
    headings = [say(language, f"figures.driver.{driver}") for driver in DRIVERS] + [say(language, "figures.score", most=MOST_POINTS)]
    looks = {"y": 1, "yref": "paper", "xanchor": "center", "yanchor": "bottom", "textangle": -90}
    return [note(text, on.ink, x=x, **looks) for x, text in zip(centres, headings, strict=True)]


def _names(records: list, language: str, on: Paper) -> list[dict]:
    looks = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "bgcolor": on.background, "align": "left", "borderpad": 0}
    return [
        note(f"<b>{_title(row, language)}</b><br>{_score_label(row, language)}", on.ink, TEXT_SIZE, y=len(records) - index - 0.04, **looks)
        for index, row in enumerate(records)
    ]


def _title(row: object, language: str) -> str:
    return short(display_name(row.title, "title", language) if is_known(row.title) else row.initiative_id)


def _score_label(row: object, language: str) -> str:
    """The score, and the places on the list that other weights of the drivers would give."""
    label = say(language, "figures.so_many_points", points=_score(row))
    if not is_known(row.position_equal):
        return label
    low, high = int(row.position_low), int(row.position_high)
    places = say(language, "figures.place", n=low) if low == high else say(language, "figures.places", low=low, high=high)
    return f"{label} · {places}"


def _score(row: object) -> str:
    low, high = int(row.score_low), int(row.score_high)
    return str(low) if low == high else f"{low}–{high}"


def risk_drivers(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per driver over all initiatives, most points first: the more points, the stronger the colour; unknown is hatched."""
    records = list(rows.itertuples())
    named_rows = NamedRows(
        tuple(say(language, f"figures.driver.{row.driver}") for row in records),
        tuple(say(language, "figures.driver_known", n=int(row.initiatives - row.points_unknown)) for row in records),
        mark=22,
    )
    widest = max(int(row.initiatives) for row in records)
    traces = [_part(points, records, named_rows, widest, language, on) for points in ("3", "2", "1", "0", UNKNOWN)]
    return stacked_bars(on, language, traces, named_rows, widest, 60)


def _part(points: str, records: list, named_rows: NamedRows, widest: int, language: str, on: Paper) -> dict:
    counts = [int(getattr(row, f"points_{points}")) for row in records]
    is_unknown = points == UNKNOWN
    marker = unknown_marker(on) if is_unknown else {"color": on.ages[int(points)], "line": {"color": on.line, "width": 1}}
    texts = numbers(counts, widest, on.background if points in ("2", "3") else on.ink, language, 1 if is_unknown else 0.06)
    return part(say(language, f"figures.points.{points}"), counts, named_rows, marker, language, **texts)
