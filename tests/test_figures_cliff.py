"""Figures on what stops: what they mean."""

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import cliff

BANDS = ("at_once", "0-6", "6-12", "12-24", "24+", "bridged")


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def cut_row(cut: float, cannot: int, is_chosen: bool = False, unknown: int = 4) -> dict:
    return {
        "share_cut": cut,
        "is_chosen": is_chosen,
        "cannot_initiatives": cannot,
        "can_initiatives": 10 - cannot,
        "initiatives_known": 10,
        "initiatives_unknown": unknown,
        "already_initiatives": 1,
        "short_by_cut_initiatives": cannot - 1,
    }


def test_a_cut_stacks_short_and_bridged_and_leaves_the_unknown_hatched():
    rows = pd.DataFrame([cut_row(0.0, 1), cut_row(0.5, 6, is_chosen=True), cut_row(1.0, 9)])
    chart = cliff.stress_test(rows, "nl")
    assert [(part.colour, part.values) for part in chart.series] == [
        ("warning", (1, 1, 1)),
        ("accent", (0, 5, 8)),
        ("pale", (9, 4, 1)),
        ("unknown", (4, 4, 4)),
    ], "as the legend has them, the unknown on top"
    (chosen,) = chart.references
    assert (chosen.at, chosen.words, chosen.is_strong) == (0.5, "6 bij 50%", True), "a line at the chosen cut"
    figure = drawn(chart, LIGHT)
    assert list(figure.data[2].base) == [1, 6, 9] and list(figure.data[3].base) == [10, 10, 10]
    assert texts_of(figure) == ["6 bij 50%", "aantal initiatieven"]
    assert figure.layout.yaxis.range[0] == 0


def test_without_unknown_there_is_nothing_hatched():
    rows = pd.DataFrame([cut_row(0.0, 1, unknown=0), cut_row(1.0, 9, is_chosen=True, unknown=0)])
    assert [trace.name for trace in drawn(cliff.stress_test(rows, "en"), LIGHT).data] == [
        "Comes short even without a cut",
        "Cannot bridge the cut",
        "Can bridge the cut",
    ]


@pytest.mark.parametrize("unknown", [0, 7])
def test_bands_stand_in_the_order_of_time_with_the_unknown_last(unknown):
    rows = pd.DataFrame(
        {"bridging_band": [*BANDS, "unknown"], "initiatives": [0, 3, 2, 0, 1, 5, unknown], "short_initiatives": [0, 3, 5, 5, 6, 6, 6]}
    )
    figure = drawn(cliff.bridging_time(rows, "nl"), LIGHT)
    known, *unknown_bars = figure.data
    assert list(known.x) == [0, 3, 2, 0, 1, 5] and [list(trace.x) for trace in unknown_bars] == ([[unknown]] if unknown else [])
    assert texts_of(figure)[0] == "<b>Meteen: er is geen reserve</b>  0 initiatieven"
    assert texts_of(figure)[-1].startswith("<b>Onbekend" if unknown else "<b>Vangt het op")
    assert list(known.y) == sorted(known.y, reverse=True), "soonest on top"


def group_row(dimension: str, name: str, ending: float, running: float, share: float | None = None) -> dict:
    return {"dimension": dimension, "group_name": name, "ending_eur": ending, "running_eur": running, "share_of_running": share}


def test_what_ends_lies_on_what_runs_and_the_unknown_group_comes_last():
    rows = pd.DataFrame(
        [
            group_row("theme", "unknown", 900.0, 900.0),
            group_row("theme", "zorg", 300.0, 600.0, 0.5),
            group_row("theme", "groen", 0.0, 600.0),
            group_row("neighbourhood", "<b>Noord</b>", 100.0, 200.0),
        ]
    )
    figure = drawn(cliff.ending_by_group(rows, "nl"), LIGHT)
    running, ending, unknown = figure.data
    assert list(running.x) == [600, 900, 200] and list(ending.x) == [300, 100] and list(unknown.x) == [900]
    assert unknown.marker.pattern.shape == "/"
    assert [text.split("</b>  ")[0] for text in texts_of(figure)] == [
        "<b>Thema: zorg",
        "<b>Thema: onbekend",
        "<b>Wijk: &lt;b&gt;Noord&lt;/b&gt;",
    ]
    assert "50%" in texts_of(figure)[0] and "%" not in texts_of(figure)[1], "too few promises: no share"
    assert [trace.name for trace in figure.data if trace.showlegend is not False] == ["Alles wat nu loopt", "Loopt binnen 12 maanden af"]


def test_wards_that_are_all_unknown_are_left_out_but_not_where_themes_are_too():
    unknown = [group_row(dimension, "unknown", 100.0, 100.0) for dimension in ("theme", "neighbourhood")]
    assert len(texts_of(drawn(cliff.ending_by_group(pd.DataFrame(unknown), "nl"), LIGHT))) == 2
    (name,) = texts_of(drawn(cliff.ending_by_group(pd.DataFrame([group_row("theme", "zorg", 50.0, 60.0), unknown[1]]), "nl"), LIGHT))
    assert name.startswith("<b>Thema: zorg</b>")


def test_of_more_groups_than_are_shown_the_figure_says_how_many_there_are():
    rows = pd.DataFrame([group_row("theme", f"thema {place}", 10.0, 20.0) for place in range(8)] + [group_row("theme", "stil", 0.0, 9.0)])
    *named, note = texts_of(drawn(cliff.ending_by_group(rows, "nl"), LIGHT))
    assert len(named) == 6 and note == "De 6 grootste van 8 thema’s en 0 wijken;<br>de tabel heeft ze allemaal."
