"""What charts over time share: the axis of years, and lines where a new council met."""

from collections.abc import Callable, Sequence
from datetime import date

from kompas.figures.chart import Axis, Reference
from kompas.texts import say

MOST_YEARS = 6  # years that a telephone can name
FEW_DAYS = 900  # of so many an axis names months

Where = Callable[[date], float | date | None]


def among_years(years: Sequence[int]) -> Where:
    """Where a day lies on an axis of categories that are these years, each as wide as 1; None where its year is not there."""
    places = {year: place for place, year in enumerate(years)}

    def at(day: date) -> float | None:
        if day.year not in places:
            return None
        days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
        return places[day.year] - 0.5 + (day - date(day.year, 1, 1)).days / days

    return at


def among_days(first: date, last: date) -> Where:
    """Where a day lies on an axis of dates from `first` to `last`; None outside it."""
    return lambda day: day if first <= day <= last else None


def year_axis(years: Sequence[int], is_partial: Sequence[bool], language: str, most: int = 8) -> Axis:
    """An axis of years with at most so many ticks, from the last one back. A year that is not over says so."""
    pairs = list(zip(years, is_partial, strict=True))
    labelled = pairs[::-1][:: -(-len(pairs) // most)][::-1] if pairs else []
    ticks = tuple((year, f"{year}\n{say(language, 'figures.so_far')}" if is_open else str(year)) for year, is_open in labelled)
    return Axis("category", ticks=ticks, places=tuple(years))


def day_axis(first: date, last: date) -> Axis:
    """An axis of days with the first of January of at most six years; of months, where there are only a few years."""
    if (last - first).days <= FEW_DAYS:
        months = [(at // 12, at % 12 + 1) for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)]
        ticks = [(date(year, month, 1), f"{month:02d}-{year}") for year, month in months[:: -(-len(months) // 4)]]
    else:
        years = range(last.year, first.year - 1, -1)
        ticks = [(date(year, 1, 1), str(year)) for year in years[:: -(-len(years) // MOST_YEARS)]][::-1]
    return Axis("date", first, last, tuple(tick for tick in ticks if first <= tick[0]))


def council_lines(terms: Sequence[date], where: Where, language: str) -> tuple[Reference, ...]:
    """A line where a term of the council began; days that do not lie on the axis are left out."""
    places = [place for place in map(where, sorted(terms)) if place is not None]
    return tuple(Reference(place, say(language, "figures.new_council")) for place in places)
