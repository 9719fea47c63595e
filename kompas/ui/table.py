"""The table behind a finding: a grid that can be sorted and searched, or a plain table, with the same words in both."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from kompas.figures.names import UNKNOWN
from kompas.findings import Scope
from kompas.findings.cell_words import NUMBER, cell_of, cell_under_heading, headings, holds_only
from kompas.findings.ways import to_initiatives
from kompas.ui import plain_tables
from kompas.ui.escape import escape
from kompas.ui.grid import Action, grid
from kompas.ui.links import address, link_to

MOST_ROWS = 10_000  # of a grid, which is scrolled; the download has them all
MOST_PLAIN = 100  # of a plain table, which makes the page longer
FEW = 5  # rows that nobody has to sort or search
MOST_BESIDE = 4  # columns of a single row that stand beside each other; more stand below each other

Links = Mapping[str, Sequence[str | None]]  # per column the address to which each of its cells leads


def table(
    scope: Scope,
    rows: pd.DataFrame,
    alt: str,
    name: str = "",
    links: Links = MappingProxyType({}),
    key: str = "",
    columns: Sequence[str] = (),
    is_plain: bool = False,
) -> None:
    """Show the rows of an answer with headings in the reader's language: as a grid, or plain where it is asked so, where the
    reader chose that, or where there are few.

    The name of an initiative leads to its file, and a count to the lines of the exports behind it where `links` says so. `key` tells the
    tables of one page apart; `columns` are those to show, where that is not all of them. A grid is a drawing, so that a plain table stands
    beside it for paper.
    """
    if rows.empty:
        st.markdown(scope.say("frame.no_rows"))
        return
    links = to_initiatives(rows, address) | dict(links)
    rows = rows[list(columns)] if columns else rows
    if len(rows) == 1 and len(rows.columns) > MOST_BESIDE:
        _on_its_side(scope, rows, alt, name, links)
        return
    key = key or name
    if is_plain or shown_plain(scope, rows, key):
        _plain(scope, rows, alt, name, links)
        return
    grid_beside_plain(scope, rows, alt, name, key, links)


def grid_beside_plain(
    scope: Scope,
    rows: pd.DataFrame,
    alt: str,
    name: str,
    key: str,
    links: Links = MappingProxyType({}),
    actions: Sequence[Action] = (),
) -> None:
    """The rows as a grid, and for paper, on which it is not drawn, as a plain table. `actions` are the buttons that each row ends in."""
    shown = rows.head(MOST_ROWS)
    _say_how_many(scope, shown, rows)
    words = [_words(scope, shown, name, column) for column in shown.columns]
    to = [list(links.get(column, ()))[: len(shown)] or [None] * len(shown) for column in shown.columns]
    with st.container(key=f"screen-{key}"):
        grid(scope, shown, headings(scope, shown), words, to, alt, key, actions)
    with st.container(key=f"paper-{key}"):
        _plain(scope, rows, alt, name, links)


def shown_plain(scope: Scope, rows: pd.DataFrame, key: str) -> bool:
    """Whether the table of these rows is plain: few are, and of more the reader chooses, with a switch that this draws."""
    return len(rows) <= FEW or plain_tables.switch(scope, key)


def _say_how_many(scope: Scope, shown: pd.DataFrame, rows: pd.DataFrame) -> None:
    if len(rows) > len(shown):
        st.markdown(scope.say("frame.of_rows", shown=len(shown), n=len(rows)))


def _plain(scope: Scope, rows: pd.DataFrame, alt: str, name: str, links: Links) -> None:
    """The first rows as a table of HTML, of which every link can be reached by keyboard."""
    shown = rows.head(MOST_PLAIN)
    _say_how_many(scope, shown, rows)
    cells = [_linked(_words(scope, shown, name, column), links.get(column, ())) for column in shown.columns]
    titles = [escape(heading) for heading in headings(scope, shown)]
    of_numbers = [holds_only(shown[column][shown[column] != UNKNOWN], NUMBER) for column in shown.columns]
    st.table(_aligned(titles, cells, of_numbers), border="horizontal", hide_index=True, alt=alt)


def _aligned(titles: Sequence[str], cells: Sequence[Sequence[str]], of_numbers: Sequence[bool]) -> Styler | pd.DataFrame:
    """These cells under their titles, numbers at the right. A plain table puts at the right what is a number, and shows of it what a
    Styler says: so a column of numbers holds the places of its words."""
    columns = zip(titles, cells, of_numbers, strict=True)
    rows = pd.DataFrame({title: range(len(words)) if is_number else words for title, words, is_number in columns})
    words_of = {title: words.__getitem__ for title, words, is_number in zip(titles, cells, of_numbers, strict=True) if is_number}
    return rows.style.format(words_of) if words_of else rows


def _linked(words: Sequence[str], links: Sequence[str | None]) -> list[str]:
    """These words as Markdown, with the links of those that have one."""
    cells = [escape(word) for word in words]
    return [link_to(cell, to) if to else cell for cell, to in zip(cells, links, strict=False)] if links else cells


def _words(scope: Scope, rows: pd.DataFrame, name: str, column: str) -> list[str]:
    """The cells of a column in words; the unit of an amount stands in the heading."""
    return [cell_under_heading(scope, name, column, value) for value in rows[column]]


def _on_its_side(scope: Scope, row: pd.DataFrame, alt: str, name: str, links: Links) -> None:
    """A table of one long row, with its headings on the left."""
    titles = [scope.say("columns.measure"), scope.say("columns.setting_value")]
    cells = [
        (
            escape(scope.say(f"columns.{column}")),
            *_linked([cell_of(scope, name, column, value) for value in row[column]], links.get(column, ())),
        )
        for column in row.columns
    ]
    st.table(pd.DataFrame(cells, columns=titles), border="horizontal", hide_index=True, alt=alt)
