"""Where the findings of a page stand: two beside each other where there is room, below each other on a telephone and for a beamer."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas.ui import beamer

KEY, ROWS = "cells", "rows-of-cells"  # where a visit keeps the cells of the row that is being filled, and how many rows there are


def begin() -> None:
    """Begin a new row: what comes next stands at the left."""
    st.session_state[KEY], st.session_state[ROWS] = [], 0


def cell() -> DeltaGenerator:
    """The next cell of the page, to draw in; use it as a context."""
    if beamer.is_on():
        return st.container()
    if not st.session_state.setdefault(KEY, []):
        st.session_state[ROWS] = st.session_state.get(ROWS, 0) + 1
        st.session_state[KEY] = list(st.container(key=f"row-{st.session_state[ROWS]}").columns(2, gap="large"))  # static/print.css
    return st.session_state[KEY].pop(0)
