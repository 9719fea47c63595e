"""A page for a room: with large type, one finding below the other, and nothing to choose (static/beamer.js)."""

import streamlit as st

from kompas import texts
from kompas.ui.parameters import check

KEY = "beamer"
TIMES = 1.75  # as large as on a page figures are drawn


def switch(language: str) -> None:
    """Draw the switch, which stays in sight and in the address."""
    is_switched = st.toggle(texts.say(language, "frame.beamer"), key=KEY, bind="query-params")
    check(KEY, "frame.beamer", is_switched, {str(is_switched), str(int(is_switched))})


def is_on() -> bool:
    """Whether the page is shown to a room."""
    return st.session_state.get(KEY, st.query_params.get(KEY) == "true")


def enlarged() -> float:
    """So many times as large figures are drawn."""
    return TIMES if is_on() else 1
