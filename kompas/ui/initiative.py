"""The page of one initiative: find it, how it stands, and its file."""

import pandas as pd
import streamlit as st

from kompas.figures.names import UNKNOWN, named
from kompas.findings import Asked, Finding
from kompas.findings.initiative import events, facts, initiatives_found
from kompas.ui.furniture import answer, details, picture, question
from kompas.ui.parameters import check
from kompas.ui.plain import plain
from kompas.ui.table import table

LONGEST_SEARCH = 200  # characters of what is searched
NEWEST = 20  # events shown at once; the quiet row opens more


def which_initiative(asked: Asked) -> str | None:
    """The identifier of the chosen initiative; none where the reader still has to choose. What the reader types stands in the address."""
    said = st.text_input(
        asked.say("pages.initiatief.search"),
        placeholder=asked.say("pages.initiatief.search_hint"),
        key="initiative",
        bind="query-params",
        max_chars=LONGEST_SEARCH,
    ).strip()
    check("initiative", "pages.initiatief.search", said, {said}, "long", most=LONGEST_SEARCH)
    if not said:
        st.markdown(asked.say("findings.initiative_card.unchosen"))
        return None
    if len(asked.rows("initiative_card", initiative=said)) or len(asked.rows("initiative_file", initiative=said)):
        return said
    found = initiatives_found(asked, search=said)
    if len(found.rows) == 1:
        return found.rows.iloc[0]["initiative_id"]
    question(asked, found.name)
    answer(found.sentence)
    with st.container(gap="xxsmall"):
        for place, row in enumerate(found.rows.itertuples()):
            label = plain(f"{named(row.title, 'title', asked.language)} ({row.initiative_id})")
            icon = ":material/arrow_forward:"
            st.button(label, key=f"found-{place}", type="tertiary", icon=icon, on_click=_choose, args=(row.initiative_id,))
    details(asked, found)
    return None


def _choose(initiative: str) -> None:
    st.session_state["initiative"] = initiative


def card(asked: Asked, finding: Finding) -> None:
    """How the chosen initiative stands; where several registers know its identifier, in each of them."""
    rows = finding.rows
    if len(rows) != 1:
        st.markdown(finding.sentence)
    for _, told in rows.iterrows():
        st.header(plain(named(told["title"], "title", asked.language)), anchor=False)
        st.markdown(f":small[{plain(_about(asked, told, with_register=len(rows) > 1))}]")
        answer(finding.sentence if len(rows) == 1 else facts(asked, told))
    if len(rows):
        details(asked, finding)
        st.space("medium")


def _about(asked: Asked, told: pd.Series, with_register: bool) -> str:
    """'VS-0129 · sport · Noord · stichting · begonnen op 3 mei 2021'"""
    parts = [str(told["initiative_id"])]
    parts.append(
        asked.say(
            "pages.initiatief.about",
            theme=_named(asked, told["theme"], "theme"),
            ward=_named(asked, told["neighbourhood"], "ward"),
            kind=_named(asked, told["initiator_kind"], "initiator_kind", "initiator"),
        )
    )
    if pd.notna(told["started_date"]):
        parts.append(asked.say("pages.initiatief.begun", day=told["started_date"]))
    return " · ".join([*parts, str(told["register"])] if with_register else parts)


def _named(asked: Asked, value: object, kind: str, label: str = "") -> str:
    """The value; where it is not known, of what: 'thema onbekend'."""
    word = named(value, kind, asked.language)
    return f"{asked.say(f'frame.filters.{label or kind}').lower()} {word}" if pd.isna(value) else word


def timeline(asked: Asked, finding: Finding) -> None:
    """Everything that happened around the chosen initiative: a timeline, and every event with its file and line."""
    if finding.rows.empty:
        return
    question(asked, finding.name)
    answer(finding.sentence)
    if finding.figure is not None:
        picture(finding)
    told = _in_words(asked, finding.rows)
    if len(told) > NEWEST:
        st.markdown(asked.say("frame.of_rows", shown=NEWEST, n=len(told)))
    table(asked, _short(asked, told.head(NEWEST)), finding.alt, finding.name)
    details(asked, finding, told)
    st.space("medium")


def _short(asked: Asked, told: pd.DataFrame) -> pd.DataFrame:
    """The newest events with the department behind what happened: three columns, which a telephone can hold."""
    pairs = zip(told["event"], told["department"], strict=True)
    said = [event if pd.isna(name) else f"{event} · {named(name, 'department', asked.language)}" for event, name in pairs]
    return told.assign(event=said)[["date", "event", "amount_eur"]]


def _in_words(asked: Asked, rows: pd.DataFrame) -> pd.DataFrame:
    """The events as they are shown: an amount or a department that an event should have and that is not told, is unknown."""
    told = rows[["date", "event", "amount_eur", "department", "case_id", "file", "line"]].astype({"amount_eur": object})
    has_amount = rows["event"].str.startswith("promise")
    has_department = rows["event"].str.startswith(("request", "official"))
    told["amount_eur"] = told["amount_eur"].where(rows["amount_eur"].notna() | ~has_amount, UNKNOWN)
    told["department"] = told["department"].where(rows["department"].notna() | ~has_department, UNKNOWN)
    return told.assign(event=events(asked, rows))
