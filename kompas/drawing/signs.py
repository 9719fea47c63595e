"""The legend of a wide figure, in words: what each sign means, as many beside each other as fit, and below their headings."""

from collections.abc import Sequence
from dataclasses import dataclass

from kompas.drawing.layout import LINE, TEXT_SIZE, above, words
from kompas.drawing.letters import width
from kompas.drawing.marks import Explained, explained
from kompas.drawing.paper import Paper, mixed
from kompas.figures.chart import HATCHED, Areas, Band, Bars, Dots, Line, Role, Series, Spans
from kompas.figures.names import capital

SIZE = TEXT_SIZE - 1  # pixels of its letters
SIGN, BETWEEN = 20, "\u2002\u2002"  # pixels of a sign with its blank, and what stands between two names
SYMBOLS = {"circle": "●", "diamond": "◆", "circle-open": "○", "diamond-open": "◇", "square": "■", "square-open": "□", "point": "•"}
DASHES = {"solid": "—", "dash": "– –", "dot": "···", "dashdot": "–·–"}
LARGER = 1.2  # times the letters a sign is, so that its colour is seen
HATCHING = dict(zip(HATCHED, ("▧", "▨", "▩"), strict=True))
MEANINGS = {"interval": "—", "open_end": "►"}
SQUARE = "■"


@dataclass(frozen=True)
class Sign:
    """A sign in its colours, what it means, and the heading below which it stands."""

    name: str
    marks: tuple[str, ...]
    group: str = ""

    @property
    def pixels(self) -> float:
        """From the sign to the end of its words."""
        return SIGN * len(self.marks) + width(self.name, SIZE)

    @property
    def text(self) -> str:
        """As Plotly shows it."""
        return " ".join((*self.marks, words(self.name)))


def legend_of_signs(series: Sequence[Series], language: str, side: float, pixels: float, lift: float, on: Paper) -> tuple[list[dict], int]:
    """The legend so many pixels above the marks, of so many pixels wide and from `side` pixels left of the marks; and how high it is."""
    signs = [_sign(each, on) for each in series if each.name] + _explained(explained(series, language), on)
    lines = [line for group in dict.fromkeys(sign.group for sign in signs) for line in _lines(group, signs, pixels)]
    return ([above("<br>".join(lines), on.ink, lift + 6, xshift=-side)], LINE * len(lines) + 6) if lines else ([], 0)


def _lines(group: str, signs: Sequence[Sign], pixels: float) -> list[str]:
    """The signs of a group in lines, the first of which begins with its heading."""
    heading = f"<b>{words(group)}</b>  " if group else ""
    lines, taken = [heading], width(f"{group}  ", SIZE, True) if group else 0
    for sign in (sign for sign in signs if sign.group == group):
        if taken + sign.pixels > pixels and lines[-1]:
            lines.append("")
            taken = 0
        lines[-1] += f"{BETWEEN if taken and not lines[-1].endswith('</b>  ') else ''}{sign.text}"
        taken += sign.pixels + width(BETWEEN, SIZE)
    return lines


def _sign(series: Series, on: Paper) -> Sign:
    name, colour = capital(series.name), on.colour(series.colour)
    match series:
        case Bars() if series.is_open and all(series.is_open):
            return Sign(name, (_mark(SQUARE, on.background, on.edge(series.colour)),), series.group)
        case Bars():
            return Sign(name, (_square(series.colour, on, series.is_assumed),), series.group)
        case Dots():
            return Sign(name, (_mark(SYMBOLS.get(series.symbol, "|"), colour),))
        case Line():
            return Sign(name, (_mark(DASHES[series.dash], colour),))
        case Spans():
            return Sign(name, (_mark(DASHES["solid"], colour),))
        case Band():
            return Sign(name, (_mark(SQUARE, mixed(colour, on.background), on.quiet),))
        case Areas():
            return Sign(name, (_square(series.colour, on),))


def _mark(mark: str, colour: str, edge: str = "") -> str:
    outline = f";stroke:{edge};stroke-width:0.07em" if edge else ""
    return f'<span style="color:{colour};font-size:{LARGER}em{outline}">{mark}</span>'


def _square(role: Role, on: Paper, is_assumed: bool = False) -> str:
    """As bars are: hatched, or in their colour, light where it is assumed, with their outline where they have one."""
    if role in HATCHED:
        return _mark(HATCHING[role], on.quiet)
    if is_assumed:
        return _mark(SQUARE, mixed(on.colour(role), on.background), on.edge(role))
    edge = on.outline(role)
    return _mark(SQUARE, on.colour(role), "" if edge == on.background else edge)


def _explained(means: Sequence[Explained], on: Paper) -> list[Sign]:
    """What has no name of its own; two signs that mean the same have their words once."""
    marks: dict[str, list[str]] = {}
    for each in means:
        sign = (SQUARE, mixed(on.colour(each.colour), on.background), on.quiet) if each.kind == "band" else (MEANINGS[each.kind], on.quiet)
        marks.setdefault(capital(each.words), []).append(_mark(*sign))
    return [Sign(name, tuple(of_name)) for name, of_name in marks.items()]
