"""How wide words are in the letters of figures, and where a line of them is broken."""

import re
from functools import cache, lru_cache

from PIL import ImageFont

from kompas.contract import ROOT

LARGE = 100  # pixels: letters are measured large, so that no fraction is lost
BOLD = 1.04  # the letters of a browser are bolder than those that are measured
ELLIPSIS = "…"
PARTS = re.compile(r"( · |; )")


@cache
def _letters(weight: int) -> ImageFont.FreeTypeFont:
    path = ROOT / "static" / "fonts" / f"fira-sans-{weight}.ttf"
    return ImageFont.truetype(str(path), LARGE, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(4096)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """Pixels of a line of words in letters of this size."""
    return _letters(600 if is_bold else 400).getlength(text) * size / LARGE * (BOLD if is_bold else 1)


def broken(text: str, room: float, size: float, most: int, is_bold: bool = False) -> list[str]:
    """The words in at most so many lines, each within so many pixels; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    rest = text.replace("\n", " ").strip()
    while rest:
        line = rest if width(rest, size, is_bold) <= room else _first_words(rest, room, size, is_bold)
        if line != rest and len(lines) == most - 1:
            return [*lines, _cut(rest, room, size, is_bold)]
        lines.append(line.rstrip())
        rest = rest[len(line) :].strip()
    return lines


def in_parts(text: str, room: float, size: float, most: int) -> list[str]:
    """The same for words of several parts, of which a line holds whole ones where they fit: no sign stands between two lines."""
    lines: list[str] = []
    for part, sign in _parts(text):
        joined = f"{lines[-1]}{sign}{part}" if lines else part
        if lines and width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += broken(part, room, size, most)
    return lines if len(lines) <= most else broken(text, room, size, most)


def _parts(text: str) -> list[tuple[str, str]]:
    """Each part with the sign before it."""
    pieces = PARTS.split(text)
    return list(zip(pieces[::2], ["", *pieces[1::2]], strict=True))


def _first_words(text: str, room: float, size: float, is_bold: bool) -> str:
    """As many whole words as fit; of a word that is too long itself as many letters."""
    fits = max((end for end in range(1, len(text)) if width(text[:end], size, is_bold) <= room), default=1)
    at_blank = text.rfind(" ", 0, fits + 1)
    return text[:at_blank] if at_blank > 0 else text[:fits]


def _cut(text: str, room: float, size: float, is_bold: bool) -> str:
    fits = max((end for end in range(1, len(text)) if width(text[:end].rstrip() + ELLIPSIS, size, is_bold) <= room), default=1)
    return text[:fits].rstrip() + ELLIPSIS
