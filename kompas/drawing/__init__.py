"""Charts drawn with Plotly. The only package that knows Plotly: colours, pixels, fonts, legends and hatching are decided here."""

from functools import lru_cache

from kompas.drawing import chart as plain
from kompas.drawing import matrix, region_map, timeline
from kompas.drawing.clickable import clickable
from kompas.drawing.enlarged import enlarged
from kompas.drawing.layout import Drawing
from kompas.drawing.paper import Paper
from kompas.drawing.size import PAGE, WIDE, Size
from kompas.figures.chart import Chart, Map, Matrix, Timeline

KEPT_DRAWINGS = 512  # as many as answers are kept: a chart is drawn once, not on every visit


@lru_cache(KEPT_DRAWINGS)
def drawn(chart: Chart | Map | Matrix | Timeline, on: Paper, size: Size = PAGE, times: float = 1) -> Drawing:
    """The chart on this paper, for a screen of any width, and so many times as large; a tile holds the first rows of a chart."""
    if times != 1:
        return enlarged(drawn(chart, on, size), times)
    whole = WIDE if size == WIDE else PAGE
    match chart:
        case Map():
            return region_map.draw(chart, on, whole)
        case Matrix():
            return matrix.draw(chart, on, whole)
        case Timeline():
            return timeline.draw(chart, on)
    return plain.draw(chart, on, size)


@lru_cache(KEPT_DRAWINGS)
def drawn_to_click(chart: Chart | Map | Matrix | Timeline, on: Paper, hint: str, size: Size = PAGE) -> Drawing:
    """The same, for marks that can be clicked: who points at one reads this hint."""
    return clickable(drawn(chart, on, size), on, hint)
