"""A finding on the page: question, answer, figure, and one quiet row with the table, the download and the reckoning."""

from functools import partial

import pandas as pd
import streamlit as st

from kompas.contract import tables
from kompas.findings import Asked, Finding, column_meaning, every_row
from kompas.findings.lines import behind_counts
from kompas.findings.trail import Conditions
from kompas.ui.frame import link
from kompas.ui.links import address
from kompas.ui.plain import plain
from kompas.ui.table import table

PLOTLY = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False, "showTips": False}


def question(asked: Asked, name: str) -> None:
    """The question of a finding as heading, where a choice stands between the question and its answer."""
    st.header(asked.say(f"findings.{name}.question"), anchor=name)


def show(asked: Asked, finding: Finding, is_headed: bool = False) -> None:
    """Show the finding with all its furniture, or say what is missing to answer its question."""
    with st.container(gap="small"):
        if not is_headed:
            question(asked, finding.name)
        answer(finding.sentence)
        if finding.figure is not None:
            picture(finding)
        elif finding.missing:
            missing(asked, finding)
        details(asked, finding)
    st.space("medium")


def answer(sentence: str) -> None:
    """The sentence that answers the question. A heading too, so that who hears the page goes from answer to answer."""
    st.subheader(plain(sentence), anchor=False)


def picture(finding: Finding) -> None:
    """The figure with its text alternative."""
    st.plotly_chart(finding.figure, theme=None, key=f"figure-{finding.name}", config=PLOTLY, alt=finding.alt)


def missing(asked: Asked, finding: Finding) -> None:
    """Say which columns would answer the question, and where to fill them in."""
    lines = [asked.say("frame.missing.why")]
    lines += [_missing(asked, *need.split(".")) for need in finding.missing]
    lines += ["", asked.say("frame.missing.what")]
    with st.container(border=True):
        st.markdown(f"**{asked.say('frame.missing.title')}**")
        st.markdown("\n".join(lines))
        link("gegevens", asked.say("frame.missing.link"))


def _missing(asked: Asked, table: str, column: str) -> str:
    meaning, sheet = column_meaning(f"{table}.{column}", asked.language), tables()[table].title[asked.language]
    return "- " + asked.say("frame.missing.column", meaning=plain(meaning), sheet=plain(sheet), column=column)


@st.fragment
def details(asked: Asked, finding: Finding, told: pd.DataFrame | None = None) -> None:
    """The quiet row. What it opens is only made when it is opened. The table shows `told` where the rows themselves are codes."""
    kinds = ["table", "how"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        opened = st.pills(
            asked.say("frame.more_of_this"),
            kinds,
            format_func=lambda kind: asked.say(f"frame.{kind}"),
            key=f"details-{finding.name}",
            label_visibility="collapsed",
            width="content",
        )
        st.download_button(
            asked.say("frame.download"),
            partial(every_row, asked, finding),
            file_name=finding.download,
            mime="text/csv",
            key=f"download-{finding.name}",
            on_click="ignore",
            type="tertiary",
        )
    if opened == "table":
        table(asked, finding.rows if told is None else told, finding.alt, finding.name, _to_lines(finding) if told is None else {})
    elif opened == "how":
        reckoning(asked, finding)


def _to_lines(finding: Finding) -> dict[str, list[str | None]]:
    """Per column of counts, for each row the address of the lines of the exports behind it; none where there are none."""

    def to(count: str, told: Conditions) -> str:
        return address("regels", figure=finding.name, count=count, where=[f"{name}={value}" for name, value in told])

    return {count: [None if told is None else to(count, told) for told in rows] for count, rows in behind_counts(finding).items()}


def reckoning(asked: Asked, finding: Finding) -> None:
    """How the finding was worked out: definition, coverage, the query, the day and the files."""
    parts = [f"**{asked.say('frame.how_said.definition')}**", finding.definition]
    if finding.coverage:
        parts += [f"**{asked.say('frame.how_said.coverage')}**", "\n".join(_covered(asked, told) for told in finding.coverage)]
    parts += [f"**{asked.say('frame.how_said.sources')}**", _sources(asked, finding)]
    with st.container(border=True):
        st.markdown("\n\n".join(parts))
        st.markdown(f"**{asked.say('frame.how_said.sql')}**")
        st.code(finding.sql, language=None, wrap_lines=True, height=320)


def _covered(asked: Asked, told: object) -> str:
    column = plain(column_meaning(f"{told.table}.{told.column}", asked.language))
    if told.known == 0:
        return "- " + asked.say("frame.how_said.not_covered", column=column)
    return "- " + asked.say("frame.how_said.covered", column=column, known=told.known, rows=told.rows, share=told.known / told.rows)


def _sources(asked: Asked, finding: Finding) -> str:
    shown = ", ".join(plain(name) for name in finding.sources[:12])
    more = len(finding.sources) - 12
    as_of = asked.say("frame.as_of", day=finding.as_of) if finding.as_of else ""
    return f"{as_of}. {shown}" + (f" … (+{more})" if more > 0 else "")
