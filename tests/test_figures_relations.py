"""The figures on contact and officials: what they mean, and that no official can be seen in them."""

import datetime

import pandas as pd

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import relations as draw
from tests.test_figures import texts_of


def band(since: str, initiatives: int, is_silent: bool | None, share: float | None = None) -> dict:
    return {"since_contact": since, "initiatives": initiatives, "share": share, "is_silent": is_silent}


def test_silence_is_strong_and_unknown_is_hatched():
    rows = pd.DataFrame(
        [band("0-30", 6, False, 0.6), band("183+", 3, True, 0.3), band("never", 1, True, 0.1), band("unknown", 2, None)], dtype=object
    )
    chart = draw.silence(rows, 90, "nl")
    assert [(bars.name, bars.colour, bars.at, bars.values) for bars in chart.series] == [
        ("Meer dan 90 dagen geen contact", "accent", (1, 2), (3, 1)),
        ("90 dagen of korter", "light", (0,), (6,)),
        ("", "unknown", (3,), (2,)),
    ]
    assert [row.name for row in chart.rows] == [
        "0 tot en met 30 dagen geleden",
        "Langer dan 182 dagen geleden",
        "Nooit gesproken",
        "Onbekend",
    ]
    assert chart.rows[0].words == "6 initiatieven · 60%"
    assert "%" not in chart.rows[3].words, "the unknown have no share"


def test_leaning_on_one_official_shows_counts_without_a_share_where_there_are_few():
    row = pd.Series(
        {"no_official": 1, "one_official": 4, "more_officials": 2, "unknown_holding": 3, "share_one_official": None}, dtype=object
    )
    chart = draw.lean_on_one_official(row, "en")
    others, one, unknown = chart.series
    assert (others.values, one.values, unknown.values) == ((1, 2), (4,), (3,)), "the sentence is about those of one official"
    assert (others.colour, one.colour) == ("light", "accent")
    assert (chart.rows[1].name, chart.rows[1].words) == ("One official", "4 initiatives")
    assert not any("%" in row.words for row in chart.rows)


def test_handovers_start_at_zero_and_a_year_that_is_not_over_is_open():
    rows = pd.DataFrame(
        [
            {"year": 2024, "handovers": 6, "held_initiatives": 20, "handovers_per_100": 30.4, "is_partial_year": False},
            {"year": 2025, "handovers": 1, "held_initiatives": 22, "handovers_per_100": 5.0, "is_partial_year": True},
        ]
    )
    figure = drawn(draw.handovers(rows, "nl", [datetime.date(2024, 7, 1), datetime.date(2019, 1, 1)]), LIGHT)
    (bars,) = figure.data
    assert (list(bars.x), list(bars.y), list(bars.text)) == ([2024, 2025], [30.4, 5.0], ["30", "5"])
    assert list(bars.marker.color) == [LIGHT.accent, LIGHT.background]
    assert figure.layout.yaxis.range[0] == 0
    # A council that met in another year is not marked.
    assert texts_of(figure) == ["nieuwe raad", "wisselingen bij 100 initiatieven, een heel jaar lang"]
    assert bars.customdata[0] == "2024: 6 wisselingen bij 20 initiatieven; 30,4 bij 100 initiatieven, een heel jaar lang"


def test_officials_met_runs_from_few_to_many():
    counts = [("0", 1), ("1", 5), ("3", 2), ("4+", 1), (None, 4)]
    rows = pd.DataFrame([{"officials_met": number, "initiatives": count, "share": None} for number, count in counts], dtype=object)
    chart = draw.officials_met(rows, "nl")
    assert [(bars.name, bars.colour, bars.values) for bars in chart.series] == [
        ("Drie of meer ambtenaren", "accent", (2, 1)),
        ("Minder", "light", (1, 5)),
        ("", "unknown", (4,)),
    ]
    assert [row.name for row in chart.rows] == ["Geen ambtenaar bekend", "1 ambtenaar", "3 ambtenaren", "4 of meer ambtenaren", "Onbekend"]


def test_the_contact_mix_stacks_two_way_one_way_and_unknown():
    rows = pd.DataFrame(
        [
            {"channel": "<i>post</i>", "contacts": 9, "share": 0.9, "two_way": 2, "one_way": 6, "way_unknown": 1},
            {"channel": None, "contacts": 1, "share": 0.1, "two_way": 1, "one_way": 0, "way_unknown": 0},
        ]
    )
    figure = drawn(draw.contact_mix(rows, "nl"), LIGHT)
    assert {trace.name: list(trace.x) for trace in figure.data} == {"Over en weer": [2, 1], "Van één kant": [6, 0], "Onbekend": [1, 0]}
    assert figure.data[2].marker.pattern.shape == "/"
    assert texts_of(figure) == ["<b>&lt;i&gt;post&lt;/i&gt;</b>  9 contacten · 90%", "<b>Onbekend</b>  1 contact · 10%", "1"]
    without = drawn(draw.contact_mix(rows.assign(way_unknown=0), "nl"), LIGHT)
    assert [trace.name for trace in without.data] == ["Over en weer", "Van één kant"], "no word for what is not there"
