"""The figures on status, places and time: what they mean."""

import datetime
import json

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import DARK, LIGHT
from kompas.figures import ambitions, places, status, steps
from kompas.figures.chart import Map
from kompas.figures.time import among_days, among_years, council_lines

TERMS = [datetime.date(2018, 3, 29), datetime.date(2022, 3, 30), datetime.date(2026, 3, 26)]


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


# Marks of a new council


def test_a_new_council_is_marked_within_its_year():
    (line,) = council_lines(TERMS, among_years([2021, 2022, 2023]), "nl")
    assert line.at == pytest.approx(0.5 + 88 / 365) and line.words == "nieuwe raad"


def test_a_new_council_outside_the_axis_is_left_out():
    assert council_lines(TERMS, among_years([2019, 2020]), "nl") == ()
    on_axis = council_lines(TERMS, among_days(datetime.date(2022, 3, 30), datetime.date(2026, 3, 25)), "en")
    assert [line.at for line in on_axis] == [datetime.date(2022, 3, 30)]


# Wards


def outline(west: float, south: float) -> str:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return json.dumps({"type": "MultiPolygon", "coordinates": [[ring]]})


def wards(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["neighbourhood", "initiatives", "active_initiatives", "activity_unknown", "is_on_map"])


def map_of(*names: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"neighbourhood": name, "longitude": at + 0.5, "latitude": 52.5, "outline": outline(at, 52)}
            for at, name in enumerate(names, start=4)
        ]
    )


ROWS = wards(
    ("Noord", 12, 8, 0, True), ("Zuid", 3, 2, 0, True), ("Elders", 1, 1, 0, False), ("Leeg", 0, 0, 0, True), (None, 5, 4, 0, False)
)


@pytest.mark.parametrize("on", [LIGHT, DARK])
def test_a_circle_is_as_large_as_the_number_of_active_initiatives(on):
    figure = drawn(places.initiatives_by_ward(ROWS, map_of("Noord", "Zuid", "Leeg"), "nl"), on)
    fill_folder, empty, circles = figure.data
    assert list(circles.text) == ["8", "2", "0"]
    north, south, none = circles.marker.size
    assert north**2 / south**2 == pytest.approx(8 / 2)
    assert none == 1, "no circle without initiatives"
    assert list(circles.x) == [4.5, 5.5, 6.5]
    assert fill_folder.fill == empty.fill == "toself"
    assert (fill_folder.fillcolor, empty.fillcolor) == (on.pale, on.background), "where there is nothing it is empty"
    assert fill_folder.x.count(None) == 2 and empty.x.count(None) == 1
    assert texts_of(figure)[-2:] == ["Wijk onbekend: 5 initiatieven, 4 actief", "Niet op de kaart: 1 initiatief, 1 actief"]
    assert {"Noord", "Zuid", "Leeg"} <= set(texts_of(figure))


def test_a_map_keeps_its_proportions():
    degrees = drawn(places.initiatives_by_ward(ROWS, map_of("Noord", "Zuid", "Leeg"), "nl"), LIGHT)
    assert degrees.layout.yaxis.scaleratio == pytest.approx(1.643, abs=0.001), "1 / cos of 52.5 degrees"
    metres = map_of("Noord", "Zuid", "Leeg").assign(outline=[outline(at * 1000, 480_000) for at in range(3)])
    assert drawn(places.initiatives_by_ward(ROWS, metres, "nl"), LIGHT).layout.yaxis.scaleratio == 1


def test_without_a_map_there_are_bars():
    rows = ROWS.assign(is_on_map=False)
    figure = drawn(places.initiatives_by_ward(rows, map_of(), "nl"), LIGHT)
    known, unknown = figure.data
    assert known.type == unknown.type == "bar"
    assert (list(known.x), list(unknown.x)) == ([8, 2, 1], [4]), "no bar for who has nothing"
    assert unknown.marker.pattern.shape == "/"


@pytest.mark.parametrize(("apart", "is_map"), [(12, True), (13, False)])
def test_a_map_on_which_most_cannot_be_placed_is_not_drawn(apart, is_map):
    rows = wards(("Noord", 12, 8, 0, True), ("Leeg", 0, 0, 0, True), ("stadsdeel Noord", apart, 9, 0, False))
    assert isinstance(places.initiatives_by_ward(rows, map_of("Noord", "Leeg"), "nl"), Map) == is_map


def test_words_on_a_map_that_would_touch_another_are_left_out():
    names = [f"Een wijk met een lange naam {number}" for number in range(30)]
    rows = wards(*((name, 30 - place, 30 - place, 0, True) for place, name in enumerate(names)))
    figure = drawn(places.initiatives_by_ward(rows, map_of(*names).assign(longitude=[4.5 + at / 3 for at in range(30)]), "nl"), LIGHT)
    assert len(texts_of(figure)) < 5 and "" in figure.data[2].text, "on a telephone they would be one grey line"
    assert len(figure.data[2].customdata) == 30, "all can be pointed at"


def test_of_many_wards_the_bars_say_how_many_are_left_out():
    rows = wards(*((f"W{number}", 50 - number, 50 - number, 0, False) for number in range(25)))
    figure = drawn(places.initiatives_by_ward(rows, map_of(), "en"), LIGHT)
    assert len(figure.data[0].x) == places.MOST_BARS
    assert texts_of(figure)[-1] == "And 5 more neighbourhoods: see the table"


def test_where_nothing_tells_what_is_active_every_initiative_counts():
    rows = wards(("Noord", 12, 0, 12, True), (None, 3, 0, 3, False))
    figure = drawn(places.initiatives_by_ward(rows, map_of("Noord"), "en"), LIGHT)
    assert list(figure.data[2].text) == ["12"]
    assert figure.data[2].customdata[0] == "Noord: 12 initiatives"
    assert texts_of(figure)[-1] == "Neighbourhood unknown: 3 initiatives"


def test_the_name_of_a_ward_is_no_mark_up():
    figure = drawn(places.initiatives_by_ward(wards(("<b>Noord</b>", 12, 8, 0, True)), map_of("<b>Noord</b>"), "nl"), LIGHT)
    assert "&lt;b&gt;Noord&lt;/b&gt;" in texts_of(figure)


# Time and steps


def test_in_and_out_marks_a_new_council_where_its_year_is():
    rows = pd.DataFrame({"year": [2021, 2022], "came": [7, 3], "went": [0, 1], "is_partial_year": [False, True]})
    figure = drawn(status.in_and_out(rows, "nl", TERMS), LIGHT)
    assert [shape.x0 for shape in figure.layout.shapes] == [pytest.approx(0.5 + 88 / 365)]
    assert texts_of(figure) == ["nieuwe raad"]


STEPS = pd.DataFrame(
    [
        ("idea", "submitted", 6, 10, 0.6, 11.0, 6, 0),
        ("idea", "unknown", 1, 10, 0.1, None, 0, 1),
        ("idea", None, 3, 10, 0.3, None, 0, 0),
        ("submitted", None, 6, 6, None, None, 0, 0),
        (None, "running", 2, 2, None, 4.0, 2, 0),
    ],
    columns=["status", "next_status", "initiatives", "came_in", "share", "median_days", "timed", "undated"],
)


@pytest.mark.parametrize("on", [LIGHT, DARK])
def test_steps_are_the_parts_of_the_status_that_they_leave(on):
    figure = drawn(steps.status_transitions(STEPS, "nl"), on)
    parts = {trace.name: list(trace.x) for trace in figure.data}
    assert parts == {"Staat hier nog": [3, 0], "Ingediend": [6, 0], "Loopt": [0, 2], "Onbekend": [1, 0]}
    assert texts_of(figure) == ["<b>Idee</b>  10", "<b>Onbekend</b>  2", "1"], "nothing left 'submitted': no bar"
    colours = {trace.name: trace.marker.color for trace in figure.data}
    assert colours["Ingediend"] == on.status["submitted"]
    unknown = next(trace for trace in figure.data if trace.name == "Onbekend")
    assert unknown.marker.pattern.shape == "/"
    assert next(trace for trace in figure.data if trace.name == "Ingediend").customdata[0] == "ingediend: 6, de helft binnen 11 dagen"


def ambition_rows(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "times_asked", "with_amount", "asked_eur", "median_asked_eur", "is_partial_year"])


@pytest.mark.parametrize("on", [LIGHT, DARK])
def test_ambitions_are_two_rows_of_bars_over_the_same_years(on):
    rows = ambition_rows((2024, 12, 10, 90_000.0, 4_000.0, False), (2025, 3, 3, 5_000.0, 900.0, False), (2026, 20, 0, None, None, True))
    often, middle = drawn(ambitions.ambitions_by_year(rows, "en", TERMS, 10), on).data
    assert list(often.x) == list(middle.x) == [2024, 2025, 2026]
    assert list(often.y) == [12, 3, 20]
    assert list(middle.y) == [4000, None, None], "of too few amounts there is no middle"
    assert (often.yaxis, middle.yaxis) == (None, "y2"), "no two measures on one axis"
    assert list(often.marker.color) == [on.accent, on.accent, on.background], "a year that is not over is an open bar"
    assert often.customdata[0] == "2024: asked 12 times, €90,000"


def test_ambitions_mark_a_new_council():
    rows = ambition_rows(*((year, 12, 12, 9.0, 4000.0, False) for year in range(2015, 2024)))
    figure = drawn(ambitions.ambitions_by_year(rows, "nl", TERMS, 10), LIGHT)
    assert len(figure.layout.shapes) == 4, "in each row of bars, not through the words between them"
    assert {(mark.y0, mark.y1) for mark in figure.layout.shapes} == {figure.layout.yaxis.domain, figure.layout.yaxis2.domain}
    assert texts_of(figure) == ["nieuwe raad"] * 4 + ["<b>Hoe vaak om geld is gevraagd</b>", "<b>Gevraagd bedrag, midden (× € 1.000)</b>"]
    assert list(figure.data[1].text) == ["4,0"] * 9, "every year has its amount"
