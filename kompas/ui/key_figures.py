"""The key figures of a section, at the top of its first page."""

import streamlit as st

from kompas.findings import Scope, indicators
from kompas.ui.escape import escape

MOST = 3


def key_figures(scope: Scope, subject: str) -> None:
    """The strongest indicators of this subject beside each other, each with its name and the words that keep it honest; nothing where
    these exports allow none."""
    readings = indicators.readings(scope, subject)[:MOST]
    if not readings:
        return
    for place, reading in zip(st.columns(MOST, gap="small"), readings, strict=False):
        with place.container(border=True, height="stretch", gap="xxsmall"):
            st.metric(reading.label, escape(reading.value), label_visibility="collapsed")
            st.markdown(f":small[**{escape(reading.label)}**]")
            st.markdown(f":small[{escape(reading.below)}]")
