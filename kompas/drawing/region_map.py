"""A map: its regions, a circle on each as large as there is much, and the names for which there is room."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from kompas.drawing.layout import LETTER, TEXT_SIZE, below, figure, hover, no_axis, note, words
from kompas.drawing.paper import Paper
from kompas.drawing.size import PAGE, PIXELS, Size
from kompas.figures.chart import Map, Region
from kompas.texts import number

LARGEST = 46  # pixels of the largest circle, where there is room for it
NAME_SIZE = TEXT_SIZE - 3
FEW = 30  # regions: of so many every number and name shows where it fits; of more the numbers that fit and the first names
FIRST = 5
DIGIT, NUMBER = 7, 13  # pixels of a digit, and the height of a number
INSIDE, ABOVE = "middle center", "top center"
FINE = 1500  # borders are drawn to this part of the size of the map

Box = tuple[float, float, float, float]  # pixels of its left, top, right and bottom side


@dataclass(frozen=True)
class Frame:
    """The rectangle around the map, and how many pixels its units have where it is as wide as it is at least."""

    left: float
    right: float
    low: float
    high: float
    stretch: float  # of the vertical axis: a degree north is longer than a degree east
    width: float  # pixels

    @property
    def height(self) -> int:
        """Pixels of the map."""
        return round(min(max(500 * self.stretch * (self.high - self.low) / (self.right - self.left), 260), 520))

    @property
    def scale(self) -> float:
        """Pixels of one unit of the horizontal axis."""
        return min(self.width / (self.right - self.left), self.height / (self.stretch * (self.high - self.low)))

    def pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the map is on the screen."""
        return (x - self.left) * self.scale, (self.high - y) * self.stretch * self.scale


def draw(chart: Map, on: Paper, size: Size = PAGE) -> go.Figure:
    """The regions, empty where there is nothing to count, with a circle on each."""
    frame = _frame(chart.regions, PIXELS[size])
    sizes = _sizes(chart.regions, frame)
    places = [frame.pixels(*region.middle) for region in chart.regions]
    circles = [(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for (x, y), size in zip(places, sizes, strict=True)]
    numbers = _numbers(chart.regions, circles)
    return figure(
        on,
        chart.language,
        [
            _area([region for region in chart.regions if not region.is_empty], frame, on.pale, on),
            _area([region for region in chart.regions if region.is_empty], frame, on.background, on),
            _circles(chart, sizes, numbers, on),
        ],
        frame.height + 64,
        {"t": 4, "b": 60, "l": 0, "r": 0},
        xaxis=no_axis(range=[frame.left, frame.right], constrain="domain"),
        yaxis=no_axis(range=[frame.low, frame.high], constrain="domain", scaleanchor="x", scaleratio=frame.stretch),
        annotations=[
            *_names(chart.regions, circles, [box for _, box in numbers if box], frame.width, on),
            *(below(words(text), on.ink, 10 + 18 * place) for place, text in enumerate(chart.below)),
        ],
    )


def _frame(regions: Sequence[Region], pixels: float) -> Frame:
    xs, ys = ([place[side] for region in regions for ring in region.rings for place in ring] for side in (0, 1))
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    are_degrees = -180 <= left <= right <= 180 and -90 < low <= high < 90  # or else metres, as in the Dutch grid (RD)
    aside, above = (right - left) * 0.01 or 1, (high - low) * 0.01 or 1
    stretch = 1 / math.cos(math.radians((low + high) / 2)) if are_degrees else 1.0
    return Frame(left - aside, right + aside, low - above, high + above, stretch, pixels)


def _sizes(regions: Sequence[Region], frame: Frame) -> list[float]:
    """The pixels across each circle, so that its surface is as large as there is much."""
    largest = min(LARGEST, 0.85 * math.sqrt(frame.width * frame.height / len(regions)))
    most = max(*(region.value for region in regions), 1)
    return [largest * math.sqrt(region.value / most) for region in regions]


def _area(regions: Sequence[Region], frame: Frame, colour: str, on: Paper) -> dict:
    """The regions as one trace, filled with this colour."""
    step = (frame.right - frame.left) / FINE
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in (ring for region in regions for ring in region.rings):
        rounded = dict.fromkeys((round(east / step), round(north / step * frame.stretch)) for east, north in ring)
        places = [*rounded, next(iter(rounded))]
        x += [*(east * step for east, _ in places), None]
        y += [*(north * step / frame.stretch for _, north in places), None]
    look = {"type": "scatter", "mode": "lines", "fill": "toself", "line": {"color": on.line, "width": 1}, "hoverinfo": "skip"}
    return look | {"x": x, "y": y, "fillcolor": colour}


def _circles(chart: Map, sizes: list[float], numbers: list[tuple[str, Box | None]], on: Paper) -> dict:
    """The circles, with the numbers for which there is room."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [region.middle[0] for region in chart.regions],
        "y": [region.middle[1] for region in chart.regions],
        "marker": {
            "size": [max(size, 1) for size in sizes],
            "color": on.accent,
            "opacity": 1,
            "line": {"color": on.background, "width": 1},
        },
        "text": [number(region.value, chart.language) if box else "" for region, (_, box) in zip(chart.regions, numbers, strict=True)],
        "textposition": [where for where, _ in numbers],
        "textfont": {
            "size": TEXT_SIZE - 2,
            "color": [
                on.background if region.value and where == INSIDE else on.ink
                for region, (where, _) in zip(chart.regions, numbers, strict=True)
            ],
        },
        "cliponaxis": False,
        "cells": [region.cell if region.value else None for region in chart.regions],
    } | hover([region.hover for region in chart.regions])


def _numbers(regions: Sequence[Region], circles: Sequence[Box]) -> list[tuple[str, Box | None]]:
    """Where the number of each region stands and what room it takes: in its circle, or above one that is too small for it while regions are
    few. Nothing where it would touch another number or circle."""
    is_few = len(regions) <= FEW
    taken: list[Box] = []
    numbers: list[tuple[str, Box | None]] = []
    for place, (region, (left, top, right, bottom)) in enumerate(zip(regions, circles, strict=True)):
        middle, half = (left + right) / 2, DIGIT * len(str(region.value)) / 2
        is_inside = right - left >= 8 + 2 * half or (region.value == 0 and is_few)
        down = (top + bottom - NUMBER) / 2 if is_inside else top - NUMBER
        box = (middle - half, down, middle + half, down + NUMBER)
        others = (*taken, *(circle for at, circle in enumerate(circles) if at != place and regions[at].value))
        has_room = (is_inside or is_few) and not any(_touch(box, other) for other in others)
        taken += [box] if has_room else []
        numbers.append((INSIDE if is_inside else ABOVE, box if has_room else None))
    return numbers


def _names(regions: Sequence[Region], circles: Sequence[Box], numbers: Sequence[Box], pixels: float, on: Paper) -> list[dict]:
    """The names that fit below their circle without touching another word or circle; the others show on hover."""
    most = len(regions) if len(regions) <= FEW else FIRST
    taken = [*circles, *numbers]
    notes = []
    for region, (left, top, right, bottom) in list(zip(regions, circles, strict=True))[:most]:
        x, half, down = (left + right) / 2, LETTER * len(region.name) / 2, max((bottom - top) / 2, 9)
        middle = (top + bottom) / 2
        box = (x - half, middle + down, x + half, middle + down + NAME_SIZE + 2)
        if half > x or x + half > pixels or any(_touch(box, other) for other in taken):
            continue
        taken.append(box)
        place = {"x": region.middle[0], "y": region.middle[1], "yshift": -down - 1, "yanchor": "top", "align": "center"}
        notes.append(note(words(region.name), on.ink, NAME_SIZE, **place))
    return notes


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
