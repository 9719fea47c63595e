"""No barrier in what a page shows when something is opened on it; the pages as they are: tests/test_browser.py."""

import pytest

from kompas import texts
from kompas.contract import ROOT
from tests.axe import EVERYTHING, EXCEPTED, ONLY_COLOURS, barriers, excepted
from tests.browsing import control, go, resize, wait_for_folds, wait_for_page

pytestmark = pytest.mark.browser
# What a link asks for in vain, what is chosen in the bar and on the page.
CHOSEN = "?theme=zorg&theme=niets&from=2020&compare=Stadsbeheer&first_answer=true"


def frame_words(name: str) -> str:
    return texts.say("nl", f"frame.{name}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_opened_has_no_barrier(server, page, scheme):
    page.emulate_media(color_scheme=scheme)
    rules = ONLY_COLOURS if scheme == "dark" else EVERYTHING
    go(page, server, "afdelingen", CHOSEN)
    wait_for_page(page, 4)
    page.get_by_text(frame_words("table"), exact=True).first.click()
    page.wait_for_selector(".st-key-screen-answered_within_term canvas")
    page.get_by_text(frame_words("how"), exact=True).nth(1).click()
    page.wait_for_selector("pre[tabindex='0']", state="attached")
    control(page, frame_words("filters.theme")).click()
    page.wait_for_selector("[role=dialog] [data-tag]")
    wait_for_folds(page)
    assert barriers(page, rules) == []
    if scheme == "dark":
        assert excepted(page, rules) == set(EXCEPTED), "Streamlit has mended it: take it out of EXCEPTED and docs/accessibility.md"
    page.keyboard.press("Escape")
    go(page, server, "afdelingen", "?municipality=Registerstad")
    page.locator("summary").first.wait_for()
    wait_for_page(page)
    page.locator("summary").first.click()
    wait_for_folds(page)
    assert barriers(page, rules) == []


def test_what_scrolls_on_a_telephone_is_a_stop_of_tab_and_on_a_wide_screen_only_where_it_scrolls(server, page):
    go(page, server, "gegevens", "?plain=true")
    wait_for_page(page)
    page.wait_for_selector("pre[tabindex='0']", state="attached")
    around = page.locator(":has(> table)").first
    assert around.get_attribute("tabindex") is None
    resize(page, 390)
    page.wait_for_selector("[tabindex='0']:has(> table)", state="attached")
    assert barriers(page) == []
    resize(page, 1280)
    page.wait_for_selector(":has(> table):not([tabindex])", state="attached")


def test_a_barrier_is_found(server, page):
    """On a page with words in a colour that is too light, and a picture without words."""
    go(page, server, "instellingen")
    wait_for_page(page)
    assert barriers(page) == []
    page.evaluate("document.querySelector('h1').style.color = '#b0b0b0'")
    page.evaluate("document.querySelector('h1').after(document.createElement('img'))")
    page.evaluate("document.querySelector('img:not([alt])').src = 'assets/kompas.svg'")
    found = barriers(page)
    assert [line.split(":")[0] for line in found] == ["color-contrast", "image-alt"]
    assert len(barriers(page, ONLY_COLOURS)) == 1


def test_the_statement_names_what_is_excepted_and_nothing_else():
    statement = (ROOT / "docs/accessibility.md").read_text("utf-8")
    table = [line.split("|")[1:3] for line in statement.splitlines() if line.startswith("| `")]
    assert [tuple(cell.strip(" `") for cell in row) for row in table] == list(EXCEPTED)
