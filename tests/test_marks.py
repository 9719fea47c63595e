"""From a picture to its lines, in a real browser: a click on a mark opens what is behind it, and the reader keeps the place on the page."""

import pytest
from playwright.sync_api import Locator, Page, expect

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures.chart import Cell
from kompas.findings import Finding, Scope, open_by_age, status_by_theme
from kompas.findings.lines import behind, lines_behind
from kompas.settings import settings
from tests.axe import barriers
from tests.browsing import PATIENCE_MS, go, wait_for_page, wait_for_title

pytestmark = pytest.mark.browser
DIALOG = '[role="dialog"]'
HEIGHT = "document.querySelector('[data-testid=\"stMain\"]').scrollTop"  # how far the page was scrolled

HOVERED = "chart => document.querySelector(chart)._hoverdata?.length === 1 && document.querySelector(chart + ' .hovertext')"
LOOKS = """[...document.querySelectorAll('.st-key-marks-open_by_age .barlayer :is(path, tspan, text:not(:has(tspan)))')].map(part => {
    const look = getComputedStyle(part)
    return [look.opacity, look.fillOpacity, look.fill, part.textContent].join()
})"""


@pytest.fixture(scope="module")
def scope(demo) -> Scope:
    return Scope(demo, "nl", settings=settings(demo.path.parent))


def point_at(page: Page, finding: Finding, cell: Cell) -> None:
    """Bring the pointer to the middle of the bar of this cell, when the page lies still, in steps as a hand does."""
    figure = drawn(finding.chart, LIGHT)
    place, mark = next(at for at, found in figure.cells.items() if found == cell)
    bar = page.locator(f".st-key-marks-{finding.name} .barlayer .trace").nth(place).locator(".point").nth(mark).locator("path")
    page.mouse.move(1, 1)
    before, box = None, {}
    while before != box:
        bar.scroll_into_view_if_needed()
        before, _, box = bar.bounding_box(), page.wait_for_timeout(300), bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_function(HOVERED, arg=f".st-key-marks-{finding.name} .js-plotly-plot", timeout=PATIENCE_MS)


def click_here(page: Page) -> Locator:
    """Click where the pointer is; returns the dialog that opens, with its table."""
    page.mouse.down()
    page.mouse.up()
    page.wait_for_selector(f"{DIALOG} table", timeout=PATIENCE_MS)
    return page.locator(DIALOG)


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_selector(DIALOG, state="detached")


def largest(finding: Finding, column: str) -> tuple[Cell, int]:
    """The mark that shows most, and how many."""
    cells = {cell for cell in drawn(finding.chart, LIGHT).cells.values() if cell[1] == column}
    cell = max(cells, key=lambda cell: finding.rows.loc[cell])
    return cell, int(finding.rows.loc[cell])


def test_a_click_on_a_bar_opens_its_lines_and_the_page_stays_where_it_was(server, page, scope):
    finding = open_by_age(scope)
    cell, n = largest(finding, "requests")
    go(page, server, "afdelingen")
    wait_for_page(page, 4)
    point_at(page, finding, cell)
    assert "klik voor de regels" in page.locator(".hovertext").inner_html()
    looks = page.evaluate(LOOKS)
    assert page.evaluate("document.querySelector('.st-key-marks-open_by_age .js-plotly-plot')._fullLayout.dragmode") is False, (
        "or no finger scrolls"
    )
    height = page.evaluate(HEIGHT)
    assert height > 0
    for _ in range(2):  # and a second time on the same bar
        dialog = click_here(page)
        assert f": {n}" in dialog.locator("h2").first.inner_text()
        expected = lines_behind(scope, *behind(finding, cell), limit=20)
        assert dialog.locator("tbody tr").count() == len(expected.rows) == min(n, 20)
        assert expected.rows["case_id"].iloc[0] in dialog.inner_text()
        close(page)
        assert page.evaluate(HEIGHT) == height
        assert page.evaluate(LOOKS) == looks and len(looks) > 30, "no mark and no number fades or changes its colour"
        point_at(page, finding, cell)

    dialog = click_here(page)
    assert barriers(page) == []
    dialog.get_by_text("Naar alle regels").click()
    wait_for_title(page, "regels")
    expect(page.locator("tbody tr")).to_have_count(n, timeout=PATIENCE_MS)  # what the page before showed is gone
    assert page.troubles == []


def test_filter_by_clicking(server, page, scope):
    finding = status_by_theme(scope)
    cell, _ = largest(finding, "initiatives")
    theme = finding.rows.loc[cell[0], "theme"]
    go(page, server, "status")
    wait_for_page(page, 3)
    point_at(page, finding, cell)
    click_here(page).get_by_role("button", name=f"Alleen {theme}").click()
    page.wait_for_selector(DIALOG, state="detached", timeout=PATIENCE_MS)
    page.wait_for_function("theme => new URLSearchParams(location.search).get('theme') === theme", arg=theme, timeout=PATIENCE_MS)
    wait_for_page(page, 2)
    assert page.get_by_role("button", name=f"{theme} ×").count() == 1
    assert page.locator(DIALOG).count() == 0, "the figure is another one, and nobody clicked it"
    chosen = status_by_theme(Scope(scope.warehouse, "nl", type(scope.filters)(themes=(theme,)), scope.settings))
    point_at(page, chosen, largest(chosen, "initiatives")[0])
    assert click_here(page).get_by_role("button", name="Alleen").count() == 0, "it is chosen already"
    assert page.troubles == []
