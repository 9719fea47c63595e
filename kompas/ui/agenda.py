"""The agenda of the decision table: an item per decision, and the same on paper."""

from functools import partial

import streamlit as st

from kompas.findings import Asked, Finding
from kompas.findings.decisions import AgendaItem, agenda, left_register, order_said
from kompas.report import agenda_name, agenda_pdf
from kompas.ui.controls import steps
from kompas.ui.furniture import answer, details, missing, question
from kompas.ui.links import address, linked
from kompas.ui.plain import plain


def how_many_decisions(asked: Asked) -> int:
    """How many decisions are on the agenda."""
    return steps(asked, "pages.ontknoping.more", "decisions")


def decisions(asked: Asked, finding: Finding) -> None:
    """The finding as a numbered agenda, with the order in words and the paper to print."""
    question(asked, finding.name)
    answer(finding.sentence)
    if left_register(asked, finding.rows):
        st.markdown(linked(asked.say("pages.ontknoping.left"), address("regels", figure=finding.name, count="all_left_register")))
    if len(finding.rows):
        st.markdown(order_said(asked))
        st.download_button(
            asked.say("pages.ontknoping.paper"),
            partial(agenda_pdf, asked, finding),
            file_name=agenda_name(asked),
            mime="application/pdf",
            key="agenda",
            on_click="ignore",
            icon=":material/print:",
        )
        for item in agenda(asked, finding.rows):
            with st.container(border=True, gap="xsmall"):
                st.markdown(_said(item))
                st.markdown(f":small[{plain(item.facts)}]")
    elif finding.missing:
        missing(asked, finding)
    # The counts of everything stand in the sentence; beside each row of the table they would only repeat.
    details(asked, finding, finding.rows[[column for column in finding.rows if not column.startswith("all_")]])
    st.space("medium")


def _said(item: AgendaItem) -> str:
    title = plain(item.title)
    if item.initiative_id is not None:
        title = linked(title, address("initiatief", initiative=item.initiative_id))
    return f"**{item.position}. {title}**\n\n{plain(item.request)}"
