"""Ten things that readers come for, each from the start page in a real browser, with how many clicks it may take."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page

from kompas import texts
from kompas.findings import Scope, changed_since, open_by_age
from kompas.settings import settings
from tests.browsing import PATIENCE_MS, control, wait_for_folds, wait_for_page, wait_for_title
from tests.test_marks import largest, point_at

pytestmark = pytest.mark.browser


@dataclass
class Reader:
    """Somebody before a page, whose clicks are counted."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def arrive(self, name: str, charts: int = 0) -> None:
        """Wait for the page of this name."""
        wait_for_title(self.page, name)
        wait_for_page(self.page, charts)

    def open_section(self, name: str, charts: int = 0) -> None:
        """Click a place in the navigation."""
        self.click(self.page.locator('[data-testid="stTopNavLink"]', has_text=texts.say("nl", f"frame.page.{name}")))
        self.arrive(name, charts)

    def choose(self, key: str, option: str) -> None:
        """Unfold a control of the bar and choose this option."""
        self.click(control(self.page, texts.say("nl", f"frame.filters.{key}")))
        self.page.wait_for_selector('[role="dialog"] input')
        wait_for_folds(self.page)
        self.page.locator('[role="dialog"] input').click()
        self.click(self.page.get_by_role("option", name=option, exact=True))
        self.page.wait_for_function("option => decodeURIComponent(location.search).includes(option)", arg=option, timeout=PATIENCE_MS)
        wait_for_page(self.page)

    def close(self) -> None:
        """Fold in what is unfolded."""
        while self.page.locator('[role="dialog"]').count():
            self.page.keyboard.press("Escape")
            wait_for_folds(self.page)


@pytest.fixture
def reader(server, page) -> Reader:
    page.goto(server)
    wait_for_page(page, 4)
    return Reader(page)


@pytest.fixture(scope="module")
def scope(demo) -> Scope:
    return Scope(demo, "nl", settings=settings(demo.path.parent))


def test_the_slowest_department_and_the_lines_behind_it(reader, scope):
    finding = open_by_age(scope)
    longest = finding.rows.loc[finding.rows[finding.rows["age_band"] == "26+"]["requests"].idxmax()]
    cell, n = largest(finding, "requests")
    assert finding.rows.loc[cell[0], "department"] == longest["department"], "most of what waits longest is the largest mark"
    reader.open_section("afdelingen", 4)
    point_at(reader.page, finding, cell)
    reader.page.mouse.down()
    reader.page.mouse.up()
    reader.clicks += 1
    dialog = reader.page.locator('[role="dialog"]')
    dialog.locator("table").wait_for(timeout=PATIENCE_MS)
    assert f": {n}" in dialog.locator("h2").first.inner_text()
    assert reader.clicks == 2


def test_what_ends_next_quarter_and_with_whom(reader):
    reader.open_section("financiering", 3)
    reader.click(reader.page.get_by_role("link", name=texts.say("nl", "frame.page.afbouw")))
    reader.arrive("afbouw", 2)
    ending = reader.page.locator(".st-key-list-ending_promises, [class*='ending_promises']").first
    ending.wait_for()
    assert reader.clicks == 2


def test_a_filtered_view_is_shared(reader):
    reader.choose("theme", "zorg")
    reader.close()
    reader.click(control(reader.page, texts.say("nl", "frame.share.title")))
    shared = reader.page.locator('[role="dialog"] code')
    shared.wait_for()
    assert shared.inner_text() == reader.page.url and "theme=zorg" in reader.page.url
    assert reader.clicks == 3


def test_it_is_compared_with_the_last_review(reader, scope):
    reader.click(reader.page.get_by_role("link", name=texts.say("nl", "frame.page.veranderd")))
    reader.arrive("veranderd")
    assert changed_since(scope).message in reader.page.locator("main, [data-testid='stMain']").first.inner_text()
    assert reader.clicks == 1


def test_a_chart_is_saved_for_a_slide(reader):
    reader.open_section("status", 3)
    with reader.page.expect_download(timeout=PATIENCE_MS) as download:
        reader.click(reader.page.locator(".st-key-download-png-status_by_theme button").first)
    saved = download.value.path().read_bytes()
    assert saved[:8] == b"\x89PNG\r\n\x1a\n" and download.value.suggested_filename == "status_by_theme-2026-09-30.png"
    assert reader.clicks == 2


def test_an_initiative_is_found(reader):
    reader.page.locator(".st-key-find input").fill("VS-0129")
    reader.page.keyboard.press("Enter")
    reader.arrive("zoeken")
    reader.click(reader.page.get_by_role("row", name="VS-0129").get_by_role("link"))
    reader.arrive("initiatief")
    assert "VS-0129" in reader.page.locator("[data-testid='stMain']").inner_text()
    assert reader.clicks == 1


def test_what_stuck_means(reader):
    reader.page.locator(".st-key-find input").fill("vast")
    reader.page.keyboard.press("Enter")
    reader.arrive("zoeken")
    reader.click(reader.page.get_by_role("link", name=texts.say("nl", "findings.time_in_status.question")))
    reader.arrive("status", 3)
    reader.click(reader.page.locator(".st-key-details-time_in_status button", has_text=texts.say("nl", "frame.how")))
    definition = texts.say("nl", "frame.how_said.definition")
    reader.page.locator("[data-testid='stMain']", has_text=definition).wait_for()
    assert reader.clicks == 2


def test_the_same_for_one_ward(reader):
    before = reader.page.locator("h1").inner_text()
    reader.choose("ward", "Voorbeeldhof")
    reader.page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before, timeout=PATIENCE_MS)
    assert reader.clicks == 2


def test_who_goes_back_keeps_the_choices(reader):
    reader.choose("theme", "zorg")
    reader.close()
    reader.open_section("status", 2)
    assert "theme=zorg" in reader.page.url
    reader.page.go_back()
    reader.page.wait_for_function("() => location.pathname === '/'", timeout=PATIENCE_MS)
    wait_for_page(reader.page, 4)
    assert "theme=zorg" in reader.page.url and reader.page.get_by_role("button", name="zorg ×").count() == 1


def test_a_page_is_handed_out_on_paper(reader):
    reader.open_section("status", 3)
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".st-key-choices [aria-haspopup='dialog']:visible").count() == 0
    assert reader.page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
    assert reader.clicks == 1
