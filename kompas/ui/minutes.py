"""Remarks and decisions at a finding, on the page Rondetafel: written and withdrawn by whoever runs the server for himself, read by all."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from kompas.errors import ExportError
from kompas.findings import Finding, Scope
from kompas.report import minutes
from kompas.report.minutes import Minute
from kompas.ui.deciding import can_decide
from kompas.ui.escape import escape, small
from kompas.ui.problem import sentence

PROBLEM = "minute-problem"  # where a visit keeps why something was not written, and where that was
FORM = 0  # there; what was written already has numbers from 1
FINDING, KIND, WORDS, NAME = "minute-finding", "minute-kind", "minute-words", "minute-by"


def written(scope: Scope) -> tuple[Minute, ...]:
    """What was written at findings; nothing where the notebook cannot be read, which the choice of a story says already."""
    try:
        return minutes.minutes(scope)
    except ExportError:
        return ()


def at(scope: Scope, found: Sequence[Minute], name: str) -> None:
    """What was written at this finding, with who withdrew what; a button to withdraw, for who may."""
    for minute in found:
        if minute.finding != name:
            continue
        words = escape(minutes.words_of(scope, minute))
        if minute.withdrawn_on is not None:
            of_whom = scope.say("pages.rondetafel.minutes.withdrawn", name=minute.withdrawn_by, day=minute.withdrawn_on)
            st.markdown(f"~~{words}~~ {small(escape(of_whom))}")
            continue
        st.markdown(words)
        if can_decide():
            _way_back(scope, minute)
        _say_problem(minute.number)


def _way_back(scope: Scope, minute: Minute) -> None:
    words = scope.say("pages.rondetafel.minutes.withdraw")
    name = f"{NAME}-{minute.number}"
    with st.popover(words, type="tertiary", key=f"withdrawing-{minute.number}"):
        st.text_input(scope.say("pages.rondetafel.minutes.by"), max_chars=minutes.LONGEST_NAME, key=name)
        st.button(words, key=f"withdraw-{minute.number}", on_click=_withdraw, args=(scope, minute, name))


def form(scope: Scope, findings: Sequence[Finding]) -> None:
    """The fold in which a remark or a decision is written at one of these findings; only for whoever runs the server for himself."""
    if not can_decide():
        return
    with st.expander(scope.say("pages.rondetafel.minutes.title"), icon=":material/edit_note:"):
        st.markdown(scope.say("pages.rondetafel.minutes.how"))
        questions = {finding.name: finding for finding in findings}
        st.selectbox(
            scope.say("pages.rondetafel.minutes.question"),
            questions,
            format_func=lambda name: questions[name].question,
            key=FINDING,
        )
        st.radio(
            scope.say("pages.rondetafel.minutes.kind"),
            minutes.KINDS,
            format_func=lambda kind: scope.say(f"report.minute.{kind}"),
            horizontal=True,
            key=KIND,
        )
        st.text_area(scope.say("pages.rondetafel.minutes.words"), max_chars=minutes.LONGEST_WORDS, key=WORDS)
        st.text_input(scope.say("pages.rondetafel.minutes.by"), max_chars=minutes.LONGEST_NAME, key=NAME, width=320)
        st.button(scope.say("pages.rondetafel.minutes.write"), key="minute-write", on_click=_write, args=(scope, questions))
        _say_problem(FORM)


def _write(scope: Scope, questions: Mapping[str, Finding]) -> None:
    """Write what stands in the fields now: a click can come before the page has shown the last choice."""
    chosen, kind, words, name = (st.session_state[key] for key in (FINDING, KIND, WORDS, NAME))
    if _done(scope, FORM, lambda: minutes.write(scope, questions[chosen], kind, words, name)):
        st.session_state[WORDS] = ""


def _withdraw(scope: Scope, minute: Minute, name: str) -> None:
    _done(scope, minute.number, lambda: minutes.withdraw(scope, minute, st.session_state[name]))


def _done(scope: Scope, place: int, act: Callable[[], None]) -> bool:
    """Whether it was done; what kept it from that is said in this place."""
    try:
        act()
    except ExportError as problem:
        st.session_state[PROBLEM] = place, sentence(scope.language, problem)
        return False
    return True


def _say_problem(place: int) -> None:
    of, problem = st.session_state.get(PROBLEM, (None, ""))
    if of == place:
        del st.session_state[PROBLEM]
        st.warning(problem)
