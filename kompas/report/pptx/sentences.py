"""The words of a slide, in boxes: each run in the language of the reader, so that a voice reads it rightly."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from kompas.report.pptx.native import Box
from kompas.report.pptx.xml import clean, locale


@dataclass(frozen=True)
class Paragraph:
    """Words with some bold ones before them."""

    text: str
    lead: str = ""
    size: float | None = None  # points; none: that of the layout


def text_box(slide: Slide, box: Box, paragraphs: Sequence[Paragraph], language: str, name: str) -> object:
    """A box with these paragraphs, in the colour that the theme has for words."""
    shape = slide.shapes.add_textbox(Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, paragraphs, language, MSO_THEME_COLOR.TEXT_1)
    return shape


def fill(frame: TextFrame, paragraphs: Sequence[Paragraph], language: str, colour: MSO_THEME_COLOR | None = None) -> None:
    """Put these paragraphs in a frame, in the look of its layout where nothing else is given."""
    for place, each in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for text, is_bold in ((each.lead, True), (each.text, False)):
            if not text:
                continue
            run = paragraph.add_run()
            run.text = clean(text).replace("\n", " ")
            run._r.get_or_add_rPr().set("lang", locale(language))
            if is_bold:
                run.font.bold = True
            if each.size:
                run.font.size = Pt(each.size)
            if colour is not None:
                run.font.color.theme_color = colour
