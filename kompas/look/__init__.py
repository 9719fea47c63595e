"""The look of a municipality: its colours, its logo and its typeface, from the table `look` of its settings, as far as they can be read."""

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from kompas.drawing.letters import FONTS, Typeface
from kompas.drawing.paper import Paper
from kompas.errors import ExportError
from kompas.look.colours import papers
from kompas.look.logo import HIGH, Logo, logo
from kompas.look.typeface import typeface
from kompas.settings import FILE, settings

__all__ = ["FOLDER", "HIGH", "Logo", "Look", "look"]

FOLDER = "look"  # of the data folder: where logo and typeface lie


@dataclass(frozen=True, eq=False)
class Look:
    """How pages, slides and papers look: light and dark paper, with the typeface of both, and a logo."""

    light: Paper
    dark: Paper
    logo: Logo

    @property
    def letters(self) -> Typeface:
        """The letters of either paper."""
        return self.light.letters

    @property
    def font_folders(self) -> list[str]:
        """Where Typst finds these letters, and ours for signs that they lack."""
        return [str(folder) for folder in dict.fromkeys((self.letters.normal.parent, FONTS))]

    def paper(self, is_dark: bool) -> Paper:
        """The paper of this theme."""
        return self.dark if is_dark else self.light


def look(home: Path) -> Look:
    """The look in force for the data folder `home`; what its settings leave out is that of the product.

    Raises ExportError where a colour cannot be read or told apart, where the logo is no image, or where the typeface does not fit.
    """
    wanted = settings(home)["look"]
    stamps = tuple(_stamp(home, key, name) for key in ("logo", "typeface") for name in _names(wanted[key]))
    return _look(home, wanted["accent"], wanted["second"], wanted["logo"], tuple(wanted["typeface"]), stamps)


def _names(wanted: str | list[str]) -> list[str]:
    """The files of a setting: several, one, or none."""
    return wanted if isinstance(wanted, list) else [wanted] * bool(wanted)


def _stamp(home: Path, key: str, name: str) -> tuple[int, int]:
    """What changes when the file does. Raises ExportError where the folder of the look has none of this name that can be read."""
    file = home / FOLDER / name
    if Path(name).name != name or not file.is_file():
        raise ExportError("look_has_no_file", file=home / FILE, column=f"look.{key}", value=name, expected=FOLDER)
    try:
        with file.open("rb") as opened:
            stamp = os.fstat(opened.fileno())
    except OSError as problem:
        raise ExportError("cannot_open", file=file, value=problem.strerror) from problem
    return stamp.st_mtime_ns, stamp.st_size


@lru_cache(maxsize=8)
def _look(home: Path, accent: str, second: str, logo_name: str, faces: tuple[str, ...], stamps: tuple[tuple[int, int], ...]) -> Look:
    light, dark = papers(accent, second, home / FILE)
    if faces:
        letters = typeface(tuple(home / FOLDER / name for name in faces))
        light, dark = replace(light, letters=letters), replace(dark, letters=letters)
    return Look(light, dark, logo(home / FOLDER / logo_name if logo_name else None, light, dark))
