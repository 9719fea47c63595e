"""What a document needs to draw its figures by itself: the script that draws, and figures as data."""

import json
from typing import Any

from plotly.offline import get_plotlyjs
from plotly.utils import PlotlyJSONEncoder

from kompas.drawing import drawn
from kompas.drawing.paper import LIGHT
from kompas.drawing.size import CARD, PAGE
from kompas.figures.chart import Chart, Map, Matrix, Timeline

ENLARGED = 2.2  # a figure on a slide of 1920 × 1080: its smallest letters, of 13 pixels, become 28
HIGHEST = 300  # pixels of a figure of the page that fits on a slide; of a higher one the slide shows the first rows


def script() -> str:
    """The script of Plotly, as it is installed here."""
    return get_plotlyjs()


def figures(chart: Chart | Map | Matrix | Timeline) -> dict[str, Any]:
    """The figure to read, and the one for a slide, as Plotly takes them."""
    page = drawn(chart, LIGHT)
    is_high = page.layout["height"] > HIGHEST
    return {"page": page.to_dict(), "slide": drawn(chart, LIGHT, CARD if is_high else PAGE, ENLARGED).to_dict()}


def as_json(value: object) -> str:
    """The value as it can stand in a script of an HTML document: no tag can end it."""
    return json.dumps(value, cls=PlotlyJSONEncoder, separators=(",", ":")).replace("<", "\\u003c")
