"""What the figures on terms mean: marks, names, words and order, never pixels."""

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.figures import backlog, clocks, registers


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def clock_row(clock: str, department: str | None, requests: int, in_time: int, minimum: int = 10) -> dict:
    share = in_time / requests if requests >= minimum else None
    return {
        "clock": clock,
        "department": department,
        "requests": requests,
        "answered_in_time": in_time,
        "share": share,
        "share_low": None if share is None else max(share - 0.1, 0),
        "share_high": None if share is None else min(share + 0.1, 1),
    }


def test_the_two_clocks_stand_below_each_other_and_few_requests_give_counts():
    rows = pd.DataFrame(
        [
            clock_row("service", None, 60, 30),
            clock_row("service", "Zorg", 40, 30),
            clock_row("service", "unknown", 12, 6),
            clock_row("service", "Bouw", 8, 4),
            clock_row("law", None, 20, 5),
            clock_row("law", "Zorg", 20, 5),
            clock_row("law", "Bouw", 0, 0),
        ]
    )
    figure = drawn(clocks.two_clocks(rows, "nl"), LIGHT)
    service, service_words, law, law_words, key = figure.data
    assert key.name == "Zo ver kan het door toeval liggen"
    assert list(service.x) == [0.5, 0.75, 0.5], "no dot where there are fewer than ten"
    assert list(law.x) == [0.25, 0.25]
    assert service.marker.symbol != law.marker.symbol, "distinguishable without colour"
    names = [text.split("</b>")[0] for text in texts_of(figure) if text.startswith("<b>")]
    assert names == ["<b>Alle afdelingen samen", "<b>Bouw", "<b>Zorg", "<b>Onbekend"], "no ranking"
    assert "antwoord: te weinig gegevens (4 van 8)" in texts_of(figure)
    assert "besluit: onbekend" in texts_of(figure)
    assert (list(service_words.text), list(law_words.text)) == (
        ["\u2002\u00a050%", "\u2002\u00a075%", "\u2002\u00a050%"],
        ["\u2002\u00a025%"] * 2,
    )
    assert (service.name, law.name) == ("Eerste antwoord op tijd", "Besluit op tijd")
    assert list(figure.layout.xaxis.range) == [0, 1]
    assert service.error_x.array[1] == pytest.approx(0.1)


def test_a_share_stands_right_behind_its_own_interval_wherever_that_lies():
    rows = pd.DataFrame([clock_row("service", None, 60, 6), clock_row("law", None, 60, 60)])
    figure = drawn(clocks.two_clocks(rows, "en"), LIGHT)
    labels = [trace for trace in figure.data if trace.mode == "text"]
    assert [trace.x[0] for trace in labels] == pytest.approx([0.2, 1])
    assert {(trace.textposition, trace.cliponaxis) for trace in labels} == {("middle right", False)}
    assert figure.layout.margin.r >= 50, "with room for it at the edge"


def test_a_clock_that_does_not_run_leaves_no_empty_line():
    both = pd.DataFrame([clock_row("service", None, 60, 6), clock_row("law", None, 60, 60)])
    figure = drawn(clocks.two_clocks(both[both["clock"] == "law"], "en"), LIGHT)
    assert figure.layout.height < drawn(clocks.two_clocks(both, "en"), LIGHT).layout.height
    (dots,) = [trace for trace in figure.data if trace.error_x.array is not None]
    assert (dots.marker.symbol, dots.marker.color) == ("diamond", LIGHT.second)


def became(week: int, decided: float, withdrawn: float) -> list[dict]:
    row = {"department": None, "week": week, "share_waiting": 1 - decided - withdrawn}
    return [row | {"became": "decided", "share": decided}, row | {"became": "withdrawn", "share": withdrawn}]


def test_decided_withdrawn_and_waiting_fill_the_whole_height():
    rows = pd.DataFrame(became(0, 0.0, 0.0) + became(1, 0.5, 0.1) + became(2, 0.6, 0.2))
    chart = clocks.decided_or_withdrawn(rows, "nl")
    assert [area.name for area in chart.series] == ["Besloten: 60% na 2 weken", "Ingetrokken: 20% na 2 weken", "Wacht nog: 20% na 2 weken"]
    assert [sum(parts) for parts in zip(*(area.values for area in chart.series), strict=True)] == pytest.approx([1, 1, 1])
    figure = drawn(chart, LIGHT)
    assert {trace.stackgroup for trace in figure.data} == {"all"}
    assert (list(figure.layout.xaxis.range), list(figure.layout.yaxis.range)) == ([0, 2], [0, 1])


def quantile_row(department: str | None, requests: int, half: int | None, nine: int | None, is_known: bool = True) -> dict:
    return {
        "department": department,
        "requests": requests,
        "half_days": half,
        "half_days_low": half,
        "half_days_high": None,
        "is_half_reached": half is not None if is_known else None,
        "nine_in_ten_days": nine,
        "nine_in_ten_days_low": nine,
        "nine_in_ten_days_high": nine,
        "is_nine_in_ten_reached": nine is not None if is_known else None,
    }


def test_days_that_were_not_reached_are_in_words_and_not_drawn():
    rows = pd.DataFrame(
        [
            quantile_row(None, 90, 40, 200),
            quantile_row("Zorg", 50, 60, None),
            quantile_row("Bouw", 30, None, None),
            quantile_row("Weg", 5, None, None, is_known=False),
        ]
    )
    figure = drawn(clocks.waiting_quantiles(rows, "nl"), LIGHT)
    line, head, half, nine, spread, arrow = figure.data
    assert (list(half.x), list(nine.x)) == ([40, 60], [200])
    edge = figure.layout.xaxis.range[1]
    assert list(line.x) == [40, edge, None, 60, edge, None], "without an upper bound an arrow runs to the edge"
    assert list(head.x) == [edge, edge] and list(head.y) == list(half.y) and head.marker.symbol == arrow.marker.symbol
    assert list(half.error_x.array) == [0, 0], "and there is no stroke where the interval would end"
    assert (spread.name, arrow.name) == ("Zo ver kan het door toeval liggen", "Hoe ver, is nog niet te zeggen")
    words = " ".join(texts_of(figure))
    for phrase in (
        "90 aanvragen; helft: 40, 9 van 10: 200 dagen",
        "9 van 10: nog niet",
        "nog niet de helft",
        "5 aanvragen: te weinig gegevens",
    ):
        assert phrase in words


def test_an_interval_with_both_ends_has_no_arrow():
    rows = pd.DataFrame([quantile_row(None, 90, 40, 200) | {"half_days_low": 36, "half_days_high": 44}])
    figure = drawn(clocks.waiting_quantiles(rows, "en"), LIGHT)
    half, nine, spread = figure.data
    assert (list(half.error_x.arrayminus), list(half.error_x.array)) == ([4], [4])
    assert spread.name == "How far off it may be by chance" and half.name == "Half"


def flow_row(department: str | None, start: int, received: int, closed: int, undated: int = 0) -> dict:
    return {
        "department": department,
        "open_at_start": start,
        "received": received,
        "closed": closed,
        "closed_undated": undated,
        "open_at_end": start + received - closed - undated,
    }


def test_what_came_stands_above_what_went_and_an_unknown_day_is_hatched():
    rows = pd.DataFrame(
        [flow_row(None, 5, 30, 20, 2), flow_row("Zorg", 5, 20, 10, 2), flow_row("Bouw", 0, 10, 10), flow_row("Leeg", 0, 0, 0)]
    )
    figure = drawn(backlog.clearance(rows, "en"), LIGHT)
    received, closed, undated = figure.data
    assert (list(received.x), list(closed.x), list(undated.x)) == ([10, 20], [10, 10], [0, 2])
    assert all(above > below for above, below in zip(received.y, closed.y, strict=True))
    assert list(closed.y) == list(undated.y)
    assert undated.marker.pattern.shape == "/"
    assert [text for text in texts_of(figure) if "Zorg" in text][0].endswith("pile from 5 to 13")
    assert figure.layout.xaxis.range[0] == 0
    assert not any("Leeg" in text for text in texts_of(figure)), "where nothing was there is nothing to draw"


def test_the_penalty_of_now_lies_within_that_of_the_end():
    amounts = {"overdue_requests": 2, "unknown_due": 0, "penalty_now_eur": 1741.0, "penalty_most_eur": 2884.0}
    rows = pd.DataFrame(
        [
            {"department": None} | amounts,
            {"department": "Zorg"} | amounts,
            {"department": "Bouw", "overdue_requests": 0, "unknown_due": 1, "penalty_now_eur": 0.0, "penalty_most_eur": 0.0},
            {"department": "Leeg", "overdue_requests": 0, "unknown_due": 0, "penalty_now_eur": 0.0, "penalty_most_eur": 0.0},
        ]
    )
    figure = drawn(backlog.penalty_exposure(rows, "nl", most_each=1442), LIGHT)
    most, now, unknown = figure.data
    assert (list(most.x), list(now.x)) == ([0, 2884], [0, 1741])
    assert list(most.y) == list(now.y)
    assert (list(unknown.x), list(unknown.y)) == ([1442], [most.y[0]]) and unknown.marker.pattern.shape == "/"
    words = texts_of(figure)
    assert len(words) == 2, "all together is in the sentence; without anything late there is no row"
    assert "1 met een onbekende laatste dag" in words[0]
    assert words[1].endswith("2 te laat: nu €\u202f1.741, eind €\u202f2.884")


def test_an_unknown_last_day_comes_on_top_of_what_is_late_and_is_a_class_of_its_own():
    row = {"department": "Zorg", "overdue_requests": 2, "unknown_due": 3, "penalty_now_eur": 1741.0, "penalty_most_eur": 2884.0}
    figure = drawn(backlog.penalty_exposure(pd.DataFrame([row]), "en", most_each=1442), LIGHT)
    most, _, unknown = figure.data
    assert list(unknown.base) == list(most.x) == [2884] and list(unknown.x) == [3 * 1442]
    assert unknown.name == "Last day unknown, at most" and list(unknown.customdata) == ["3 with an unknown last day"]
    assert texts_of(figure)[0].endswith("2 late: now €1,741, end €2,884 · 3 unknown")
    assert figure.layout.xaxis.range[1] >= 2884 + 3 * 1442


def curve(step: str, *points: tuple[int, float | None, float | None], is_one_line: bool = False) -> list[dict]:
    return [{"step": step, "days": days, "share_low": low, "share_high": high, "is_one_line": is_one_line} for days, low, high in points]


def test_each_step_has_a_panel_with_a_band_or_one_line():
    rows = curve("granted", (0, 0.0, 0.0), (1, 0.0, 0.6), (30, 0.6, 0.6)) + curve(
        "determined", (0, 0.0, 0.0), (7, 0.2, 0.2), is_one_line=True
    )
    figure = drawn(registers.time_between_exports(pd.DataFrame(rows), "nl"), LIGHT)
    assert [(trace.yaxis, trace.fill, list(trace.y)) for trace in figure.data] == [
        (None, None, [0, 0, 0.6]),
        (None, "tonexty", [0, 0.6, 0.6]),
        (None, None, [0, 0, 0.6]),
        (None, None, [0, 0.6, 0.6]),
        ("y2", None, [0, 0.2]),
    ]
    assert [trace.name for trace in figure.data if trace.showlegend] == ["Verleend: vroegst tot laatst", "Vastgesteld"]
    assert all(trace.line.shape == "hv" for trace in figure.data), "a share holds until the next day on which it rises"


def test_a_step_of_too_few_dossiers_has_no_panel():
    few = curve("granted", (0, None, None), (1, None, None))
    determined = curve("determined", (0, 0.0, 0.0), (7, 0.1, 0.2))
    figure = drawn(registers.time_between_exports(pd.DataFrame(few + determined), "en"), LIGHT)
    assert "<b>Part of the dossiers that was determined</b>" in texts_of(figure) and len(figure.data) == 4
    assert registers.time_between_exports(pd.DataFrame(few), "en") is None
