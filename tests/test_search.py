"""An initiative, an organisation or a question is found from anywhere; a private person is not."""

from datetime import date

import pytest

from kompas import sql, texts
from kompas.findings import EVERY
from kompas.findings.search import questions_found
from kompas.ui.frame import PAGES
from kompas.ui.search import page_of
from tests import warehouse_for_tests
from tests.browsing import go, wait_for_page, wait_for_title
from tests.test_pages import page_text, visit, worlds  # noqa: F401 (fixtures)

ON_DATE = date(2026, 6, 30)
in_a_browser = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dwangsom", "penalty_exposure"),
        ("penalty", "penalty_exposure"),
        ("DWÁNGSOM", "penalty_exposure"),
        ("dwangsomm", "penalty_exposure"),
        ("stuck", "time_in_status"),
        ("dwangsom laat", "penalty_exposure"),
    ],
)
def test_a_question_is_found_by_a_word_in_either_language_whatever_its_accents(typed, name):
    assert name in questions_found(tuple(EVERY), typed, 10)


def test_words_that_are_in_no_question_find_none():
    assert questions_found(tuple(EVERY), "dwangsom xyzzyx", 10) == questions_found(tuple(EVERY), "  ", 10) == []


def test_what_has_the_word_in_its_question_comes_first():
    is_in_question = [
        "dwangsom" in str(texts.entry("nl", f"findings.{name}.question")).casefold()
        for name in questions_found(tuple(EVERY), "dwangsom", 10)
    ]
    assert is_in_question == sorted(is_in_question, reverse=True) and is_in_question[0]


def test_every_question_has_a_page_and_the_anchor_stands_on_it(visit):  # noqa: F811
    assert {page_of(name) for name in EVERY} <= set(PAGES)
    assert page_of("penalty_exposure") == "termijnen" and page_of("headlines") == "overzicht"
    assert "penalty_exposure" in [heading.anchor for heading in visit("demo", "termijnen").header]


def test_what_was_found_is_a_link_with_the_choices(visit):  # noqa: F811
    app = visit("demo", "zoeken", search="dwangsom", theme=["zorg"], lang="en")
    assert not app.exception
    assert "(/termijnen?lang=en&theme=zorg#penalty_exposure)" in page_text(app)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_nothing_typed_and_nothing_found(visit, language):  # noqa: F811
    assert texts.say(language, "pages.zoeken.empty") in page_text(visit("demo", "zoeken", lang=language))
    words = page_text(visit("demo", "zoeken", lang=language, search="xyzzyx"))
    assert all(texts.say(language, f"findings.{name}.some", n=0) in words for name in ("initiatives_found", "organisations_found"))


def test_of_an_organisation_its_initiatives_and_its_money_are_shown(visit):  # noqa: F811
    app = visit("demo", "organisaties", municipality="Registerstad", organisation="buurtvereniging de brandaris")
    assert not app.exception
    assert "De bestanden vertellen over 4 initiatieven van deze organisatie." in page_text(app)
    assert "organisation=" not in page_text(visit("demo", "organisaties"))


def test_a_private_person_is_no_organisation():
    """Whoever an export calls a resident, and whoever money was promised to for the initiative of one."""
    initiators = {"A": ("Jo Jansen", "resident"), "B": ("P-0123456789", None), "C": ("Jansen BV", "business")}
    tables = {
        "initiatives": [
            {"initiative_id": initiative, "initiator": name, "initiator_kind": kind} for initiative, (name, kind) in initiators.items()
        ],
        "funding_lines": [{"funding_id": "1", "initiative_id": "A", "recipient": "Jo Jansen", "year": 2026, "granted_eur": 10}],
    }
    answers = ("organisations_found", "organisation_file")
    con = warehouse_for_tests.warehouse_of(tables, ON_DATE, answers=answers)

    def rows(answer: str, **given: object) -> list[tuple]:
        return sql.fetch(con, sql.query("answers", answer), given)[1]

    assert [row[0] for row in rows("organisations_found", search="jansen")] == ["Jansen BV"]
    assert len(rows("organisations_found")) == 1
    found = {name: len(rows("organisation_file", organisation=name)) for name in ("Jo Jansen", "P-0123456789", "JANSEN bv")}
    assert found == {"Jo Jansen": 0, "P-0123456789": 0, "JANSEN bv": 1}


@in_a_browser
@pytest.mark.parametrize("width", [1280, 390])
def test_from_any_page_to_a_result_by_typing_and_one_click(server, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    go(page, server, "relaties", "?theme=zorg")
    wait_for_page(page, 3)
    field = page.get_by_label(texts.say("nl", "frame.search"))
    field.fill("groene haven wandelclub")
    page.keyboard.press("Enter")
    wait_for_title(page, "zoeken")
    result = page.get_by_role("link", name="Wandelclub De Groene Haven", exact=True)
    result.wait_for()
    for _ in range(40):
        if result.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for_title(page, "initiatief")
    page.get_by_role("heading", name="Wandelclub De Groene Haven").wait_for()
    assert "theme=zorg" in page.url


TOP = "document.querySelector('#penalty_exposure')?.getBoundingClientRect().top"
TOO_SHORT = """const scroll = Element.prototype.scrollIntoView;
let calls = 0;
Element.prototype.scrollIntoView = function (...given) { if (++calls > 1) scroll.apply(this, given); }"""


@in_a_browser
def test_a_link_to_an_answer_comes_there_also_where_the_page_was_too_short_at_first(server, page):
    page.add_init_script(TOO_SHORT)
    page.goto(f"{server}/termijnen#penalty_exposure")
    wait_for_page(page, 3)
    page.wait_for_function(f"() => {TOP} >= 0 && {TOP} < 100")
    page.mouse.move(700, 500)
    page.mouse.wheel(0, -500)
    page.wait_for_function(f"() => {TOP} > 300")
    page.evaluate("document.querySelector('#penalty_exposure').append(document.createElement('span'))")
    assert page.evaluate(TOP) > 300, "whoever reads elsewhere stays there"


@in_a_browser
def test_a_question_is_found_and_shown_where_it_is_answered(server, page):
    go(page, server, "status")
    wait_for_page(page, 3)
    pages = len(page.context.pages)
    page.get_by_label(texts.say("nl", "frame.search")).fill("dwangsom")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name=texts.say("nl", "findings.penalty_exposure.question"))
    link.click()
    wait_for_title(page, "termijnen")
    page.wait_for_function(f"() => {TOP} >= 0 && {TOP} < 100")  # nothing above it grows when it is painted
    figures = "[...document.querySelectorAll('.js-plotly-plot')]"
    place = "each.closest('[data-testid=stElementContainer]').offsetHeight"
    grown = (
        f"{figures}.filter(each => each.offsetHeight !== {place} || each.offsetHeight !== each.layout.height).map(each => each.ariaLabel)"
    )
    assert page.evaluate(f"{figures}.length") and page.evaluate(grown) == [], "each figure has the height that its place had"
    assert len(page.context.pages) == pages, "within the visit"
