"""A chart as a value: what is on the axes, the marks, what is emphasised and what is unknown. It knows no pixels, no colours and no screen.

Its words are plain text in the language of the reader, with line breaks where they help. `kompas.drawing` draws it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

# What a colour means; the drawer has a colour for each.
ROAD = ("idea", "submitted", "assessed", "supported", "running")  # one after the other
ENDS = ("completed", "stopped", "rejected", "withdrawn")
STATUSES = (*ROAD, *ENDS)
GRADES = ("faint", "light", "strong", "deep")  # from little to much, from young to old
COMPARED = ("compared_1", "compared_2", "compared_3")  # lines beside the accent
HATCHED = ("left_register", "unknown", "hidden")  # nobody knows, or nobody is to know; never a colour
# One of these, or: accent, second (what it is compared with), warning (what stopped, waits or is named), pale (there, but not the message),
# line, quiet, ink.
Role = str
Symbol = Literal["circle", "circle-open", "diamond", "diamond-open", "square", "square-open", "point", "stroke"]
Place = int | float | str | date  # the number of a row from the top; elsewhere a year, a day, a quarter, a number
Cell = tuple[int, str]  # in the table of the answer: the label of its row, and its column


@dataclass(frozen=True)
class Axis:
    """What is measured along a side. Without a least and a most it holds all marks; without ticks they are chosen by what is measured."""

    kind: Literal["share", "number", "category", "date"]
    low: Any = None
    high: Any = None
    ticks: tuple[tuple[Place, str], ...] = ()
    places: tuple[Place, ...] = ()  # the categories in their order, those without a mark too
    title: str = ""
    is_drawn: bool = True


@dataclass(frozen=True)
class Row:
    """A thing with a name, which has its marks below it, and a few words behind the name."""

    name: str
    words: str = ""
    sign: tuple[Symbol, Role] | None = None  # the symbol of its mark, before the words


@dataclass(frozen=True)
class Bars:
    """A bar at each place: in rows to the right, otherwise up, and down where it is less than nothing."""

    values: tuple[float | None, ...]
    colour: Role
    at: tuple[Place, ...] = ()  # left out: each row in turn
    line: int = 0  # the line of the rows on which they lie, or the panel
    name: str = ""  # in the legend
    group: str = ""  # in the legend, the heading under which it stands
    starts: tuple[float, ...] = ()  # where they begin, if not at nothing
    labels: tuple[str, ...] = ()
    hovers: tuple[str, ...] = ()
    is_open: tuple[bool, ...] = ()  # outlined: not over yet
    is_assumed: bool = False  # no export says so, it follows from what they do say: in a light tint
    cells: tuple[Cell | None, ...] = ()  # what each bar stands for, where that can be followed to its lines


@dataclass(frozen=True)
class Dots:
    """A symbol at each place, where that is known with its interval; an interval without an upper bound goes on, nobody knows how far."""

    values: tuple[float, ...]
    colour: Role
    at: tuple[Place, ...] = ()
    line: int = 0
    symbol: Symbol = "circle"
    name: str = ""
    bounds: tuple[tuple[float, float | None] | None, ...] = ()
    labels: tuple[str, ...] = ()  # behind the interval
    hovers: tuple[Any, ...] = ()
    hover: str = ""  # what all share, with blanks for `y` and for what the hover of each has: `{0}`, `{1:number}`
    cells: tuple[Cell | None, ...] = ()


@dataclass(frozen=True)
class Spans:
    """At each row a line from one value to another."""

    starts: tuple[float, ...]
    ends: tuple[float, ...]
    colour: Role
    at: tuple[Place, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A line through values, broken where there is none; of steps where a value holds until the next."""

    at: tuple[Place, ...]
    values: tuple[float | None, ...]
    colour: Role
    name: str = ""
    dash: Literal["solid", "dash", "dot", "dashdot"] = "solid"
    is_stepped: bool = False
    hovers: tuple[Any, ...] = ()
    hover: str = ""
    line: int = 0  # the panel


@dataclass(frozen=True)
class Areas:
    """An area of steps on those before it."""

    at: tuple[Place, ...]
    values: tuple[float, ...]
    colour: Role
    name: str
    hovers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Band:
    """Between which bounds values lie, given chance; each holds until the next, or around its own place."""

    at: tuple[Place, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    colour: Role
    name: str = ""
    is_around: bool = False
    line: int = 0  # the panel


Series = Bars | Dots | Spans | Line | Areas | Band


@dataclass(frozen=True)
class Reference:
    """A line across the marks, with its words; strong where it is what the chart is about."""

    at: Place
    words: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class Note:
    """Words in the place of a mark."""

    words: str
    row: int
    line: int = 0


@dataclass(frozen=True)
class Counts:
    """A small table below the ticks of an axis: a row per name, a number per tick."""

    title: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Chart:
    """Marks in named rows, or without rows over an axis."""

    language: str
    series: tuple[Series, ...]
    rows: tuple[Row, ...] | None = None
    lines: int = 1  # lines of marks in each row
    panels: tuple[str, ...] = ()  # charts over the same axis, by what they show, from the top
    x: Axis | None = None  # not drawn: the labels say it all
    y: Axis | None = None
    is_stacked: bool = False  # bars of one place on each other, or else before each other
    references: tuple[Reference, ...] = ()
    notes: tuple[Note, ...] = ()
    counts: Counts | None = None
    below: tuple[str, ...] = ()  # what the marks leave out


@dataclass(frozen=True)
class Region:
    """A part of a map: its outline, its middle, and how much there is."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]
    middle: tuple[float, float]
    value: int
    hover: str
    is_empty: bool
    cell: Cell | None = None


@dataclass(frozen=True)
class Map:
    """Regions, the largest first, with a circle as large as there is much; what is not on it in words below."""

    language: str
    regions: tuple[Region, ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """Points by row and column, none where unknown; behind them from where to where the total can lie."""

    language: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    points: tuple[tuple[int | None, ...], ...]
    most: int  # points in one cell
    total: str
    totals: tuple[tuple[int, int], ...]
    most_in_all: int  # of the total
    high: int  # of the total
    cells: tuple[Cell, ...] = ()  # what each row stands for


@dataclass(frozen=True)
class Spell:
    """Something that lasted, on a line of its lane; it ends at `end` at the earliest where it is open."""

    start: date
    end: date
    colour: Role
    hover: str
    label: str = ""
    line: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class Moment:
    """Something on a day."""

    day: date
    hover: str
    is_open: bool


@dataclass(frozen=True)
class Lane:
    """What belongs together, with what an open mark in it means."""

    name: str
    open_means: str
    spells: tuple[Spell, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True)
class Timeline:
    """Lanes over the days, with the day from which is looked back."""

    language: str
    lanes: tuple[Lane, ...]
    x: Axis
    reference: Reference
