"""Finding an initiative, an organisation or a question: the field on every page, what was found, and one organisation."""

import re
from collections.abc import Iterable
from functools import cache

import streamlit as st

from kompas.figures.names import display_name
from kompas.findings import EVERY, Finding, Scope, initiatives_found, organisations_found
from kompas.findings.search import questions_found
from kompas.ui.escape import escape, small
from kompas.ui.finding import answer, details
from kompas.ui.frame import PAGES
from kompas.ui.links import address, file, link_to
from kompas.ui.parameters import check
from kompas.ui.row_list import list_of
from kompas.ui.search_field import LABEL, LONGEST

MOST_QUESTIONS = 10
OF_ORGANISATION = ("title", "status", "year", "granted_eur", "funder", "scheme", "end_date")


def results(scope: Scope) -> None:
    """What carries the words of the address: initiatives, organisations and questions, each a link."""
    search = st.query_params.get("search", "").strip()
    check("search", LABEL, search, {search} if len(search) <= LONGEST else (), "long", most=LONGEST)
    search = search[:LONGEST]
    if not search:
        st.markdown(scope.say("pages.zoeken.empty"))
        return
    names = questions_found(tuple(EVERY), search, MOST_QUESTIONS)
    initiatives, organisations = initiatives_found(scope, search=search), organisations_found(scope, search=search)
    st.header(escape(scope.say("pages.zoeken.found", words=search)), anchor=False)
    _initiatives(scope, initiatives)
    _organisations(scope, organisations)
    st.subheader(scope.say("pages.zoeken.questions", n=len(names)), anchor=False)
    for name in names:
        page = page_of(name)
        to = f"{address(page)}#{name}"
        st.markdown(f"{link_to(escape(scope.say(f'findings.{name}.question')), to)} {small(escape(scope.say(f'frame.page.{page}')))}")


def _initiatives(scope: Scope, found: Finding) -> None:
    st.subheader(escape(found.message), anchor=False)
    _links(
        (
            escape(f"{display_name(row.title, 'title', scope.language)} ({row.initiative_id})"),
            address("initiatief", initiative=row.initiative_id),
        )
        for row in found.rows.itertuples()
    )
    if found.context:
        st.markdown(escape(found.context))


def _organisations(scope: Scope, found: Finding) -> None:
    st.subheader(escape(found.message), anchor=False)
    _links((escape(row.organisation), address("organisaties", organisation=row.organisation)) for row in found.rows.itertuples())
    if found.context:
        st.markdown(escape(found.context))


def _links(found: Iterable[tuple[str, str]]) -> None:
    """What was found below each other, each a link."""
    st.markdown("\n".join(f"- {link_to(words, to)}" for words, to in found))


@cache
def page_of(name: str) -> str:
    """The page on which a finding is shown: the first that names it, but for the board, which shows what other pages work out."""
    named = [page for page in PAGES if re.search(rf"\bfindings\.{name}\b", file(page).read_text("utf-8"))]
    return next((page for page in named if page != PAGES[0]), named[0] if named else "initiatief")


def which_organisation(scope: Scope) -> str | None:
    """The organisation that the address names; none where it names none of which the exports tell."""
    name = st.query_params.get("organisation", "").strip()[:LONGEST]
    is_there = bool(name) and len(scope.rows("organisation_file", organisation=name)) > 0
    check("organisation", "pages.organisaties.one", name, {name} if is_there else (), "data", day=scope.warehouse.on_date)
    return name if is_there else None


def organisation(scope: Scope, finding: Finding, name: str) -> None:
    """What the exports tell of one organisation."""
    st.header(escape(name), anchor=False)
    answer(finding)
    list_of(scope, finding, OF_ORGANISATION)
    details(scope, finding)
    st.space("medium")
