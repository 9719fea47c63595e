"""How much room words take: PowerPoint lays them out on the machine of whoever opens the slide, so that this is an estimate on the safe side."""

import math
from collections.abc import Sequence

from kompas.report.pptx.native import Box

LETTER, BOLD = 0.53, 0.57  # of their size: how wide a letter is, on average
LINE = 1.22  # of their size: how high a line is
SIGN, APART = 22, 16  # points of the sign of a legend, and behind each name


def width(text: str, size: float, is_bold: bool = False) -> float:
    """Points of the longest line of this text."""
    return max((len(line) for line in text.split("\n")), default=0) * size * (BOLD if is_bold else LETTER)


def lines(text: str, size: float, room: float, is_bold: bool = False) -> int:
    """Lines of this text in so many points."""
    fit = max(int(room / (size * (BOLD if is_bold else LETTER))), 1)
    return sum(_lines(paragraph, fit) for paragraph in text.split("\n"))


def _lines(paragraph: str, fit: int) -> int:
    """Lines of words that are not cut, of so many letters each."""
    count, taken = 1, 0
    for word in paragraph.split(" "):
        if taken and taken + 1 + len(word) > fit:
            count, taken = count + 1, 0
        count += (len(word) - 1) // fit
        taken += len(word) + bool(taken)
    return count


def height(text: str, size: float, room: float, is_bold: bool = False) -> float:
    """Points of these lines below each other."""
    return lines(text, size, room, is_bold) * size * LINE


def short(text: str, size: float, room: float) -> str:
    """The text on one line, cut with an ellipsis where it is longer than so many points."""
    fit = max(int(room / (size * LETTER)), 2)
    return text if len(text) <= fit else text[: fit - 1].rstrip() + "…"


def legend(names: Sequence[str], size: float, room: float) -> Box | None:
    """The room of a legend with these names above a chart; none without names."""
    if not names:
        return None
    taken, rows = 0.0, 1
    for name in names:
        each = SIGN + width(name, size) + APART
        if taken and taken + each > room:
            rows, taken = rows + 1, 0.0
        taken += each
    return Box(0, 0, min(room, taken) if rows == 1 else room, rows * size * 1.5 + 4)


def nice_step(reach: float, most: int = 5) -> float:
    """The round step that divides an axis in at most so many parts."""
    rough = reach / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)
