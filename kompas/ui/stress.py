"""What the reader supposes on the page about what stops; it stands in the address like the other choices."""

import streamlit as st

from kompas import texts
from kompas.findings import Scope
from kompas.findings.cliff import USUAL, Cut
from kompas.ui.parameters import check, understand, writings

STEP = 5  # per cent
YEARS = (1, 2, 3, 4, 5)
PHASES = (0, 2, 3, 4, 5)


def supposed_cut(scope: Scope) -> Cut:
    """How much less the municipality gives, for how long that must be bridged, how fast it comes and what others make up for."""
    cut = _percent(scope, "cut", round(USUAL.cut * 100))
    first, second, third = st.columns(3)
    with first:
        years = _one_of(scope, "years", YEARS, YEARS.index(USUAL.years), "figures.years")
    with second:
        phases = _one_of(scope, "phase_out", PHASES, 0, "figures.phase_out")
    with third:
        replacement = _percent(scope, "replacement", 0)
    return Cut(cut / 100, years, phases, replacement / 100)


def _percent(scope: Scope, key: str, usual: int) -> int:
    label = f"pages.afbouw.{key}"
    chosen = st.slider(scope.say(label), 0, 100, usual, STEP, format="%d%%", key=key, bind="query-params")
    check(key, label, chosen, {f"{chosen}", f"{chosen:.1f}", f"{chosen}%"}, "number", first=0, last=100)
    return chosen


def _one_of(scope: Scope, key: str, options: tuple[int, ...], usual: int, words: str) -> int:
    def option_name(years: int, language: str) -> str:
        return texts.say(language, words, n=years)

    understand(key, options, option_name, scope.language)
    label = f"pages.afbouw.{key}"
    chosen = st.selectbox(
        scope.say(label),
        options,
        usual,
        format_func=lambda years: option_name(years, scope.language),
        filter_mode=None,
        key=key,
        bind="query-params",
    )
    check(key, label, chosen, writings((chosen,), option_name))
    return chosen
