"""Nothing jumps: what moves on a page when a choice changes is hardly seen."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import PATIENCE_MS, go, wait_for_page

pytestmark = pytest.mark.browser
MOST = 0.1  # "good" by web.dev/articles/cls: the part of the screen that moves, times how far
WIDTHS = (1440, 390)
# What the browser reports of moves, but for those within half a second after the reader did something.
WATCH = """() => {
    window.moves = [];
    const note = list => window.moves.push(...list.getEntries().filter(move => !move.hadRecentInput).map(move => move.value));
    new PerformanceObserver(note).observe({type: 'layout-shift', buffered: true});
}"""


def moved(page: Page) -> float:
    """How much moved since this was looked at last."""
    wait_for_page(page)
    page.wait_for_timeout(500)  # what comes late moves too
    return page.evaluate("() => moves.splice(0).reduce((sum, move) => sum + move, 0)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["overzicht", "afdelingen", "organisaties", "ontknoping"])
def test_a_page_lies_still_when_a_choice_changes(server, browser: Browser, name, width):
    """How much moves while a page is loaded depends on how fast the machine is, and is no matter for a test."""
    with browser.new_context(viewport={"width": width, "height": 900}) as context, context.new_page() as page:
        page.set_default_timeout(PATIENCE_MS)
        page.add_init_script(f"({WATCH})()")
        page.goto(f"{server}/{name}")
        moved(page)
        go(page, server, name, "?theme=zorg")
        page.locator(".st-key-chosen-0", has_text="zorg").wait_for()
        assert moved(page) < MOST
