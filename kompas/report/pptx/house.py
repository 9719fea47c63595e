"""The look of our own slides: the theme, the master and the two layouts, where the municipality gives no template."""

import io
from dataclasses import replace

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as Holder
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.shapes.picture import CT_Picture
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from kompas.drawing.letters import FIRA_SANS
from kompas.drawing.paper import LIGHT, Paper
from kompas.look import Logo, Look
from kompas.report.pptx.native import Box
from kompas.report.pptx.xml import emu, solid

WIDE, HIGH = 960, 540  # points: 13.33 by 7.5 inches
MARGIN = 44
TITLE, BODY = Box(MARGIN, 46, WIDE - 2 * MARGIN, 76), Box(MARGIN, 126, WIDE - 2 * MARGIN, 372)
FOOTER, NUMBER = Box(MARGIN, 508, 740, 22), Box(WIDE - MARGIN - 100, 508, 100, 22)
COVER_LOGO, LOGO = Box(72, 32, 816, 60), Box(676, 503, 160, 28)  # as large as it can be
COVER_TITLE, COVER_WORDS = Box(72, 96, 816, 130), Box(72, 246, 816, 250)
HEADING, COVER_HEADING, BODY_SIZE, FOOT_SIZE = 28, 44, 18, 12  # points
FALLBACK = "Arial"
PANOSE = "020B0503050000020004"  # what PowerPoint looks for where it has no Fira Sans: a humanist sans
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
STRANGERS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)  # of the file that python-pptx begins with


def house(worn: Look) -> Deck:
    """An empty deck of ours in this look: the layout of a cover, and that of a slide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDE), Pt(HIGH)
    size = deck.part._element.find(f"{P}sldSz")
    size.attrib.pop("type", None)
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    _leave_out_strangers(deck)
    _set_theme(deck, worn.light)
    master = deck.slide_master
    for sheet in (master, *deck.slide_layouts):
        for holder in list(sheet.placeholders):
            if holder.placeholder_format.type == Holder.DATE:  # the day stands in the footer
                holder._element.getparent().remove(holder._element)
    foot = replace(FOOTER, width=LOGO.left - FOOTER.left - 10) if worn.logo.is_own else FOOTER
    boxes = {Holder.TITLE: TITLE, Holder.BODY: BODY, Holder.FOOTER: foot, Holder.SLIDE_NUMBER: NUMBER}
    for holder in master.placeholders:
        _put(holder, boxes[holder.placeholder_format.type])
    _set_styles(master._element)
    master.shapes._spTree.insert(2, parse_xml(_stripe()))
    _set_cover(deck.slide_layouts[0])
    if worn.logo.is_own:
        _put_up_logo(deck, worn.logo)
    return deck


def _put_up_logo(deck: Deck, logo: Logo) -> None:
    """The logo at the foot of every slide; the cover has its own, larger, and nothing of the master."""
    high = min(LOGO.height, LOGO.width / logo.ratio)
    box = Box(LOGO.right - high * logo.ratio, LOGO.top + (LOGO.height - high) / 2, high * logo.ratio, high)
    part, key = deck.slide_master.part.get_or_add_image_part(io.BytesIO(logo.png))
    picture = CT_Picture.new_pic(21, "Logo", "", key, *(emu(side) for side in (box.left, box.top, box.width, box.height)))
    deck.slide_master.shapes._spTree.append(picture)
    deck.slide_layouts[0]._element.set("showMasterSp", "0")


def _put(holder: object, box: Box) -> None:
    holder.left, holder.top, holder.width, holder.height = Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)  # type: ignore[attr-defined]


def _leave_out_strangers(deck: Deck) -> None:
    package = deck.part.package
    for key in [key for key, relation in package._rels.items() if relation.reltype in STRANGERS]:
        package._rels.pop(key)
    for key in [key for key, relation in deck.part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS]:
        deck.part.rels.pop(key)


def _set_theme(deck: Deck, on: Paper) -> None:
    """The colours and the typeface of the paper, named for whoever goes on with the slides."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    theme.set("name", "Initiatievenkompas")
    colours = theme.find(f".//{A}clrScheme")
    for name, colour in _colours(on).items():
        entry = colours.find(f"{A}{name}")
        entry[:] = [parse_xml(f'<a:srgbClr {NAMESPACES} val="{colour[1:]}"/>')]
    for fonts in theme.find(f".//{A}fontScheme"):
        for script in fonts.findall(f"{A}font"):
            fonts.remove(script)
        panose = {"panose": PANOSE} if on.letters is FIRA_SANS else {}
        fonts.find(f"{A}latin").attrib.update({"typeface": on.letters.family} | panose)
        for other in ("ea", "cs"):
            fonts.find(f"{A}{other}").set("typeface", FALLBACK)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _colours(on: Paper) -> dict[str, str]:
    """The colours of a theme, by the names that PowerPoint has for them."""
    return {
        "dk1": on.ink,
        "lt1": on.background,
        "dk2": on.quiet,
        "lt2": on.pale,
        "accent1": on.accent,
        "accent2": on.second,
        "accent3": on.status["completed"],
        "accent4": on.warning,
        "accent5": on.status["assessed"],
        "accent6": on.line,
        "hlink": on.accent,
        "folHlink": on.quiet,
    }


def _set_styles(master: object) -> None:
    """Headings from the left, bold; words without bullets; the foot quiet."""
    title = master.find(f".//{P}titleStyle/{A}lvl1pPr")  # type: ignore[attr-defined]
    title.set("algn", "l")
    title.find(f"{A}defRPr").attrib.update({"sz": str(HEADING * 100), "b": "1"})
    for level in master.find(f".//{P}bodyStyle"):  # type: ignore[attr-defined]
        level.attrib.update({"marL": "0", "indent": "0"})
        for bullet in (*level.findall(f"{A}buChar"), *level.findall(f"{A}buFont")):
            level.remove(bullet)
        level.insert(1, parse_xml(f"<a:buNone {NAMESPACES}/>"))
        level.find(f"{A}defRPr").set("sz", str(BODY_SIZE * 100))
    for shape in master.iter(f"{P}sp"):  # type: ignore[attr-defined]
        kind = shape.find(f".//{P}ph")
        if kind is None:
            continue
        body = shape.find(f".//{A}bodyPr")
        body.attrib.update({"lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"})
        if kind.get("type") == "title":
            body.set("anchor", "t")
        for level in shape.iter(f"{A}lvl1pPr"):
            level.set("algn", "r" if kind.get("type") == "sldNum" else "l")
            level.find(f"{A}defRPr").set("sz", str(FOOT_SIZE * 100))
            colour = level.find(f"{A}defRPr/{A}solidFill/{A}schemeClr")
            colour.set("val", "tx2")
            colour[:] = []


def _stripe() -> str:
    """A stripe in the accent along the left side of every slide."""
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(14)}" cy="{emu(HIGH)}"/></a:xfrm>'
    look = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    names = '<p:nvSpPr><p:cNvPr id="20" name="Stripe"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
    return f"<p:sp {NAMESPACES}>{names}<p:spPr>{look}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"


def _set_cover(layout: object) -> None:
    """A cover in the accent, with white words."""
    page = layout._element.find(f"{P}cSld")  # type: ignore[attr-defined]
    fill = '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    page.insert(0, parse_xml(f"<p:bg {NAMESPACES}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))
    for holder in list(layout.placeholders):  # type: ignore[attr-defined]
        if holder.placeholder_format.idx == 0:
            _put(holder, COVER_TITLE)
            _style_cover(holder, COVER_HEADING, "b")
        elif holder.placeholder_format.idx == 1:
            _put(holder, COVER_WORDS)
            _style_cover(holder, BODY_SIZE, "t")
        else:
            holder._element.getparent().remove(holder._element)


def _style_cover(holder: object, size: int, anchor: str) -> None:
    styles = holder._element.find(f".//{A}lstStyle")  # type: ignore[attr-defined]
    look = f'<a:defRPr {NAMESPACES} sz="{size * 100}">{solid(LIGHT.background)}</a:defRPr>'
    styles[:] = [parse_xml(f'<a:lvl1pPr {NAMESPACES} marL="0" indent="0" algn="l"><a:buNone/>{look}</a:lvl1pPr>')]
    holder._element.find(f".//{A}bodyPr").set("anchor", anchor)  # type: ignore[attr-defined]
