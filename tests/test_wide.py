"""Figures on a wide screen: names stand left of their marks and at the ends of lines, whole and apart; a telephone keeps what it had."""

import random
import re

import pytest

from kompas import findings
from kompas.drawing import drawn
from kompas.drawing.ends import STICKS_OUT, apart
from kompas.drawing.layout import LETTER, TEXT_SIZE
from kompas.drawing.letters import broken, width
from kompas.drawing.paper import DARK, LIGHT, contrast
from kompas.drawing.rows import ASIDE_SIZE, TEXT_LINE
from kompas.drawing.size import PAGE, PIXELS, WIDE
from kompas.figures.chart import Areas, Axis, Bars, Chart, Dots, Line, Matrix, Note, Row
from kompas.settings import settings
from tests.axe import LAID_OUT
from tests.browsing import PATIENCE_MS, go, resize, wait_for_page
from tests.test_browser import FITS, cut_off, overlapping

LONG = "Maatschappelijke ontwikkeling, onderwijs en samenleving"


def charts_of(served) -> dict:
    scope = findings.Scope(served, "nl", settings=settings(served.path.parent))
    return {name: chart for name, ask in findings.EVERY.items() if (chart := ask(scope).chart) is not None}


def plain(text: str) -> list[str]:
    """The lines of words of a figure, without their looks."""
    return [re.sub("<.*?>", "", line).replace("&amp;", "&") for line in text.split("<br>")]


# Letters


def test_words_are_as_wide_as_their_letters():
    assert width("WWWW", 15) > 2 * width("iiii", 15)
    assert width("Afdeling", 30) == pytest.approx(2 * width("Afdeling", 15))
    assert width("Afdeling", 15, is_bold=True) > width("Afdeling", 15)
    assert 0.7 < width(LONG, 14) / (LETTER * len(LONG)) < 1.3


@pytest.mark.parametrize("room", [40, 90, 200])
def test_a_line_is_broken_at_a_blank_and_what_does_not_fit_is_cut(room):
    for text in ("", "kort", LONG, "Onderwijshuisvestingsverordening", "a\nb", "één woord " * 20):
        lines = broken(text, room, 15, 2, is_bold=True)
        assert len(lines) <= 2 and all(width(line, 15, True) <= room for line in lines)
        whole = " ".join(text.split())
        assert (" ".join(lines) == whole) or "".join(lines) == whole or lines[-1].endswith("…")
    assert broken(LONG, 200, 15, 3) == ["Maatschappelijke", "ontwikkeling, onderwijs en", "samenleving"]


# Names beside their marks


@pytest.mark.parametrize("town", ["demo", "register"])
def test_names_fit_left_of_their_marks_and_rows_are_less_tall(request, town):
    lower = 0
    for name, chart in charts_of(request.getfixturevalue(town)).items():
        if not isinstance(chart, Chart) or chart.rows is None:
            continue
        wide, narrow = drawn(chart, LIGHT, WIDE), drawn(chart, LIGHT)
        lower += wide.layout.height < narrow.layout.height
        assert wide.layout.height <= narrow.layout.height + 10, name
        names = [note for note in wide.layout.annotations if note.xshift and note.xanchor == "left" and note.yref == "y"]
        assert len(names) == len(chart.rows), name
        tops = []
        for note in names:
            assert note.x == 0 and -note.xshift <= wide.layout.margin.l, "left of the marks"
            lines = plain(note.text)
            assert max(width(line, ASIDE_SIZE) for line in lines) <= -note.xshift, (name, lines)
            tops += [(note.y + TEXT_LINE * len(lines) / 2, note.y - TEXT_LINE * len(lines) / 2)]
        assert all(low >= high for (_, low), (high, _) in zip(tops, tops[1:], strict=False)), "one below the other"
        assert tops[0][0] <= wide.layout.yaxis.range[1] and tops[-1][1] >= 0
    assert lower > 10


def test_a_long_name_is_broken_and_its_words_stand_quietly_below_it():
    chart = Chart("nl", (Bars((3, 1), "accent"),), rows=(Row(LONG, "12 initiatieven · 27%"), Row("Zorg", "1 initiatief")))
    long, short = drawn(chart, LIGHT, WIDE).layout.annotations
    assert plain(long.text) == ["Maatschappelijke", "ontwikkeling, onderwijs en", "samenleving", "12 initiatieven · 27%"]
    assert plain(short.text) == ["Zorg", "1 initiatief"] and LIGHT.quiet in short.text
    few = Chart("nl", (Bars((3, 1), "accent"),), rows=(Row("Cultuur", "12"), Row("Zorg", "1")))
    assert [plain(note.text) for note in drawn(few, LIGHT, WIDE).layout.annotations] == [["Cultuur\u200212"], ["Zorg\u20021"]]


def test_a_number_that_is_wider_than_its_bar_is_left_out():
    parts = tuple(
        Bars((value,), colour, labels=(word,)) for value, colour, word in ((20, "accent", "gemeentebestuur"), (80, "pale", "rest"))
    )
    figure = drawn(Chart("nl", parts, rows=(Row("Zorg"),), is_stacked=True, x=Axis("number", 0, 100)), LIGHT, WIDE)
    assert [trace.text[0] for trace in figure.data] == ["", "rest"]


def test_the_legend_has_each_sign_as_it_is_drawn():
    roles = {"accent": LIGHT.accent, "idea": LIGHT.status["idea"], "unknown": LIGHT.quiet, "left_register": LIGHT.quiet}
    bars = [Bars((1,), role, name=f"deel {role}", group="Op weg" if role == "idea" else "") for role in roles]
    bars += [Bars((1,), "accent", name="deel open", is_open=(True,)), Bars((1,), "accent", name="deel aangenomen", is_assumed=True)]
    dots = Dots((1,), "second", name="deel ruit", symbol="diamond", bounds=((0, None),))
    legend = drawn(Chart("nl", (*bars, dots), rows=(Row("Zorg"),), is_stacked=True), LIGHT, WIDE).layout.annotations[-1].text
    signs = {name: (sign, look) for look, sign, name in re.findall(r'style="([^"]*)">(.)</span> Deel (\w+)', legend)}
    assert [sign for sign, _ in signs.values()] == ["■", "▨", "▧", "■", "■", "◆", "■"], list(signs)
    assert all(colour in signs[role][1] for role, colour in roles.items())
    assert f"color:{LIGHT.background}" in signs["open"][1] and f"stroke:{LIGHT.accent}" in signs["open"][1]
    assert [role for role in roles if "stroke" in signs[role][1]] == ["idea"], "what would be lost on the paper has its outline"
    assert "<b>Op weg</b>" in legend and "►" in legend and legend.count("—") == 1


def test_the_sign_before_words_has_room_too():
    rows = tuple(Row("Zorg", "57% van 280: minder vaak dan bij toeval", sign) for sign in (None, ("diamond", "second")))
    without, with_sign = (drawn(Chart("nl", (Bars((3,), "accent"),), rows=(row,)), LIGHT, WIDE).layout for row in rows)
    first = [plain(layout.annotations[0].text)[1] for layout in (without, with_sign)]
    assert first[1].startswith("◆ 57%") and with_sign.margin.l >= width("57%", ASIDE_SIZE) + 16
    assert width(first[1].removeprefix("◆ "), ASIDE_SIZE) + 16 <= -with_sign.annotations[0].xshift, (
        "the words, and a sign of sixteen pixels"
    )


def test_words_in_the_place_of_a_mark_have_room_beside_the_names():
    words = "8 weken: te weinig gegevens (3 van 4)"
    chart = Chart("nl", (Bars((3,), "accent"),), rows=(Row(LONG, LONG),), notes=(Note(words, 0),), x=Axis("share"))
    figure = drawn(chart, LIGHT, WIDE)
    assert figure.layout.margin.l + width(words, TEXT_SIZE - 1) + figure.layout.margin.r <= PIXELS[WIDE] + 8


def test_a_matrix_has_its_names_left_too(demo):
    (matrix,) = [chart for chart in charts_of(demo).values() if isinstance(chart, Matrix)]
    wide, narrow = drawn(matrix, LIGHT, WIDE), drawn(matrix, LIGHT)
    assert wide.layout.height < narrow.layout.height and wide.layout.margin.l > 0 == narrow.layout.margin.l
    assert [list(trace.x) for trace in wide.data] == [list(trace.x) for trace in narrow.data]


# Names at the ends of lines


def boxes(figure) -> list[tuple[float, float]]:
    """From where to where the names at the ends stand, in pixels from the top of the marks."""
    low, high = figure.layout.yaxis.range
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    found = []
    for note in figure.layout.annotations:
        if note.showarrow:
            middle = (high - note.y) / (high - low) * height + note.ay
            half = 18 * len(plain(note.text)) / 2
            found.append((middle - half, middle + half))
    return sorted(found)


def curves(*ends: float, last: float = 52) -> Chart:
    colours = ("accent", "compared_1", "compared_2", "compared_3")
    lines = tuple(
        Line((0, last), (1.0, end), colours[place % 4], f"Afdeling {place} met een naam", is_stepped=True) for place, end in enumerate(ends)
    )
    return Chart("nl", lines, x=Axis("number", 0, 52), y=Axis("share"))


@pytest.mark.parametrize("ends", [(0.5,), (0.5, 0.5), (0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 0.99), (0.2, 0.21, 0.8, 0.81)])
def test_names_at_the_ends_of_lines_never_overlap(ends):
    for on in (LIGHT, DARK):
        figure = drawn(curves(*ends), on, WIDE)
        found = boxes(figure)
        height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        assert len(found) == len(ends), "each line its name, and no legend"
        assert not any(trace.showlegend for trace in figure.data)
        assert all(above[1] <= below[0] for above, below in zip(found, found[1:], strict=False))
        assert found[0][0] >= -STICKS_OUT and found[-1][1] <= height + STICKS_OUT
        for note in figure.layout.annotations:
            assert width(plain(note.text)[0], TEXT_SIZE - 1) + note.ax <= figure.layout.margin.r
            assert note.font.color == on.ink and contrast(note.arrowcolor, on.background) >= 3, "words in ink, and a stroke in the colour"


def test_names_are_moved_as_little_as_can_be():
    assert apart([50, 200], [20, 20], 300) == [50, 200], "who has room stays"
    chance = random.Random(1)
    for _ in range(200):
        count = chance.randint(1, 6)
        middles, heights = [chance.uniform(0, 300) for _ in range(count)], [chance.choice((21, 39)) for _ in range(count)]
        placed = apart(middles, heights, 300)
        order = sorted(range(count), key=lambda index: middles[index])
        assert all(
            placed[above] + heights[above] / 2 <= placed[below] - heights[below] / 2 + 1e-9
            for above, below in zip(order, order[1:], strict=False)
        )
        assert min(at - tall / 2 for at, tall in zip(placed, heights, strict=True)) >= -STICKS_OUT - 1e-9
        assert max(at + tall / 2 for at, tall in zip(placed, heights, strict=True)) <= 300 + STICKS_OUT + 1e-9


def test_without_room_there_is_a_legend_as_on_a_telephone():
    crowded = drawn(curves(*[0.5] * 20), LIGHT, WIDE)
    assert boxes(crowded) == []
    (legend,) = [note.text for note in crowded.layout.annotations if "Afdeling 0" in note.text]
    assert all(f"Afdeling {place} met een naam" in legend for place in range(20))
    telephone = drawn(curves(0.2, 0.5), LIGHT, PAGE)
    assert boxes(telephone) == [] and all(trace.showlegend for trace in telephone.data)


def test_a_thin_stroke_leads_from_a_line_that_ends_early_to_its_name():
    long, short = drawn(curves(0.5, 0.6), LIGHT, WIDE), drawn(curves(0.5, 0.6, last=20), LIGHT, WIDE)
    assert len(boxes(short)) == 2 and len(long.layout.shapes) == 0
    assert [(line.x0, line.x1, line.y0, line.y1) for line in short.layout.shapes] == [(20, 52, 0.5, 0.5), (20, 52, 0.6, 0.6)]
    assert max(line.line.width for line in short.layout.shapes) == 1 < min(trace.line.width for trace in short.data)


def test_an_area_is_named_at_its_middle():
    parts = (Areas((0, 52), (0.0, 0.6), "accent", "Besloten"), Areas((0, 52), (1.0, 0.4), "pale", "Wacht nog"))
    figure = drawn(Chart("nl", parts, x=Axis("number", 0, 52), y=Axis("share")), LIGHT, WIDE)
    assert [(note.text, note.y) for note in figure.layout.annotations] == [("Besloten", 0.3), ("Wacht nog", pytest.approx(0.8))]


# On a screen

SHOWN = """() => [...document.querySelectorAll('.js-plotly-plot')].map(chart => [chart.layout.margin.l, chart.layout.height])"""


@pytest.mark.browser
def test_a_wide_screen_has_names_left_of_their_bars_and_a_telephone_above_them(server, page):
    resize(page, 1440)
    go(page, server, "afdelingen", "?theme=zorg")
    wait_for_page(page, 4)
    wide = page.evaluate(SHOWN)
    page.evaluate("document.querySelector('#waiting_curve').scrollIntoView()")
    page.evaluate(LAID_OUT)
    assert page.evaluate("document.cookie").count("screen=wide") == 1
    resize(page, 700)
    wait_for_page(page, 4)
    assert page.evaluate("document.cookie").count("screen=narrow") == 1
    narrow = page.evaluate(SHOWN)
    assert "theme=zorg" in page.url and page.url.endswith("#waiting_curve"), "what was chosen stays, and what was read"
    page.wait_for_function("() => Math.abs(document.querySelector('#waiting_curve').getBoundingClientRect().top) < innerHeight")
    assert [left for left, _ in narrow] < [left for left, _ in wide] and max(left for left, _ in narrow) <= 14
    assert sum(height for _, height in wide) < 0.8 * sum(height for _, height in narrow)
    resize(page, 390)
    page.wait_for_function(FITS, timeout=PATIENCE_MS)
    assert page.evaluate(SHOWN) == narrow, "the same figures, and nothing is loaded again"
    assert cut_off(page) == [] and overlapping(page) == []


@pytest.mark.browser
def test_who_keeps_no_cookies_has_the_figures_of_a_telephone(server, browser):
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context, context.new_page() as opened:
        opened.set_default_timeout(PATIENCE_MS)
        opened.add_init_script("Object.defineProperty(document, 'cookie', {get: () => '', set: () => {}})")
        opened.goto(f"{server}/afdelingen")
        wait_for_page(opened, 4)
        assert max(left for left, _ in opened.evaluate(SHOWN)) <= 14
