"""A figure for a reader who is far away: everything that is measured in pixels grows alike, so that what fits stays what fits."""

from typing import Any

from kompas.drawing.layout import Drawing

# What Plotly measures in pixels, wherever in a figure; a width only of these: that of a bar is measured along its axis.
PIXELS = {
    "size",
    "height",
    "thickness",
    "l",
    "r",
    "t",
    "b",
    "ax",
    "ay",
    "arrowwidth",
    "xshift",
    "yshift",
    "borderpad",
    "ticklabelstandoff",
    "gridwidth",
    "zerolinewidth",
}
WIDTH_IN_PIXELS = {"line", "error_x", "error_y"}


def enlarged(figure: Drawing, times: float) -> Drawing:
    """The same figure, so many times as large."""
    parts = figure.to_dict()
    return Drawing.of_parts(_larger(parts["data"], times), _larger(parts["layout"], times), figure.cells)


def _larger(part: Any, times: float, of: str = "") -> Any:
    """The part of a figure with its pixels; `of` is what it belongs to."""
    if isinstance(part, dict):
        return {name: _times(value, times) if _is_in_pixels(name, of) else _larger(value, times, name) for name, value in part.items()}
    if isinstance(part, list | tuple) and part and isinstance(part[0], dict):
        return [_larger(each, times, of) for each in part]
    return part


def _is_in_pixels(name: str, of: str) -> bool:
    return name in PIXELS or (name == "width" and of in WIDTH_IN_PIXELS)


def _times(value: Any, times: float) -> Any:
    return [each * times for each in value] if isinstance(value, list | tuple) else value * times
