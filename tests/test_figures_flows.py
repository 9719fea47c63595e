"""Figures on how the money flows: what they mean."""

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import flows, income_sources


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_the_steps_lead_from_the_share_before_to_the_share_now():
    row = pd.Series({"share_before": 0.40, "share_within": -0.05, "share_mix": 0.22, "share": 0.57, "year": 2025, "year_before": 2024})
    chart = flows.share_change_within_and_mix(row, "nl")
    steps = {
        row: (start, value, bars.colour)
        for bars in chart.series
        for row, start, value in zip(bars.at, bars.starts, bars.values, strict=True)
    }
    starts, values, colours = zip(*(steps[row] for row in range(4)), strict=True)
    assert starts == pytest.approx((0, 0.40, 0.35, 0)) and values == pytest.approx((0.40, -0.05, 0.22, 0.57))
    assert starts[2] + values[2] == pytest.approx(values[3]), "the last step ends at the share now"
    assert colours[1] != colours[2], "up and down differ"
    assert [(row.name, row.words) for row in chart.rows] == [
        ("Van de gemeente in 2024", "40%"),
        ("Binnen de thema’s", "5 cent eraf"),
        ("Verschuiving tussen thema’s", "22 cent erbij"),
        ("Van de gemeente in 2025", "57%"),
    ]
    assert list(drawn(chart, LIGHT).layout.xaxis.range) == [0, 1]


def test_granted_and_determined_per_year_with_what_stands_at_nothing_hatched():
    rows = pd.DataFrame(
        [
            {"year": 2024, "share_of_asked": 0.8, "share_of_asked_low": 0.6, "share_of_granted_determined": 0.9},
            {"year": 2025, "share_of_asked": 0.7, "share_of_asked_low": 0.7, "share_of_granted_determined": None},
        ]
    )
    figure = drawn(flows.asked_granted_determined(rows, "nl"), LIGHT)
    granted, zero, determined = figure.data
    *named, note = texts_of(figure)
    assert named == ["<b>2025</b>  70% verleend", "<b>2024</b>  60% tot 80% verleend · 90% vastgesteld"], "newest on top"
    assert note == "nog te weinig vastgesteld" and figure.layout.annotations[-1].y == determined.y[0], "where its bar would be"
    assert list(granted.x) == [0.7, 0.6]
    assert list(zero.x) == pytest.approx([0, 0.2]) and list(zero.base) == [0.7, 0.6] and zero.marker.pattern.shape == "/"
    assert list(determined.x) == [0, 0.9]
    assert all(one > other for one, other in zip(granted.y, determined.y, strict=True))


def test_a_year_is_stacked_from_what_comes_back_to_what_is_unknown():
    rows = pd.DataFrame(
        [
            {"year": 2025, "is_recurring": True, "granted_eur": 60.0, "share_of_granted": 0.6},
            {"year": 2025, "is_recurring": False, "granted_eur": 30.0, "share_of_granted": 0.3},
            {"year": 2025, "is_recurring": None, "granted_eur": 10.0, "share_of_granted": 0.1},
            {"year": None, "is_recurring": False, "granted_eur": 5.0, "share_of_granted": None},
        ]
    )
    figure = drawn(flows.one_off_and_recurring(rows, "nl"), LIGHT)
    back, once, unknown = figure.data
    assert (back.name, once.name, unknown.name) == ("Periodiek", "Eenmalig", "Onbekend")
    assert list(back.x) == [60, 0] and list(once.x) == [30, 5] and list(unknown.x) == [10, 0]
    assert list(once.base) == [60, 0] and list(unknown.base) == [90, 5]
    assert unknown.marker.pattern.shape == "/"
    assert texts_of(figure)[0].endswith("(60%) periodiek") and texts_of(figure)[1] == "<b>Onbekend</b>  geen periodiek geld bekend"


def test_sources_and_kinds_keep_the_unknown_last_and_hatched():
    rows = pd.DataFrame(
        {
            "sources_band": ["one", "two", "three", "more", "unknown"],
            "initiatives": [9, 1, 0, 0, 3],
            "share_of_initiatives": [0.9, 0.1, 0, 0, None],
        }
    )
    named, others, unknown = drawn(income_sources.concentration(rows, "nl"), LIGHT).data
    assert (list(named.x), list(others.x)) == ([9], [1, 0, 0]), "the sentence is about those of nearly one source"
    assert (named.marker.color, others.marker.color) == (LIGHT.accent, LIGHT.colour("light"))
    assert list(unknown.x) == [3] and unknown.marker.pattern.shape == "/"
    kinds = pd.DataFrame({"funder_kind": [None, "fund"], "granted_eur": [900.0, 100.0], "share_of_granted": [0.9, 0.1]})
    figure = drawn(income_sources.kinds_of_funder(kinds, "nl"), LIGHT)
    assert [text.split("</b>")[0] for text in texts_of(figure)] == ["<b>Fonds", "<b>Onbekend"]
    assert list(figure.data[1].x) == [900]
