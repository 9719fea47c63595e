"""Where the marks of a chart lie, and what all kinds of marks share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompas.drawing.layout import NAME_LENGTH, short
from kompas.drawing.panels import Panel
from kompas.drawing.paper import Paper
from kompas.drawing.rows import RowPlaces
from kompas.figures.chart import Series

SHORT_NAME = 34  # characters of a name in a legend beside an upright axis


@dataclass(frozen=True)
class Plane:
    """Where marks lie: in which rows, if any, or in which panels, from where to where the axis of each runs, and on how many pixels at
    least."""

    on: Paper
    language: str
    rows: RowPlaces | None
    ranges: tuple[tuple[float, float], ...]
    panels: tuple[Panel, ...]
    pixels: float

    def at(self, series: Any) -> list:
        """The place of each mark on the axis of places."""
        if self.rows:
            return [self.rows.at(row, getattr(series, "line", 0)) for row in series.at]
        return [place(value) for value in series.at]

    def axes(self, values: Sequence, places: Sequence) -> dict:
        """The values of a trace along its axis of values and its axis of places."""
        return {"x": values, "y": places} if self.rows else {"x": places, "y": values}

    def in_panel(self, series: Any) -> dict:
        """The axes of a trace, where it is not in the first panel."""
        panel = 0 if self.rows else series.line
        column = self.panels[panel].column
        return ({"yaxis": f"y{panel + 1}"} if panel else {}) | ({"xaxis": self.panels[panel].x} if column else {})

    @property
    def reach(self) -> float:
        """How long the axis of values of rows is."""
        low, high = self.ranges[0]
        return high - low


def place(value: Any) -> Any:
    """A place as Plotly takes it."""
    return value.isoformat() if isinstance(value, date) else value


def named(series: Series, plane: Plane) -> dict:
    """Its name in the legend, where it has one, as long as a telephone has room for."""
    return {"name": short(series.name, NAME_LENGTH if plane.rows else SHORT_NAME), "showlegend": bool(series.name)}
