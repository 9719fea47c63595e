"""The shapes of the pages on relations: initiatives named one by one under the answer."""

import streamlit as st

from kompas.figures.names import is_known
from kompas.findings import Asked, Finding
from kompas.ui.furniture import answer, details, missing, question
from kompas.ui.links import address, linked
from kompas.ui.plain import plain


def silent(asked: Asked, finding: Finding) -> None:
    """The initiatives that were not spoken to for longest: a line for each, with since when."""
    with st.container(gap="small"):
        question(asked, finding.name)
        answer(finding.sentence)
        if len(finding.rows):
            st.markdown("\n".join(f"- {_silent(asked, row)}" for row in finding.rows.itertuples()))
        elif finding.missing:
            missing(asked, finding)
        details(asked, finding)
    st.space("medium")


def _silent(asked: Asked, row: object) -> str:
    """'**Buurttuin** (VS-0001): 613 dagen geleden, op 25 januari 2025'"""
    title = plain(row.title if is_known(row.title) else row.initiative_id)
    title = f"**{linked(title, address('initiatief', initiative=row.initiative_id))}** ({plain(row.initiative_id)})"
    if is_known(row.last_contact_date):
        said = asked.say("pages.relaties.silent_since", n=int(row.days_since_contact), day=row.last_contact_date)
    elif is_known(row.started_date):
        said = asked.say("pages.relaties.never_since", day=row.started_date)
    else:
        said = asked.say("pages.relaties.never")
    return f"{title}: {plain(said)}"
