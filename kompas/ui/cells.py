"""Where the findings of a page stand: two beside each other where there is room, below each other on a telephone and for a beamer."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas.ui import beamer

KEY = "cells"  # where a visit keeps the cells of the row that is being filled


def begin() -> None:
    """Begin a new row: what comes next stands at the left."""
    st.session_state[KEY] = []


def cell() -> DeltaGenerator:
    """The next cell of the page, to draw in; use it as a context."""
    if beamer.is_on():
        return st.container()
    if not st.session_state.setdefault(KEY, []):
        st.session_state[KEY] = list(st.columns(2, gap="large"))
    return st.session_state[KEY].pop(0)
