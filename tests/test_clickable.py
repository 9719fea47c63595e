"""Figures of which marks can be clicked: what they say to who points at one, and that they look as they did."""

from dataclasses import replace

import plotly.graph_objects as go

from kompas import findings
from kompas.drawing import drawn, drawn_to_click
from kompas.drawing.paper import LIGHT
from kompas.drawing.size import PAGE, WIDE
from kompas.figures.chart import Bars, Chart, Row
from kompas.settings import settings

BARS = Bars((100, 2, 0), "accent", labels=("100", "2", ""), hovers=("honderd", "twee", "niets"), cells=((7, "n"), (8, "n"), (9, "n")))
ROWS = (Row("A"), Row("B"), Row("C"))


def test_who_points_at_a_mark_that_can_be_clicked_reads_so():
    figure = drawn_to_click(Chart("nl", (BARS,), rows=ROWS), LIGHT, "klik <hier>")
    assert figure.cells == {(0, 0): (7, "n"), (0, 1): (8, "n")}, "nothing leads nowhere"
    plain, hinted = "%{customdata}<extra></extra>", "%{customdata}<br>klik &lt;hier&gt;<extra></extra>"
    (trace,) = figure.to_dict()["data"]
    assert trace["hovertemplate"] == hinted, "who can point at a bar of nothing?"
    (trace,) = drawn_to_click(Chart("nl", (replace(BARS, cells=((7, "n"), None, None)),), rows=ROWS), LIGHT, "klik <hier>").to_dict()[
        "data"
    ]
    assert trace["hovertemplate"] == [hinted, plain, plain]
    without_words = drawn_to_click(Chart("nl", (Bars((1, 2), "accent", cells=((7, "n"), (8, "n"))),), rows=ROWS[:2]), LIGHT, "klik")
    assert without_words.to_dict()["data"][0]["hovertemplate"] == "klik<extra></extra>"


def test_a_number_keeps_its_colour_whichever_mark_is_clicked():
    chart = Chart("nl", (BARS,), rows=ROWS)
    (trace,) = drawn_to_click(chart, LIGHT, "klik").to_dict()["data"]
    assert list(trace["text"]) == [f'<span style="color:{LIGHT.background}">100</span>', "2", ""], "within the bar, and behind it"
    assert trace["unselected"] == {"marker": {"opacity": 1}, "textfont": {"color": LIGHT.ink}}
    assert list(drawn(chart, LIGHT).to_dict()["data"][0]["text"]) == ["100", "2", ""], "the figure that cannot be clicked is another one"


def test_plotly_knows_every_property_of_a_figure_that_can_be_clicked(demo):
    scope = findings.Scope(demo, "nl", settings=settings(demo.path.parent))
    charts = [chart for ask in findings.EVERY.values() if (chart := ask(scope).chart) is not None]
    figures = [drawn_to_click(chart, LIGHT, "klik", size).to_dict() for chart in charts for size in (PAGE, WIDE)]
    assert len([go.Figure(figure["data"], figure["layout"] | {"dragmode": False}) for figure in figures]) > 60
