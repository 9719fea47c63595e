"""The letters of figures: their files, how wide words are in them, and where a line of words is broken."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from kompas.contract import ROOT

FONTS = ROOT / "static" / "fonts"
LARGE = 100  # pixels: letters are measured large, so that no fraction is lost
BOLD = 1.04  # the letters of a browser are bolder than those that are measured
ELLIPSIS = "…"
PARTS = re.compile(r"( · |; )")


@dataclass(frozen=True)
class Typeface:
    """Letters: their family as files name it, and the files of the normal and of the bold ones."""

    family: str
    normal: Path
    bold: Path
    packed: tuple[Path, Path] | None = None  # the same for what is sent: smaller, with the letters of western Europe only

    @property
    def files(self) -> dict[int, Path]:
        """The files by their weight."""
        return {400: self.normal, 600: self.bold}

    def faces(self) -> str:
        """The rules of CSS that bring these letters along, whole: who opens the file need not have them."""
        files = zip(self.files, self.packed or self.files.values(), strict=True)
        return "".join(
            f"@font-face{{font-family:'{self.family}';font-weight:{weight};src:url(data:font/{file.suffix[1:]};base64,{_base64(file)})}}"
            for weight, file in files
        )


FIRA_SANS = Typeface(
    "Fira Sans",
    FONTS / "fira-sans-400.ttf",
    FONTS / "fira-sans-600.ttf",
    (FONTS / "fira-sans-latin-400-normal.woff2", FONTS / "fira-sans-latin-600-normal.woff2"),
)


def _base64(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


@cache
def _letters(weight: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FIRA_SANS.files[weight]), LARGE, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(4096)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """Pixels of a line of words in our letters of this size; no others are much wider (kompas/look)."""
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


def all_broken(texts: Sequence[str], room: float, size: float, most: int, is_bold: bool = False) -> list[list[str]]:
    """The same for several texts; where the lines of two would be alike, their last line holds how they end."""
    cut = [broken(text, room, size, most, is_bold) for text in texts]
    return [
        [*lines[:-1], _end(text, room, size, is_bold)] if cut.count(lines) > 1 and lines[-1:] and lines[-1].endswith(ELLIPSIS) else lines
        for text, lines in zip(texts, cut, strict=True)
    ]


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


def _end(text: str, room: float, size: float, is_bold: bool) -> str:
    ends = (ELLIPSIS + text[start:].lstrip() for start in range(1, len(text)))
    return next((end for end in ends if width(end, size, is_bold) <= room), ELLIPSIS)


def _cut(text: str, room: float, size: float, is_bold: bool) -> str:
    fits = max((end for end in range(1, len(text)) if width(text[:end].rstrip() + ELLIPSIS, size, is_bold) <= room), default=1)
    return text[:fits].rstrip() + ELLIPSIS
