"""The places of curves in steps that are as long as each other: areas and lines of PowerPoint share categories, and no axis of numbers."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from kompas.figures.chart import Axis, Place

STEPS_IN_ONE = (1, 7, 365.25 / 12, 365.25)  # a number, or the days of a week, a month, a year
MOST_STEPS = 1_200
COARSE = 400  # steps, where the places lie on none of these


@dataclass(frozen=True)
class Grid:
    """The steps from the least to the most of an axis."""

    axis: Axis
    unit: Literal["number", "quarter", "month", "day"]
    per_one: float = 1

    @property
    def steps(self) -> range:
        """Every step, from nought."""
        return range(round(self.at(self.axis.high)) + 1)

    def at(self, place: Place) -> float:
        """At which step a place lies, between two where it must."""
        if not isinstance(place, date):
            return (float(place) - float(self.axis.low)) * self.per_one
        return self._since(place) - self._since(self.axis.low)

    def part(self, place: Place) -> float:
        """Where a place lies between the sides, from 0 to 1."""
        return self.at(place) / max(len(self.steps) - 1, 1)

    def name(self, step: int) -> str:
        """The place of a step as the workbook has it."""
        if self.unit == "number":
            return f"{float(self.axis.low) + step / self.per_one:.4g}"
        if self.unit == "day":
            return (self.axis.low + timedelta(step)).isoformat()
        months = self.axis.low.year * 12 + self.axis.low.month - 1 + step * (3 if self.unit == "quarter" else 1)
        return date(months // 12, months % 12 + 1, 1).isoformat()

    def _since(self, day: date) -> float:
        if self.unit == "day":
            return float(day.toordinal())
        months = day.year * 12 + day.month - 1 + (day.day - 1) / 31
        return months / 3 if self.unit == "quarter" else months


def grid(axis: Axis, places: Iterable[Place]) -> Grid:
    """The longest steps that these places lie on."""
    found = list(places)
    if axis.kind == "date":
        ends = [*found, axis.low]
        unit = (
            "quarter" if all(day.day == 1 and day.month % 3 == 1 for day in ends) else "month" if all(d.day == 1 for d in ends) else "day"
        )
        return Grid(axis, unit)  # type: ignore[arg-type]
    reach = float(axis.high) - float(axis.low)
    for per_one in STEPS_IN_ONE:
        exact = Grid(axis, "number", per_one)
        if reach * per_one <= MOST_STEPS and all(abs(exact.at(place) - round(exact.at(place))) < 1e-6 for place in found):
            return exact
    return Grid(axis, "number", COARSE / reach)


def held(on: Grid, places: Sequence[Place], values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Each value until the next; nothing before the first and behind the last."""
    steps = [on.at(place) for place in places]
    last = round(steps[-1]) if steps else -1
    found: list[float | None] = []
    for step in on.steps:
        place = bisect_right(steps, step + 1e-6) - 1
        found.append(None if place < 0 or step > last else _number(values[place]))
    return tuple(found)


def joined(on: Grid, places: Sequence[Place], values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The values at their places, straight between two that are there."""
    found: list[float | None] = [None] * len(on.steps)
    pairs = [(on.at(place), _number(value)) for place, value in zip(places, values, strict=True)]
    for at, value in pairs:
        if 0 <= round(at) < len(found):
            found[round(at)] = value
    for (start, low), (end, high) in pairwise(pairs):
        if low is not None and high is not None:
            for step in range(max(round(start) + 1, 0), min(round(end), len(found))):
                found[step] = low + (high - low) * (step - start) / (end - start)
    return tuple(found)


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)
