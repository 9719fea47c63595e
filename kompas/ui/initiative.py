"""The page of one initiative: find it, how it stands, and its file."""

import pandas as pd
import streamlit as st

from kompas.figures.names import display_name
from kompas.findings import Finding, Scope
from kompas.findings.initiative import facts, initiatives_found
from kompas.ui.escape import escape, small
from kompas.ui.events import in_short, in_words
from kompas.ui.finding import answer, details
from kompas.ui.parameters import check
from kompas.ui.picture import picture
from kompas.ui.row_list import list_of
from kompas.ui.search_field import LONGEST
from kompas.ui.table import table

FOUND = ("title", "initiative_id", "theme", "neighbourhood", "status")
OF_MENTION = ("register", "initiative_id", "title", "theme", "neighbourhood", "status", "status_since_date", "newest_date")
NEWEST = 20  # events shown at once; the quiet row opens more


def which_initiative(scope: Scope) -> str | None:
    """The identifier of the chosen initiative; none where the reader still has to choose. What the reader types stands in the address."""
    search = st.text_input(
        scope.say("pages.initiatief.search"),
        placeholder=scope.say("pages.initiatief.search_hint"),
        key="initiative",
        bind="query-params",
        max_chars=LONGEST,
    ).strip()
    check("initiative", "pages.initiatief.search", search, {search}, "long", most=LONGEST)
    if not search:
        st.markdown(scope.say("findings.initiative_card.unchosen"))
        return None
    if len(scope.rows("initiative_card", initiative=search)) or len(scope.rows("initiative_file", initiative=search)):
        return search
    found = initiatives_found(scope, search=search)
    if len(found.rows) == 1:
        return found.rows.iloc[0]["initiative_id"]
    answer(found)
    list_of(scope, found, FOUND)
    details(scope, found)
    return None


def card(scope: Scope, finding: Finding) -> None:
    """How the chosen initiative stands; where several registers know its identifier, in each of them."""
    rows = finding.rows
    if len(rows) != 1:
        st.markdown(finding.sentence)
    for _, row in rows.iterrows():
        st.header(escape(display_name(row["title"], "title", scope.language)), anchor=False)
        st.markdown(small(escape(_about(scope, row, with_register=len(rows) > 1))))
        st.markdown(escape(finding.sentence if len(rows) == 1 else facts(scope, row)))
    if len(rows):
        details(scope, finding)
        st.space("medium")


def mentions_of(scope: Scope, finding: Finding) -> None:
    """What each register says of the chosen initiative, where it stands in several as one; else nothing."""
    if finding.rows.empty:
        return
    answer(finding)
    table(scope, finding.rows, finding.alt, finding.name, columns=OF_MENTION)
    details(scope, finding)
    st.space("medium")


def _about(scope: Scope, row: pd.Series, with_register: bool) -> str:
    """'VS-0129 · sport · Noord · stichting · begonnen op 3 mei 2021'"""
    parts = [str(row["initiative_id"])]
    parts.append(
        scope.say(
            "pages.initiatief.about",
            theme=_value_name(scope, row["theme"], "theme"),
            ward=_value_name(scope, row["neighbourhood"], "ward"),
            kind=_value_name(scope, row["initiator_kind"], "initiator_kind", "initiator"),
        )
    )
    if pd.notna(row["started_date"]):
        parts.append(scope.say("pages.initiatief.begun", day=row["started_date"]))
    return " · ".join([*parts, display_name(row["register"], "register", scope.language)] if with_register else parts)


def _value_name(scope: Scope, value: object, kind: str, label: str = "") -> str:
    """The value; where it is not known, of what: 'thema onbekend'."""
    word = display_name(value, kind, scope.language)
    return f"{scope.say(f'frame.filters.{label or kind}').lower()} {word}" if pd.isna(value) else word


def timeline(scope: Scope, finding: Finding) -> None:
    """Everything that happened around the chosen initiative: a timeline, and every event with its file and line."""
    if finding.rows.empty:
        return
    answer(finding)
    if finding.chart is not None:
        picture(finding)
    events_in_words = in_words(scope, finding.rows)
    if len(events_in_words) > NEWEST:
        st.markdown(scope.say("frame.of_rows", shown=NEWEST, n=len(events_in_words)))
    table(scope, in_short(scope, events_in_words.head(NEWEST)), finding.alt, finding.name, key="newest")
    details(scope, finding, events_in_words)
    st.space("medium")
