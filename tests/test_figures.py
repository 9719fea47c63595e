"""Figures: what they mean (traces, categories, order, values, words)."""

from dataclasses import replace

import pandas as pd
import pytest

from kompas.drawing import drawn
from kompas.drawing.layout import NAME_LENGTH, short
from kompas.drawing.paper import LIGHT, mixed
from kompas.figures import departments, money, risk, status
from kompas.figures.chart import Bars, Chart, Dots, Line, Row, Spans
from kompas.figures.departments import AGES
from kompas.figures.marks import emphasised, worth_drawing
from kompas.figures.risk import DRIVERS


def texts_of(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_numbers_stand_in_bars_behind_short_ones_and_on_paper_where_it_is_hatched():
    alone = Bars((100, 2), "accent", labels=("100", "2"))
    (trace,) = drawn(Chart("nl", (alone,), rows=(Row("A"), Row("B"))), LIGHT).data
    assert list(trace.text) == ["100", "2"] and list(trace.textposition) == ["inside", "outside"]
    parts = (replace(alone, values=(60, 50)), Bars((40, 2), "unknown", labels=("40", "2")))
    figure = drawn(Chart("nl", parts, rows=(Row("A"), Row("B")), is_stacked=True), LIGHT)
    assert list(figure.data[1].base) == [60, 50] and figure.data[1].text is None
    assert texts_of(figure)[2:] == ["40"], "and none where there is no room"


def test_a_single_bar_is_not_drawn_and_a_legend_names_only_what_is_there():
    only, nothing, more = (Bars((value,), "accent", name=name) for value, name in ((5, "A"), (0, "B"), (2, "C")))
    row = (Row("1"),)
    assert worth_drawing(Chart("nl", (only, nothing), rows=row)) is None and worth_drawing(None) is None
    assert worth_drawing(Chart("nl", (only, nothing, more), rows=row)) == Chart("nl", (only, more), rows=row)
    two_rows = Chart("nl", (Bars((5, 0), "accent"),), rows=(Row("1"), Row("2")))
    alone = Chart("nl", (Dots((0.5,), "accent"),), rows=row)
    assert worth_drawing(two_rows) == two_rows and worth_drawing(alone) == alone, "a row of nothing is something to compare with"


def test_what_the_sentence_names_stands_out_and_where_it_names_nothing_all_do():
    assert emphasised([True, True, False], [False, True, True]) == ["light", "accent", "unknown"]
    assert emphasised([True, True], [False, False]) == ["accent", "accent"]
    rows = pd.DataFrame([{"funder": name, "funder_kind": "fund", "granted_eur": 5.0, "initiatives": 1} for name in (None, "A", "B")])
    chart = money.largest_funders(rows, "nl")
    assert [(bars.colour, bars.at) for bars in chart.series] == [("accent", (1,)), ("light", (2,)), ("unknown", (0,))]


def test_a_name_is_shown_letter_by_letter():
    rows = pd.DataFrame([{"funder": "<b>Vet</b> & <a href='x'>meer</a>", "funder_kind": "fund", "granted_eur": 5.0, "initiatives": 1}])
    (name,) = texts_of(drawn(money.largest_funders(rows, "nl"), LIGHT))
    assert name.startswith("<b>&lt;b&gt;Vet&lt;/b&gt; &amp; &lt;a href='x'&gt;meer&lt;/a&gt;</b>")


def test_a_long_name_is_cut_before_it_runs_off_a_telephone():
    assert len(short("x" * 200)) == NAME_LENGTH
    assert short("kort") == "kort"


def test_status_by_theme_orders_themes_by_size_and_statuses_by_life():
    rows = pd.DataFrame(
        [
            {"status": "running", "theme": "zorg", "initiatives": 3, "assumed_initiatives": 0},
            {"status": "idea", "theme": "cultuur", "initiatives": 4, "assumed_initiatives": 0},
            {"status": None, "theme": "cultuur", "initiatives": 2, "assumed_initiatives": 0},
            {"status": "running", "theme": None, "initiatives": 9, "assumed_initiatives": 0},
        ]
    )
    figure = drawn(status.status_by_theme(rows, "nl"), LIGHT)
    assert [trace.name for trace in figure.data] == ["Idee", "Loopt", "Onbekend"]
    *names, hatched = texts_of(figure)
    assert names == ["<b>Cultuur</b>  6", "<b>Zorg</b>  3", "<b>Onbekend</b>  9"], "unknown comes last, however large"
    assert hatched == "2", "how many are unknown stands on the hatched part"
    idea, running, unknown = figure.data
    assert list(idea.x) == [4, 0, 0] and list(running.x) == [0, 3, 9]
    assert running.marker.color == LIGHT.status["running"]
    assert unknown.marker.pattern.shape == "/" and unknown.marker.line.color == LIGHT.ink, "unknown is hatched and outlined"


def test_what_is_assumed_is_lighter_than_what_the_exports_say():
    rows = pd.DataFrame(
        [
            {"status": "supported", "theme": "zorg", "initiatives": 7, "assumed_initiatives": 4},
            {"status": "rejected", "theme": "zorg", "initiatives": 2, "assumed_initiatives": 2},
        ]
    )
    reported, assumed, rejected = drawn(status.status_by_theme(rows, "nl"), LIGHT).data
    assert [trace.legendgroup for trace in (reported, assumed, rejected)] == ["Op weg", "Op weg", "Geëindigd"]
    assert [trace.name for trace in (reported, assumed, rejected)] == ["Toegekend", "Toegekend (afgeleid)", "Afgewezen (afgeleid)"]
    assert (list(reported.x), list(assumed.x), list(rejected.x)) == ([3], [4], [2])
    assert reported.marker.color == LIGHT.status["supported"] == assumed.marker.line.color
    assert assumed.marker.color == mixed(LIGHT.status["supported"], LIGHT.background) != reported.marker.color
    ending = pd.DataFrame([{"quarter": "2026-Q4", "ending_eur": 100.0, "assumed_eur": 60.0, "initiatives": 2}])
    dated, taken = drawn(money.ending_by_quarter(ending, "nl"), LIGHT).data
    assert (list(dated.y), list(taken.y), taken.name) == ([40], [60], "Einde aangenomen")


def test_what_comes_goes_up_and_what_goes_goes_down():
    rows = pd.DataFrame(
        [
            {"year": 2024, "came": 7, "went": 2, "active_at_year_end": 5, "is_partial_year": False},
            {"year": 2025, "came": 3, "went": 0, "active_at_year_end": 8, "is_partial_year": True},
        ]
    )
    came, went = drawn(status.in_and_out(rows, "en"), LIGHT).data
    assert (came.name, list(came.x), list(came.y)) == ("Came", [2024, 2025], [7, 3])
    assert list(went.y) == [-2, 0]
    assert list(came.marker.color) == [LIGHT.accent, LIGHT.background], "a year that is not over is an open bar"
    assert list(drawn(status.in_and_out(rows, "en"), LIGHT).layout.xaxis.ticktext) == ["2024", "2025<br>so far"]


def test_time_in_status_shows_middle_nine_in_ten_and_what_is_usual():
    row = {"status": "submitted", "initiatives": 4, "median_days": 30, "p90_days": 400, "longest_days": 500, "stuck": 1}
    row |= {"usual_days": 182, "usual_basis": "setting", "since_unknown": 0}
    runs = row | {"status": "running", "stuck": None, "usual_days": None, "usual_basis": None}
    chart = status.time_in_status(pd.DataFrame([row, runs]), "nl")
    marks = chart.series
    spans = [span for span in marks if isinstance(span, Spans)]
    assert [(span.starts, span.ends) for span in spans] == [((30, 30), (400, 400))]
    ends, middles, usual = (dots for dots in marks if isinstance(dots, Dots))
    assert (ends.values, ends.hovers[0]) == ((400, 400), "9 van de 10 zitten hier hooguit 400 dagen in")
    assert middles.hovers[0] == "de helft zit hier korter dan 30 dagen in, de andere helft langer"
    assert (middles.values, middles.colour, ends.colour) == ((30, 30), "accent", "accent"), "the names say which status it is"
    assert (usual.symbol, usual.values, usual.hovers) == ("stroke", (182,), ("grens uit de instellingen: 182 dagen",))
    labels = [row.words for row in chart.rows]
    assert labels[0] == "4 initiatieven · midden 30 dagen · 1 te lang" and labels[1].endswith("midden 30 dagen")
    (least,) = status.time_in_status(pd.DataFrame([row | {"since_unknown": 4}]), "nl").rows
    assert "minstens 30 dagen" in least.words
    undated = status.time_in_status(pd.DataFrame([row | {"since_unknown": 4, "median_days": 0}]), "nl")
    assert undated.rows[0].words == "4 initiatieven · sinds wanneer is onbekend", "at least nothing is not given as a number"
    assert [dots.symbol for dots in undated.series] == ["stroke"], "nor drawn as a dot at 0"


def test_the_municipal_share_leaves_room_for_what_is_unknown():
    row = pd.Series(
        {
            "share_per_euro": 0.5,
            "share_per_initiative": 0.4,
            "share_low": 0.3,
            "share_high": 0.7,
            "initiatives_known": 3,
            "initiatives_unknown": 1,
        }
    )
    municipal, unknown, others = money.municipal_share(row, "nl").series
    assert municipal.values == pytest.approx((0.3, 0.3))
    assert unknown.values == pytest.approx((0.4, 0.25)) and unknown.colour == "unknown"
    assert others.values == pytest.approx((0.3, 0.45)) and others.labels == ("anderen", "anderen")


def test_quarters_have_no_holes_and_the_unknown_end_stands_apart():
    rows = pd.DataFrame(
        [
            {"quarter": "2026-Q4", "ending_eur": 100.0, "assumed_eur": 0.0, "initiatives": 2},
            {"quarter": "2027-Q2", "ending_eur": 900.0, "assumed_eur": 0.0, "initiatives": 1},
            {"quarter": None, "ending_eur": 50.0, "assumed_eur": 0.0, "initiatives": 1},
        ]
    )
    figure = drawn(money.ending_by_quarter(rows, "nl"), LIGHT)
    dated, highest, undated = figure.data
    assert list(figure.layout.xaxis.categoryarray) == ["2026-Q4", "2027-Q1", "2027-Q2", "", "unknown"]
    assert list(figure.layout.xaxis.ticktext) == ["4<br>2026", "1<br>2027", "2<br> ", "?"]
    assert list(dated.y) == [100] and dated.marker.color == LIGHT.accent
    assert list(highest.y) == [900] and highest.marker.color == LIGHT.warning and list(highest.text) == ["€\u202f900"], (
        "the sentence names it"
    )
    assert figure.layout.yaxis.range[0] == 0
    assert undated.marker.pattern.shape == "/"


def risk_row(**points: float | None) -> dict:
    by_driver = {f"{driver}_points": 0 for driver in DRIVERS} | {f"{driver}_points": value for driver, value in points.items()}
    known = [value for value in by_driver.values() if value is not None]
    low = sum(known)
    return by_driver | {
        "initiative_id": "I-1",
        "title": "Buurttuin",
        "theme": None,
        "score_low": low,
        "score_high": low + 3 * (8 - len(known)),
        "known_drivers": len(known),
        "position_equal": 5,
        "position_low": 3,
        "position_high": 11,
    }


def test_the_risk_score_is_dots_and_never_fills_in_the_unknown():
    rows = pd.DataFrame([risk_row(municipal_share=3, margin=1, core_people=None), risk_row()])
    figure = drawn(risk.risk_score(rows, "nl", high=12), LIGHT)
    empty, fill_folder, unknown, track, span = figure.data
    assert len(fill_folder.x) == 4, "a dot for every point"
    assert len(empty.x) == 3 * 15 - 4, "an empty place for every point that was not given"
    assert list(unknown.text) == ["?"] and list(unknown.x) == [DRIVERS.index("core_people") + 0.5]
    assert "<b>Buurttuin</b><br>4–7 punten · plaats 3 tot 11" in texts_of(figure)
    scale = track.x[0] / 24
    assert span.x[0] == pytest.approx(3 * scale + 0.06)


def test_a_cause_of_which_nothing_is_known_has_no_column_and_the_scale_stays():
    unknown = dict.fromkeys(DRIVERS) | {"months_to_grant_end": 2}
    chart = risk.risk_score(pd.DataFrame([risk_row(**unknown)]), "nl", high=12)
    assert chart.columns == ("Subsidie bijna of al afgelopen",) and chart.points == ((2,),)
    track, span = drawn(chart, LIGHT).data[-2:]
    assert span.x[0] == pytest.approx(21 * track.x[0] / 24 + 0.06)


def term_row(department: str | None, requests: int, answered: int, term: int = 56) -> dict:
    share = answered / requests
    return {
        "department": department,
        "term_days": term,
        "requests": requests,
        "answered_in_time": answered,
        "share": share,
        "share_low": max(share - 0.1, 0),
        "share_high": min(share + 0.1, 1),
    }


def test_departments_stand_in_alphabetical_order_and_few_requests_give_no_share():
    rows = pd.DataFrame([term_row("Zorg", 40, 20), term_row("unknown", 15, 5), term_row("Bouw", 4, 3)])
    figure = drawn(departments.answered_within_term(rows, "nl", minimum=10), LIGHT)
    dots, words, key = figure.data
    assert (dots.name, key.name) == ("Binnen 8 weken", "Zo ver kan het door toeval liggen")
    assert [text.strip() for text in words.text] == ["50%", "33%"] and list(words.y) == list(dots.y)
    assert list(dots.x) == [0.5, pytest.approx(1 / 3)], "no dot where there are fewer than ten"
    names = [text for text in texts_of(figure) if text.startswith("<b>")]
    assert [name.split("</b>")[0] for name in names] == ["<b>Bouw", "<b>Zorg", "<b>Onbekend"]
    assert "8 weken: te weinig gegevens (3 van 4)" in texts_of(figure)
    assert not any("75%" in text for text in texts_of(figure)), "nor is the share given in words"
    assert dots.error_x.array[0] == pytest.approx(0.1)
    assert list(figure.layout.xaxis.range) == [0, 1]


def curve(department: str | None, *steps: tuple[int, float]) -> list[dict]:
    return [
        {"department": department, "days": days, "share_waiting": share, "share_waiting_low": share * 0.9, "share_waiting_high": share}
        for days, share in steps
    ]


def test_the_waiting_curve_steps_down_and_reaches_the_edge():
    rows = pd.DataFrame(curve(None, (0, 1.0), (56, 0.5), (400, 0.2), (500, 0.1)) + curve("Zorg", (0, 1.0), (10, 0.9)))
    figure = drawn(departments.waiting_curve(rows, ["Zorg"], [56, 91, 400], "nl"), LIGHT)
    lines = [trace for trace in figure.data if trace.name]
    assert [line.name for line in lines] == ["Alle afdelingen samen", "Zorg", "Zo ver kan het door toeval liggen"]
    assert list(lines[0].x) == pytest.approx([0, 8, 400 / 7]), "one step past the edge, so that the line goes on to it"
    assert {line.line.shape for line in lines[:2]} == {"hv"}
    assert len({line.line.dash for line in lines[:2]}) == 2, "distinguishable without colour"
    assert list(figure.layout.yaxis.range)[0] == 0
    assert texts_of(figure) == ["8 weken", "13 weken"], "the terms of the settings that lie on the axis"


def test_many_departments_each_have_a_panel_with_all_together_behind_their_line():
    names = ["Bouw", "Groen", "Weg", "Zorg", "Zuid"]
    rows = pd.DataFrame(curve(None, (0, 1.0), (400, 0.2)) + [row for name in names for row in curve(name, (0, 1.0), (400, 0.1))])
    few, many = (departments.waiting_curve(rows, names[:most], [56], "nl") for most in (3, 5))
    assert few.panels == () and many.panels == tuple(names)
    lines = [series for series in many.series if isinstance(series, Line)]
    assert [line.line for line in lines] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert [line.colour for line in lines[:2]] == ["line", "accent"] and lines[0].dash != lines[1].dash
    assert [line.name for line in lines if line.name] == ["Alle afdelingen samen"], "once in the legend: the panels have the other names"
    for size, columns in (("page", 1), ("wide", 2)):
        layout = drawn(many, LIGHT, size).to_dict()["layout"]
        axes = [layout[f"yaxis{place}"] for place in ("", 2, 3, 4, 5)]
        assert {tuple(axis["range"]) for axis in axes} == {tuple(axes[0]["range"])}, "the same axis in each"
        assert [axis.get("showticklabels", True) for axis in axes] == [columns == 1 or place % 2 == 0 for place in range(5)]
        below = [layout[name] for name in ("xaxis", "xaxis2") if name in layout]
        assert len(below) == columns and {tuple(axis["range"]) for axis in below} == {(0, 52)}
        assert below[-1]["domain"][1] == 1 and [axis["anchor"] for axis in below] == ["y5", "y4"][:columns], (
            "below the lowest of each column"
        )


def test_a_long_name_fits_in_the_legend_of_a_telephone():
    rows = pd.DataFrame(curve(None, (0, 1.0)) + curve("Afdeling " * 9, (0, 1.0)))
    figure = drawn(departments.waiting_curve(rows, ["Afdeling " * 9], [56], "nl"), LIGHT)
    assert max(len(trace.name) for trace in figure.data if trace.showlegend) == 34


def test_what_is_open_is_stacked_by_age_with_unknown_last():
    rows = pd.DataFrame(
        [
            {"department": "Zorg", "age_band": "26+", "requests": 2, "longest_days": 300},
            {"department": "Zorg", "age_band": "unknown", "requests": 1, "longest_days": None},
            {"department": "Bouw", "age_band": "0-8", "requests": 5, "longest_days": 20},
        ]
    )
    figure = drawn(departments.open_by_age(rows, "en"), LIGHT)
    assert len(figure.data) == len(AGES)
    assert texts_of(figure)[0].startswith("<b>Bouw</b>"), "most open requests first"
    old, unknown = figure.data[3], figure.data[4]
    assert list(old.x) == [0, 2] and old.marker.color == LIGHT.warning
    assert list(unknown.x) == [0, 1] and unknown.marker.pattern.shape == "/"


def test_numbers_are_written_as_the_language_writes_them():
    rows = pd.DataFrame([{"funder": "F", "funder_kind": "fund", "granted_eur": 12345.0, "initiatives": 1}])
    assert "12.345" in texts_of(drawn(money.largest_funders(rows, "nl"), LIGHT))[0]
    assert "12,345" in texts_of(drawn(money.largest_funders(rows, "en"), LIGHT))[0]
    assert drawn(money.largest_funders(rows, "nl"), LIGHT).layout.separators == ",."
