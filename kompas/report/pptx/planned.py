"""Which native charts a chart becomes on a slide: one, or one beside another for each panel."""

from collections.abc import Sequence

from kompas.drawing.paper import Paper
from kompas.figures.chart import Areas, Band, Bars, Chart, Dots, Line, Map, Row
from kompas.report.pptx.columns import columns
from kompas.report.pptx.curves import curves
from kompas.report.pptx.dots import dots_in_rows, dots_over_axes
from kompas.report.pptx.native import NativeChart
from kompas.report.pptx.rows import bars_in_rows
from kompas.texts import number

BETWEEN = 20  # points from one panel to the next


def native_charts(chart: Chart | Map, wide: float, high: float, paper: Paper) -> list[NativeChart]:
    """The chart in so many points, in the colours of this paper."""
    if isinstance(chart, Map):
        chart = _bars_of(chart)
    panels = max(len(chart.panels), 1)
    each = (wide - BETWEEN * (panels - 1)) / panels
    return [_one(chart, each, high, paper, panel) for panel in range(panels)]


def _one(chart: Chart, wide: float, high: float, paper: Paper, panel: int) -> NativeChart:
    kinds = {type(series) for series in chart.series}
    if chart.rows is not None:
        return bars_in_rows(chart, wide, high, paper) if kinds <= {Bars} else dots_in_rows(chart, wide, high, paper)
    if kinds & {Line, Band, Areas}:
        return curves(chart, wide, high, paper, panel)
    return dots_over_axes(chart, wide, high, paper) if kinds == {Dots} else columns(chart, wide, high, paper, panel)


def _bars_of(regions: Map) -> Chart:
    """The regions of a map as bars, in their order: PowerPoint has no outlines of our wards."""
    return Chart(
        regions.language,
        (_values(regions),),
        rows=tuple(Row(region.name, number(region.value, regions.language)) for region in regions.regions),
        below=regions.below,
    )


def _values(regions: Map) -> Bars:
    return Bars(tuple(region.value for region in regions.regions), "accent")


def below(charts: Sequence[NativeChart], chart: Chart | Map) -> list[str]:
    """What must be read below the charts, each sentence once: what the marks leave out, and what their lines are."""
    own = [text.replace("\n", " ") for text in chart.below]
    return list(dict.fromkeys([*own, *(text for each in charts for text in each.below)]))
