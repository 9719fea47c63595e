"""Small pieces of the XML of slides and charts, as text."""

import re
from html import escape

from kompas.drawing.picture import CONTROL_SIGNS
from kompas.report.pptx.native import Look

EMU = 12_700  # of a point
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without the signs that XML cannot hold; a line break is a new line, whatever it was."""
    return NOT_IN_XML.sub("", CONTROL_SIGNS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")))


def words(text: str) -> str:
    """The text as it stands in XML."""
    return escape(clean(text))


def emu(points: float) -> int:
    """Points in the unit of PowerPoint."""
    return round(points * EMU)


def locale(language: str) -> str:
    """The language as PowerPoint names it, for its spelling and for a voice that reads it aloud."""
    return LOCALES.get(language, language)


def solid(colour: str, seen: float = 1) -> str:
    """A fill of this colour; of which a part is seen where something else must show through it."""
    inside = "" if seen == 1 else f'<a:alpha val="{round(seen * 100_000)}"/>'
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}">{inside}</a:srgbClr></a:solidFill>'


def line(colour: str | None, width: float = 1, dash: str = "solid", seen: float = 1) -> str:
    """A line, or none."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(width)}" cap="flat">{solid(colour, seen)}<a:prstDash val="{dash}"/><a:round/></a:ln>'


def shape(look: Look, has_fill: bool = True) -> str:
    """The `c:spPr` of a mark with this look."""
    return f"<c:spPr>{_fill(look) if has_fill else ''}{line(look.line, look.width, look.dash, look.seen)}</c:spPr>"


def _fill(look: Look) -> str:
    if look.fill is None:
        return "<a:noFill/>"
    if look.hatching is None:
        return solid(look.fill)
    front, back = (f'<a:srgbClr val="{colour[1:]}"/>' for colour in (look.line or look.fill, look.fill))
    return f'<a:pattFill prst="{look.hatching}"><a:fgClr>{front}</a:fgClr><a:bgClr>{back}</a:bgClr></a:pattFill>'


def letters(size: float, ink: str, language: str, is_bold: bool = False, tag: str = "a:defRPr") -> str:
    """How letters look: their size in points and their colour."""
    bold = ' b="1"' if is_bold else ' b="0"'
    look = f'{solid(ink)}<a:latin typeface="+mn-lt"/>'
    return f'<{tag} lang="{locale(language)}" sz="{round(size * 100)}"{bold}>{look}</{tag}>'


def text_look(size: float, ink: str, language: str, rotation: str = ' rot="0" vert="horz"') -> str:
    """The `c:txPr` of the numbers and names of a chart."""
    return f"<c:txPr><a:bodyPr{rotation}/><a:lstStyle/><a:p><a:pPr>{letters(size, ink, language)}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
