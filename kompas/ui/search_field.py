"""The field on every page that finds an initiative, an organisation or a question."""

import streamlit as st

from kompas import texts
from kompas.ui.links import file

LABEL = "frame.search"
LONGEST = 200  # letters
WIDTH = 200  # pixels
RESULTS = "zoeken"  # the page that shows what was found
KEY = "find"


def search_field(language: str, page: str) -> None:
    """Draw the field; Enter shows what was found on a page of its own, where the field holds what was looked for."""
    if page == RESULTS and KEY not in st.session_state:
        st.session_state[KEY] = st.query_params.get("search", "")[:LONGEST]
    st.text_input(
        texts.say(language, LABEL),
        key=KEY,
        placeholder=texts.say(language, f"frame.page.{RESULTS}"),
        label_visibility="collapsed",
        icon=":material/search:",
        width=WIDTH,
        max_chars=LONGEST,
        on_change=_find,
    )


def _find() -> None:
    if words := st.session_state[KEY].strip():
        st.switch_page(file(RESULTS), query_params={"search": words})
