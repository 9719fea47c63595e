"""Where the findings of a page stand: two beside each other where the screen is wide enough, below each other on a telephone."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

KEY = "cells"  # where a visit keeps the cells of the row that is being filled
OPEN = "open_cell"  # and whether a cell is being drawn in


def begin() -> None:
    """Begin a new row: what comes next stands at the left."""
    st.session_state[KEY], st.session_state[OPEN] = [], False


@contextmanager
def cell() -> Iterator[None]:
    """Draw in the next cell of the page. Within a cell it is that one: what a page puts in it stands below each other."""
    if st.session_state.get(OPEN):
        yield
        return
    if not st.session_state.setdefault(KEY, []):
        st.session_state[KEY] = list(st.columns(2, gap="large"))
    st.session_state[OPEN] = True
    try:
        with st.session_state[KEY].pop(0):
            yield
    finally:
        st.session_state[OPEN] = False


def is_row_full() -> bool:
    """Whether the next cell begins a row."""
    return not st.session_state.get(KEY)
