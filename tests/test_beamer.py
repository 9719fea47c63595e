"""A page for a room: large type, larger figures, nothing to choose; by one click, by a link, and away again."""

import pytest

from kompas import findings, texts
from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.drawing.size import TILE, WIDE
from kompas.settings import settings
from kompas.ui.beamer import TIMES
from kompas.web import in_words
from tests.browsing import go, wait_for_page

LEAST = 28  # pixels of a message at 1920 x 1080, and of a figure's words a little less
SIZES = """() => {
    const seen = element => element.getClientRects().length > 0;
    const sizes = selector => [...document.querySelectorAll(selector)].filter(seen).map(one => parseFloat(getComputedStyle(one).fontSize));
    return {
        messages: sizes('h1, h2'), words: sizes('[data-testid="stMarkdownContainer"] p'),
        figures: sizes('.js-plotly-plot .annotation-text, .js-plotly-plot .legendtext'), controls: [...document.querySelectorAll(
            'button, input, select, [role="radio"], [role="combobox"], summary')].filter(seen).map(one => one.innerText || one.type),
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
}"""


def wait_for_size(page, is_on: bool) -> None:
    page.wait_for_function(
        "isOn => (parseFloat(getComputedStyle(document.documentElement).fontSize) > 20) === isOn && document.fonts.status === 'loaded'",
        arg=is_on,
    )


@pytest.mark.browser
def test_the_switch_makes_type_large_and_takes_controls_away(server, page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    go(page, server, "afdelingen", "?theme=zorg")
    wait_for_page(page, 4)
    assert min(page.evaluate(SIZES)["messages"]) < LEAST
    page.get_by_text(texts.say("nl", "frame.beamer"), exact=True).click()
    page.wait_for_function("() => location.search.includes('beamer=true')")
    wait_for_size(page, True)
    wait_for_page(page, 4)
    page.wait_for_function(f"least => Math.min(...({SIZES})().figures) >= least", arg=LEAST - 6)  # each is drawn again
    large = page.evaluate(SIZES)
    assert min(large["messages"]) >= LEAST and min(large["words"]) >= LEAST - 4
    assert set(large["controls"]) == {"zorg ×", "submit", "checkbox"}, "what is chosen, the logo, and the way back"
    assert large["sideways"] <= 0
    page.set_viewport_size({"width": 1280, "height": 720})
    assert page.evaluate(SIZES)["sideways"] <= 0
    page.get_by_role("link", name=texts.say("nl", "frame.page.termijnen"), exact=True).click()
    page.wait_for_function("() => location.pathname.endsWith('termijnen') && location.search.includes('beamer=true')")
    wait_for_size(page, True)
    wait_for_page(page, 2)
    assert page.evaluate("location.search") == "?theme=zorg&beamer=true", "the way of a link keeps what was chosen"
    page.get_by_text(texts.say("nl", "frame.beamer"), exact=True).click()
    wait_for_size(page, False)
    page.wait_for_function("() => !location.search.includes('beamer') && location.search.includes('theme=zorg')")
    wait_for_page(page, 2)
    assert len(page.evaluate(SIZES)["controls"]) > 10


@pytest.mark.browser
@pytest.mark.parametrize("width", [1920, 1280])
def test_a_link_opens_the_board_for_a_room(server, page, width):
    page.set_viewport_size({"width": width, "height": 1080})
    page.goto(f"{server}/?beamer=1")
    wait_for_size(page, True)
    wait_for_page(page, 4)
    assert page.evaluate(SIZES)["sideways"] <= 0 and page.locator('[role="alert"]').count() == 0


def test_a_short_link_is_understood():
    assert in_words("beamer=1&theme=zorg", "nl") == "beamer=true&theme=zorg"


@pytest.mark.parametrize("name", ["status_by_theme", "answered_within_term", "initiatives_by_ward", "waiting_curve", "risk_drivers"])
def test_a_larger_figure_is_the_same_figure(demo, name):
    chart = findings.EVERY[name](findings.Scope(demo, "nl", settings=settings(demo.path.parent))).chart
    for size in ("page", WIDE, TILE):
        usual, larger = drawn(chart, LIGHT, size).to_dict(), drawn(chart, LIGHT, size, TIMES).to_dict()
        for part in ("height", "margin", "font"):
            assert larger["layout"][part] != usual["layout"][part]
        assert larger["layout"]["height"] == pytest.approx(TIMES * usual["layout"]["height"])
        for one, other in zip(usual["data"], larger["data"], strict=True):
            assert [one.get(key) for key in ("x", "y", "base", "text", "customdata")] == [
                other.get(key) for key in ("x", "y", "base", "text", "customdata")
            ]
            if one["type"] == "bar":
                assert one.get("width") == other.get("width"), "measured along the axis"
        strokes = [note["ay"] for note in usual["layout"]["annotations"] if "ay" in note]
        assert [each * TIMES for each in strokes] == [note["ay"] for note in larger["layout"]["annotations"] if "ay" in note]
        words = [{**note, "font": note["font"]["size"]} for note in usual["layout"].get("annotations", [])]
        assert [each["font"] * TIMES for each in words] == pytest.approx(
            [note["font"]["size"] for note in larger["layout"].get("annotations", [])]
        )
