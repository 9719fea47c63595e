"""The deck of PowerPoint: every question is a slide with a native figure, the numbers of its finding, and words for who cannot see it."""

import io
import re
import time
import zipfile
from dataclasses import replace
from datetime import date
from math import isclose, isfinite

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from kompas import texts
from kompas.figures.chart import Areas, Axis, Band, Bars, Chart, Dots, Lane, Line, Map, Moment, Reference, Row, Spans, Spell, Timeline
from kompas.findings import Filters
from kompas.report import story
from kompas.report.pptx import pptx_file
from kompas.report.pptx.fit import short
from kompas.report.pptx.names import names
from tests.test_story import scope_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LEAST_POINTS, LEAST_TITLE = 18, 28


def everything(language="nl"):
    return story.Story("all", "Alles", tuple(map(story.Chapter, story.possible())))


def made(scope, chapters, template=None, **more):
    """The slides of a story, and the deck that they became."""
    slides = story.slides(scope, chapters, **more)
    return slides, Presentation(io.BytesIO(pptx_file(scope, story.about(scope, chapters.title), slides, template=template)))


def charts_of(page):
    return [shape.chart for shape in page.shapes if shape.has_chart]


def tables_of(page):
    return [shape for shape in page.shapes if shape.has_table]


def words_of(page):
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def sheet_of(chart):
    """The rows of the workbook behind a chart."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def column_of(letters):
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", story.ready("nl"))
def test_a_ready_story_is_a_cover_and_a_slide_per_question(demo, register, name, language):
    for town in (demo, register):
        scope, chapters = scope_of(town, language), story.ready(language)[name]
        slides, deck = made(scope, chapters)
        assert deck.slide_width * 9 == deck.slide_height * 16
        cover, *pages = deck.slides
        about = story.about(scope, chapters.title)
        assert cover.shapes.title.text == chapters.title
        assert all(part in "\n".join(words_of(cover)) for part in (about.municipality, about.day, about.demo, about.chosen, about.product))
        assert len(pages) == len(slides)
        for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 2):
            shows(scope, slide, page)
            assert page.shapes[-1].text_frame._txBody.xpath(".//a:fld[@type='slidenum']"), f"slide {number} has its number"


def shows(scope, slide, page):
    """Whether a page has what its slide says, in the order in which it is read aloud."""
    finding = slide.finding
    assert page.shapes.title.text == slide.heading
    words = words_of(page)
    assert words[0] == finding.question, "the question is read first"
    assert f"{scope.say('report.caveat')}: {slide.caveat}" in "\n".join(words)
    figures = [shape for shape in page.shapes if shape.has_chart or shape.has_table]
    assert bool(figures) == (finding.chart is not None or len(finding.rows) > 0)
    assert any(shape.has_chart for shape in figures) == isinstance(finding.chart, Chart | Map)
    for shape in figures:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == finding.alt
    names = [shape.shape_id for shape in page.shapes]
    assert len(names) == len(set(names))
    assert page.has_notes_slide
    notes = page.notes_slide.notes_text_frame.text.split("\n")
    assert notes == [text.replace("\n", " ") for text in story.notes(scope, slide)]
    runs = page._element.iter(f"{A}rPr")
    assert {run.get("lang") for run in runs if run.getparent().tag != f"{A}fld"} <= {{"nl": "nl-NL", "en": "en-GB"}[scope.language]}


def drawn(finding):
    """The numbers that must be in the workbook of a chart, each as it can be written there."""
    chart = finding.chart
    if isinstance(chart, Map):
        return [{float(region.value)} for region in chart.regions]
    found = []
    for series in chart.series:
        match series:
            case Bars():
                starts = series.starts or (0,) * len(series.values)
                found += [
                    {value, abs(value), start + value} for start, value in zip(starts, series.values, strict=True) if value is not None
                ]
            case Dots():
                found += [{value} for value in series.values]
                found += [{low, value - low} for value, (low, _) in zip(series.values, series.bounds, strict=False) if low is not None]
            case Spans():
                found += [{end} for end in (*series.starts, *series.ends)]
            case Line() | Areas():
                pairs = zip(series.at, series.values, strict=True)
                found += [{value} for at, value in pairs if at <= chart.x.high and value is not None and isfinite(value)]
            case Band():
                pairs = [(low, high) for at, low, high in zip(series.at, series.lows, series.highs, strict=True) if at <= chart.x.high]
                found += [{low} for low, _ in pairs] + [{high - low} for low, high in pairs]
    return found


@pytest.mark.parametrize("town", ["demo", "register"])
def test_every_finding_is_a_slide_with_its_own_numbers(request, town):
    scope = scope_of(request.getfixturevalue(town))
    slides, deck = made(scope, everything(), with_unanswered=True)
    for slide, page in zip(slides, list(deck.slides)[1:], strict=True):
        if not slide.finding.is_answered:
            assert not charts_of(page) and not tables_of(page)
            assert scope.say("report.pptx.no_answer") in "\n".join(words_of(page)), slide.finding.name
            continue
        shows(scope, slide, page)
        if not isinstance(slide.finding.chart, Chart | Map):
            continue
        numbers = sorted(cell for chart in charts_of(page) for row in sheet_of(chart)[1:] for cell in row if isinstance(cell, float | int))
        for values in drawn(slide.finding):
            assert any(isclose(value, number, abs_tol=1e-9) for value in values for number in numbers), (slide.finding.name, values)


@pytest.mark.parametrize("town", ["demo", "register"])
def test_what_is_drawn_is_what_stands_in_the_workbook(request, town):
    _, deck = made(scope_of(request.getfixturevalue(town)), everything())
    charts = [chart for page in deck.slides for chart in charts_of(page)]
    assert len(charts) > 15
    for chart in charts:
        sheet = sheet_of(chart)
        for source in chart.part._element.iter(f"{C}numRef", f"{C}strRef"):
            first, last = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?", source.findtext(f"{C}f")).group(2, 3)
            column = column_of(re.search(r"\$([A-Z]+)", source.findtext(f"{C}f"))[1])
            count = int(source.find(f".//{C}ptCount").get("val"))
            assert int(last or first) - int(first) + 1 == count
            for point in source.iter(f"{C}pt"):
                cell, shown = sheet[int(first) - 1 + int(point.get("idx"))][column], point.findtext(f"{C}v")
                assert str(cell) == shown if isinstance(cell, str) else isclose(cell, float(shown)), (source.tag, cell, shown)


def test_panels_have_charts_of_one_height_beside_each_other_over_the_same_places(demo):
    _, deck = made(scope_of(demo), story.Story("x", "X", (story.Chapter("ambitions_by_year"),)))
    first, second = [shape for shape in deck.slides[1].shapes if shape.has_chart]
    assert (first.top, first.height, first.width) == (second.top, second.height, second.width)
    assert first.left + first.width <= second.left
    assert list(first.chart.plots[0].categories) == list(second.chart.plots[0].categories)


def test_an_own_heading_has_the_message_below_it_and_a_remark_stands_at_the_end(demo):
    own = story.Story("x", "X", (story.Chapter("risk_drivers", "Wie kan alleen staan?", "Bespreken met de wethouder"),))
    scope = scope_of(demo)
    [slide], deck = made(scope, own)
    words = words_of(deck.slides[1])
    assert words[1:3] == ["Wie kan alleen staan?", slide.finding.message]
    assert "Opmerking: Bespreken met de wethouder" in "\n".join(words)


def test_words_are_large_enough_for_a_room(demo):
    _, deck = made(scope_of(demo), everything())
    title = deck.slide_master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr")
    assert int(title.get("sz")) >= LEAST_TITLE * 100
    for page in list(deck.slides)[1:]:
        question, caveat = page.shapes[0], next(shape for shape in page.shapes if shape.name == "Wat dit niet zegt")
        for shape in (question, caveat):
            assert all(run.font.size.pt >= LEAST_POINTS for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)


def test_nothing_is_put_beside_the_slide(demo, register):
    for town in (demo, register):
        _, deck = made(scope_of(town), everything(), with_unanswered=True)
        for page in deck.slides:
            for shape in page.shapes:
                assert shape.left >= 0 and shape.top >= 0
                assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height, shape.name


def test_unknown_is_hatched_and_what_is_assumed_is_lighter_than_what_is_not(register, demo):
    _, deck = made(scope_of(demo), story.Story("x", "X", (story.Chapter("risk_drivers"),)))
    [chart] = charts_of(deck.slides[1])
    *_, unknown = chart.plots[0].series
    assert unknown.name == "Onbekend" and unknown._element.xpath("c:spPr/a:pattFill")
    _, deck = made(scope_of(register), story.Story("x", "X", (story.Chapter("status_by_theme"),)))
    [chart] = charts_of(deck.slides[1])
    assumed = next(series for series in chart.plots[0].series if "afgeleid" in series.name)
    assert assumed._element.xpath("c:spPr/a:solidFill") and assumed._element.xpath("c:spPr/a:ln/a:solidFill")


def test_the_same_figures_make_the_same_file_and_it_says_whose_they_are(demo):
    scope, chapters = scope_of(demo, filters=Filters(themes=("zorg",))), story.ready("nl")["council"]
    slides, about = story.slides(scope, chapters), story.about(scope, chapters.title)
    first = pptx_file(scope, about, slides)
    assert first == pptx_file(scope, about, slides)
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2026, 9, 30, 12, 0, 0)}
        books = [file.read(name) for name in file.namelist() if name.endswith(".xlsx")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inside:
            assert b"2000-01-01" in inside.read("docProps/core.xml")
            assert b"<f>" not in inside.read("xl/worksheets/sheet1.xml"), "the workbook has numbers and words, no formulas"
    properties = Presentation(io.BytesIO(first)).core_properties
    assert (properties.title, properties.language) == (chapters.title, "nl-NL")
    assert properties.author == "Voorbeeldstad · Initiatievenkompas"
    assert properties.created.date() == properties.modified.date() == scope.warehouse.on_date


def test_the_council_story_is_made_in_seconds(demo):
    scope, chapters = scope_of(demo), story.ready("nl")["council"]
    slides, about = story.slides(scope, chapters), story.about(scope, chapters.title)
    pptx_file(scope, about, slides)
    start = time.perf_counter()
    pptx_file(scope, about, slides)
    print(f"{len(slides)} slides in {time.perf_counter() - start:.2f} s")


def changed(demo, name, **parts):
    """The deck of one slide, of a finding of which something is otherwise than the exports make it."""
    scope = scope_of(demo)
    [slide] = story.slides(scope, story.Story("x", "X", (story.Chapter(name),)))
    slide = replace(slide, finding=replace(slide.finding, **parts))
    return Presentation(io.BytesIO(pptx_file(scope, story.about(scope, "X"), [slide]))).slides[1]


def test_a_timeline_is_a_table_of_what_happened(demo):
    spell = Spell(date(2025, 1, 1), date(2025, 6, 30), "accent", "1 januari 2025 tot 30 juni 2025\nSubsidie")
    lanes = (Lane("Geld", "loopt nog", (spell,), (Moment(date(2025, 3, 1), "1 maart 2025: gesprek", False),)),)
    timeline = Timeline("nl", lanes, Axis("date", date(2025, 1, 1), date(2025, 12, 31)), Reference(date(2025, 9, 30)))
    [table] = tables_of(changed(demo, "status_by_theme", chart=timeline))
    cells = [[cell.text for cell in row.cells] for row in table.table.rows]
    assert cells[1:] == [["Geld", "1 januari 2025 tot 30 juni 2025, Subsidie"], ["Geld", "1 maart 2025: gesprek"]]


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_of_more_rows_than_fit_the_first_are_drawn_and_the_slide_says_so(demo, kind):
    n = 60
    values = tuple(float(n - row) for row in range(n))
    series = Bars(values, "accent") if kind == "bars" else Dots(values, "accent", tuple(range(n)))
    many = Chart("nl", (series,), rows=tuple(Row(f"Rij {row}") for row in range(n)), x=Axis("number", 0, n))
    page = changed(demo, "status_by_theme", chart=many)
    [chart] = charts_of(page)
    [sentence] = [re.search(r"Dit zijn de eerste (\d+) van de 60", text) for text in words_of(page) if "eerste" in text]
    shown = int(sentence[1])
    assert 10 < shown < n
    assert len(list(chart.plots[0].series[0].values)) == shown
    if kind == "bars":
        assert len(sheet_of(chart)) == 1 + n, "the workbook has them all"


def test_words_of_an_export_are_no_formula_no_mark_up_and_no_broken_file(demo):
    names = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "<b>&amp;</b>", "bel\x07\x00l\ufffe", "regel\r\neinde", "", "é" * 300)
    many = Chart("nl", (Bars((1.0,) * len(names), "accent", labels=names),), rows=tuple(Row(name, name) for name in names))
    page = changed(demo, "status_by_theme", chart=many, alt="Naam: " + " ".join(names), question="".join(names) + "?")
    [chart] = charts_of(page)
    assert {row[0].partition(" ·")[0] for row in sheet_of(chart)[1:5]} == set(names[:4])
    assert "\x07" not in page.shapes[0].text_frame.text


def test_what_is_cut_never_ends_within_a_number():
    text = "282 aanvragen; helft: 45, 9 van 10: 240 dagen"
    found = {short(text, 14, room) for room in range(20, 340)}
    assert text in found and len(found) > 10
    for each in found - {text}:
        begin = each.removesuffix("…")
        assert text.startswith(begin)
        assert not (begin[-1:].isdigit() and text[len(begin)].isdigit()), each


def test_a_long_name_is_cut_before_the_day_behind_it():
    row = Row("Gebiedsgebonden Kunst en cultuuractiviteiten, periodieke kunstinitiatieven Sd Zuid", "€150,000, until 31 December 2017")
    [(name, words)] = names([row], 22, 860, is_bold=False, between=" · ").texts
    assert words == row.words and "…" in name and name.endswith("Sd Zuid")
