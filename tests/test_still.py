"""Nothing jumps: what moves on a page while it loads, and when a choice changes without a click, is hardly seen."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from kompas import texts
from kompas.ui.frame import PAGES
from tests.browsing import PATIENCE_MS, go, served, wait_for_page

pytestmark = pytest.mark.browser
MOST = 0.1  # "good" by web.dev/articles/cls: the part of the screen that moves, times how far
WIDTHS = (1440, 390)
# What the browser reports of moves, but for those within half a second after the reader did something.
WATCH = """() => {
    window.moves = [];
    const note = list => window.moves.push(...list.getEntries().filter(move => !move.hadRecentInput).map(move => move.value));
    new PerformanceObserver(note).observe({type: 'layout-shift', buffered: true});
}"""
ABOUT_ONE = {
    "initiatief": "?initiative=VS-0129",
    "regels": "?figure=open_by_age&count=requests&where=age_band%3D26%2B",
    "zoeken": "?search=haven",
}


def moved(page: Page) -> float:
    """How much moved since this was looked at last."""
    wait_for_page(page)
    page.wait_for_timeout(500)  # what comes late moves too
    return page.evaluate("() => moves.splice(0).reduce((sum, move) => sum + move, 0)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_lies_still_while_it_loads_and_when_a_choice_changes(server, browser: Browser, name, width):
    query = ABOUT_ONE.get(name, "")
    with browser.new_context(viewport={"width": width, "height": 900}) as context, context.new_page() as page:
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(f"({WATCH})()")
        page.goto(f"{server}/{name}{query}")
        assert moved(page) < MOST, "while it loads"
        go(page, server, name, f"{query}{'&' if query else '?'}theme=zorg")
        page.locator(".st-key-chosen-0", has_text="zorg").wait_for()
        assert moved(page) < MOST, "when a choice changes"


def test_while_another_day_is_worked_out_the_page_says_so_and_grey_places_stand_for_what_comes(demo, make_once, page: Page):
    home = make_once("demo", None)
    with served(home) as address:
        page.goto(f"{address}/afdelingen?day=2023-02-11")
        words = texts.say("nl", "frame.building", day=date(2023, 2, 11))
        page.get_by_text(words).wait_for()
        page.locator('[data-testid="stSkeleton"]').first.wait_for()
        page.wait_for_function("() => document.querySelector('h1')?.innerText === 'Afdelingen'", timeout=PATIENCE_MS)
        wait_for_page(page, 1)
        assert page.get_by_text(words).count() == 0 and "Stand op 11 februari 2023" in page.inner_text("body")
        go(page, address, "afdelingen", "?day=2023-03-11")
        page.get_by_text(texts.say("nl", "frame.building", day=date(2023, 3, 11))).wait_for()
        assert page.locator("h1").inner_text() == "Afdelingen" and page.locator(".js-plotly-plot").count(), "what was there stays"
        page.get_by_text("Stand op 11 maart 2023").wait_for()
