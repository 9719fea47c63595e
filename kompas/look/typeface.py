"""A typeface of the municipality's own: two files, of which every medium reads the same."""

import re
from pathlib import Path

import typst
from PIL import ImageFont

from kompas.drawing.letters import FIRA_SANS, Typeface
from kompas.errors import ExportError

MOST_BYTES = 3_000_000
SIGNS = {".ttf": (b"\x00\x01\x00\x00", b"true"), ".otf": (b"OTTO", b"\x00\x01\x00\x00")}  # how such a file begins
SAMPLE = "Initiatieven van bewoners in de wijk: 1.234 aanvragen, € 56.789 verleend, 27% binnen de termijn"
WIDER = 1.06  # times as wide as our letters: as much room as figures and slides have to spare
NEEDED = "éëïöü€±×–…"  # signs that sentences of ours have
NAME = re.compile(r"[\w .+-]+")  # what a family can be called, so that it stands in any file as it is
LARGE = 100


def typeface(files: tuple[Path, ...]) -> Typeface:
    """The typeface of these two files, the normal letters and the bold ones.

    Raises ExportError where they are no TTF or OTF that can be read, are not of one family, lack signs, or are much wider than our letters.
    """
    if len(files) != 2:
        raise ExportError("typeface_in_two", file=files[0])
    for file in files:
        _check(file)
    readable = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(files[0].parent)]).fonts()
    found = [next((font for font in readable if Path(font.path).name == file.name), None) for file in files]
    for font, file in zip(found, files, strict=True):
        if font is None:
            raise ExportError("typeface_unreadable", file=file)
    normal, bold = found
    if not NAME.fullmatch(normal.family):
        raise ExportError("typeface_unreadable", file=files[0])
    if normal.family != bold.family or normal.weight >= bold.weight:
        names = [f"{font.family} {font.weight}" for font in (normal, bold)]
        raise ExportError("typeface_of_two", file=files[1], value=names[1], expected=names[0])
    return Typeface(normal.family, *files)


def _check(file: Path) -> None:
    if file.stat().st_size > MOST_BYTES or not file.read_bytes().startswith(SIGNS.get(file.suffix.lower(), ())):
        raise ExportError("typeface_unreadable", file=file)
    try:
        letters = ImageFont.truetype(str(file), LARGE, layout_engine=ImageFont.Layout.BASIC)
    except OSError as problem:
        raise ExportError("typeface_unreadable", file=file) from problem
    ours = ImageFont.truetype(str(FIRA_SANS.normal), LARGE, layout_engine=ImageFont.Layout.BASIC)
    if (times := letters.getlength(SAMPLE) / ours.getlength(SAMPLE)) > WIDER:
        raise ExportError("typeface_too_wide", file=file, n=round(times * 100 - 100), of=round(WIDER * 100 - 100))
    missing = letters.getmask("\U0010ffff").getbbox(), letters.getlength("\U0010ffff")
    if lacking := [sign for sign in NEEDED if (letters.getmask(sign).getbbox(), letters.getlength(sign)) == missing]:
        raise ExportError("typeface_lacks", file=file, value=" ".join(lacking))
