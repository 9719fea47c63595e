"""The documents of a story: the same words and numbers as the page, in a workbook, a PDF and an HTML file."""

import io
import json
import re
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
import pandas as pd
import pytest
import typst
import xlsxwriter

from kompas import texts
from kompas.drawing import picture
from kompas.drawing.letters import FONTS
from kompas.figures.names import is_known
from kompas.findings import Filters, risk_drivers
from kompas.report import documents, html, pdf, story, xlsx
from kompas.report.sheet_rows import BulkSheet
from tests.axe import EVERYTHING, barriers
from tests.browsing import watched
from tests.commands import kompas, kompas_process
from tests.test_story import scope_of

MARK_UP = '=HYPERLINK("x") *a* #b <b>c</b> </script> $d$ @e'


def made(scope, name="council"):
    ready = story.ready(scope.language)[name]
    return story.about(scope, ready.title), story.slides(scope, ready)


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("name", story.ready("nl"))
def test_the_workbook_holds_the_rows_of_every_figure_as_cells_of_their_kind(demo, register, name, language):
    for town in (demo, register):
        scope = scope_of(town, language)
        about, slides = made(scope, name)
        book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx_file(scope, about, slides)))
        _, *sheets = book.worksheets
        assert len(sheets) == len(slides)
        for sheet, slide in zip(sheets, slides, strict=True):
            lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
            above = " ".join(str(line[0]) for line in lines if line[0] is not None)
            for words in (slide.heading, slide.finding.context, slide.caveat, slide.finding.definition, about.chosen, about.day):
                assert flat(words) in flat(above)
            rows = slide.finding.rows if slide.finding.limited is None else None
            if rows is not None:
                held = [line[: len(rows.columns)] for line in lines[len(lines) - len(rows) :]]
                for row, line in zip(rows.itertuples(index=False), held, strict=True):
                    assert all(_kept(one, two) for one, two in zip(row, line, strict=True)), (slide.finding.name, row, line)
            assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), "nothing is a formula"


def flat(words: str) -> str:
    """The words with every break of a line as a space."""
    return " ".join(words.split())


def _kept(value, cell) -> bool:
    """Whether the cell holds the value: to the cent, as a day, or in words."""
    if not is_known(value) or isinstance(value, str | bool):
        return isinstance(cell, str) and cell != ""
    if isinstance(value, date | pd.Timestamp):
        return isinstance(cell, datetime) and cell.date() == pd.Timestamp(value).date()
    return isinstance(cell, str) if isinstance(cell, str) else cell == pytest.approx(float(value), abs=1e-9)


def test_a_list_is_in_the_workbook_with_all_its_rows(demo):
    scope = scope_of(demo)
    one = story.Story("x", "X", (story.Chapter("silent_initiatives"), story.Chapter("decisions_waiting")))
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx_file(scope, story.about(scope, "X"), story.slides(scope, one)))).worksheets[1:]
    for sheet, slide in zip(sheets, story.slides(scope, one), strict=True):
        first, last = re.findall(r"\d+", sheet.auto_filter.ref)
        assert int(last) - int(first) > len(slide.finding.rows), "more than the page shows at first"


def with_strange_words(scope):
    """A slide of which a name would be a formula, mark-up and a script, if it were not a name."""
    finding = risk_drivers(scope)
    rows = finding.rows.assign(driver=MARK_UP)
    return story.Slide(replace(finding, rows=rows), MARK_UP, MARK_UP, MARK_UP)


def test_cells_that_are_written_in_bulk_are_those_that_xlsxwriter_writes():
    """Whatever they hold: signs that no XML can hold, what looks like those, formulas, room at the ends, more than fits, and early days."""
    words = ["=1+1", "_x0041_", "a\x01b\x0bc", "  a  ", "a\nb", "<&>\"'", "x" * 40_000, "\u00e9\U0001f600", ""]
    days = [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2026, 6, 30), datetime(2026, 6, 30, 13, 30)]
    numbers = [0, -1, 0.1, 1e-7, 123456789.12, 10**15]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        text, day, number = (book.add_format(look) for look in ({"italic": True}, {"num_format": "d mmmm yyyy"}, {"num_format": "#,##0"}))
        one_by_one, bulk = book.add_worksheet("a"), book.add_worksheet("b", BulkSheet)
        for sheet in (one_by_one, bulk):
            sheet.write_string(0, 0, "Kop", text)
        for row, value in enumerate(words, 1):
            one_by_one.write_string(row, 0, value[:32_767], text)
        for row, value in enumerate(days, 1):
            one_by_one.write_datetime(row, 1, value if isinstance(value, datetime) else datetime.combine(value, time()), day)
        for row, value in enumerate(numbers, 1):
            one_by_one.write_number(row, 2, value, number)
        columns = [
            [bulk.cell_of_words(value, text) for value in words],
            [bulk.cell_of_day(value, day) for value in days],
            [bulk.cell_of_number(value, number) for value in numbers],
        ]
        most = max(map(len, columns))
        bulk.put_table(1, [column + [bulk.cell_of_words("", text)] * (most - len(column)) for column in columns])
        with pytest.raises(ValueError):
            bulk.cell_of_number(float("inf"), number)
    first, second = openpyxl.load_workbook(content).worksheets
    assert second.dimensions == first.dimensions
    for row, of in zip(second.iter_rows(), first.iter_rows(), strict=True):
        for cell, wanted in zip(row, of, strict=True):
            assert cell.value == wanted.value or {cell.value, wanted.value} == {"", None}
            assert wanted.value is None or cell.number_format == wanted.number_format


def test_whatever_a_name_holds_is_letters_in_every_document(demo):
    scope = scope_of(demo)
    about, slides = story.about(scope, MARK_UP), [with_strange_words(scope)]
    book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx_file(scope, about, slides)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert MARK_UP in [cell.value for cell in cells] and not any(cell.data_type == "f" for cell in cells)
    page = html.html_file(scope, about, slides).decode()
    assert "<b>c</b>" not in page and page.count("</script>") == 3
    assert pdf.pdf_file(scope, about, slides).startswith(b"%PDF-")


def test_on_paper_each_message_is_a_heading_and_each_figure_has_words(demo):
    scope = scope_of(demo)
    about, slides = made(scope)
    files = pdf.files_of(scope, about, slides)
    content = json.loads(files["content.json"])
    assert [each["heading"] for each in content["slides"]] == [slide.heading for slide in slides]
    assert [each["alt"] for each in content["slides"]] == [slide.finding.alt for slide in slides]
    assert all(each["figure"] in files for each in content["slides"])
    found = json.loads(typst.query(files, "heading", font_paths=[str(FONTS)]))
    assert len(found) == 3 + len(slides) * 3, "title, contents, appendix; of each slide message, question and query"


def test_a_line_of_sources_is_made_of_sentences(demo):
    scope = scope_of(demo)
    finding = risk_drivers(scope)
    assert story.sources(scope, finding).startswith("Stand op 30 september 2026. Bron: voorbeeldstad-")


def test_without_a_browser_the_pdf_has_tables_and_says_why(demo, monkeypatch):
    monkeypatch.setattr(picture, "browser_path", lambda: None)
    pdf._drawing.cache_clear(), picture.BROWSER.close()
    scope = scope_of(demo)
    about, slides = made(scope)
    content = json.loads(pdf.files_of(scope, about, slides)["content.json"])
    assert all(each["figure"] is None and "Chromium" in each["lacks_figure"] and each["table"]["rows"] for each in content["slides"])
    assert pdf.pdf_file(scope, about, slides).startswith(b"%PDF-")


@pytest.mark.parametrize(("chromium", "words"), [("/nowhere/chromium", "Zonder Chromium"), ("/bin/false", "start niet")])
def test_a_browser_that_is_not_there_or_does_not_start_is_a_sentence_in_the_document(demo, monkeypatch, tmp_path, chromium, words):
    monkeypatch.setenv("CHROMIUM", chromium)
    monkeypatch.setattr(picture, "BROWSER", picture.HiddenBrowser())
    picture.browser_path.cache_clear(), pdf._drawing.cache_clear()
    scope = scope_of(demo)
    about, slides = made(scope)
    content = json.loads(pdf.files_of(scope, about, slides[:3])["content.json"])
    picture.browser_path.cache_clear()
    assert all(words in each["lacks_figure"] and each["table"]["rows"] for each in content["slides"])
    monkeypatch.setenv("KOMPAS_DATA", str(demo.path.parent))
    done = kompas_process("report", "--to", tmp_path / "a.pdf", PATH="")
    assert (done.returncode, done.stderr) == (0, "") and (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_question_without_an_answer_says_so_where_it_is_wanted(register):
    scope = scope_of(register)
    slides = story.slides(scope, story.ready("nl")["council"], with_unanswered=True)
    silent = next(slide for slide in slides if not slide.finding.is_answered)
    about = story.about(scope, "X")
    for write in documents.WRITERS.values():
        assert write(scope, about, slides)
    assert silent.heading in html.html_file(scope, about, slides).decode()


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_presentation_needs_nothing_and_can_be_read_by_everybody(demo, visitor, tmp_path, language):
    scope = scope_of(demo, language)
    about, slides = made(scope)
    path = tmp_path / "rondetafel.html"
    path.write_bytes(html.html_file(scope, about, slides))
    with visitor.new_page() as page:
        watched(page)
        page.goto(path.as_uri())
        page.wait_for_function("n => document.querySelectorAll('.figure .main-svg').length >= n", arg=len(slides))
        assert page.troubles == []
        assert {url.partition(":")[0] for url in page.requested} <= {"file", "data", "blob"}, "no request leaves"
        assert page.eval_on_selector_all("h2", "all => all.map(one => one.textContent)") == [slide.heading for slide in slides]
        for width in (1280, 640, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            button, hint = page.locator("#present").bounding_box(), page.locator(".keys").bounding_box()
            assert hint["x"] >= button["x"] + button["width"], "the hint stands beside its button, and not below it too"
        page.set_viewport_size({"width": 1920, "height": 1080})
        assert barriers_of(page) == []
        page.locator("#present").click()
        shown = "() => document.querySelector('.slide.now').id"
        for slide in slides:
            page.keyboard.press("ArrowRight")
            assert page.evaluate(shown) == slide.finding.name
            page.wait_for_function("() => !document.querySelector('.now .figure') || document.querySelector('.now .figure .main-svg')")
            assert page.evaluate(SMALLEST) >= 28, slide.finding.name
            assert page.evaluate(STICKS_OUT) == [], slide.finding.name
        page.keyboard.press("n")
        assert slides[-1].finding.definition in page.locator(".slide.now .notes").inner_text()
        page.keyboard.press("Home")
        assert page.evaluate(shown) == ""
        page.keyboard.press("Escape")
        assert not page.evaluate("document.body.classList.contains('presents')")


# The smallest letters that can be seen on the slide, in pixels.
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.slide.now *')]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && one.getClientRects().length)
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
# The words of the slide that are outside it, or below what is at its foot.
STICKS_OUT = """() => [...document.querySelectorAll('.slide.now p, .slide.now h2, .slide.now text')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1);
}).map(one => one.textContent)"""


def barriers_of(page) -> list[str]:
    """What axe finds on it; its policy lets no script of a test run, so it is looked at without one."""
    document = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.content())
    with page.context.new_page() as copy:
        copy.set_content(re.sub(r"(?s)<script.*?</script>", "", document))
        return barriers(copy, EVERYTHING)


def test_a_command_writes_each_document_through_the_choices(demo, tmp_path, monkeypatch):
    monkeypatch.setenv("KOMPAS_DATA", str(demo.path.parent))
    for kind in documents.WRITERS:
        to = tmp_path / f"verhaal.{kind}"
        done = kompas("report", "--to", to, "--story", "management", "--themes", "zorg", "--on-date", "2026-09-30")
        assert (done.returncode, done.stdout) == (0, f"{to}\n")
        assert to.stat().st_size > 10_000
    assert "thema zorg" in (tmp_path / "verhaal.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--to", "verhaal.doc"),
            "verhaal.doc: zo’n document maken wij niet. Verwacht: een naam die eindigt op .pptx, .pdf, .html, .xlsx.",
        ),
        (("--to", "a.pdf", "--template", "x.pptx"), "a.pdf: een sjabloon hoort bij PowerPoint. Verwacht: een naam die eindigt op .pptx."),
        (("--to", "a.pdf", "--story", "x"), "Een verhaal ‘x’ is er niet. Verwacht: council, management."),
    ],
)
def test_what_cannot_be_made_is_a_sentence(demo, monkeypatch, words, sentence):
    monkeypatch.setenv("KOMPAS_DATA", str(demo.path.parent))
    done = kompas("report", *words)
    assert (done.returncode, done.sentences) == (2, [sentence])


def test_documents_that_differ_in_one_figure_differ_where_a_server_looks(demo):
    """Streamlit takes large files for the same that have one length and the same 64 KB at the front, in the middle and at the end."""
    scope = scope_of(demo)
    about, slides = made(scope)
    one, other = (html.html_file(scope, about, [replace(slides[0], remark=remark)]) for remark in ("128", "129"))
    assert len(one) == len(other) and one[-65_536:] != other[-65_536:]


def test_a_document_is_about_what_was_chosen(demo):
    everything, part = (made(scope_of(demo, filters=filters)) for filters in (None, Filters(themes=("zorg",))))
    assert everything[0].chosen != part[0].chosen
    assert everything[1][0].heading != part[1][0].heading
