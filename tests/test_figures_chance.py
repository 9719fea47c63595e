"""Figures on chance: what they mean (traces, categories, order, values, words)."""

import datetime

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import chance, equal, over_time
from kompas.figures.chart import Bars
from tests.test_figures import texts_of


def department(name: str, n: int, share: float | None, verdict: str, **more: object) -> dict:
    limits = dict.fromkeys(("share_95_low", "share_998_low"), 0.5) | dict.fromkeys(("share_95_high", "share_998_high"), 0.9)
    return {
        "department": name,
        "requests": n,
        "share": share,
        "share_all": 0.7,
        "verdict": verdict,
        "is_small": n < 50,
        "share_spread_low": None,
        "share_spread_high": None,
        **limits,
        **more,
    }


FUNNEL = pd.DataFrame(
    [
        department("unknown", 500, 0.7, "chance"),
        department("Zorg", 300, 0.4, "less"),
        department("Bouw", 20, 0.8, "chance"),
        department("Sport", 12, 0.6, "unknown"),
        department("Klein", 7, None, "too_few"),
        department("Kleiner", 2, None, "too_few"),
    ]
)


def sign(what: str, colour: str) -> str:
    return f'<span style="color:{colour}">{what}</span>'


def test_the_funnel_keeps_the_order_and_names_nobody_with_too_few_requests():
    labels = texts_of(drawn(chance.departments_against_all(FUNNEL, "nl"), LIGHT))
    assert labels[:4] == [
        f"<b>Zorg</b><br>{sign('◆', LIGHT.second)} 40% van 300: minder vaak dan bij toeval",
        f"<b>Bouw</b><br>{sign('●', LIGHT.accent)} 80% van 20: te weinig om verschil te zien",
        f"<b>Sport</b><br>{sign('○', LIGHT.ink)} 60% van 12: dag van besluit ontbreekt",
        f"<b>Onbekend</b><br>{sign('●', LIGHT.accent)} 70% van 500: past bij toeval",
    ], "unknown comes last, however large"
    assert labels[4:] == ["alle samen 70%", "En 2 afdelingen met te weinig aanvragen (9 samen)"]


def test_a_verdict_is_a_shape_too_and_no_department_is_green_or_red():
    chart = chance.departments_against_all(FUNNEL, "nl")
    wide, narrow, *dots = chart.series
    assert isinstance(wide, Bars) and isinstance(narrow, Bars)
    assert wide.starts == (0.5,) * 4 and wide.values == pytest.approx((0.4,) * 4)
    assert {(marks.symbol, marks.colour): marks.values for marks in dots} == {
        ("circle", "accent"): (0.8, 0.7),
        ("diamond", "second"): (0.4,),
        ("circle-open", "ink"): (0.6,),
    }
    assert tuple(drawn(chart, LIGHT).layout.xaxis.range) == (0, 1)


def test_the_usual_distance_is_drawn_where_it_is_known():
    rows = pd.DataFrame([department("Zorg", 300, 0.4, "less", share_spread_low=0.3, share_spread_high=0.95)])
    figure = drawn(chance.departments_against_all(rows, "en"), LIGHT)
    (line,) = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines"]
    assert list(line.x)[:2] == [0.3, 0.95]


def test_all_departments_too_small_leaves_one_line():
    rows = pd.DataFrame([department("Klein", 7, None, "too_few")])
    assert texts_of(drawn(chance.departments_against_all(rows, "en"), LIGHT)) == ["And 1 department with too few requests (7)"]


def group(who: str, n: int, crude: tuple | None, within: tuple | None) -> dict:
    row = {"who": who, "requests": n}
    for column, values in (("difference", crude), ("difference_within", within)):
        row |= dict(zip((column, f"{column}_low", f"{column}_high"), values or (None, None, None), strict=True))
    return row


def test_crude_is_filled_and_within_is_open_around_the_same_zero():
    rows = pd.DataFrame([group("resident", 40, (5.0, 1.0, 9.0), (-1.0, -4.0, 2.0)), group("group", 9, None, None)])
    every = pd.concat([rows, pd.DataFrame([group("unknown", 3, None, None)])])
    figure = drawn(equal.comparison(rows, "same_for_everybody", every, "nl"), LIGHT)
    crude, within, key = figure.data
    assert (crude.name, within.name, key.name) == ("Alle afdelingen samen", "Binnen dezelfde afdeling", "Zo ver kan het door toeval liggen")
    assert crude.marker.color == LIGHT.accent and within.marker.color == LIGHT.background
    assert (list(crude.x), list(crude.error_x.array), list(crude.error_x.arrayminus)) == ([5], [4], [4])
    low, high = figure.layout.xaxis.range
    assert low == -high and high > 9, "zero is in the middle"
    assert texts_of(figure) == [
        "<b>Bewoner</b><br>40 aanvragen: samen +5,0, binnen −1,0 dagen",
        "En 1 groep met te weinig aanvragen (9)",
        "En 3 aanvragen waarvan de groep onbekend is",
    ]


def test_a_ward_keeps_its_name_and_what_is_unknown_is_a_question_mark():
    rows = pd.DataFrame([group("<b>Noord</b>", 40, (5.0, 1.0, 9.0), None)])
    figure = drawn(equal.comparison(rows, "yes_for_everybody", rows, "en"), LIGHT)
    assert texts_of(figure) == ["<b>&lt;b&gt;Noord&lt;/b&gt;</b><br>40 decisions: together +5.0, within ? points"]
    assert list(figure.data[1].x) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", ["Alle afdelingen samen: geen interval", "tussen −4,0 en +2,0 dagen"]),
        ("en", ["All departments together: no interval", "between −4.0 and +2.0 days"]),
    ],
)
def test_a_dot_without_an_interval_does_not_give_itself_as_its_bounds(language, expected):
    rows = pd.DataFrame([group("resident", 40, (5.0, None, None), (-1.0, -4.0, 2.0))])
    crude, within, _ = drawn(equal.comparison(rows, "same_for_everybody", rows, language), LIGHT).data
    assert crude.customdata[0].casefold().startswith(expected[0].casefold())
    assert within.customdata[0].endswith(expected[1])


def month(number: int, share: float | None, signal: str | None, is_mature: bool = True, n: int = 20) -> dict:
    limits = (0.4, 0.9) if signal else (None, None)
    return {
        "received_from": pd.Timestamp(2026, number, 1),
        "period_kind": "month",
        "requests": n,
        "is_mature": is_mature,
        "share": share,
        "share_mean": 0.7 if signal else None,
        "share_limit_low": limits[0],
        "share_limit_high": limits[1],
        "signal": signal,
    }


def test_what_is_not_ripe_is_not_on_the_line_and_signals_have_their_own_shape():
    rows = pd.DataFrame([month(1, 0.7, "none"), month(2, 0.2, "outside"), month(3, None, None, n=4), month(4, 0.5, None, is_mature=False)])
    chart = over_time.answered_over_time(rows, [datetime.date(2026, 3, 15), datetime.date(2022, 3, 30)], "nl")
    named = {series.name: series for series in chart.series if series.name}
    assert list(named) == ["Past bij toeval", "Gemiddelde 70%", "Op tijd", "Buiten de band", "Termijn loopt nog"]
    assert (named["Termijn loopt nog"].values, named["Termijn loopt nog"].symbol) == ((0.5,), "circle-open")
    assert named["Buiten de band"].symbol == "diamond"
    (line,) = [series for series in chart.series if not series.name]
    assert line.values == (0.7, 0.2, None, None)
    assert drawn(chart, LIGHT).layout.yaxis.range[0] == 0
    assert [reference.words for reference in chart.references] == ["nieuwe raad"], "only a council that began within the months shown"
    assert named["Op tijd"].hovers == ("januari 2026: 70% van 20",)
