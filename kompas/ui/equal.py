"""The choices of the pages on differences: within which term, and beside whom."""

from collections.abc import Callable, Sequence

import streamlit as st

from kompas import texts
from kompas.figures.names import capital
from kompas.findings import Asked
from kompas.findings.equal import GROUPINGS

PERIODS = ("auto", "month", "quarter")


def which_term(asked: Asked) -> int:
    """The term in days within which an answer is looked for."""
    terms = asked.settings["terms"]["answer_days"]
    return _one_of(
        asked, "term", "pages.verschillen.term", terms, lambda days, language: texts.say(language, "figures.weeks", weeks=days / 7)
    )


def which_period(asked: Asked) -> str | None:
    """Whether time goes by month or by quarter; None: what the number of requests allows."""
    chosen = _one_of(
        asked, "per", "pages.verschillen.period", PERIODS, lambda per, language: texts.say(language, f"pages.verschillen.periods.{per}")
    )
    return None if chosen == PERIODS[0] else chosen


def beside_whom(asked: Asked) -> str:
    """How initiators are grouped: by whether they come for the first time, by kind, or by ward."""
    return _one_of(
        asked, "by", "pages.gelijk.by", tuple(GROUPINGS), lambda by, language: capital(texts.say(language, f"codes.grouped_by.{by}"))
    )


def _one_of(asked: Asked, key: str, label: str, options: Sequence, called: Callable) -> object:
    """The chosen option; the first where nothing was chosen. A link may name it by its code or in either language."""
    named = st.query_params.get(key)
    meant = [option for option in options if named in {str(option), *(called(option, language) for language in texts.LANGUAGES)}]
    if meant and named != called(meant[0], asked.language):
        st.session_state[key] = meant[0]
    return st.segmented_control(
        asked.say(label),
        options,
        default=options[0],
        required=True,
        format_func=lambda option: called(option, asked.language),
        key=key,
        bind="query-params",
        width="content",
    )
