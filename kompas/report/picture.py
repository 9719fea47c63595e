"""A figure to take along, as a picture (PNG) or a drawing in lines (SVG): its message above it, and whose figures it shows below it."""

import html
import re
import textwrap
from typing import Literal

import typst

from kompas.drawing.paper import Paper
from kompas.drawing.picture import CONTROL_SIGNS, browser_path, svg
from kompas.findings import Finding, Scope
from kompas.findings.chosen import chosen_words, definition_sentence
from kompas.look import look
from kompas.report.story import named_files

Kind = Literal["png", "svg"]
KINDS: tuple[Kind, ...] = ("png", "svg")
WIDTH = 1280  # pixels: that of a slide
MARGIN, GAP = 40, 24
ENLARGED = 1.25  # a figure is drawn for a page, and is read from further away on a slide
MESSAGE, MESSAGE_LINE, MESSAGE_LENGTH = 30, 40, 74  # pixels of its letters and lines, and characters of a line
SOURCE, SOURCE_LINE, SOURCE_LENGTH = 16, 23, 140
SCALE = 2  # pixels of a picture for one of the drawing
POINTS = 72  # Typst sets a point where the drawing has a pixel
SHEET = '#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n#image("figure.svg", width: {width}pt)'


def can_draw() -> bool:
    """Whether this machine has a browser to draw figures in."""
    return browser_path() is not None


def picture_name(finding: Finding, kind: Kind) -> str:
    """The name of the file in which the figure is handed out."""
    return f"{finding.name}-{finding.as_of}.{kind}"


def picture_file(scope: Scope, finding: Finding, kind: Kind) -> bytes:
    """The figure of the finding as a file of this kind, in the colours of the light theme.

    Raises NoBrowser where this machine has none to draw with, TimeoutError where it takes too long.
    """
    worn = look(scope.warehouse.path.parent)
    drawing, height = _sheet(scope, finding, worn.light)
    if kind == "svg":
        return drawing.replace("</title>", f"</title><style>{worn.letters.faces()}</style>", 1).encode()
    page = SHEET.format(width=WIDTH, height=height).encode()
    return typst.compile({"main.typ": page, "figure.svg": drawing.encode()}, format="png", ppi=POINTS * SCALE, font_paths=worn.font_folders)


def source_line(scope: Scope, finding: Finding) -> str:
    """Whose figures these are, of which day, from which files, through which choices, and what made them."""
    parts = [
        scope.municipality,
        scope.say("frame.as_of", day=finding.as_of),
        scope.say("frame.picture.files", files=named_files(scope, finding.sources)),
    ]
    if chosen := chosen_words(scope):
        parts.append(f"{scope.say('frame.picture.only')} {'; '.join(chosen)}")
    if scope.filters.definition is not None:
        parts.append(definition_sentence(scope).rstrip("."))
    parts += [scope.say("frame.demo")] if scope.warehouse.is_demo else []
    return " · ".join([*parts, scope.say("frame.product")])


def _sheet(scope: Scope, finding: Finding, on: Paper) -> tuple[str, int]:
    """The whole drawing, and its height in pixels."""
    figure, height = svg(finding.chart, round((WIDTH - 2 * MARGIN) / ENLARGED), on)
    message = textwrap.wrap(finding.message, MESSAGE_LENGTH)
    source = textwrap.wrap(source_line(scope, finding), SOURCE_LENGTH)
    top = MARGIN + MESSAGE_LINE * len(message) + GAP // 2
    bottom = top + round(height * ENLARGED) + GAP
    whole = bottom + SOURCE_LINE * len(source) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{WIDTH}" height="{whole}"'
        f' viewBox="0 0 {WIDTH} {whole}" role="img">',
        f"<title>{_words(finding.message)}</title>",
        f'<rect width="{WIDTH}" height="{whole}" fill="{on.background}"/>',
        _lines(message, MARGIN, MESSAGE, MESSAGE_LINE, f'font-weight="600" fill="{on.ink}"', on),
        _placed(figure, top, height),
        f'<path d="M{MARGIN} {bottom - GAP // 2}H{WIDTH - MARGIN}" stroke="{on.line}"/>',
        _lines(source, bottom, SOURCE, SOURCE_LINE, f'fill="{on.quiet}"', on),
        "</svg>",
    ]
    return "".join(parts), whole


def _placed(figure: str, top: int, height: int) -> str:
    """The figure within the drawing, so many pixels from its top."""
    width = WIDTH - 2 * MARGIN
    place = f'<svg x="{MARGIN}" y="{top}" width="{width}" height="{height * ENLARGED}" viewBox="0 0 {width / ENLARGED} {height}">'
    return re.sub(r"^.*?<svg[^>]*>", place, figure, count=1, flags=re.DOTALL)


def _lines(lines: list[str], top: int, size: int, pitch: int, style: str, on: Paper) -> str:
    """Lines of words below each other, the first so many pixels from the top."""
    font = f'font-family="{on.letters.family}, sans-serif" font-size="{size}" {style}'
    return "".join(f'<text x="{MARGIN}" y="{top + size + pitch * place}" {font}>{_words(line)}</text>' for place, line in enumerate(lines))


def _words(text: str) -> str:
    return html.escape(CONTROL_SIGNS.sub(" ", text))
