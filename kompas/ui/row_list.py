"""Findings without a figure: what they are about, one by one in a table under the answer."""

from collections.abc import Sequence
from types import MappingProxyType

import streamlit as st

from kompas import texts
from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.ui import unanswered
from kompas.ui.escape import escape, small
from kompas.ui.finding import answer, details
from kompas.ui.table import Links, table


def row_list(scope: Scope, finding: Finding, columns: Sequence[str], has_question: bool = False, note: str = "") -> None:
    """The answer, a note to it, and these columns of its rows; what these exports cannot answer is named at the end of the page."""
    if finding.rows.empty and not unanswered.is_answered(finding):
        return
    with st.container(gap="small"):
        answer(finding, has_question)
        if len(finding.rows):
            if note:
                st.markdown(note)
            list_of(scope, finding, columns)
        details(scope, finding)
    st.space("medium")


def list_of(scope: Scope, finding: Finding, columns: Sequence[str], links: Links = MappingProxyType({}), *, is_plain: bool = False) -> None:
    """These columns of the rows of a finding, but for those that are empty; the name of an initiative, or its identifier where it has none,
    leads to its file, and cells of other columns where `links` says."""
    rows = finding.rows
    if "initiative_id" in rows:
        rows = rows.assign(title=rows["title"].fillna(rows["initiative_id"]))
    filled = [column for column in columns if rows[column].map(is_known).any()]
    table(scope, rows, finding.alt, finding.name, links, key=f"list-{finding.name}", columns=filled, is_plain=is_plain)
    if empty := [scope.say(f"columns.{column}") for column in columns if column not in filled]:
        st.markdown(small(escape(scope.say("frame.left_out_columns", names=texts.several(tuple(empty), scope.language)))))
