"""The agenda of the decision table: a row per decision, and the same on paper with room to decide."""

from dataclasses import replace
from functools import partial

import streamlit as st

from kompas.findings import Finding, Scope, decisions_waiting
from kompas.findings.decisions import agenda, left_register, order_sentence
from kompas.report import agenda_name, agenda_pdf
from kompas.ui import unanswered
from kompas.ui.controls import steps
from kompas.ui.finding import answer, details
from kompas.ui.held import held
from kompas.ui.links import address, link_to
from kompas.ui.row_list import list_of

AGENDA = ("position", "title", "why", "department", "days_waiting", "days_over_term", "stake_eur", "money_end_date")


def how_many_decisions(scope: Scope) -> int:
    """How many decisions are on the agenda."""
    return steps(scope, "pages.ontknoping.more", "decisions", decisions_waiting)


def decisions(scope: Scope, finding: Finding) -> None:
    """The finding as an agenda, with the order in words and the paper to print."""
    if finding.rows.empty and not unanswered.is_answered(finding):
        return
    answer(finding)
    if left_register(scope, finding.rows):
        st.markdown(link_to(scope.say("pages.ontknoping.left"), address("regels", figure=finding.name, count="all_left_register")))
    if len(finding.rows):
        st.markdown(order_sentence(scope))
        st.download_button(
            scope.say("pages.ontknoping.paper"),
            held(partial(agenda_pdf, scope, finding), "application/pdf", agenda_name(scope)),
            file_name=agenda_name(scope),
            mime="application/pdf",
            key="agenda",
            on_click="ignore",
            icon=":material/print:",
        )
        titles = [item.title for item in agenda(scope, finding.rows)]
        list_of(scope, replace(finding, rows=finding.rows.assign(title=titles)), AGENDA)
    # The counts of everything stand in the sentence; beside each row of the table they would only repeat.
    details(scope, finding, finding.rows[[column for column in finding.rows if not column.startswith("all_")]])
    st.space("medium")
