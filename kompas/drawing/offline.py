"""What a document needs to draw its figures by itself: the script that draws, and figures as data."""

import json
from dataclasses import replace
from typing import Any

from plotly.offline import get_plotlyjs
from plotly.utils import PlotlyJSONEncoder

from kompas.drawing import drawn
from kompas.drawing.enlarged import enlarged
from kompas.drawing.layout import Drawing
from kompas.drawing.paper import Paper
from kompas.drawing.size import CARD, PAGE, SLIDE, WIDE, excerpt
from kompas.figures.chart import Chart, Map, Matrix, Timeline

ENLARGED = 2.2  # a figure on a slide of 1920 × 1080: its smallest letters, of 13 pixels, become 28
HIGHEST = 290  # pixels of a figure that fits on a slide; of a higher one the slide shows the first rows


def script() -> str:
    """The script of Plotly, as it is installed here."""
    return get_plotlyjs()


def figures(chart: Chart | Map | Matrix | Timeline, on: Paper) -> tuple[dict[str, Any], int]:
    """The figure on this paper to read, on a telephone and on a wide screen, and the one for a slide, as Plotly takes them; and how many
    rows the last has left out."""
    of_slide, left_out = _of_slide(chart, on)
    to_read = {size: drawn(chart, on, size).to_dict() for size in (PAGE, WIDE)}
    return to_read | {"slide": enlarged(of_slide, ENLARGED).to_dict()}, left_out


def _of_slide(chart: Chart | Map | Matrix | Timeline, on: Paper) -> tuple[Drawing, int]:
    """The figure as high as a slide has room for: of rows the first ones; what stands over an axis without the counts below it."""
    if not isinstance(chart, Chart):
        return drawn(chart, on, SLIDE), 0
    if chart.rows is None:
        return drawn(replace(chart, counts=None), on, SLIDE), 0
    whole = drawn(chart, on, SLIDE)
    if _fits(whole):
        return whole, 0
    cuts = (excerpt(chart, CARD, most, with_every_line=True) for most in range(len(chart.rows), 0, -1))
    drawings = ((drawn(cut.chart, on, SLIDE), cut.left_out) for cut in cuts)
    return next((drawing, left_out) for drawing, left_out in drawings if _fits(drawing))


def _fits(drawing: Drawing) -> bool:
    return drawing.layout["height"] <= HIGHEST


def as_json(value: object) -> str:
    """The value as it can stand in a script of an HTML document: no tag can end it."""
    return json.dumps(value, cls=PlotlyJSONEncoder, separators=(",", ":")).replace("<", "\\u003c")
