"""A logo: read by whoever draws it later, and refused where it is no image, is too large, or reaches for anything outside itself."""

import base64
import io
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

import typst
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image, UnidentifiedImageError

from kompas.contract import ROOT
from kompas.drawing.paper import LIGHT, Paper
from kompas.errors import ExportError

MOST_BYTES = 1_000_000
MOST_PIXELS = 16_000_000
WIDEST, HIGHEST = 8, 2  # times as wide as high, and as high as wide, at most
HIGH = 400  # pixels of the picture for programs that draw no lines
ROOM = 0.14  # of the height of a logo: the plate around it
OURS = ROOT / "static" / "logo-light.svg"
PAGE = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo.svg", height: 100pt)'
MEASURE = '#context [#metadata(measure(image("logo.svg", height: 100pt)).width.pt()) <wide>]'
OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
ACTIVE = ("script", "foreignobject", "iframe", "animate", "set")


@dataclass(frozen=True)
class Logo:
    """A logo as lines (SVG), for light and for dark paper, and as a picture (PNG, without a background)."""

    light: str
    dark: str
    png: bytes
    on_plate: bytes  # the same on a white plate, for a cover in a colour
    is_own: bool
    ratio: float  # how many times as wide as it is high


def logo(file: Path | None, light: Paper, dark: Paper) -> Logo:
    """The logo of this file; that of the product, in the accent of the papers, where there is none.

    Raises ExportError where the file is no PNG or SVG that can be drawn, is too large or of another shape, or is more than an image.
    """
    if file is None:
        drawing = OURS.read_text("utf-8")
        ours, in_dark = (drawing.replace(LIGHT.accent, paper.accent) for paper in (light, dark))
        picture = _picture(ours)
        return Logo(ours, in_dark, picture, picture, False, _ratio(ours))
    if (size := file.stat().st_size) > MOST_BYTES:
        raise ExportError("logo_too_large", file=file, n=size, of=MOST_BYTES)
    content = file.read_bytes()
    drawing = _of_png(content, file) if content.startswith(b"\x89PNG") else _of_svg(content, file)
    try:
        ratio = _ratio(drawing)
        if not 1 / HIGHEST <= ratio <= WIDEST:
            raise ExportError("logo_of_other_shape", file=file)
        picture = _picture(drawing)
    except typst.TypstError as problem:
        raise ExportError("logo_no_image", file=file) from problem
    with Image.open(io.BytesIO(picture)) as image:
        if image.convert("RGBA").getchannel("A").getbbox() is None:
            raise ExportError("logo_no_image", file=file)
    plate = _on_plate(drawing, ratio)
    return Logo(drawing, plate, picture, _picture(plate), True, ratio)


def _of_png(content: bytes, file: Path) -> str:
    """A picture as a drawing that holds it."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ExportError("logo_too_fine", file=file, n=image.width * image.height, of=MOST_PIXELS)
            image.load()
            width, height = image.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:  # what Pillow raises for a PNG that is broken
        raise ExportError("logo_no_image", file=file) from problem
    return _holding(f"data:image/png;base64,{base64.b64encode(content).decode()}", width, height)


def _of_svg(content: bytes, file: Path) -> str:
    """The drawing as it is, where nothing in it is more than a drawing."""
    try:
        drawing, root = content.decode("utf-8-sig"), fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as problem:
        raise ExportError("logo_no_image", file=file) from problem
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise ExportError("logo_no_image", file=file)
    for element in root.iter():
        if found := _reaching(element.tag, element.attrib, element.text or ""):
            raise ExportError("logo_reaches_out", file=file, value=found)
    return re.sub(r"^.*?(?=<svg[\s>])", "", drawing, count=1, flags=re.DOTALL)


def _reaching(tag: str, attributes: dict[str, str], text: str) -> str | None:
    """What in an element runs, or comes from elsewhere."""
    name = str(tag).rpartition("}")[2].lower()
    if name.startswith(ACTIVE):
        return name
    for key, value in attributes.items():
        attribute = key.rpartition("}")[2].lower()
        is_link = attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))
        if attribute.startswith("on") or is_link or OUTSIDE.search(value):
            return f"{attribute}={value}"
    return name if OUTSIDE.search(text) else None


def _picture(drawing: str) -> bytes:
    """The drawing as a PNG. Raises TypstError where it cannot be drawn."""
    return typst.compile({"main.typ": PAGE.encode(), "logo.svg": drawing.encode()}, format="png", ppi=72 * HIGH / 100)


def _ratio(drawing: str) -> float:
    """How many times as wide as high the drawing is, before anything is drawn. Raises TypstError where it cannot be read."""
    points = typst.query({"main.typ": MEASURE.encode(), "logo.svg": drawing.encode()}, "<wide>", field="value", one=True)
    return float(points) / 100


def _holding(address: str, width: float, height: float, around: str = "", at: float = 0) -> str:
    """A drawing that holds another image."""
    whole = f"{width + 2 * at:g} {height + 2 * at:g}"
    image = f'<image x="{at:g}" y="{at:g}" width="{width:g}" height="{height:g}" href="{address}" xlink:href="{address}"/>'
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} viewBox="0 0 {whole}">{around}{image}</svg>'


def _on_plate(drawing: str, ratio: float) -> str:
    """The drawing on a white plate: who drew a logo drew it for white."""
    around = f'<rect width="100%" height="100%" rx="{HIGH * ROOM / 2:g}" fill="{LIGHT.background}"/>'
    address = f"data:image/svg+xml;base64,{base64.b64encode(drawing.encode()).decode()}"
    return _holding(address, HIGH * ratio, HIGH, around, HIGH * ROOM)
