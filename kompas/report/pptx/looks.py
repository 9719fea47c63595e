"""How marks look on a slide: the colours of its paper by their role, as on every page."""

from kompas.drawing.paper import Paper, mixed
from kompas.figures.chart import HATCHED, Bars, Dots, Line, Role
from kompas.report.pptx.native import Label, Look

DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot", "dashdot": "dashDot"}
PATTERNS = dict(zip(HATCHED, ("wdDnDiag", "wdUpDiag", "diagCross"), strict=True))
OPEN = 0.35  # of the colour: the inside of what is open
BAND = 0.22  # of the colour: what chance covers


def bar(paper: Paper, role: Role, is_assumed: bool = False) -> Look:
    """A bar: hatched where nobody knows, in a light tint with an outline where it is assumed."""
    if role in HATCHED:
        return Look(paper.background, PATTERNS[role], paper.quiet)
    if is_assumed:
        return Look(mixed(paper.colour(role), paper.background), line=paper.edge(role), width=1.25)
    return Look(paper.colour(role), line=paper.outline(role), width=0.75)


def open_bar(paper: Paper, role: Role) -> Look:
    """A bar of what is not over yet: outlined."""
    return Look(paper.background, line=paper.edge(role), width=2)


def on_bar(paper: Paper, words: str, bars: Bars) -> Label:
    """Words in a bar, on a patch of paper where it is hatched."""
    if bars.colour in HATCHED:
        return Label(words, paper.ink, paper.background)
    return Label(words, paper.ink if bars.is_assumed else paper.ink_on(bars.colour))


def beside(paper: Paper, words: str) -> Label:
    """Words behind or on top of a mark."""
    return Label(words, paper.ink)


def dot(paper: Paper, dots: Dots) -> Look:
    """A symbol, with a light inside where it is open."""
    shape, _, is_open = dots.symbol.partition("-")
    colour = paper.colour(dots.colour)
    if dots.symbol == "stroke":
        return Look(symbol="none")
    if dots.symbol == "point":
        return Look(colour, symbol="circle", size=6)
    return Look(mixed(colour, paper.background, OPEN) if is_open else colour, symbol=shape, size=13, edge=colour)


def line(paper: Paper, drawn: Line) -> Look:
    """A line, the thickest where it is the message."""
    width = 1.5 if not drawn.is_stepped else 3.5 if drawn.colour == "accent" else 2.5
    return Look(line=paper.colour(drawn.colour), width=width, dash=DASHES[drawn.dash])


def area(paper: Paper, role: Role) -> Look:
    """An area of this colour."""
    return Look(paper.colour(role))


def band(paper: Paper, role: Role) -> Look:
    """What lies behind a line, given chance."""
    return Look(mixed(paper.colour(role), paper.background, BAND))


NOTHING = Look()
