"""How much room figures have on the screen of the reader."""

import streamlit as st

from kompas.drawing.size import PAGE, WIDE, Size

COOKIE = "screen"  # static/screen.js writes it


def size_of_figures() -> Size:
    """That of a wide screen where the browser says that it has one; otherwise that of a telephone, which fits anywhere."""
    return WIDE if st.context.cookies.get(COOKIE) == WIDE else PAGE
