"""Where the marks of a chart lie, and what all kinds of marks share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompas.drawing.layout import words
from kompas.drawing.paper import Paper
from kompas.drawing.rows import RowPlaces
from kompas.figures.chart import Series


@dataclass(frozen=True)
class Plane:
    """Where marks lie: in which rows, if any, and from where to where the axis of each panel runs."""

    on: Paper
    language: str
    rows: RowPlaces | None
    ranges: tuple[tuple[float, float], ...]

    def at(self, series: Any) -> list:
        """The place of each mark on the axis of places."""
        if self.rows:
            return [self.rows.at(row, getattr(series, "line", 0)) for row in series.at]
        return [place(value) for value in series.at]

    def axes(self, values: Sequence, places: Sequence) -> dict:
        """The values of a trace along its axis of values and its axis of places."""
        return {"x": values, "y": places} if self.rows else {"x": places, "y": values}

    @property
    def reach(self) -> float:
        """How long the axis of values of rows is."""
        low, high = self.ranges[0]
        return high - low


def place(value: Any) -> Any:
    """A place as Plotly takes it."""
    return value.isoformat() if isinstance(value, date) else value


def named(series: Series) -> dict:
    """Its name in the legend, where it has one."""
    return {"name": words(series.name), "showlegend": bool(series.name)}
