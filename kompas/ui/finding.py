"""A finding on the page: question, answer, figure, and one quiet row with the table, the download and the reckoning."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from kompas.findings import Finding, Scope, column_meaning, every_row, prefetch
from kompas.findings.ways import to_lines
from kompas.report import KINDS, can_draw, picture_file, picture_name
from kompas.ui import cells, remarks, unanswered
from kompas.ui.escape import escape, small
from kompas.ui.held import held
from kompas.ui.links import address
from kompas.ui.picture import picture_to_click
from kompas.ui.table import table

MIME = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv"}


def question(scope: Scope, name: str) -> None:
    """The question of a finding, where a choice stands between the question and its answer."""
    question_in_words(scope.say(f"findings.{name}.question"))


def question_in_words(words: str) -> None:
    """A question, small above its answer."""
    st.markdown(small(escape(words)))


def show(scope: Scope, finding: Finding, has_question: bool = False) -> None:
    """Show the finding with all that belongs to it, in the next cell of the page, or below its question where that is there already; what
    these exports cannot answer is named at the end of the page."""
    if not unanswered.is_answered(finding):
        return
    with cells.cell(), st.container(gap="small", key=f"finding-{finding.name}"):
        answer(finding, has_question)
        if finding.chart is not None:
            picture_to_click(scope, finding)
        details(scope, finding)
        st.space("medium")


def show_all(scope: Scope, *questions: Callable[[Scope], Finding]) -> None:
    """Show the last findings of a page in this order; while one is drawn, the next are worked on. Where the last would stand beside an
    empty cell, its figure does."""
    prefetch(scope, *questions[1:])
    answered = (finding for ask in questions if unanswered.is_answered(finding := ask(scope)))
    before = next(answered, None)
    for finding in answered:
        show(scope, before)
        before = finding
    if before is None:
        return
    if before.chart is None or not cells.leaves_room():
        show(scope, before)
    else:
        _beside_its_figure(scope, before)


def _beside_its_figure(scope: Scope, finding: Finding) -> None:
    with st.container(key=f"finding-{finding.name}"):
        words, figure = cells.row()
        with words:
            answer(finding)
            details(scope, finding)
        with figure:
            picture_to_click(scope, finding)
        st.space("medium")


def answer(finding: Finding, has_question: bool = False) -> None:
    """The message of the finding as heading, so that who looks or hears goes from answer to answer; above it its question, where that is
    not there already, and below it what else must be said. What is said of the files stands once on a page."""
    with st.container(gap=None):
        if not has_question:
            question_in_words(finding.question)
        st.header(escape(finding.message), anchor=finding.name)
    if context := remarks.context(finding):
        st.markdown(escape(context))


@st.fragment
def details(scope: Scope, finding: Finding, table_rows: pd.DataFrame | None = None) -> None:
    """The quiet row. What it opens is only made when it is opened. The table shows `table_rows` where the rows of the finding are codes."""
    kinds = ["table", "how"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"quiet-{finding.name}"):
        opened = st.pills(
            scope.say("frame.more_of_this"),
            kinds,
            format_func=lambda kind: scope.say(f"frame.{kind}"),
            key=f"details-{finding.name}",
            label_visibility="collapsed",
            width="content",
        )
        take_along(scope, finding)
    if opened == "table":
        table(
            scope,
            finding.rows if table_rows is None else table_rows,
            finding.alt,
            finding.name,
            to_lines(finding, address) if table_rows is None else {},
        )
    elif opened == "how":
        reckoning(scope, finding)


def take_along(scope: Scope, finding: Finding) -> None:
    """The figure as a picture, where this server can draw one, and the numbers; each is made when it is asked for."""
    made = {"csv": (partial(every_row, scope, finding), finding.download)}
    if finding.chart is not None and can_draw():
        made = {kind: (partial(picture_file, scope, finding, kind), picture_name(finding, kind)) for kind in KINDS} | made
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key=f"downloads-{finding.name}"):
        st.markdown(small(scope.say("frame.download")), width="content")
        for kind, (make, name) in made.items():
            st.download_button(
                kind.upper(),
                held(make, MIME[kind], name),
                file_name=name,
                mime=MIME[kind],
                key=f"download-{kind}-{finding.name}",
                help=scope.say(f"frame.picture.{kind}"),
                on_click="ignore",
                type="tertiary",
            )


def reckoning(scope: Scope, finding: Finding) -> None:
    """How the finding was worked out: definition, coverage, the query, the day and the files."""
    parts = [f"**{scope.say('frame.how_said.definition')}**", finding.definition]
    if finding.coverage:
        parts += [f"**{scope.say('frame.how_said.coverage')}**", "\n".join(_coverage_item(scope, need) for need in finding.coverage)]
    if finding.assumptions:
        rules = [f"- {scope.say(f'assumptions.rule.{name}')} (`{name}`)" for name in finding.assumptions]
        parts += [f"**{scope.say('frame.how_said.assumptions')}**", "\n".join(rules)]
    parts += [f"**{scope.say('frame.how_said.sources')}**", _sources(scope, finding)]
    with st.container(border=True):
        st.markdown("\n\n".join(parts))
        st.markdown(f"**{scope.say('frame.how_said.sql')}**")
        st.code(finding.query.text, language=None, wrap_lines=True, height=320)


def _coverage_item(scope: Scope, need: object) -> str:
    column = escape(column_meaning(f"{need.table}.{need.column}", scope.language))
    if need.assumed:
        return "- " + scope.say("frame.how_said.assumed", column=column, known=need.known, assumed=need.assumed)
    if need.known == 0:
        return "- " + scope.say("frame.how_said.not_covered", column=column)
    return "- " + scope.say("frame.how_said.covered", column=column, known=need.known, rows=need.rows, share=need.known / need.rows)


def _sources(scope: Scope, finding: Finding) -> str:
    names = ", ".join(escape(name) for name in finding.sources[:12])
    more = len(finding.sources) - 12
    as_of = scope.say("frame.as_of", day=finding.as_of) if finding.as_of else ""
    return f"{as_of}. {names}" + (f" … (+{more})" if more > 0 else "")
