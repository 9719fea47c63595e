"""Where the findings of a page stand: two beside each other where there is room, below each other on a telephone and for a beamer."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas.ui import beamer

KEY, ROWS = "cells", "rows-of-cells"  # where a visit keeps the cells of the row that is being filled, and how many rows there are
OPEN = "open_cell"  # and whether a cell is being drawn in


def begin() -> None:
    """Begin a new row: what comes next stands at the left."""
    st.session_state[KEY], st.session_state[ROWS], st.session_state[OPEN] = [], 0, False


@contextmanager
def cell() -> Iterator[None]:
    """Draw in the next cell of the page. Within a cell it is that one: what a page puts in it stands below each other."""
    if st.session_state.get(OPEN):
        yield
        return
    if not st.session_state.setdefault(KEY, []):
        st.session_state[KEY] = [st.container()] if beamer.is_on() else row()
    st.session_state[OPEN] = True
    try:
        with st.session_state[KEY].pop(0):
            yield
    finally:
        st.session_state[OPEN] = False


def row() -> list[DeltaGenerator]:
    """Two places beside each other; static/print.css knows them by their name."""
    st.session_state[ROWS] = st.session_state.get(ROWS, 0) + 1
    return list(st.container(key=f"row-{st.session_state[ROWS]}").columns(2, gap="large"))


def leaves_room() -> bool:
    """Whether the next cell begins a row of two: what comes last would stand beside nothing."""
    return not st.session_state.get(KEY) and not beamer.is_on()
