"""Choices that belong to one page; they stand in the address like the others."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from kompas.figures.names import display_name
from kompas.findings import Finding, Scope, risk_score
from kompas.findings.departments import with_a_curve
from kompas.findings.finding import coverage, event
from kompas.ui.parameters import check, is_named, understand, writings

STEPS = (10, 25, 50)  # rows of a list
MOST_COMPARED = 8  # each in a panel of its own, where they are more than three


def steps(scope: Scope, label: str, key: str, ask: Callable[..., Finding]) -> int:
    """How many rows of this list are shown: the first step, or what the reader chose under this name in the address.

    There is no choice where all of them are within the first step.
    """
    if len(ask(scope, limit=STEPS[0]).rows) < STEPS[0]:
        check(key, label, STEPS[0], set(map(str, STEPS)))
        return STEPS[0]
    chosen = st.segmented_control(scope.say(label), STEPS, default=STEPS[0], required=True, key=key, bind="query-params", width="content")
    check(key, label, chosen, {str(chosen)})
    return chosen


def one_of(scope: Scope, key: str, label: str, options: Sequence, option_name: Callable[[Any, str], str]) -> Any:
    """The chosen option; the first where nothing was chosen. A link may name it by its code or in either language. Of one there is no
    choice."""
    if len(options) == 1:
        check(key, label, options[0], writings(options, option_name))
        return options[0]
    understand(key, options, option_name, scope.language)
    chosen = st.segmented_control(
        scope.say(label),
        options,
        default=options[0],
        required=True,
        format_func=lambda option: option_name(option, scope.language),
        key=key,
        bind="query-params",
        width="content",
    )
    check(key, label, chosen, writings((chosen,), option_name))
    return chosen


def how_many(scope: Scope) -> int:
    """How many initiatives of the work list are shown."""
    return steps(scope, "pages.verdienmodel.more", "rows", risk_score)


def until_when(scope: Scope) -> str:
    """Whether waiting ends with the decision or already with the first answer: a choice where the exports tell of first answers."""
    label = "pages.afdelingen.first_answer"
    can_choose = coverage(scope, (event("first_answer"),))[0].known > 0
    is_first = can_choose and st.toggle(scope.say(label), key="first_answer", bind="query-params")
    check("first_answer", label, is_first, {str(is_first)})
    return "first_answer" if is_first else "decision"


def which_departments(scope: Scope, until: str) -> tuple[str, ...]:
    """The departments whose curve is drawn beside that of all together. Those with too few requests for one are no choice; whoever names
    one in a link reads how many it has."""

    def option_name(name: str, language: str) -> str:
        return display_name(name, "department", language)

    rows, drawn = scope.rows("filter_choices"), with_a_curve(scope, until)
    every = rows[rows["dimension"] == "department"]["value"]
    options = [name for name in every if name in drawn or is_named("compare", name, option_name)]
    understand("compare", options, option_name, scope.language, is_list=True)
    chosen = st.multiselect(
        scope.say("pages.afdelingen.compare"),
        options,
        format_func=lambda name: option_name(name, scope.language),
        placeholder=scope.say("pages.afdelingen.compare_none"),
        max_selections=MOST_COMPARED,
        select_all=False,
        key="compare",
        bind="query-params",
    )
    check("compare", "pages.afdelingen.compare", chosen, writings(chosen, option_name), "compared", most=MOST_COMPARED)
    return tuple(chosen)
