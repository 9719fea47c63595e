"""The figures on help and on what stands beside what it costs: what they mean."""

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import support as draw
from tests.test_figures import texts_of


def help_row(kind: str | None, median: int | None, **parts: int) -> dict:
    counts = dict.fromkeys(draw.BECAME, 0) | parts
    total = counts["given"] + counts["waiting"] + counts["lapsed"]
    return counts | {"help_kind": kind, "help": sum(counts.values()), "asked": total, "median_days": median}


def test_help_is_stacked_by_what_became_of_it():
    rows = pd.DataFrame(
        [help_row("land", 41, given=8, waiting=3, lapsed=1), help_row(None, None, duration_unknown=2, given=1)], dtype=object
    )
    figure = drawn(draw.support_asked_and_given(rows, "nl"), LIGHT)
    parts = {trace.name: list(trace.x) for trace in figure.data}
    assert parts == {"Gegeven": [8, 1], "Wacht nog": [3, 0], "Vervallen": [1, 0], "Duur onbekend": [0, 2]}, "no word for what is not there"
    assert figure.data[1].marker.color == LIGHT.warning, "what waits stands out"
    assert figure.data[3].marker.pattern.shape == "/"
    assert texts_of(figure) == ["<b>Grond</b><br>12 keer gevraagd · de helft binnen 41 dagen", "<b>Onbekend</b><br>1 keer gevraagd", "2"]
    assert list(figure.layout.xaxis.range) == [0, 12]


def worth(title: str, eur: float, people: int, basis: str | None = None, indicators: int = 0, low: float | None = None) -> dict:
    high = None if low is None else 2 * low
    row = {"initiative_id": "I", "title": title, "year": 2025, "municipal_eur": eur, "people_reached": people, "volunteer_hours": None}
    return row | {"low_eur": low, "high_eur": high, "indicators": indicators, "value_basis": basis}


def test_cost_is_shown_by_place_and_certainty_of_the_value_by_sign():
    rows = pd.DataFrame(
        [
            worth("<b>A</b>", 1000.0, 80, "measured", 1, 300.0),
            worth("B", 0.0, 30),
            worth("C", 100.0, 200, "self_reported", 1, 5.0),
            worth("D", 100.0, 10, None, 2),
        ],
        dtype=object,
    )
    figure = drawn(draw.value_beside_cost(rows, "nl"), LIGHT)
    dots = {trace.name: trace for trace in figure.data}
    assert list(dots) == ["Waarde gemeten", "Waarde zelf opgegeven", "Onderbouwing onbekend", "Geen waarde opgegeven"]
    assert list(dots["Waarde gemeten"].x) == pytest.approx([3]) and list(dots["Waarde gemeten"].y) == [80]
    assert list(figure.layout.xaxis.ticktext) == ["€\u202f0", "€\u202f100", "€\u202f1.000"]
    assert list(figure.layout.xaxis.tickvals)[0] == dots["Geen waarde opgegeven"].x[0], (
        "nothing from the municipality stands apart on the left"
    )
    assert len({trace.marker.symbol + str(trace.marker.size) for trace in figure.data}) == 4, "distinguishable without colour"
    assert figure.layout.yaxis.range[0] <= 0
    name, year, euros, value = dots["Waarde gemeten"].customdata[0]
    assert (name, year, euros, value) == ("&lt;b&gt;A&lt;/b&gt;", 2025, 1000, "<br>waarde €\u202f300 tot €\u202f600, gemeten")
    assert "waarde" not in dots["Onderbouwing onbekend"].customdata[0][3]
    assert dots["Waarde gemeten"].hovertemplate.endswith(
        "€\u202f%{customdata[2]:,.0f} van de gemeente<br>%{y:,.0f} mensen bereikt%{customdata[3]}<extra></extra>"
    )
    assert not any("A" in text for text in texts_of(figure)), "names only for who points at a dot"


def test_one_initiative_that_gets_nothing_can_be_drawn():
    figure = drawn(draw.value_beside_cost(pd.DataFrame([worth("B", 0.0, 0)], dtype=object), "en"), LIGHT)
    assert list(figure.data[0].y) == [0]
