"""What stands on a page while the figures of another day, or of another municipality, are being worked out."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

SERVED = "served"  # where a visit keeps which warehouse it read last
KEY_FIGURES, FIGURES = 176, 480  # pixels: as high as what is to come


@contextmanager
def building(words: str) -> Iterator[None]:
    """A sentence that says so. Below it stays what the reader saw before; on a page that is still empty there are grey places instead."""
    with st.spinner(words):
        if SERVED in st.session_state:
            yield
        else:
            with st.skeleton(height=KEY_FIGURES), st.skeleton(height=FIGURES):
                yield
