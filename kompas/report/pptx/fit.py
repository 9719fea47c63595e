"""How much room words take: PowerPoint lays them out on the machine of whoever opens the slide, so that this is an estimate on the safe
side."""

import math
from collections.abc import Sequence

from kompas.drawing import letters
from kompas.report.pptx.native import Box
from kompas.report.pptx.xml import clean

SAFE = 1.06  # times what is measured in our own typeface: another one may be wider
LINE = 1.22  # of their size: how high a line is
IN_A_NUMBER, AT_AN_END = "0123456789.,€\u202f", " ·;:,(–-"
SIGN, APART = 26, 18  # points of the sign of a legend, and behind each name


def width(text: str, size: float, is_bold: bool = False) -> float:
    """Points of the longest line of this text."""
    return max((letters.width(line, size, is_bold) for line in clean(text).split("\n")), default=0.0) * SAFE


def lines(text: str, size: float, room: float, is_bold: bool = False) -> int:
    """Lines of this text in so many points, where no word is cut."""
    return sum(_lines(paragraph, size, room, is_bold) for paragraph in text.split("\n"))


def _lines(paragraph: str, size: float, room: float, is_bold: bool) -> int:
    count, taken, space = 1, 0.0, width(" ", size, is_bold)
    for word in paragraph.split(" "):
        each = width(word, size, is_bold)
        if taken and taken + space + each > room:
            count, taken = count + 1, 0.0
        count += int(each / room) if each > room else 0
        taken += each + space * bool(taken)
    return count


def height(text: str, size: float, room: float, is_bold: bool = False) -> float:
    """Points of these lines below each other."""
    return lines(text, size, room, is_bold) * size * LINE


def short(text: str, size: float, room: float, is_bold: bool = False) -> str:
    """The text on one line, cut with an ellipsis where it is longer than so many points; never within a number, which would be another."""
    if width(text, size, is_bold) <= room:
        return text
    ends = (end for end in range(len(text) - 1, 0, -1) if text[end - 1] not in IN_A_NUMBER)
    parts = (text[:end].rstrip(AT_AN_END) + "…" for end in ends)
    return next((part for part in parts if width(part, size, is_bold) <= room), "…")


def in_the_middle(text: str, size: float, room: float, is_bold: bool = False) -> str:
    """The text on one line, cut in its middle where it is longer than so many points: names that begin alike differ at their ends."""
    if width(text, size, is_bold) <= room:
        return text
    for kept in range(len(text) - 1, 1, -1):
        head, tail = text[: kept - kept // 2], text[len(text) - kept // 2 :]
        if head[-1] not in IN_A_NUMBER and tail[0] not in IN_A_NUMBER:
            cut = f"{head.rstrip(AT_AN_END)}…{tail.lstrip(AT_AN_END)}"
            if width(cut, size, is_bold) <= room:
                return cut
    return "…"


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
