"""Tables: sorted, searched and scrolled as a grid, plain where the reader wants that or on paper, and the same words in both."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import pytest

from kompas import sql, texts
from kompas.contract import ROOT
from kompas.findings import Scope
from kompas.findings.cell_words import AS_IS, cell_text, is_share
from kompas.settings import settings
from kompas.ui import grid
from kompas.ui.table import FEW, MOST_PLAIN, MOST_ROWS
from tests import golden
from tests.browsing import go, wait_for_page, wait_for_title
from tests.test_pages import page_text, visit, worlds  # noqa: F401 (fixtures)

in_a_browser = pytest.mark.browser
CELLS = """key => [...document.querySelectorAll(`.st-key-screen-${key} [role="gridcell"]`)].map(cell => [
    cell.getAttribute('aria-colindex'), cell.innerText])"""


@pytest.fixture
def scope(demo) -> Scope:
    return Scope(demo, "nl", settings=settings(demo.path.parent))


def column(scope: Scope, name: str, values: list, words: list[str]) -> tuple[list, dict]:
    cells, look = grid._column(scope, pd.Series(values, name=name), {"label": name}, words, "onbekend")
    return list(cells), look


def test_numbers_are_numbers_and_years_are_not_parted(scope):
    cells, look = column(scope, "granted_eur", [12345.4, 5.0], ["12.345", "5"])
    assert cells == [12345, 5] and look["type_config"]["format"] == "localized"
    assert column(scope, "year", [2025, 2026], ["2025", "2026"])[1]["type_config"]["format"] == "%d"


def test_a_part_of_one_is_a_percentage_in_every_table():
    shares = ("share_yes", "granted_of_asked", "granted_of_asked_low", "determined_of_granted", "municipal_share", "last_year_share_high")
    assert [name for name in shares if not is_share(name)] == []
    assert [name for name in ("determined", "asked", "granted_eur", "initiatives") if is_share(name)] == []


def test_a_status_has_its_name_in_every_table(scope):
    """Whatever its column is called: none shows the code of the table."""
    road = {"submitted", "assessed", "supported", "running"}
    tables = [list(zip(*golden.read(answer), strict=True)) for answer in sql.names("answers")]
    columns = {name for table in tables for name, *values in table if road & set(values)}
    assert columns >= {"status", "status_before", "next_status"}
    for name in columns - {"detail"}:  # of an event, which the page of an initiative writes out
        assert [cell_text(scope, name, code) for code in road] == [cell_text(scope, "status", code) for code in road], name


def test_days_are_days_and_a_day_that_never_was_is_a_word(scope):
    day = pd.Timestamp("2026-01-31")
    assert column(scope, "end_date", [day, pd.NaT], ["31 januari 2026", "onbekend"])[0][0] == date(2026, 1, 31)
    assert column(scope, "last_contact_date", [day, pd.NaT], ["31 januari 2026", "nooit"])[0] == ["2026-01-31", "nooit"]


def test_unknown_is_a_word_that_is_sorted_apart_and_never_a_nought(scope):
    cells, look = column(scope, "initiatives", [1234.0, np.nan, 9.0], ["1.234", "te weinig", "9"])
    assert [cell.strip() for cell in cells] == ["1.234", "te weinig", "9"]
    assert sorted(cells) == [cells[1], cells[2], cells[0]] and look["alignment"] == "right"


def test_a_share_has_a_bar_but_a_bound_of_it_or_a_gap_has_none(scope):
    def kind(name: str, value: float) -> str | None:
        return (column(scope, name, [0.25, value], ["25%", "x"])[1].get("type_config") or {}).get("type")

    assert kind("share_in_term", 1.0) == "progress"
    assert kind("share_low", 1.0) == kind("share_in_term", 1.01) == "number"
    assert kind("share_in_term", np.nan) not in ("progress", "number")


@pytest.mark.parametrize("page", ["relaties", "afbouw", "veranderd"])
def test_lists_of_initiatives_are_tables_with_the_name_and_what_matters(visit, page):  # noqa: F811
    app = visit("demo", page, theme=["zorg", "groen en stadslandbouw"])
    assert not app.exception
    words = page_text(app)
    for grid_of_list in app.dataframe:
        names = [label[0] for label in grid_of_list.value["0"]]
        assert names and all(name.endswith(grid.LEADS_ON) for name in names)
        assert not any(f"- **[{name}" in words for name in names), "no bullets"


def test_a_plain_table_is_chosen_in_the_address_and_stays(visit):  # noqa: F811
    app = visit("demo", "relaties", plain="true", lang="en")
    assert not app.exception and len(app.dataframe) == 0 and len(app.table) == 1
    assert "[Maatjesproject De Gezellige Linde](/initiatief?lang=en&plain=true&initiative=VS-" in str(app.table[0].value.iloc[0, 0])
    (switch,) = [toggle for toggle in app.toggle if toggle.label == texts.say("en", "frame.plain")]
    switch.set_value(False).run()
    assert not app.exception and len(app.dataframe) == 1 and "plain" not in app.query_params


def test_a_few_rows_are_a_plain_table_at_once(visit):  # noqa: F811
    shown = visit("demo", "relaties", theme=["sociaal en sport"]).table[0].value
    assert len(shown) == FEW and not visit("demo", "relaties", theme=["sociaal en sport"]).dataframe
    assert len(visit("demo", "relaties", theme=["zorg"]).dataframe) == 1


def test_more_rows_than_a_page_are_all_there_and_more_than_the_most_are_counted():
    assert MOST_PLAIN == 100 and MOST_ROWS == 10_000


@in_a_browser
def test_a_name_in_a_grid_leads_to_its_file_and_back_with_the_choices(server, page):
    go(page, server, "relaties", "?theme=zorg")
    wait_for_page(page, 3)
    drawn = page.locator(".st-key-screen-list-silent_initiatives canvas").first
    drawn.scroll_into_view_if_needed()
    page.locator('.st-key-screen-list-silent_initiatives [role="gridcell"]').first.wait_for(state="attached")
    name = page.evaluate(CELLS, "list-silent_initiatives")[0][1].removesuffix(grid.LEADS_ON)
    box = drawn.bounding_box()
    before = page.evaluate("history.length")
    page.mouse.click(box["x"] + 60, box["y"] + 60)
    wait_for_title(page, "initiatief")
    page.get_by_role("heading", name=name).wait_for()
    wait_for_page(page, 1)
    query = parse_qs(urlsplit(page.url).query)
    assert query["theme"] == ["zorg"] and query["initiative"][0].startswith("VS-")
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    wait_for_title(page, "relaties")
    page.locator(".st-key-chosen-0", has_text="zorg").wait_for()


@in_a_browser
@pytest.mark.parametrize(("language", "amount"), [("nl", "173.758"), ("en", "173,758")])
def test_paper_has_the_plain_table_and_the_screen_the_grid(server, page, language, amount):
    go(page, server, "afbouw", f"?lang={language}", language)
    wait_for_page(page, 3)
    on_screen, on_paper = page.locator(".st-key-screen-list-ending_promises"), page.locator(".st-key-paper-list-ending_promises")
    assert on_screen.is_visible() and not on_paper.is_visible()
    assert page.evaluate("new Intl.NumberFormat(navigator.languages).format(173758)") == amount, "as the grid writes it"
    page.emulate_media(media="print")
    assert on_paper.is_visible() and not on_screen.is_visible()
    assert amount in on_paper.inner_text()


@in_a_browser
def test_by_keyboard_the_plain_table_leads_to_a_file(server, page):
    go(page, server, "relaties")
    wait_for_page(page, 3)
    switch = page.locator(".st-key-plain-list-silent_initiatives input")
    switch.focus()
    page.keyboard.press("Space")
    page.locator(".st-key-screen-list-silent_initiatives").wait_for(state="detached")
    link = page.locator("table a").first
    link.wait_for()
    for _ in range(3):  # what explains the switch, what scrolls, and the first link
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('table a')")
    assert "plain=true" in page.url and "plain=true" in link.get_attribute("href")


@in_a_browser
def test_a_link_in_a_plain_table_leads_on_within_the_visit_and_one_with_a_key_does_not(server, page):
    go(page, server, "initiatief", "?initiative=haven&plain=true&theme=zorg")
    wait_for_page(page)
    pages, link = len(page.context.pages), page.locator("table a").nth(2)
    name = link.inner_text()
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    link.click()
    page.get_by_role("heading", name=name).wait_for()
    assert len(page.context.pages) == pages
    query = parse_qs(urlsplit(page.url).query)
    assert query["theme"] == ["zorg"] and query["plain"] == ["true"] and query["initiative"][0].startswith("VS-")
    page.go_back()
    page.wait_for_function("() => location.search.includes('initiative=haven')")
    page.locator("table a").nth(2).wait_for()


@in_a_browser
def test_of_several_in_a_grid_one_is_chosen_on_the_same_page(server, page):
    go(page, server, "initiatief", "?initiative=haven")
    wait_for_page(page)
    drawn = page.locator(".st-key-screen-list-initiatives_found canvas").first
    drawn.scroll_into_view_if_needed()
    page.locator('.st-key-screen-list-initiatives_found [role="gridcell"]').first.wait_for(state="attached")
    name = page.evaluate(CELLS, "list-initiatives_found")[0][1].removesuffix(grid.LEADS_ON)
    box = drawn.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 60)
    page.get_by_role("heading", name=name).wait_for()
    assert "initiative=VS-" in page.url


@in_a_browser
def test_numbers_stand_at_the_right_in_a_plain_table_and_words_at_the_left(server, page):
    go(page, server, "afbouw", "?plain=true")
    wait_for_page(page, 3)
    sides = page.locator("table").first.evaluate(
        "table => [...table.rows].slice(0, 2).map(row => [...row.cells].map(cell => getComputedStyle(cell).textAlign))"
    )
    assert sides == [["left", "right", "left", "left", "left"]] * 2


def test_a_year_is_no_amount():
    """2026 is not written as 2.026."""
    for path in (ROOT / "queries" / "answers").glob("*/*stad.csv"):
        rows = pd.read_csv(path, dtype=str)
        of_years = [name for name in rows if "year" in name and len(rows) and rows[name].str.fullmatch(r"(19|20)\d\d").all()]
        assert set(of_years) <= set(AS_IS), path
