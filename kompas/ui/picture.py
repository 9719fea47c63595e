"""The figure of a finding. Who clicks a mark sees what is behind it, in a dialog over the page."""

from functools import partial

import streamlit as st

from kompas.drawing import drawn, drawn_to_click
from kompas.drawing.paper import Paper
from kompas.drawing.size import Size
from kompas.findings import Finding, Scope
from kompas.look import look
from kompas.ui import beamer, behind
from kompas.ui.look import is_dark
from kompas.ui.screen import size_of_figures
from kompas.warehouse import home

PLOTLY = {"displayModeBar": False, "responsive": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
SELECTED, CLICKED = "selected-marks", "clicked-figure"  # where a visit keeps which marks Plotly calls selected, and where it was clicked


def picture(finding: Finding, size: Size | None = None, key: str | None = None) -> None:
    """The figure with its text alternative, in so much room, or in that of a page; `key` where a page can show the same one twice."""
    figure = drawn(finding.chart, _paper(), size or size_of_figures(), beamer.enlarged())
    # Its height is named, so that the browser keeps the place before it paints, and nothing below it moves.
    key = key or f"figure-{finding.name}"
    st.plotly_chart(figure, height=figure.pixels_high, theme=None, key=key, config=PLOTLY, alt=finding.alt)


def _paper() -> Paper:
    return look(home()).paper(is_dark())


def picture_to_click(scope: Scope, finding: Finding) -> None:
    """The same on a page, where a mark leads to what is behind it: of a figure in which one does; nothing is clicked before a room."""
    figure = drawn(finding.chart, _paper(), size_of_figures())
    if figure.cells and not beamer.is_on():
        _, column = next(iter(figure.cells.values()))
        _picture_to_click(scope, finding, behind.hint(scope, column))
    else:
        picture(finding)


@st.fragment
def _picture_to_click(scope: Scope, finding: Finding, hint: str) -> None:
    """Only this figure runs again when one of its marks is clicked, so that the reader keeps the place on the page."""
    figure = drawn_to_click(finding.chart, _paper(), hint, size_of_figures())
    key = f"marks-{finding.name}"
    state = st.plotly_chart(
        figure,
        height=figure.pixels_high,
        theme=None,
        key=key,
        config=PLOTLY,
        alt=finding.alt,
        on_select=partial(_note, key),
        selection_mode="points",
    )
    clicked = _clicked(key, {(point["curve_number"], point["point_number"]) for point in state.selection.points})
    cells = [figure.cells[mark] for mark in clicked if mark in figure.cells]
    if cells:
        behind.show(scope, finding, cells[0])


def _note(key: str) -> None:
    st.session_state[CLICKED] = key


def _clicked(key: str, selected: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The mark that was just clicked, if any: the one in which what is selected differs from what was. Plotly takes a mark that is clicked
    again out of the selection, and to the reader it is a click like the first."""
    kept = st.session_state.setdefault(SELECTED, {})
    before, kept[key] = kept.get(key, set()), selected
    return selected ^ before if st.session_state.pop(CLICKED, None) == key else set()
