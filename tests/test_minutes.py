"""Remarks and decisions at a finding: kept with who and when, printed with the figure that they are about, withdrawn and never erased."""

import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from kompas import texts, warehouse
from kompas.errors import ExportError
from kompas.findings import Filters, open_by_age, status_by_theme
from kompas.report import documents, minutes, notebook, pdf, reviews, story
from kompas.report.html import Ways
from kompas.report.story import Chapter
from kompas.ui.making import making
from tests.browsing import go, wait_for_folds, wait_for_page
from tests.commands import kompas
from tests.test_story import scope_of

OPEN = story.Story("open", "Wat ligt er?", (Chapter("open_by_age"),))
WORDS = "=1+1: wij </p> antwoorden voor *mei*."


@pytest.fixture
def scope(folder, requests_csv):
    warehouse.import_files(folder, [requests_csv("2026-01-31", "A,zorg,2026-01-05,")])
    return scope_of(warehouse.current(folder))


def test_it_is_kept_with_who_and_when_and_of_which_figure_whatever_is_imported(scope, folder, requests_csv):
    assert minutes.minutes(scope) == ()
    chosen = scope_of(scope.warehouse, filters=Filters(departments=("zorg",)))
    minutes.write(chosen, open_by_age(chosen), "decision", f"  {WORDS} ", "Wethouder  Zorg")
    warehouse.import_files(folder, [requests_csv("2026-02-28", "A,zorg,2026-01-05,", "B,zorg,2026-02-05,")])
    later = scope_of(warehouse.current(folder))
    [kept] = minutes.minutes(later)
    assert (kept.finding, kept.kind, kept.words, kept.written_by) == ("open_by_age", "decision", WORDS, "Wethouder Zorg")
    assert (str(kept.day), kept.message) == ("2026-01-31", open_by_age(chosen).message) and "zorg" in kept.chosen
    words = minutes.words_of(later, kept)
    assert words.startswith("Besluit (Wethouder Zorg, ") and words.endswith(f", bij de stand op 31 januari 2026, {kept.chosen}): {WORDS}")
    minutes.withdraw(later, kept, "Raadslid")
    minutes.withdraw(later, kept, "Een ander")
    [withdrawn] = minutes.minutes(later)
    assert (withdrawn.words, withdrawn.withdrawn_by) == (WORDS, "Raadslid") and withdrawn.withdrawn_on == kept.written_on
    assert minutes.in_force(later) == ()


def test_the_council_edition_has_none_of_them_and_leads_to_no_lines(demo):
    whole = scope_of(demo)
    council, ready = replace(whole, edition="council"), story.ready("nl")["council"]
    minutes.write(whole, status_by_theme(whole), "remark", "Wij letten hierop", "X")
    written = minutes.in_force(whole)
    try:
        assert len(written) == 1 and minutes.minutes(council) == ()
        ways = Ways(lambda page, **what: f"/{page}?naar-de-regels", lambda name: "status")
        internal, shown = (documents.presentation(each, ready, minutes.in_force(each), ways).decode() for each in (whole, council))
        assert "Wij letten hierop" in internal and "naar-de-regels" in internal
        assert "Wij letten hierop" not in shown and "naar-de-regels" not in shown
    finally:
        minutes.withdraw(whole, *written, "X")


@pytest.mark.parametrize(("words", "name"), [("", "X"), ("X", " "), ("x" * 1001, "X"), ("X", "x" * 81)])
def test_without_words_or_a_name_nothing_is_written(scope, words, name):
    with pytest.raises(ExportError) as refused:
        minutes.write(scope, open_by_age(scope), "remark", words, name)
    assert refused.value.reason == ("minute_name" if words == "X" else "minute_words")
    assert minutes.minutes(scope) == ()


def test_it_is_printed_with_its_figure_in_every_document_and_kept_in_a_review(scope, tmp_path):
    minutes.write(scope, open_by_age(scope), "remark", "Dit is ingetrokken", "X")
    minutes.withdraw(scope, *minutes.minutes(scope), "X")
    minutes.write(scope, open_by_age(scope), "decision", WORDS, "Wethouder")
    [minute] = minutes.in_force(scope)
    words = minutes.words_of(scope, minute)
    made = {kind: documents.document(scope, OPEN, kind, (minute,)) for kind in documents.WRITERS}
    sheets = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets
    cells = [" ".join(str(cell.value or "") for row in sheet.iter_rows() for cell in row) for sheet in sheets]
    assert [words in " ".join(text.split()) for text in cells] == [False, True]
    notes = [page.notes_slide.notes_text_frame.text for page in Presentation(io.BytesIO(made["pptx"])).slides if page.has_notes_slide]
    assert [words in text for text in notes] == [True]
    page = made["html"].decode()
    assert page.count("</p> antwoorden") == 0 and page.count("&lt;/p&gt; antwoorden") == 2, "on the slide, and in what the speaker reads"
    shown = story.slides(scope, OPEN, minutes=(minute,))
    content = json.loads(pdf.files_of(scope, story.about(scope, "X"), shown)["content.json"])
    assert [each["minutes"] for each in content["slides"]] == [[words]]
    review = reviews.freeze(scope, OPEN, "X")
    assert words in reviews.content(review, "html").decode().replace("&lt;", "<").replace("&gt;", ">")
    card = json.loads((review.place / reviews.CARD).read_text("utf-8"))
    assert [each["words"] for each in card["minutes"]] == [WORDS]
    done = kompas("report", "--to", tmp_path / "a.html", "--story", "management")
    assert done.returncode == 0 and b"Dit is ingetrokken" not in (tmp_path / "a.html").read_bytes()
    assert "Wethouder" in (tmp_path / "a.html").read_text("utf-8")


def test_a_notebook_of_an_earlier_version_takes_them_too(scope, folder):
    notebook.keep(folder, "Ons verhaal", OPEN.chapters)
    with notebook.opened(folder) as book, book:
        book.execute("drop table minutes")
    minutes.write(scope, open_by_age(scope), "remark", "X", "Y")
    assert len(minutes.minutes(scope)) == 1 and list(notebook.stories(folder)) == ["Ons verhaal"]


def test_who_asks_twice_gets_the_document_that_is_made_already(scope):
    first, second = making(scope, OPEN, "xlsx", ()), making(scope, OPEN, "xlsx", ())
    assert first is second and first.future.result() == documents.document(scope, OPEN, "xlsx")
    assert (first.step, first.share) == ("file", pytest.approx(0.9))
    first.ended -= 60
    assert making(scope, OPEN, "xlsx", ()) is not first, "figures that could not be drawn in time are tried again"


@pytest.mark.browser
def test_it_is_written_and_withdrawn_on_the_page_and_a_document_says_how_far_it_is(server, page):
    go(page, server, "rondetafel")
    wait_for_page(page)
    labels = {key: texts.say("nl", f"pages.rondetafel.minutes.{key}") for key in ("title", "words", "by", "write", "withdraw")}
    page.get_by_text(labels["title"]).click()
    wait_for_folds(page)
    page.get_by_role("button", name=labels["write"]).click()
    expect(page.get_by_text("Wat is opgemerkt of besloten?")).to_be_visible()
    page.get_by_text(texts.say("nl", "report.minute.decision"), exact=True).click()
    page.get_by_label(labels["words"]).fill("Wij komen *terug* in mei.")
    page.get_by_label(labels["by"]).fill("Wethouder")
    page.get_by_role("button", name=labels["write"]).click()
    written = page.get_by_text(re.compile(r"^Besluit \(Wethouder, .*, bij de stand op 30 september 2026\): Wij komen \*terug\* in mei\.$"))
    expect(written).to_be_visible()
    with page.expect_download() as loading:
        page.get_by_role("button", name="PDF").first.click()
        expect(page.get_by_text(re.compile("^Bezig met PDF: "))).to_be_visible()
    assert loading.value.path().read_bytes().startswith(b"%PDF-")
    expect(page.get_by_text(re.compile("^Bezig met PDF: "))).to_have_count(0)
    page.get_by_role("button", name=labels["withdraw"]).click()
    page.get_by_label(labels["by"]).last.fill("Raadslid")
    page.get_by_role("button", name=labels["withdraw"], exact=True).last.click()
    expect(page.get_by_text(re.compile("^Ingetrokken door Raadslid op "))).to_be_visible()
    expect(page.get_by_role("button", name=labels["withdraw"])).to_have_count(0)
