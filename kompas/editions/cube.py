"""All that the council edition counts, over all its tables and its choices of a theme together: numbers, and how they add up."""

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[str, frozenset[tuple[str, str]]]  # of a cell: whom it counts, and which of them; without a key it counts all


@dataclass(frozen=True)
class Cell:
    """A number as it is, in persons, requests or euros; and why it cannot be told, if so, whatever else is told."""

    value: float
    why_hidden: str | None
    is_money: bool = False


@dataclass(frozen=True)
class Sum:
    """A cell that is the sum of others."""

    whole: Place
    parts: tuple[Place, ...]


@dataclass(frozen=True)
class Share:
    """A cell of which the part of another is told as a percentage."""

    part: Place
    whole: Place


@dataclass(frozen=True)
class Among:
    """Cells whose people are all among those of others: together they are no more."""

    parts: tuple[Place, ...]
    wholes: tuple[Place, ...]


@dataclass(frozen=True)
class Cube:
    """Cells by their place, the sums among them, the shares that are told, and whose people are among others."""

    cells: Mapping[Place, Cell]
    sums: tuple[Sum, ...]
    shares: tuple[Share, ...] = ()
    among: tuple[Among, ...] = ()
