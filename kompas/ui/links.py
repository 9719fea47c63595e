"""Addresses of pages that keep the reader's choices, for links inside a table or a list."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import streamlit as st

from kompas.contract import ROOT
from kompas.findings import Scope

LOOKS = ("beamer", "plain")  # how a page looks, whatever it is about
# What the reader chose for every page; choices of one page stay with that page.
KEPT = (
    *("lang", "municipality", "theme", "ward", "department", "initiator", "from", "until", "day", "definition", "everything"),
    *LOOKS,
)
# What an address can name for one page; tests/test_links.py holds both lists to the widgets.
OF_A_PAGE = (
    *("rows", "decisions", "subsidies", "promises", "quarter", "first_answer", "compare", "term", "per", "by", "since", "initiative"),
    *("search", "organisation", "story", "edition"),
    *("cut", "years", "phase_out", "replacement", "figure", "count", "where"),
)


def address(page: str, **more: object) -> str:
    """The address of a page with the choices of this one, and with `more`; a list is a name with more than one value."""
    return composed(page, _kept(), **more)


def address_on_day(scope: Scope) -> Callable[..., str]:
    """What makes addresses as `address` does, also outside this visit and when newer exports came in: with the municipality and the day of
    this scope, and without how the page looks."""
    of_scope = {"day": scope.warehouse.on_date.isoformat(), "municipality": scope.warehouse.municipality}
    kept = [(name, value) for name, value in _kept() if name not in (*of_scope, *LOOKS)]
    return partial(composed, choices=(*kept, *((name, value) for name, value in of_scope.items() if value)))


def composed(page: str, choices: Sequence[tuple[str, str]], **more: object) -> str:
    """The address of a page with these choices, a name and a value each, and with `more`."""
    parameters = [(name, str(value)) for name, given in more.items() for value in (given if isinstance(given, list) else [given])]
    query = urlencode([*choices, *parameters], quote_via=quote, safe="")
    return f"/{page}?{query}" if query else f"/{page}"


def _kept() -> list[tuple[str, str]]:
    chosen = set(st.query_params)
    return [(name, value) for name in KEPT if name in chosen for value in st.query_params.get_all(name)]


def here() -> str:
    """The address in the reader's browser, as it can be given to somebody else."""
    query = urlencode([(name, value) for name in st.query_params for value in st.query_params.get_all(name)], quote_via=quote, safe="")
    page = st.context.url if urlsplit(st.context.url).path else f"{st.context.url}/"
    return f"{page}?{query}".removesuffix("?")


def link_to(words: str, to: str) -> str:
    """These words, which are Markdown already, as a link to an address."""
    return f"[{words}]({to})"


def file(page: str) -> Path:
    """The file of the page, by which a link within the visit names it."""
    return ROOT / "pages" / f"{page}.py"
