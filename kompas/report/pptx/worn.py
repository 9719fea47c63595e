"""The look of a municipality in a template of its own: what its settings name takes the place of what the template has."""

import io

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from kompas.drawing.letters import FIRA_SANS
from kompas.drawing.paper import LIGHT
from kompas.look import Logo, Look
from kompas.report.pptx.house import NAMESPACES, A
from kompas.report.pptx.native import Box
from kompas.report.pptx.xml import EMU, clean

HIGH, MOST_WIDE, MARGIN = 0.09, 0.3, 0.03  # of the slide: the logo on a cover, and what is left around it


def wear(deck: Deck, worn: Look) -> None:
    """Give the theme of a template the colours and the letters that the settings name; what they do not name stays as it is."""
    own = {"accent1": worn.light.accent, "hlink": worn.light.accent} if worn.light.accent != LIGHT.accent else {}
    own |= {"accent2": worn.light.second} if worn.light.second != LIGHT.second else {}
    has_letters = worn.letters is not FIRA_SANS
    if not own and not has_letters:
        return
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for name, colour in own.items():
        theme.find(f".//{A}clrScheme/{A}{name}")[:] = [parse_xml(f'<a:srgbClr {NAMESPACES} val="{colour[1:]}"/>')]
    for latin in theme.iterfind(f".//{A}fontScheme/*/{A}latin") if has_letters else ():
        latin.attrib.clear()
        latin.set("typeface", worn.letters.family)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def put_up_logo(page: Slide, deck: Deck, logo: Logo, alt: str, name: str) -> None:
    """The logo in a corner of the cover where nothing of its layout stands; nothing where the template has a picture there, its own logo,
    or no corner is free."""
    layout = page.slide_layout
    if any(sheet._element.findall(f".//{A}blip") for sheet in (layout, layout.slide_master)):
        return
    wide, high = deck.slide_width / EMU, deck.slide_height / EMU
    tall = min(HIGH * high, MOST_WIDE * wide / logo.ratio)
    at = _free_corner(layout, page, wide, high, Box(0, 0, tall * logo.ratio, tall))
    if at is not None:
        picture = page.shapes.add_picture(io.BytesIO(logo.on_plate), Pt(at.left), Pt(at.top), height=Pt(at.height))
        picture.name, picture._element.nvPicPr.cNvPr.attrib["descr"] = name, clean(alt)


def _free_corner(layout: SlideLayout, page: Slide, wide: float, high: float, logo: Box) -> Box | None:
    """The first corner, from the top right, in which nothing that has a place of its own lies."""
    aside = MARGIN * wide
    taken = [
        Box(*(getattr(shape, side) / EMU for side in ("left", "top", "width", "height")))
        for shape in (*page.shapes, *layout.shapes)
        if shape.left is not None
    ]
    corners = [(left, top) for top in (aside, high - aside - logo.height) for left in (wide - aside - logo.width, aside)]
    boxes = (Box(left, top, logo.width, logo.height) for left, top in corners)
    return next((box for box in boxes if not any(_overlap(box, other) for other in taken)), None)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
