"""Finding an initiative, an organisation or a question: the field on every page, what was found, and one organisation."""

import re
from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

import streamlit as st

from kompas.findings import EVERY, Finding, Scope, initiatives_found, organisations_found
from kompas.findings.search import questions_found
from kompas.ui.escape import escape, small
from kompas.ui.finding import answer, details
from kompas.ui.frame import PAGES
from kompas.ui.links import address, file, link_to
from kompas.ui.parameters import check
from kompas.ui.row_list import list_of
from kompas.ui.search_field import LABEL, LONGEST
from kompas.ui.table import Links

MOST_QUESTIONS = 10
OF_INITIATIVE = ("title", "initiative_id", "status", "neighbourhood")
OF_FOUND_ORGANISATION = ("organisation", "initiatives", "granted_eur", "newest_year")
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
    _section(scope, initiatives, OF_INITIATIVE)
    to = [address("organisaties", organisation=name) for name in organisations.rows["organisation"]]
    _section(scope, organisations, OF_FOUND_ORGANISATION, {"organisation": to})
    st.subheader(scope.say("pages.zoeken.questions", n=len(names)), anchor=False)
    for name in names:
        page = page_of(name)
        to = f"{address(page)}#{name}"
        st.markdown(f"{link_to(escape(scope.say(f'findings.{name}.question')), to)} {small(escape(scope.say(f'frame.page.{page}')))}")


def _section(scope: Scope, found: Finding, columns: Sequence[str], links: Links = MappingProxyType({})) -> None:
    """How many were found, and they in a plain table of these columns, in which every name is a link."""
    st.subheader(escape(found.message), anchor=False)
    if len(found.rows):
        list_of(scope, found, columns, links, is_plain=True)
    if found.context:
        st.markdown(escape(found.context))


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
