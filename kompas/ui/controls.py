"""Choices that belong to one page; they stand in the address like the others."""

import streamlit as st

from kompas.figures.names import named
from kompas.findings import Asked

MOST_COMPARED = 3


def steps(said: str, key: str, of: tuple[int, ...] = (10, 25, 50)) -> int:
    """How many rows of a list are shown: the first step, or what the reader chose under this name in the address."""
    return st.segmented_control(said, of, default=of[0], required=True, key=key, bind="query-params", width="content")


def how_many(asked: Asked) -> int:
    """How many initiatives of the work list are shown."""
    return steps(asked.say("pages.verdienmodel.more"), "rows", (25, 50, 100))


def until_when(asked: Asked) -> str:
    """Whether waiting ends with the decision or already with the first answer."""
    first = st.toggle(asked.say("pages.afdelingen.first_answer"), key="first_answer", bind="query-params")
    return "first_answer" if first else "decision"


def which_departments(asked: Asked) -> tuple[str, ...]:
    """The departments whose curve is drawn beside that of all together."""
    told = asked.rows("filter_choices")
    options = list(told[told["dimension"] == "department"]["value"])
    chosen = st.multiselect(
        asked.say("pages.afdelingen.compare"),
        options,
        format_func=lambda name: named(name, "department", asked.language),
        placeholder=asked.say("pages.afdelingen.compare_none"),
        max_selections=MOST_COMPARED,
        select_all=False,
        key="compare",
        bind="query-params",
    )
    return tuple(chosen)
