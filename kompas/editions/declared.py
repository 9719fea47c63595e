"""What the council edition may show of each finding, as `tables.toml` declares it."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kompas.editions.cube import Place

PART = "part"  # the key that says which part of a crowd a number counts
FILE = Path(__file__).with_name("tables.toml")


@dataclass(frozen=True)
class Column:
    """A column of a table: a count, an amount, or a share of two counts."""

    name: str
    of: str = ""  # whom it counts
    part: str = ""  # which of them; all where it is left out
    plus: tuple[str, ...] = ()  # the columns of the answer that it adds up
    minus: tuple[str, ...] = ()  # the two columns of the answer of which it is the difference; left out: the column of its name
    money: str = ""  # the sort of `money_spread` that it is an amount of
    share_of: str = ""  # the column that is told as a percentage of the one that counts all
    adds_up: bool = True  # whether it is a sum over the keys of its table that add up, and over themes

    @property
    def crowd(self) -> str:
        """Whom it counts, or whose money it is."""
        return self.of or f"money {self.money}"


@dataclass(frozen=True, eq=False)
class Table:
    """What is shown of one finding."""

    finding: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    adds_up: tuple[str, ...]
    sentence: str
    chart: str
    order: str = "given"
    repeats: str = ""  # the key of which every value counts the same people, each in parts of its own
    counted: bool = False  # the rows are those of `council_counts` of this finding
    rest: dict[str, str] = field(
        default_factory=dict
    )  # the row of who is in no other, by its code, and the column of the answer that counts all
    named: tuple[str, ...] = ()  # the rows that the sentence tells, by their code
    tells: str = ""  # the column of which it tells; left out: the first
    drawn: int | None = None  # so many rows in the figure at most
    sort: str = ""  # the rows are those of `money_spread` of this sort, not of the answer of the finding
    groups: dict[str, dict[str, Any]] = field(default_factory=dict)  # per key: of which column it is, and which of its values go together
    first: str = ""  # of the rows of the answer only those with the least value in this column
    noughts: bool = False  # whether a row of noughts only is told
    themes: bool = True  # whether it is offered for one theme too

    @property
    def numbers(self) -> tuple[Column, ...]:
        """The columns that are counted, not worked out of others."""
        return tuple(column for column in self.columns if not column.share_of)

    @property
    def is_over_years(self) -> bool:
        """Whether a row is what came or went in a year, so that the running one is not whole."""
        return self.sentence == "latest_year"

    @property
    def has_total(self) -> bool:
        """Whether its rows have a row that adds them all up."""
        return bool(self.keys) and set(self.keys) <= set(self.adds_up)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def all_of(self, column: Column) -> Column:
        """The column that counts all of whom this one counts a part."""
        return next(each for each in self.columns if each.of == column.of and each.of and not each.part)


@dataclass(frozen=True)
class Link:
    """Those of another crowd who are all of this one, where that holds: the same people counted in two tables."""

    crowd: str
    of: str
    part: str = ""
    phase: tuple[str, ...] = ()  # in which phases they are among the others
    newest: str = ""  # or else: the key of the others of which they have the highest value


@cache
def tables() -> dict[str, Table]:
    """The tables by the name of their finding."""
    return {name: _table(name, entry) for name, entry in _declared().items() if name not in ("same", "among")}


def _declared() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


def _table(name: str, entry: dict) -> Table:
    columns = tuple(Column(column, **_tuples(given)) for column, given in entry.pop("columns").items())
    return Table(name, columns=columns, **_tuples(entry))


def _tuples(entry: dict) -> dict:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


@cache
def links() -> tuple[Link, ...]:
    """The crowds that are counted in two tables."""
    return tuple(Link(**_tuples(given)) for given in _declared()["same"])


@cache
def inclusions() -> tuple[tuple[list[Place], list[Place]], ...]:
    """Whose people are all among others, over all themes together."""
    return tuple(tuple([_place(dict(each)) for each in given[side]] for side in ("parts", "wholes")) for given in _declared()["among"])


def _place(given: dict[str, str]) -> Place:
    return given.pop("crowd"), frozenset(given.items())
