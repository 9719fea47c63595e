"""A matrix of points: a row for each name, a column for each cause, and at the right from where to where the total lies."""

import plotly.graph_objects as go

from kompas.drawing.layout import LETTER, TEXT_SIZE, figure, hover, no_axis, note, short, upright, words
from kompas.drawing.paper import Paper
from kompas.drawing.rows import WideRows
from kompas.drawing.size import PAGE, PIXELS, WIDE, Size
from kompas.figures.chart import Matrix
from kompas.texts import number

TOTAL, RIM = 0.35, 0.1  # in columns: from the last column to the total, and from the total to the edge
TOTAL_WIDTH = 1.55
PITCH = 74  # pixels of a row
MARKS_AT = 0.78  # of a row, from its top
POINTS = 300  # pixels of the points beside their names on a wide screen, at least
APART = 0.25  # of a column, between points


def draw(matrix: Matrix, on: Paper, size: Size = PAGE) -> go.Figure:
    """A dot for every point, a small one for every point that is not given, a question mark where nothing is known. Names stand above the
    points, on a wide screen left of them."""
    columns, rows = len(matrix.columns), len(matrix.rows)
    beside = WideRows(matrix.rows, 1, False, POINTS, PIXELS[WIDE]) if size == WIDE else None
    heights = [beside.at(row) if beside else rows - row - MARKS_AT for row in range(rows)]
    thickness = 10 if beside else 10 / PITCH
    begin, end = columns + TOTAL, columns + TOTAL + TOTAL_WIDTH
    scale = TOTAL_WIDTH / matrix.most_in_all
    head = round(8 + LETTER * max(len(heading) for heading in (*matrix.columns, matrix.total)))
    return figure(
        on,
        matrix.language,
        [
            _points(matrix, heights, on.pale, 5, is_given=False),
            _points(matrix, heights, on.accent, 9, is_given=True),
            _unknown(matrix, heights, on),
            _strokes([begin] * rows, [TOTAL_WIDTH] * rows, heights, thickness, on.pale),
            _strokes(
                [begin + low * scale - 0.03 for low, _ in matrix.totals],
                [(high - low) * scale + 0.06 for low, high in matrix.totals],
                heights,
                thickness,
                on.second,
            ),
        ],
        (beside.height if beside else rows * PITCH) + head + 4,
        {"t": head, "b": 4, "l": beside.side if beside else 0, "r": 0},
        xaxis=no_axis(range=[0, end + RIM]),
        yaxis=no_axis(range=[0, beside.top if beside else rows]),
        annotations=_headings(matrix, begin, end, on) + (beside.names(on) if beside else _names(matrix, on)),
        shapes=[
            *(upright(column, on.pale, line={"color": on.pale, "width": 1}) for column in range(1, columns + 1)),
            upright(begin + matrix.high * scale, on.ink, 1, layer="above"),
        ],
    )


def _points(matrix: Matrix, heights: list[float], colour: str, size: int, is_given: bool) -> dict:
    x, y, labels, cells = [], [], [], []
    for row, (points, height) in enumerate(zip(matrix.points, heights, strict=True)):
        for column, given in enumerate(points):
            if given is not None:
                places = range(given) if is_given else range(given, matrix.most)
                x += [column + 0.5 + (place - (matrix.most - 1) / 2) * APART for place in places]
                y += [height] * len(places)
                labels += [f"{matrix.columns[column]}: {number(given, matrix.language)}"] * len(places)
                cells += [*matrix.cells[row : row + 1]] * len(places)
    return {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": {"color": colour, "size": size}, "cells": cells} | hover(labels)


def _unknown(matrix: Matrix, heights: list[float], on: Paper) -> dict:
    places = [
        (column + 0.5, height)
        for points, height in zip(matrix.points, heights, strict=True)
        for column, given in enumerate(points)
        if given is None
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


def _strokes(starts: list[float], lengths: list[float], heights: list[float], thickness: float, colour: str) -> dict:
    placed = {"base": starts, "x": lengths, "y": heights, "width": thickness, "hoverinfo": "skip"}
    return {"type": "bar", "orientation": "h", "marker": {"color": colour}} | placed


def _headings(matrix: Matrix, begin: float, end: float, on: Paper) -> list[dict]:
    """What each column is, on its side."""
    centres = [*(column + 0.5 for column in range(len(matrix.columns))), (begin + end + RIM) / 2]
    look = {"y": 1, "yref": "paper", "xanchor": "center", "yanchor": "bottom", "textangle": -90, "borderpad": 1, "align": "center"}
    return [note(words(text), on.ink, x=x, **look) for text, x in zip((*matrix.columns, matrix.total), centres, strict=True)]


def _names(matrix: Matrix, on: Paper) -> list[dict]:
    look = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "bgcolor": on.background}
    return [
        note(f"<b>{short(row.name)}</b><br>{words(row.words)}", on.ink, TEXT_SIZE, y=len(matrix.rows) - index - 0.04, **look)
        for index, row in enumerate(matrix.rows)
    ]
