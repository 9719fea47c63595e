"""The slides of a deck: the cover, and one for each question."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace

from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER as Holder
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.util import Pt

from kompas.editions import LogLine
from kompas.figures.chart import Chart, Map
from kompas.findings import Scope
from kompas.findings.needs import needs_sentence
from kompas.look import look
from kompas.report.pptx.chart_xml import ChartFile
from kompas.report.pptx.fit import height
from kompas.report.pptx.house import BODY_SIZE, COVER_LOGO, FOOT_SIZE, HEADING
from kompas.report.pptx.native import Box
from kompas.report.pptx.overlay import draw_over
from kompas.report.pptx.planned import BETWEEN, below, native_charts
from kompas.report.pptx.sentences import Paragraph, fill, text_box
from kompas.report.pptx.tables import Grid, add_table, table_of
from kompas.report.pptx.template import Layouts
from kompas.report.pptx.worn import put_up_logo
from kompas.report.pptx.xml import EMU, clean
from kompas.report.story import About, Slide, named_files, notes

QUESTION, BELOW, ANSWER = 18, 16, 24  # points of the question, of what stands below a figure, and of an answer without a figure
MOST_TRIES = 4
LOG_ROWS = 7  # questions on a slide on what is hidden, none of whose reasons is cut
GAP = 8  # points between one and the next
SMALLER = 24  # points of a heading that would not fit
FEET = (Holder.FOOTER, Holder.SLIDE_NUMBER)


def add_cover(deck: Deck, layouts: Layouts, scope: Scope, about: About) -> None:
    """Whose figures these are, of which day, and how they were chosen."""
    page = deck.slides.add_slide(layouts.cover)
    _heading(page, about.title, scope.language)
    files = f"{scope.say('report.files', n=len(about.files))}: {named_files(scope, about.files)}."
    paragraphs = [
        Paragraph("", about.municipality, ANSWER),
        Paragraph("", about.demo or "", ANSWER),
        Paragraph(about.day, size=ANSWER),
        Paragraph(about.edition_words, size=BODY_SIZE),
        Paragraph(about.chosen, size=BODY_SIZE),
        Paragraph(files, size=BODY_SIZE),
        Paragraph(about.product, size=BODY_SIZE),
    ]
    paragraphs = [each for each in paragraphs if each.lead or each.text]
    words = next((each for each in page.placeholders if each.placeholder_format.type in (Holder.SUBTITLE, Holder.BODY)), None)
    if words is None:
        text_box(page, layouts.body, paragraphs, scope.language, scope.say("report.pptx.parts.words"))
    else:
        fill(words.text_frame, _fitting(paragraphs, words), scope.language)
        for paragraph in words.text_frame.paragraphs[1:]:
            paragraph.space_before = Pt(GAP)
    _leave_out_empty(page)
    worn = look(scope.warehouse.path.parent).logo
    if worn.is_own and not layouts.is_house:
        put_up_logo(page, deck, worn, about.municipality, scope.say("settings.look_logo"))
    elif worn.is_own:
        picture = page.shapes.add_picture(io.BytesIO(worn.on_plate), Pt(COVER_LOGO.left), Pt(COVER_LOGO.top), height=Pt(COVER_LOGO.height))
        picture.name, picture._element.nvPicPr.cNvPr.attrib["descr"] = scope.say("settings.look_logo"), clean(about.municipality)


def _fitting(paragraphs: Sequence[Paragraph], box: object) -> list[Paragraph]:
    """The paragraphs in letters that fit in the box of a template."""
    wide, room = box.width / EMU, box.height / EMU  # type: ignore[attr-defined]
    high = sum(height(each.lead + each.text, each.size, wide) + GAP for each in paragraphs)
    part = min(1.0, room / high)
    return [replace(each, size=max(round(each.size * part), FOOT_SIZE)) for each in paragraphs]


def add_slide(deck: Deck, layouts: Layouts, scope: Scope, about: About, slide: Slide) -> None:
    """A question with its heading, its figure, and what that does not say."""
    page = deck.slides.add_slide(layouts.slide)
    finding, language = slide.finding, scope.language
    title = _heading(page, slide.heading, language)
    top = _set_heading(title, layouts, slide.heading)
    _leave_out_empty(page)
    box = _question(page, title, layouts, finding.question, language, top)
    if slide.is_own_heading and finding.is_answered:
        high = height(finding.message, BODY_SIZE + 2, box.width)
        part = Box(box.left, box.top, box.width, high)
        text_box(page, part, [Paragraph(finding.message, size=BODY_SIZE + 2)], language, scope.say("report.pptx.parts.message"))
        box = _under(box, high + GAP)
    last = [Paragraph(slide.caveat, f"{scope.say('report.caveat')}: ", BODY_SIZE)]
    last += [Paragraph(slide.remark, f"{scope.say('report.pptx.remark')}: ", BODY_SIZE)] if slide.remark else []
    foot = sum(height(each.lead + each.text, BODY_SIZE, box.width) for each in last) + 4
    _figure(page, scope, slide, Box(box.left, box.top, box.width, box.height - foot - GAP))
    part = Box(box.left, box.bottom - foot, box.width, foot)
    text_box(page, part, last, language, scope.say("report.caveat"))
    _feet(page, layouts, about.footer, language, deck)
    fill(page.notes_slide.notes_text_frame, [Paragraph(text) for text in notes(scope, slide)], language)


def add_hidden(deck: Deck, layouts: Layouts, scope: Scope, about: About) -> None:
    """What the edition does not tell: how much per question, and in the notes each number with the reason."""
    by_question: dict[str, list[LogLine]] = {}
    for line in about.hidden:
        by_question.setdefault(line.question, []).append(line)
    questions = list(by_question)
    title = scope.say("editions.log.title")
    for first in range(0, len(questions), LOG_ROWS):
        shown = questions[first : first + LOG_ROWS]
        page = deck.slides.add_slide(layouts.slide)
        top = _set_heading(_heading(page, title, scope.language), layouts, title)
        _leave_out_empty(page)
        rows = tuple((question, _how_much(scope, by_question[question])) for question in shown)
        below, box = (scope.say("editions.log.in_notes"),), layouts.body
        grid = Grid((scope.say("editions.log.question"), scope.say("editions.log.number")), rows, (False, False), below)
        box = Box(box.left, top, box.width, box.bottom - top)
        add_table(page, grid, _above(below, box), title, scope.language)
        _sentences(page, below, box, scope)
        _feet(page, layouts, about.footer, scope.language, deck)
        each = [Paragraph(f"{line.what}: {line.why}.", f"{question} ") for question in shown for line in by_question[question]]
        fill(page.notes_slide.notes_text_frame, each, scope.language)


def _how_much(scope: Scope, lines: Sequence[LogLine]) -> str:
    is_all = lines[0].what == scope.say("editions.log.everything")
    return f"{lines[0].what}. {lines[0].why}." if is_all else scope.say("editions.log.numbers", n=len(lines))


def _heading(page: Page, text: str, language: str) -> object:
    title = page.shapes.title
    fill(title.text_frame, [Paragraph(text)], language)
    return title


def _set_heading(title: object, layouts: Layouts, text: str) -> float:
    """Give the heading the room that it needs; returns where what stands below it begins."""
    box = layouts.title
    if layouts.is_house:
        high = height(text, HEADING, box.width, is_bold=True)
        for side, points in (("left", box.left), ("top", box.top), ("width", box.width), ("height", high)):
            setattr(title, side, Pt(points))
        return box.top + high + 2 * GAP
    size = HEADING if height(text, HEADING, box.width, is_bold=True) <= box.height else SMALLER
    for run in title.text_frame.paragraphs[0].runs:  # type: ignore[attr-defined]
        run.font.size = Pt(size)
    return layouts.body.top


def _question(page: Page, title: object, layouts: Layouts, question: str, language: str, top: float) -> Box:
    """The question: small, above the heading, or where a template has no room there below it; returns what is left of the slide."""
    box = layouts.body
    high = height(question, QUESTION, box.width)
    rest = Box(box.left, top, box.width, box.bottom - top)
    if layouts.is_house:
        part = Box(layouts.title.left, layouts.title.top - 26, layouts.title.width, 24)
    else:
        part, rest = Box(box.left, top, box.width, high), _under(rest, high + GAP)
    shape = text_box(page, part, [Paragraph(question, size=QUESTION)], language, question[:40])
    title._element.addprevious(shape._element)  # type: ignore[attr-defined]
    return rest


def _under(box: Box, points: float) -> Box:
    return Box(box.left, box.top + points, box.width, box.height - points)


def _figure(page: Page, scope: Scope, slide: Slide, box: Box) -> None:
    """The chart, or the table, or what is lacking."""
    finding = slide.finding
    if not finding.is_answered:
        paragraphs = [
            Paragraph(scope.say("report.pptx.no_answer"), size=ANSWER),
            Paragraph(needs_sentence(scope, finding), size=ANSWER - 4),
        ]
        shape = text_box(page, box, paragraphs, scope.language, scope.say("report.pptx.parts.words"))
        shape.text_frame.paragraphs[1].space_before = Pt(2 * GAP)
    elif slide.hidden:
        sentences = [Paragraph(sentence, size=ANSWER - 4) for sentence in slide.hidden]
        high = sum(height(each.text, each.size, box.width) for each in sentences)
        part = Box(box.left, box.top, box.width, high)
        text_box(page, part, sentences, scope.language, scope.say("report.pptx.parts.words"))
        if slide.has_table:
            add_table(page, table_of(scope, finding), _under(box, high + 2 * GAP), clean(finding.alt), scope.language)
    elif isinstance(finding.chart, Chart | Map):
        _charts(page, finding.chart, box, clean(finding.alt), scope)
    elif finding.chart is None and finding.rows.empty:
        if finding.context:
            text_box(page, box, [Paragraph(finding.context, size=BODY_SIZE)], scope.language, scope.say("report.pptx.parts.words"))
    else:
        grid = table_of(scope, finding)
        add_table(page, grid, _above(grid.below, box), clean(finding.alt), scope.language)
        _sentences(page, grid.below, box, scope)


def _charts(page: Page, chart: Chart | Map, box: Box, alt: str, scope: Scope) -> None:
    """The native charts beside each other, and what must be read below them."""
    room = box
    for _ in range(MOST_TRIES):  # what does not fit above the sentences is one of them
        charts = native_charts(chart, room.width, room.height, look(scope.warehouse.path.parent).light)
        above = _above(below(charts, chart), box)
        if above.height >= room.height:
            break
        room = above
    left = room.left
    for native in charts:
        place = (Pt(left), Pt(room.top), Pt(native.width), Pt(native.height))
        frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, ChartFile(native))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
        frame.name = scope.say("report.pptx.parts.chart")
        draw_over(frame.chart, native)
        left += native.width + BETWEEN
    _sentences(page, below(charts, chart), box, scope)


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(each if each.endswith((".", "!", "?")) else f"{each}." for each in sentences)


def _above(sentences: Sequence[str], box: Box) -> Box:
    """The room above what stands below a figure."""
    high = height(_joined(sentences), BELOW, box.width) + GAP if sentences else 0
    return Box(box.left, box.top, box.width, box.height - high)


def _sentences(page: Page, sentences: Sequence[str], box: Box, scope: Scope) -> None:
    """What stands below a figure."""
    if sentences:
        high = height(_joined(sentences), BELOW, box.width)
        part = Box(box.left, box.bottom - high, box.width, high)
        text_box(page, part, [Paragraph(_joined(sentences), size=BELOW)], scope.language, scope.say("report.pptx.parts.below"))


def _leave_out_empty(page: Page) -> None:
    for holder in list(page.placeholders):
        if not (holder.has_text_frame and holder.text_frame.text):
            holder._element.getparent().remove(holder._element)


def _feet(page: Page, layouts: Layouts, footer: str, language: str, deck: Deck) -> None:
    """The footer and the number of the slide, where the layout has them, or else at the bottom."""
    holders = {each.placeholder_format.type: each for each in layouts.slide.placeholders if each.placeholder_format.type in FEET}
    if Holder.FOOTER in holders:
        copied = deepcopy(holders[Holder.FOOTER]._element)
        page.shapes._spTree.append(copied)
        frame = page.placeholders[holders[Holder.FOOTER].placeholder_format.idx].text_frame
        frame.clear()
        fill(frame, [Paragraph(footer)], language)
        frame.paragraphs[0].runs[0].font.name = "+mn-lt"  # not every program looks in the master for what stands in a footer
        if layouts.is_house:
            frame.paragraphs[0].alignment, frame.paragraphs[0].runs[0].font.size = PP_ALIGN.LEFT, Pt(FOOT_SIZE)
    else:
        part = Box(layouts.body.left, deck.slide_height / EMU - 2 * FOOT_SIZE, layouts.body.width, 1.5 * FOOT_SIZE)
        text_box(page, part, [Paragraph(footer, size=FOOT_SIZE)], language, "Footer")
    if Holder.SLIDE_NUMBER in holders:
        page.shapes._spTree.append(deepcopy(holders[Holder.SLIDE_NUMBER]._element))
    for number, shape in enumerate(page.shapes, 2):  # what was copied has the number of its original
        shape._element.xpath(".//p:cNvPr")[0].set("id", str(number))
