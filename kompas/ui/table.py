"""The table behind a finding, written as the language writes numbers and dates."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.names import CHOICES, UNKNOWN, USUAL, display_name, is_known
from kompas.figures.relations import contact_band
from kompas.findings import Scope
from kompas.ui.escape import escape
from kompas.ui.links import address, link_to
from kompas.ui.null_words import null_words

MOST_ROWS = 100
MOST_BESIDE = 4  # columns of a single row that stand beside each other; more stand below each other
AS_IS = ("year", "year_before", "account_year", "line")  # whole numbers that are no amounts
TENTHS = ("average", "difference")  # columns of which every number has one decimal

Links = Mapping[str, Sequence[str | None]]  # per column the address to which each of its cells leads


def table(scope: Scope, rows: pd.DataFrame, alt: str, name: str = "", links: Links = MappingProxyType({})) -> None:
    """Show the first rows as a table with headings in the reader's language, and say how many there are.

    The name of an initiative leads to its file, and a count to the lines of the exports behind it where `links` says so.
    """
    if rows.empty:
        st.markdown(scope.say("frame.no_rows"))
        return
    first_rows = rows.head(MOST_ROWS)
    if len(rows) > len(first_rows):
        st.markdown(scope.say("frame.of_rows", shown=len(first_rows), n=len(rows)))
    if len(first_rows) == 1 and len(first_rows.columns) > MOST_BESIDE:
        _on_its_side(scope, first_rows, alt, name, links)
        return
    words = [_words(scope, first_rows, name, column, links.get(column, ())) for column in first_rows.columns]
    headings = [escape(scope.say(f"columns.{column}")) for column in first_rows.columns]
    st.table(pd.DataFrame(dict(enumerate(words))).set_axis(headings, axis=1), border="horizontal", hide_index=True, alt=alt)


def _words(scope: Scope, first_rows: pd.DataFrame, name: str, column: str, links: Sequence[str | None]) -> list[str]:
    """The cells of a column as Markdown; the name of an initiative, or else its identifier, leads to its file."""
    words = [escape(_cell(scope, name, column, value)) for value in first_rows[column]]
    if links:
        return [link_to(cell, to) if to else cell for cell, to in zip(words, links, strict=False)]
    if "initiative_id" not in first_rows or column != ("title" if "title" in first_rows else "initiative_id"):
        return words
    return [
        link_to(cell, address("initiatief", initiative=initiative)) if is_known(initiative) else cell
        for cell, initiative in zip(words, first_rows["initiative_id"], strict=True)
    ]


def _on_its_side(scope: Scope, row: pd.DataFrame, alt: str, name: str, links: Links) -> None:
    """A table of one long row, with its headings on the left."""
    headings = [scope.say("columns.measure"), scope.say("columns.setting_value")]
    words = [(escape(scope.say(f"columns.{column}")), *_words(scope, row, name, column, links.get(column, ()))) for column in row.columns]
    st.table(pd.DataFrame(words, columns=headings), border="horizontal", hide_index=True, alt=alt)


def _cell(scope: Scope, name: str, column: str, value: Any) -> str:
    if not is_known(value) and (words := null_words(name, column)):
        return scope.say(words)
    return scope.say(f"columns.matters.{value}") if column == "matter" else cell_text(scope, column, value)


def cell_text(scope: Scope, column: str, value: Any) -> str:
    """A value as the table shows it; what is not known by that word."""
    language = scope.language
    if isinstance(value, str) and texts.has(language, f"codes.{column}.{value}"):
        return scope.say(f"codes.{column}.{value}")
    if column == "since_contact" and is_known(value) and value != UNKNOWN:
        return contact_band(value, language)
    if not is_known(value) or isinstance(value, str):
        kind = column if column in CHOICES or column in USUAL else "text"
        return scope.say(f"figures.age.{value}") if column == "age_band" and value == "unknown" else display_name(value, kind, language)
    if isinstance(value, bool | np.bool_):
        return scope.say(f"columns.yes_no.{'yes' if value else 'no'}")
    if isinstance(value, date | pd.Timestamp):
        return texts.date(value, language)
    if "_eur_" in f"_{column}_":  # not share_per_euro, which is a share
        return texts.euro(value, language)
    if column.startswith("share"):
        return texts.percent(value, language)
    if column.startswith(TENTHS):
        return texts.tenth(value, language)
    return str(int(value)) if column in AS_IS else texts.number(value, language)
