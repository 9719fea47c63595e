"""Findings without a figure: what they are about named one by one under the answer."""

from collections.abc import Callable

import streamlit as st

from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.ui import unanswered
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details
from kompas.ui.links import address, link_to


def row_list(scope: Scope, finding: Finding, write: Callable[[Scope, object], str], has_question: bool = False) -> None:
    """The answer, and a line of Markdown for each of its rows; what these exports cannot answer is named at the end of the page."""
    if finding.rows.empty and not unanswered.is_answered(finding):
        return
    with st.container(gap="small"):
        answer(finding, has_question)
        if len(finding.rows):
            st.markdown("\n".join(f"- {write(scope, row)}" for row in finding.rows.itertuples()))
        details(scope, finding)
    st.space("medium")


def initiative_link(row: object) -> str:
    """The name of the row's initiative as Markdown, with a link to its file."""
    name = escape(row.title if is_known(row.title) else row.initiative_id)
    return f"**{link_to(name, address('initiatief', initiative=row.initiative_id))}** ({escape(row.initiative_id)})"
