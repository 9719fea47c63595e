"""The invented municipality: what `town.toml` says of it, and drawing from its weights."""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

INITIATORS = ("resident", "group", "association", "foundation", "cooperative", "business", "institution")
OTHER_FUNDERS = ("province", "state", "eu", "fund", "business", "members", "own_earnings", "gift")


@dataclass(frozen=True)
class Town:
    """The municipality as lists of entries, in the order in which numbers in the arrays point at them."""

    municipality: str
    export_date: datetime.date
    first_year: int
    months: tuple[float, ...]
    wards: tuple[dict, ...]
    themes: tuple[dict, ...]
    departments: tuple[dict, ...]
    kinds: dict[str, dict]
    channels: dict[str, int]
    names: dict[str, list[str]]
    funders: dict[str, list[str]]
    schemes: dict[str, list[str]]

    @property
    def snapshot(self) -> np.datetime64:
        return np.datetime64(self.export_date, "D")

    @property
    def years(self) -> np.ndarray:
        """The years of the demo as whole numbers, the last one being the year of the export."""
        return np.arange(self.first_year, self.export_date.year + 1)

    def of_departments(self, key: str) -> np.ndarray:
        """One number of every department."""
        return np.array([entry[key] for entry in self.departments], dtype=float)

    def of_themes(self, key: str) -> np.ndarray:
        """One number, or a row of numbers, of every theme."""
        return np.array([entry[key] for entry in self.themes], dtype=float)

    def department(self, name: str) -> int:
        """The number of a department."""
        return [entry["name"] for entry in self.departments].index(name)

    @property
    def own_department(self) -> np.ndarray:
        """For every theme the number of the department that it belongs to."""
        return np.array([self.department(entry["department"]) for entry in self.themes])


@cache
def voorbeeldstad() -> Town:
    """Voorbeeldstad, as `town.toml` describes it."""
    document = tomllib.loads(Path(__file__).with_name("town.toml").read_text("utf-8"))
    lists = {key: tuple(document.pop(key)) for key in ("months", "wards", "themes", "departments")}
    return Town(**lists, **document)


def pick(rng: np.random.Generator, weights: np.ndarray, group: np.ndarray) -> np.ndarray:
    """For every row the number of an option, drawn by the weights (groups × options) of the group of that row."""
    bounds = np.cumsum(weights, axis=1)
    bounds = bounds / bounds[:, -1:]
    drawn = rng.random(len(group))
    chosen = np.zeros(len(group), dtype=np.int64)
    for number, bound in enumerate(bounds):
        rows = group == number
        chosen[rows] = np.searchsorted(bound, drawn[rows], side="right")
    return np.minimum(chosen, weights.shape[1] - 1)


def pick_one(rng: np.random.Generator, weights: list[float], rows: int) -> np.ndarray:
    """For every row the number of an option, drawn by the same weights."""
    return pick(rng, np.array([weights], dtype=float), np.zeros(rows, dtype=np.int64))


def days(rng: np.random.Generator, low: int, high: int, rows: int) -> np.ndarray:
    """For every row a number of days from low to high, both included."""
    return rng.integers(low, high + 1, rows).astype("timedelta64[D]")


def whole_days(numbers: np.ndarray) -> np.ndarray:
    """Numbers of days, with fractions, as whole days: always up, and at least none."""
    return np.ceil(np.maximum(numbers, 0)).astype("timedelta64[D]")


def never(where: np.ndarray, dates: np.ndarray) -> np.ndarray:
    """The dates, with 'it did not happen' in the rows where that is so."""
    return np.where(where, np.datetime64("NaT", "D"), dates)


def working_day(dates: np.ndarray) -> np.ndarray:
    """The dates, those in a weekend moved to the Monday after it."""
    weekday = (dates.astype("int64") + 3) % 7  # 1970-01-01 was a Thursday
    ahead = np.where(weekday == 5, 2, np.where(weekday == 6, 1, 0)).astype("timedelta64[D]")
    return np.where(np.isnat(dates), dates, dates + ahead)


def year_of(dates: np.ndarray) -> np.ndarray:
    """The calendar year of every date; the dates must be known."""
    return dates.astype("datetime64[Y]").astype(np.int64) + 1970


def first_day(years: np.ndarray) -> np.ndarray:
    """1 January of every year."""
    return (np.asarray(years) - 1970).astype("datetime64[Y]").astype("datetime64[D]")


def overlap_days(start: np.ndarray, end: np.ndarray, years: np.ndarray) -> np.ndarray:
    """How many days of each year (columns) lie within each period (rows), both ends included; none where unknown."""
    opens = np.maximum(start[:, None], first_day(years)[None, :])
    closes = np.minimum(end[:, None], first_day(years + 1)[None, :] - 1)
    shared = (closes - opens).astype("int64") + 1
    return np.where(np.isnat(start)[:, None] | np.isnat(end)[:, None], 0, np.maximum(shared, 0))
