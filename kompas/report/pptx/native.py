"""A chart of PowerPoint's own as a value: its series, its scales and the words on it, in points and in the colours of the paper.

`kompas.report.pptx.chart_xml` writes it; who opens the slide can change its numbers in the workbook behind it.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rows", "columns", "curves", "dots"]
Align = Literal["l", "ctr", "r"]


@dataclass(frozen=True)
class Look:
    """How a mark looks; what is not given is not there."""

    fill: str | None = None  # '#rrggbb'
    hatching: Literal["wdUpDiag", "wdDnDiag", "diagCross"] | None = None  # over the fill, in the colour of the line
    line: str | None = None
    width: float = 1  # points of the line
    dash: str = "solid"
    symbol: str = "none"
    edge: str | None = None  # around the symbol
    size: int = 11  # points of the symbol
    seen: float = 1  # how much of the line covers what is behind it


@dataclass(frozen=True)
class Label:
    """Words at a point, for which the number itself does not do."""

    words: str
    ink: str
    background: str | None = None


@dataclass(frozen=True)
class Spread:
    """A line from each point, so far down and so far up."""

    minus: tuple[float | None, ...]
    plus: tuple[float | None, ...]
    line: str
    width: float


@dataclass(frozen=True)
class NativeSeries:
    """Numbers with one look; `points` are those with a look of their own."""

    name: str
    values: tuple[float | None, ...]
    look: Look
    at: tuple[float, ...] = ()  # the place of each, where it is not a category
    names: tuple[str, ...] = ()  # of each, beside its number in the workbook
    points: tuple[tuple[int, Look], ...] = ()
    labels: tuple[Label | None, ...] = ()
    label_place: Literal["ctr", "outEnd", "r"] = "ctr"
    spread: Spread | None = None
    is_area: bool = False
    is_in_legend: bool = True


@dataclass(frozen=True)
class Scale:
    """An axis of numbers."""

    low: float
    high: float
    step: float | None = None
    form: str = "#,##0"
    has_numbers: bool = True
    has_grid: bool = True


@dataclass(frozen=True)
class Box:
    """A rectangle on the chart or the slide, in points from its corner at the top left."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.top + self.height


@dataclass(frozen=True)
class Words:
    """Words on the chart that are no number of it."""

    text: str
    box: Box
    size: float
    ink: str
    align: Align = "l"
    anchor: Literal["t", "ctr", "b"] = "ctr"
    first_bold: int = 0  # so many letters of it


@dataclass(frozen=True)
class Stroke:
    """A straight line on the chart."""

    left: float
    top: float
    right: float
    bottom: float
    line: str
    dash: str = "sysDot"
    width: float = 1.5


@dataclass(frozen=True)
class NativeChart:
    """A chart of so many points, with its marks in the box `plot`."""

    kind: Kind
    language: str
    width: float
    height: float
    plot: Box
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    values: Scale
    places: Scale | None = None  # of dots: the other axis
    letter: float = 16  # points
    label_letter: float = 16  # points of the numbers at marks
    gap: int = 40  # per cent of a bar, between bars
    is_stacked: bool = False
    overlap: int = 0
    shown: int = 0  # the first so many categories, the others are in the workbook only; 0: all
    label_skip: int = 1  # every so many categories have their name
    has_names: bool = True  # whether the categories are named by the axis
    title: str = ""  # of the axis below
    legend: Box | None = None
    words: tuple[Words, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    below: tuple[str, ...] = ()  # what stands below the chart
