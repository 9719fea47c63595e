"""What the council edition may show of each finding, as `tables.toml` declares it."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("tables.toml")


@dataclass(frozen=True)
class Column:
    """A column of a table: a count, an amount, or a share of two counts."""

    name: str
    of: str = ""  # whom it counts
    part: str = ""  # which of them; all where it is left out
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
    part: str
    of: str
    phase: tuple[str, ...]  # in which phases they are among the others


@cache
def tables() -> dict[str, Table]:
    """The tables by the name of their finding."""
    return {name: _table(name, entry) for name, entry in tomllib.loads(FILE.read_text("utf-8")).items() if name != "same"}


def _table(name: str, entry: dict) -> Table:
    columns = tuple(Column(column, **given | {"minus": tuple(given.get("minus", ()))}) for column, given in entry.pop("columns").items())
    return Table(name, columns=columns, **{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})


@cache
def links() -> tuple[Link, ...]:
    """The crowds that are counted in two tables."""
    return tuple(Link(**given | {"phase": tuple(given["phase"])}) for given in tomllib.loads(FILE.read_text("utf-8"))["same"])
