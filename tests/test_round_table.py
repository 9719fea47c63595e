"""The page Rondetafel, as somebody uses it: choose a story, show it, hand it out."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import openpyxl
import pytest
from websockets.sync.client import connect

from kompas import texts
from kompas.bench.pages import rerun
from kompas.findings import Filters
from kompas.findings.lines import conditions_by_count
from kompas.report import documents, story
from tests.browsing import go, wait_for_page, watched
from tests.test_story import scope_of


@pytest.mark.browser
def test_a_story_is_shown_in_a_window_of_its_own_with_the_choices_of_the_page(server, demo, page):
    go(page, server, "rondetafel", "?theme=zorg&story=Managementreview")
    wait_for_page(page)
    with page.expect_popup() as opening:
        page.get_by_role("link", name="Presenteren").click()
    shown = watched(opening.value)
    shown.wait_for_function("() => document.body?.classList.contains('presents')")
    assert shown.locator("h1").inner_text() == "Managementreview"
    assert "thema zorg" in shown.locator(".cover").inner_text()
    shown.keyboard.press(" ")
    scope = scope_of(demo, filters=Filters(themes=("zorg",)))
    first = story.slides(scope, story.ready("nl")["management"])[0]
    assert shown.evaluate("document.querySelector('.slide.now').id") == first.finding.name
    assert shown.locator(".slide.now .main-svg").first.is_visible()
    shown.reload()
    assert shown.locator("h1").count() == 1 and shown.troubles == []
    shown.locator("#present").click()
    page_of_slide = by_key(shown, "d")
    page_of_slide.wait_for_selector(f"#{first.finding.name}")
    chosen = parse_qs(urlsplit(shown.locator(".slide.now .way a").get_attribute("href")).query)
    assert (chosen["theme"], chosen["day"], chosen["municipality"]) == (["zorg"], ["2026-09-30"], ["Voorbeeldstad"])
    shown.keyboard.press("Escape")
    counted = next(slide for slide in story.slides(scope, story.ready("nl")["management"]) if conditions_by_count(slide.finding))
    table = shown.locator(f"#{counted.finding.name} .numbers")
    table.locator("summary").click()
    table.locator("td a").first.click()
    page_of_slide.wait_for_url("**/regels?*")
    wait_for_page(page_of_slide)
    assert "theme=zorg" in page_of_slide.url and page_of_slide.locator("table, canvas").count()
    page_of_slide.close()


def by_key(shown, key):
    """The window that this key opens on the first slide with a figure."""
    shown.keyboard.press("Home"), shown.keyboard.press("ArrowRight")
    with shown.expect_popup() as opening:
        shown.keyboard.press(key)
    return opening.value


@pytest.mark.browser
def test_an_address_that_is_forgotten_leads_to_the_page(server, page):
    page.goto(f"{server}/presentatie/vergeten")
    page.wait_for_url("**/rondetafel*")


@pytest.mark.browser
def test_one_click_gives_the_workbook_of_what_is_seen(server, demo, page):
    go(page, server, "rondetafel")
    wait_for_page(page)
    with page.expect_download() as loading:
        page.get_by_role("button", name="Rekenblad").click()
    assert loading.value.suggested_filename == "council-2026-09-30.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(loading.value.path().read_bytes()))
    assert len(book.worksheets) == 1 + len(story.slides(scope_of(demo), story.ready("nl")["council"]))


@pytest.mark.browser
def test_a_document_arrives_however_many_read_meanwhile(server, page):
    """Streamlit forgets a file that nobody shows after two visits."""
    go(page, server, "rondetafel", "?theme=cultuur")
    wait_for_page(page)
    is_over = threading.Event()

    def others() -> None:
        address = f"{server.replace('http', 'ws')}/_stcore/stream"
        with connect(address, subprotocols=["streamlit"], max_size=None) as visit:
            while not is_over.is_set():
                rerun(visit, "gegevens", {})

    with ThreadPoolExecutor(1) as readers:
        reading = readers.submit(others)
        try:
            with page.expect_download() as loading:
                page.get_by_role("button", name="HTML").click()
            assert loading.value.path().read_bytes().endswith(b" -->\n")
        finally:
            is_over.set()
        reading.result()


@pytest.mark.browser
def test_a_presentation_is_served_under_its_own_policy(server, page):
    go(page, server, "rondetafel")
    wait_for_page(page)
    to = page.get_by_role("link", name="Presenteren").get_attribute("href")
    with urlopen(f"{server}{to.partition('#')[0]}") as response:
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe-eval" not in policy and "frame-ancestors 'none'" in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert b"streamlit" not in response.read(2000).lower()


def test_a_story_names_what_the_exports_do_not_answer(visit_folder, register):
    app = visit_folder(register.path.parent, "rondetafel", municipality="Registerstad")
    assert not app.exception
    council = story.ready("nl")["council"]
    left_out = len(council.chapters) - len(story.slides(scope_of(register), council))
    assert [fold.label for fold in app.expander][:1] == [f"{left_out} vragen die deze bestanden niet beantwoorden"]


def test_a_file_that_is_handed_out_leads_nowhere(demo):
    """There is no dashboard behind it."""
    page = documents.document(scope_of(demo), story.ready("nl")["management"], "html").decode()
    assert 'target="dashboard"' not in page and texts.say("nl", "report.html.way") not in page
