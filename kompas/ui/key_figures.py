"""Key figures: those at the top of a page, and the one of a tile."""

import streamlit as st

from kompas.findings import Scope, key_figures
from kompas.findings.indicators import Reading
from kompas.ui.escape import escape, small

FEWEST = 2  # places beside each other, as findings stand: one alone is no wider than a finding


def key_figures_of(scope: Scope, page: str, **chosen: str) -> None:
    """The strongest key figures of this page beside each other, each with its name and the words that keep it honest; nothing where
    these exports allow none. Some follow what the reader chose on the page itself."""
    readings = key_figures.of_page(scope, page, tuple(chosen.items()))
    if not readings:
        return
    with st.container(key="key-figures"):
        for place, reading in zip(st.columns(max(FEWEST, len(readings)), gap="small"), readings, strict=False):
            with place.container(border=True, height="stretch", gap="xxsmall"):
                key_figure(reading)


def key_figure(reading: Reading, change: str = "") -> None:
    """What an indicator says: its value, below that its name with what changed, and the words that keep it honest."""
    st.metric(reading.label, escape(reading.value), label_visibility="collapsed")
    st.markdown(small(f"**{escape(reading.label)}**" + (f", {escape(change)}" if change else "")))
    st.markdown(small(escape(reading.below)))
