"""What figures over time share: marks where a new council met."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from kompas.figures.marks import note, upright
from kompas.figures.paper import TEXT_SIZE, Paper, value_axis
from kompas.texts import say

Place = Callable[[date], float | str | None]


def among_years(years: Sequence[int]) -> Place:
    """Where a day lies on an axis of categories that are these years, each as wide as 1; None where its year is not there."""
    places = {year: place for place, year in enumerate(years)}

    def at(day: date) -> float | None:
        if day.year not in places:
            return None
        days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
        return places[day.year] - 0.5 + (day - date(day.year, 1, 1)).days / days

    return at


def among_days(first: date, last: date) -> Place:
    """Where a day lies on an axis of dates from `first` to `last`; None outside it."""
    return lambda day: day.isoformat() if first <= day <= last else None


def year_axis(on: Paper, years: Sequence[int], is_partial: Sequence[bool], language: str, most: int = 8, **more: Any) -> dict:
    """An axis of years with at most so many ticks, from the last one back. A year that is not over says so."""
    pairs = list(zip(years, is_partial, strict=True))
    labelled = pairs[::-1][:: -(-len(pairs) // most)][::-1] if pairs else []
    ticks = {
        "tickvals": [year for year, _ in labelled],
        "ticktext": [f"{year}<br>{say(language, 'figures.so_far')}" if is_open else str(year) for year, is_open in labelled],
    }
    return value_axis(on, type="category", showgrid=False, tickangle=0, **ticks, **more)


def council_marks(terms: Sequence[date], at: Place, language: str, on: Paper) -> dict[str, list[dict]]:
    """The `shapes` and `annotations` of a figure over time that mark where a term of the council began.

    A thin dotted line behind the marks, with two words at its top, inside the figure: leave room there of one line of words. Days
    that do not lie on the axis are left out.
    """
    places = [place for place in map(at, sorted(terms)) if place is not None]
    words = say(language, "figures.new_council")
    looks = {"yref": "paper", "xanchor": "center", "yanchor": "top", "borderpad": 0, "bgcolor": on.background}
    return {
        "shapes": [upright(place, on.line, 1) for place in places],
        "annotations": [note(words, on.quiet, TEXT_SIZE - 3, x=place, y=1, **looks) for place in places],
    }
