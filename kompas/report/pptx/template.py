"""A municipality's own template: opened, checked, and emptied of its slides."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as Holder
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout

from kompas.errors import ExportError
from kompas.report.pptx.native import Box
from kompas.report.pptx.xml import EMU

MOST_BYTES = 200_000_000  # unpacked
CONTENTS = (Holder.OBJECT, Holder.BODY, Holder.CHART, Holder.TABLE)
LEAST_WIDE, LEAST_HIGH = 0.5, 0.4  # of the slide, that a figure needs
TEMPLATE_TYPE, DECK_TYPE = (
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml" for kind in ("template", "presentation")
)
NOT_READABLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, PythonPptxError, etree.XMLSyntaxError),
    *(KeyError, ValueError, AttributeError, NotImplementedError, EOFError),
)


@dataclass(frozen=True)
class Layouts:
    """The layouts that slides are made of, and the boxes of the second."""

    cover: SlideLayout
    slide: SlideLayout
    title: Box
    body: Box
    is_house: bool = False


def opened(file: Path) -> Deck:
    """The template as a deck without slides. Raises ExportError where it is none."""
    try:
        blob = file.read_bytes()
    except FileNotFoundError:
        raise ExportError("no_such_file", file=file.name) from None
    except IsADirectoryError:
        raise ExportError("is_a_folder", file=file.name) from None
    except OSError as error:
        raise ExportError("cannot_open", file=file.name, value=error.strerror) from error
    try:
        deck = Presentation(io.BytesIO(_as_deck(blob)))
        layouts = list(deck.slide_layouts)
        _empty(deck)
    except NOT_READABLE as error:
        raise ExportError("no_presentation", file=file.name) from error
    if not layouts:
        raise ExportError("no_presentation", file=file.name)
    return deck


def _as_deck(blob: bytes) -> bytes:
    """The file as an ordinary presentation: a template differs from one by a single word. Raises ValueError where it is too large."""
    with zipfile.ZipFile(io.BytesIO(blob)) as whole:
        if sum(entry.file_size for entry in whole.infolist()) > MOST_BYTES:
            raise ValueError("too large")
        types = whole.read("[Content_Types].xml")
        if TEMPLATE_TYPE.encode() not in types:
            return blob
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as file:
            for entry in whole.infolist():
                file.writestr(entry, whole.read(entry).replace(TEMPLATE_TYPE.encode(), DECK_TYPE.encode()))
    return changed.getvalue()


def _empty(deck: Deck) -> None:
    """Leave out the slides of the template, and what names them."""
    slides = deck.slides._sldIdLst
    for entry in list(slides):
        deck.part.drop_rel(entry.rId)
        slides.remove(entry)
    root = deck.part._element
    for element in list(root):
        if etree.QName(element).localname in ("extLst", "custShowLst"):
            root.remove(element)


def layouts(deck: Deck, name: str) -> Layouts:
    """The layouts of a deck that our slides are made of. Raises ExportError with what each lacks where none will do; `name` is that of the
    file."""
    found = [(layout, content) for layout in deck.slide_layouts if (content := _content(layout, deck))]
    if not found:
        raise ExportError("layout_without_room", file=name)
    able = [(layout, content) for layout, content in found if _title(layout, (Holder.TITLE,))]
    if not able:
        raise ExportError("layout_without_title", file=name)
    slide, body = max(able, key=lambda each: each[1].width * each[1].height)
    covers = [each for each in deck.slide_layouts if _title(each, (Holder.CENTER_TITLE,)) and _words(each)]
    return Layouts(covers[0] if covers else slide, slide, _box(_title(slide, (Holder.TITLE,))), body)


def _title(layout: SlideLayout, kinds: tuple) -> object | None:
    return next((holder for holder in layout.placeholders if holder.placeholder_format.type in kinds), None)


def _words(layout: SlideLayout) -> bool:
    return any(holder.placeholder_format.type in (Holder.SUBTITLE, Holder.BODY) for holder in layout.placeholders)


def _content(layout: SlideLayout, deck: Deck) -> Box | None:
    """The largest box for content on a layout, where a figure fits in it."""
    boxes = [_box(holder) for holder in layout.placeholders if holder.placeholder_format.type in CONTENTS and holder.width]
    wide, high = deck.slide_width / EMU * LEAST_WIDE, deck.slide_height / EMU * LEAST_HIGH
    able = [box for box in boxes if box.width >= wide and box.height >= high]
    return max(able, key=lambda box: box.width * box.height, default=None)


def _box(holder: object) -> Box:
    return Box(*(getattr(holder, side) / EMU for side in ("left", "top", "width", "height")))
