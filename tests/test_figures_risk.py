"""Figures on risk and on what becomes of initiatives after their subsidy: what they mean."""

import pandas as pd
import pytest

from kompas import texts
from kompas.drawing import drawn
from kompas.drawing.paper import DARK, LIGHT
from kompas.figures import risk, survival, validity
from kompas.figures.chart import Dots, Line

PAPERS = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def driver_row(driver: str, *points: int) -> dict:
    names = ("points_0", "points_1", "points_2", "points_3", "points_unknown")
    return {"driver": driver} | dict(zip(names, points, strict=True)) | {"initiatives": sum(points)}


@pytest.mark.parametrize("on", PAPERS)
def test_most_points_come_first_and_unknown_is_hatched(on):
    rows = pd.DataFrame([driver_row("municipal_share", 4, 3, 2, 1, 10), driver_row("age_years", 0, 0, 0, 20, 0)])
    figure = drawn(risk.risk_drivers(rows, "nl"), on)
    assert [trace.name for trace in figure.data] == ["3 punten", "2 punten", "1 punt", "0 punten", "Onbekend"]
    assert list(figure.data[0].x) == [1, 20] and list(figure.data[4].x) == [10, 0]
    assert figure.data[4].marker.pattern.shape == "/" and figure.data[0].marker.color == on.grades[3]
    assert texts_of(figure) == ["<b>Leunt op gemeente</b>  van 10 bekend", "<b>Nog jong</b>  van 20 bekend", "10"], (
        "how many are unknown stands on the hatched part"
    )
    assert list(figure.layout.xaxis.range) == [0, 20]


def curve(name: str | None, followed: int, *steps: tuple[int, int, float | None, float | None, float | None]) -> list[dict]:
    return [
        {
            "risk_class": name,
            "days": days,
            "followed": followed,
            "at_risk": at_risk,
            "share_stopped": share,
            "share_stopped_low": low,
            "share_stopped_high": high,
        }
        for days, at_risk, share, low, high in steps
    ]


def survivals() -> pd.DataFrame:
    none = (None, None, None)
    return pd.DataFrame(
        curve(
            None,
            30,
            (0, 30, 0.0, None, None),
            (100, 30, 0.3, 0.2, 0.4),
            (365, 12, 0.3, 0.2, 0.4),
            (730, 5, 0.3, 0.2, 0.4),
            (1095, 0, *none),
        )
        + curve("low", 4, (0, 4, *none), (365, 3, *none), (730, 1, *none), (1095, 0, *none))
        + curve("high", 26, (0, 26, 0.0, None, None), (365, 9, 0.5, 0.3, 0.7), (730, 4, 0.5, 0.3, 0.7), (1095, 0, *none))
    )


def test_the_curve_rises_in_months_with_who_is_still_followed_below_it():
    chart = survival.survival_after_subsidy(survivals(), "nl")
    lines = [series for series in chart.series if isinstance(series, Line)]
    assert [line.name for line in lines] == ["Alle samen", "Hoog risico"], "too few for a line have none"
    assert lines[0].at == pytest.approx((0, 100 / 30.4375, 365 / 30.4375, 730 / 30.4375))
    assert lines[0].values == (0, 0.3, 0.3, 0.3) and all(line.is_stepped for line in lines)
    assert len({line.dash for line in lines}) == 2, "distinguishable without colour"
    assert [at for at, _ in chart.x.ticks] == [0, 12, 24, 36]
    assert chart.counts.rows[1] == ("Laag risico (te weinig voor een lijn)", ("4", "3", "1", "0"))
    assert chart.counts.rows[2] == ("Hoog risico", ("26", "9", "4", "0"))
    (two_years,) = [series for series in chart.series if isinstance(series, Dots)]
    assert two_years.at == (24,), "one class stands at two years; more stand beside each other around it"
    assert (two_years.values, two_years.bounds) == ((0.5,), ((0.3, 0.7),))
    assert two_years.hovers == ("50%; met toeval erbij tussen 30% en 70%",)
    figure = drawn(chart, LIGHT)
    assert figure.layout.yaxis.range[0] == 0
    assert [trace.name for trace in figure.data if trace.showlegend][2:] == ["Zo ver kan het door toeval liggen"] * 2, "line and area"


def test_the_band_is_that_of_all_together():
    figure = drawn(survival.survival_after_subsidy(survivals(), "nl"), LIGHT)
    low, high = figure.data[:2]
    assert list(low.y) == [0.2] * 3 and list(high.y) == [0.4] * 3 and high.fill == "tonexty"


@pytest.mark.parametrize("on", PAPERS)
def test_the_score_stands_beside_size_and_a_coin(on):
    row = pd.Series(
        {
            "share_right": 0.634,
            "share_right_low": 0.6,
            "share_right_high": 0.67,
            "share_right_size": 0.47,
            "share_right_size_low": 0.44,
            "share_right_size_high": 0.5,
        }
    )
    figure = drawn(validity.score_validity(row, "nl"), on)
    assert [trace.x[0] for trace in figure.data[:2]] == [0.634, 0.47]
    assert texts_of(figure) == ["<b>De score</b>  63 van de 100", "<b>Alleen de omvang</b>  47 van de 100", "kruis of munt"]
    assert figure.layout.shapes[0].x0 == 0.5 and list(figure.layout.xaxis.range) == [0, 1]
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol


def half(earlier: float, later: float | None) -> dict:
    row = {"earlier_initiatives": 20, "earlier_stopped": 8, "later_initiatives": 7, "later_stopped": 2}
    row |= {"share_promised": earlier, "share_promised_low": earlier - 0.1, "share_promised_high": earlier + 0.1}
    bounds = (None, None) if later is None else (later - 0.2, later + 0.2)
    return row | {"share_observed": later, "share_observed_low": bounds[0], "share_observed_high": bounds[1]}


@pytest.mark.parametrize("on", PAPERS)
def test_too_few_in_a_half_are_counted_and_have_no_dot(on):
    by_class = {None: half(0.4, None), "low": half(0.4, None), "high": half(0.6, 0.5)}
    figure = drawn(validity.score_calibration(pd.DataFrame([row | {"risk_class": name} for name, row in by_class.items()]), "nl"), on)
    promised, observed, _ = figure.data
    assert list(promised.x) == [0.4, 0.6] and list(observed.x) == [0.5]
    assert promised.y[1] > observed.y[0] > 0, "the later half below the earlier one, in the same row"
    assert list(observed.error_x.array) == pytest.approx([0.2]) and list(promised.error_x.array) == pytest.approx([0.1, 0.1])
    *named, note = texts_of(figure)
    assert named == ["<b>Laag risico</b>  eerst 40%, later 2 van 7", "<b>Hoog risico</b>  eerst 60%, later 50%"]
    assert note == "te weinig initiatieven voor een stip"
    assert promised.y[1] < figure.layout.annotations[-1].y < promised.y[0], "where the dot of the later half would be"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_figure_says_a_word_of_statistics(language):
    words = str(texts.entry(language, "findings.score_validity")) + str(texts.entry(language, "figures.judged_by"))
    for word in ("concordan", "harrell", "c-index", "p-waarde", "p-value"):
        assert word not in words.lower()
