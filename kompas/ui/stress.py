"""What the reader supposes on the page about what stops; it stands in the address like the other choices."""

import streamlit as st

from kompas.findings import Asked
from kompas.findings.cliff import USUAL, Cut

STEP = 5  # per cent
YEARS = (1, 2, 3, 4, 5)
PHASES = (0, 2, 3, 4, 5)


def supposed_cut(asked: Asked) -> Cut:
    """How much less the municipality gives, for how long that must be bridged, how fast it comes and what others make up for."""
    cut = st.slider(asked.say("pages.afbouw.cut"), 0, 100, round(USUAL.cut * 100), STEP, format="%d%%", key="cut", bind="query-params")
    first, second, third = st.columns(3)
    with first:
        years = st.selectbox(
            asked.say("pages.afbouw.years"),
            YEARS,
            YEARS.index(USUAL.years),
            format_func=lambda years: asked.say("figures.years", n=years),
            filter_mode=None,
            key="years",
            bind="query-params",
        )
    with second:
        phases = st.selectbox(
            asked.say("pages.afbouw.phase_out"),
            PHASES,
            format_func=lambda years: asked.say("figures.phase_out", n=years),
            filter_mode=None,
            key="phase_out",
            bind="query-params",
        )
    with third:
        replacement = st.slider(
            asked.say("pages.afbouw.replacement"), 0, 100, 0, STEP, format="%d%%", key="replacement", bind="query-params"
        )
    return Cut(cut / 100, years, phases, replacement / 100)
