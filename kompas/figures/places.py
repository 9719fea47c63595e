"""Figures on where initiatives are: a map where the municipality gave one, bars where it did not."""

import json
import math
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import below, hover, named_bars, note, plain_bars
from kompas.figures.names import capital, display_name, is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, escape, figure, no_axis
from kompas.texts import number, say

PHONE = 350  # pixels of a figure on a telephone: what fits there fits anywhere
LARGEST = 46  # pixels of the largest circle, where there is room for it
LETTER = 6.6  # pixels of a letter of a name
NAME_SIZE = TEXT_SIZE - 3
MOST_BARS = 20
FEW = 30  # wards: of so many every number and name shows where it fits; of more the numbers that fit and the first names
FIRST = 5
FINE = 1500  # borders are drawn to this part of the size of the map

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Frame:
    """The rectangle around the map, and how many pixels its units have on a telephone."""

    left: float
    right: float
    low: float
    high: float
    stretch: float  # of the vertical axis: a degree north is longer than a degree east

    @property
    def height(self) -> int:
        """Pixels of the map."""
        return round(min(max(500 * self.stretch * (self.high - self.low) / (self.right - self.left), 260), 520))

    @property
    def scale(self) -> float:
        """Pixels of one unit of the horizontal axis."""
        return min(PHONE / (self.right - self.left), self.height / (self.stretch * (self.high - self.low)))

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the map is on the screen."""
        return (x - self.left) * self.scale, (self.high - y) * self.stretch * self.scale


def count_column(rows: pd.DataFrame) -> str:
    """What the circles and bars show: active initiatives, or all of them where of none is known whether it is active."""
    return "active_initiatives" if rows["active_initiatives"].sum() else "initiatives"


def initiatives_by_ward(rows: pd.DataFrame, outlines: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """The wards of the map, each with a circle as large as the number of its active initiatives; bars where there is no map."""
    records = [row for row in rows.itertuples() if is_known(row.neighbourhood) and row.is_on_map]
    lies = {row.neighbourhood: row for row in outlines.itertuples()}
    if not records:
        return _bars(rows, language, on)
    rings = {row.neighbourhood: _rings(lies[row.neighbourhood].outline) for row in records}
    frame = _frame(rings)
    counts = [int(getattr(row, count_column(rows))) for row in records]
    middles = [(lies[row.neighbourhood].longitude, lies[row.neighbourhood].latitude) for row in records]
    most = min(LARGEST, 0.85 * math.sqrt(PHONE * frame.height / len(records)))
    sizes = [most * math.sqrt(count / max(*counts, 1)) for count in counts]
    labels = [_ward_label(row.neighbourhood, row.initiatives, row.active_initiatives, count_column(rows), language) for row in records]
    beside = _beside(rows, language)
    return figure(
        on,
        language,
        [
            _area([ring for row in records if row.initiatives for ring in rings[row.neighbourhood]], frame, on, is_empty=False),
            _area([ring for row in records if not row.initiatives for ring in rings[row.neighbourhood]], frame, on, is_empty=True),
            _circles(counts, middles, sizes, labels, language, on),
        ],
        frame.height + 64,
        {"t": 4, "b": 60},
        xaxis=no_axis(range=[frame.left, frame.right], constrain="domain"),
        yaxis=no_axis(range=[frame.low, frame.high], constrain="domain", scaleanchor="x", scaleratio=frame.stretch),
        annotations=[*_names(records, middles, sizes, frame, on), *([below(beside, on.ink, 10, align="left")] if beside else [])],
    )


def _rings(outline: str) -> list[Ring]:
    return [[(place[0], place[1]) for place in ring] for polygon in json.loads(outline)["coordinates"] for ring in polygon]


def _frame(rings: dict[str, list[Ring]]) -> Frame:
    xs = [x for of_ward in rings.values() for ring in of_ward for x, _ in ring]
    ys = [y for of_ward in rings.values() for ring in of_ward for _, y in ring]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    are_degrees = -180 <= left <= right <= 180 and -90 < low <= high < 90  # or else metres, as in the Dutch grid (RD)
    aside, above = (right - left) * 0.01 or 1, (high - low) * 0.01 or 1
    stretch = 1 / math.cos(math.radians((low + high) / 2)) if are_degrees else 1.0
    return Frame(left - aside, right + aside, low - above, high + above, stretch)


def _area(rings: list[Ring], frame: Frame, on: Paper, is_empty: bool) -> dict:
    """The wards as one trace: filled, or hatched where nothing is known."""
    step = (frame.right - frame.left) / FINE
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        rounded = dict.fromkeys((round(east / step), round(north / step * frame.stretch)) for east, north in ring)
        places = [*rounded, next(iter(rounded))]
        x += [*(east * step for east, _ in places), None]
        y += [*(north * step / frame.stretch for _, north in places), None]
    hatched = {"shape": "/", "fgcolor": on.line, "bgcolor": on.background, "size": 8, "solidity": 0.12}
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "line": {"color": on.line, "width": 1},
        "hoverinfo": "skip",
    } | ({"fillpattern": hatched} if is_empty else {"fillcolor": on.pale})


def _circles(
    counts: list[int], middles: list[tuple[float, float]], sizes: list[float], labels: list[str], language: str, on: Paper
) -> dict:
    """The circles with their number inside; above a circle that is too small for it, while there are few enough wards."""
    is_few = len(counts) <= FEW
    inside = [size >= 8 + 7 * len(str(count)) or (count == 0 and is_few) for count, size in zip(counts, sizes, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _ in middles],
        "y": [y for _, y in middles],
        "marker": {
            "size": [max(size, 1) for size in sizes],
            "color": on.accent,
            "opacity": 1,
            "line": {"color": on.background, "width": 1},
        },
        "text": [number(count, language) if here or is_few else "" for count, here in zip(counts, inside, strict=True)],
        "textposition": ["middle center" if here else "top center" for here in inside],
        "textfont": {
            "size": TEXT_SIZE - 2,
            "color": [on.background if count and here else on.ink for count, here in zip(counts, inside, strict=True)],
        },
        "cliponaxis": False,
    } | hover(labels)


def _ward_label(name: str, initiatives: int, active: int, measure: str, language: str) -> str:
    """The counts of a ward; of the active ones nothing where of none is known whether it is active."""
    key = "ward" if measure == "active_initiatives" else "ward_of_all"
    return say(language, f"figures.{key}", n=int(initiatives), ward=escape(name), active=int(active))


def _names(records: list, middles: list[tuple[float, float]], sizes: list[float], frame: Frame, on: Paper) -> list[dict]:
    """The names that fit below their circle on a telephone without touching another name or circle; the others show on hover."""
    most = len(records) if len(records) <= FEW else FIRST
    places = [frame.pixels(*middle) for middle in middles]
    taken = [(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for (x, y), size in zip(places, sizes, strict=True)]
    notes = []
    for row, (x, y), middle, size in list(zip(records, places, middles, sizes, strict=True))[:most]:
        half, below = LETTER * len(row.neighbourhood) / 2, y + max(size / 2, 9)
        box = (x - half, below, x + half, below + NAME_SIZE + 2)
        if half > x or x + half > PHONE or any(_touch(box, other) for other in taken):
            continue
        taken.append(box)
        down = {"yshift": -max(size / 2, 9) - 1, "yanchor": "top", "borderpad": 0}
        notes.append(note(escape(row.neighbourhood), on.ink, NAME_SIZE, x=middle[0], y=middle[1], **down))
    return notes


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _beside(rows: pd.DataFrame, language: str) -> str:
    """What is not on the map, in a few words; empty where everything is."""
    is_named = rows["neighbourhood"].notna()
    apart = {"ward_unknown": rows[~is_named], "off_the_map": rows[is_named & ~rows["is_on_map"].astype(bool)]}
    return "<br>".join(
        _ward_label(
            say(language, f"figures.{key}"), part["initiatives"].sum(), part["active_initiatives"].sum(), count_column(rows), language
        )
        for key, part in apart.items()
        if part["initiatives"].sum()
    )


def _bars(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per ward, most initiatives first; the unknown ward last, hatched."""
    known = [row for row in rows.itertuples() if is_known(row.neighbourhood)]
    bars = known[:MOST_BARS] + [row for row in rows.itertuples() if not is_known(row.neighbourhood)]
    left = len(known) - len(known[:MOST_BARS])
    counts = [int(getattr(row, count_column(rows))) for row in bars]
    named_rows = NamedRows(
        tuple(capital(display_name(row.neighbourhood, "neighbourhood", language)) for row in bars),
        tuple(number(count, language) for count in counts),
    )
    labels = [say(language, "figures.initiatives", n=int(row.initiatives)) for row in bars]
    traces = plain_bars(counts, [on.accent if is_known(row.neighbourhood) else None for row in bars], named_rows, on, labels)
    notes = [below(say(language, "figures.more_wards", n=left), on.ink, 10, align="left")] if left else []
    margin = {"b": 36 if left else 8}
    annotations = named_rows.annotations(on) + notes
    return named_bars(on, language, traces, named_rows, max(*counts, 1), 44 if left else 16, margin, annotations=annotations)
