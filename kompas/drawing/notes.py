"""The words and lines of a chart that are no marks: references, what stands in the place of a mark, what is left out."""

from collections.abc import Sequence
from typing import Any

from kompas.drawing.layout import LETTER, TEXT_SIZE, above, below, note, upright, words
from kompas.drawing.panels import Panel
from kompas.drawing.paper import Paper
from kompas.drawing.plane import Plane, place
from kompas.drawing.rows import RowPlaces
from kompas.figures.chart import Axis, Chart, Reference

COUNTS = 42  # pixels of a row of counts: its name and its numbers
BELOW_TITLE = 12  # pixels between the title of the axis and words
LINE = 24  # pixels of a line of words below the marks


def reference_lines(reference: Reference, panels: Sequence[Panel], on: Paper) -> list[dict]:
    """A line across the marks, in each panel."""
    look = {"colour": on.ink, "layer": "above"} if reference.is_strong else {"colour": on.line}
    return [upright(place(reference.at), **look, y0=panel.low, y1=panel.high, xref=panel.x) for panel in panels]


def reference_words(chart: Chart, plane: Plane, on: Paper) -> list[dict]:
    """What a line across the marks is, above it, turned inwards where it would stick out on a telephone."""
    notes, wide = [], plane.panels[0].right - plane.panels[0].left
    for reference in chart.references:
        part, half = _part(reference.at, chart.x, plane), LETTER * len(reference.words) / 2 / (plane.pixels * wide)
        anchor = "left" if part < half else "right" if part > 1 - half else "center"
        look = {"x": place(reference.at), "xanchor": anchor, "font": {"size": TEXT_SIZE - 2, "color": on.quiet}}
        notes += [
            above(words(reference.words), on.quiet, 2, y=panel.high, xref=panel.x, **look) for panel in plane.panels if reference.words
        ]
    return notes


def _part(at: Any, axis: Axis, plane: Plane) -> float:
    """Where a place lies on the x axis, from 0 to 1."""
    if axis.kind == "category":
        return (at + 0.5) / len(axis.places)
    low, high = plane.ranges[0] if plane.rows else (axis.low, axis.high)
    return (at - low) / (high - low)


def in_place_of_marks(chart: Chart, rows: RowPlaces | None, on: Paper) -> list[dict]:
    """Words that begin where a mark would."""
    look = {"x": 0, "xanchor": "left", "xshift": 4, "bgcolor": on.background}
    return [note(words(each.words), on.quiet, y=rows.at(each.row, each.line), **look) for each in chart.notes if rows]


def below_marks(chart: Chart, foot: int, on: Paper, side: float = 0) -> tuple[list[dict], int]:
    """What stands below the marks and the axis, which takes `foot` pixels; and the pixels of all of it together. Words begin `side` pixels
    left of the marks."""
    notes, down = [], foot + BELOW_TITLE * bool(chart.below and chart.x.title)
    for text in chart.below:
        notes.append(below(words(text), on.ink, down, xshift=-side))
        down += LINE * (text.count("\n") + 1)
    if not chart.counts:
        return notes, down
    notes.append(below(words(chart.counts.title), on.quiet, down + 10))
    down += 10 + LINE
    for name, numbers in chart.counts.rows:
        notes.append(below(f"<b>{words(name)}</b>", on.ink, down))
        for (at, _), text in zip(chart.x.ticks, numbers, strict=True):
            notes.append(below(words(text), on.ink, down + 19, x=at, xref="x", xanchor="left" if at == chart.x.low else "center"))
        down += COUNTS
    return notes, down
