"""Choices that belong to one page; they stand in the address like the others."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from kompas.figures.names import named
from kompas.findings import Asked
from kompas.ui.parameters import check, understand, writings

MOST_COMPARED = 3


def steps(asked: Asked, label: str, key: str, of: tuple[int, ...] = (10, 25, 50)) -> int:
    """How many rows of a list are shown: the first step, or what the reader chose under this name in the address."""
    chosen = st.segmented_control(asked.say(label), of, default=of[0], required=True, key=key, bind="query-params", width="content")
    check(key, label, chosen, {str(chosen)})
    return chosen


def one_of(asked: Asked, key: str, label: str, options: Sequence, called: Callable[[Any, str], str]) -> Any:
    """The chosen option; the first where nothing was chosen. A link may name it by its code or in either language."""
    understand(key, options, called, asked.language)
    chosen = st.segmented_control(
        asked.say(label),
        options,
        default=options[0],
        required=True,
        format_func=lambda option: called(option, asked.language),
        key=key,
        bind="query-params",
        width="content",
    )
    check(key, label, chosen, writings((chosen,), called))
    return chosen


def how_many(asked: Asked) -> int:
    """How many initiatives of the work list are shown."""
    return steps(asked, "pages.verdienmodel.more", "rows", (25, 50, 100))


def until_when(asked: Asked) -> str:
    """Whether waiting ends with the decision or already with the first answer."""
    label = "pages.afdelingen.first_answer"
    is_first = st.toggle(asked.say(label), key="first_answer", bind="query-params")
    check("first_answer", label, is_first, {str(is_first)})
    return "first_answer" if is_first else "decision"


def which_departments(asked: Asked) -> tuple[str, ...]:
    """The departments whose curve is drawn beside that of all together."""

    def called(name: str, language: str) -> str:
        return named(name, "department", language)

    told = asked.rows("filter_choices")
    options = list(told[told["dimension"] == "department"]["value"])
    understand("compare", options, called, asked.language, is_list=True)
    chosen = st.multiselect(
        asked.say("pages.afdelingen.compare"),
        options,
        format_func=lambda name: called(name, asked.language),
        placeholder=asked.say("pages.afdelingen.compare_none"),
        max_selections=MOST_COMPARED,
        select_all=False,
        key="compare",
        bind="query-params",
    )
    check("compare", "pages.afdelingen.compare", chosen, writings(chosen, called), "compared", most=MOST_COMPARED)
    return tuple(chosen)
