"""The excerpt of a chart that a tile of the board shows."""

import re

import pytest

from kompas.drawing import drawn
from kompas.drawing.layout import all_short
from kompas.drawing.letters import all_broken, width
from kompas.drawing.paper import DARK, LIGHT, SEEN, contrast
from kompas.drawing.size import CARD, MOST_ROWS, PAGE, TILE, WIDE, excerpt
from kompas.figures.chart import Axis, Bars, Chart, Dots, Line, Note, Row

ROWS = tuple(Row(f"Afdeling {number}", f"{number} aanvragen") for number in range(10))


def test_only_rows_with_a_mark_are_in_it_and_the_others_are_counted():
    first = Dots((0.1, 0.2, 0.3), "accent", at=(1, 4, 9), labels=("10%", "20%", "30%"), bounds=((0, 1), None, (0, 0.5)), name="8 weken")
    second = Dots((0.5,), "second", at=(0,), line=1, name="26 weken")
    chart = Chart("nl", (first, second), rows=ROWS, lines=2, x=Axis("share", title="Deel"), notes=(Note("te weinig", 0),))
    shown = excerpt(chart)
    assert [row.name for row in shown.chart.rows] == ["Afdeling 1", "Afdeling 4", "Afdeling 9"]
    assert shown.left_out == 7
    (dots,) = shown.chart.series
    assert (dots.at, dots.values, dots.labels, dots.bounds) == ((0, 1, 2), first.values, first.labels, first.bounds)
    assert dots.name == "", "one series needs no legend: its words stand beside it"
    assert (shown.chart.notes, shown.chart.x.title, shown.chart.lines) == ((), "", 1)


def test_a_slide_keeps_every_line_of_its_rows_and_the_words_in_the_place_of_one():
    came, went = Bars((40, 0, 30), "accent", at=(0, 1, 2), name="Erbij"), Bars((25, 20), "second", at=(0, 1), line=1, name="Weg")
    chart = Chart("nl", (came, went), rows=ROWS[:3], lines=2, notes=(Note("verborgen", 1), Note("verborgen", 2, 1)))
    shown = excerpt(chart, CARD, 2, with_every_line=True)
    assert [(each.name, each.line, each.values) for each in shown.chart.series] == [("Erbij", 0, (40, 0)), ("Weg", 1, (25, 20))]
    assert (shown.chart.lines, shown.chart.notes, shown.left_out) == (2, (Note("verborgen", 1),), 1)


def test_the_first_rows_are_in_it():
    chart = Chart("nl", (Bars(tuple(range(1, 11)), "accent"), Bars((1,) * 10, "unknown", name="Onbekend")), rows=ROWS, is_stacked=True)
    shown = excerpt(chart)
    assert len(shown.chart.rows) == MOST_ROWS[TILE] and shown.left_out == 10 - MOST_ROWS[TILE]
    assert [series.values for series in shown.chart.series] == [tuple(range(1, MOST_ROWS[TILE] + 1)), (1,) * MOST_ROWS[TILE]]
    assert shown.chart.rows[0].words == "0 aanvragen", "the words say how much, where no bar does"
    assert excerpt(chart, CARD).left_out == 0, "a card is higher than a tile"


def test_names_that_are_cut_differ_at_their_ends():
    names = [f"Gebiedsgebonden kunst en cultuuractiviteiten, periodieke kunstinitiatieven {where}" for where in ("Noord", "Zuid")]
    assert [name[-5:] for name in all_short(names, 22)] == ["Noord", " Zuid"] and {len(name) for name in all_short(names, 22)} <= {21, 22}
    assert all_short(["Zorg", names[0]], 22)[1].endswith("…"), "alone it begins as it begins"
    by_line = all_broken(names, 200, 16, 2)
    assert [lines[-1].split()[-1] for lines in by_line] == ["Noord", "Zuid"] and all(
        width(line, 16) <= 200 for lines in by_line for line in lines
    )
    rows = tuple(Row(name) for name in names)
    for size in (TILE, PAGE, WIDE):
        drawing = drawn(Chart("nl", (Bars((3, 1), "accent"),), rows=rows), LIGHT, size)
        assert len({each.text for each in drawing.layout.annotations if "Gebied" in each.text}) == 2, size


def test_the_legend_of_a_tile_begins_where_the_marks_do():
    lines = Line((0, 1), (1.0, 0.5), "accent", name="Verleend: vroegst tot laatst")
    small = drawn(Chart("nl", (lines,), x=Axis("number", 0, 1), y=Axis("share")), LIGHT, TILE)
    (legend,) = [note for note in small.layout.annotations if "Verleend" in note.text]
    assert legend.xshift == 0, "left of an axis of unknown width there may be no room"


def test_a_chart_without_rows_keeps_its_first_panel():
    lines = (Line((0, 1), (1.0, 0.5), "accent"), Line((0, 1), (1.0, 0.2), "second"))
    chart = Chart("nl", lines, panels=("Verleend",), x=Axis("number", 0, 1, title="Dagen"), y=Axis("share"))
    assert excerpt(chart).chart.series == lines
    assert excerpt(chart).chart.panels == ()


def test_it_is_lower_than_the_chart_and_has_its_legend_in_words():
    chart = Chart("nl", (Bars((3,) * 10, "accent", name="Loopt"), Bars((1,) * 10, "unknown", name="Onbekend")), rows=ROWS, is_stacked=True)
    small, large = drawn(chart, LIGHT, TILE), drawn(chart, LIGHT)
    assert small.layout.height < large.layout.height / 2
    assert small.layout.showlegend is False and large.layout.showlegend is True
    assert any("Loopt" in note.text and "Onbekend" in note.text for note in small.layout.annotations)


def test_a_number_that_is_wider_than_its_bar_is_left_out():
    parts = tuple(
        Bars((value,), colour, name=colour, labels=(str(value),)) for value, colour in ((12, "accent"), (30, "second"), (58, "ink"))
    )
    chart = Chart("nl", parts, rows=ROWS[:1], is_stacked=True, x=Axis("number", 0, 100))
    assert [trace.text[0] for trace in drawn(chart, LIGHT, TILE).data] == ["", "30", "58"]
    assert [trace.text[0] for trace in drawn(chart, LIGHT).data] == ["12", "30", "58"], "a page has room for it"


@pytest.mark.parametrize("on", [LIGHT, DARK])
def test_what_is_hardly_seen_on_the_paper_has_its_outline_in_the_legend_too(on):
    series = tuple(Bars((1,) * 10, role, name=role) for role in ("accent", "idea", "unknown"))
    (legend,) = [
        note.text for note in drawn(Chart("nl", series, rows=ROWS, is_stacked=True), on, TILE).layout.annotations if "Accent" in note.text
    ]
    squares = re.findall(r'color:(#\w+)">(.)</span> (\w+)', legend)
    assert [(square, name) for _, square, name in squares] == [("■", "Accent"), ("□", "Idea"), ("▨", "Unknown")]
    assert all(contrast(colour, on.background) >= SEEN for colour, _, _ in squares)
