"""The table behind a finding, written as the language writes numbers and dates."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.names import CHOICES, is_known, named
from kompas.findings import Asked
from kompas.ui.plain import plain

MOST_ROWS = 100
MOST_BESIDE = 4  # columns of a single row that stand beside each other; more stand below each other
AS_IS = ("year",)  # whole numbers that are no amounts
NULL_MEANS = {  # where nothing is not the same as unknown
    ("waiting_curve", "department"): "figures.all_departments",
    ("needs_attention", "department"): "columns.nothing",
    ("needs_attention", "eur"): "columns.nothing",
}


def table(asked: Asked, rows: pd.DataFrame, alt: str, name: str = "") -> None:
    """Show the first rows as a table with headings in the reader's language, and say how many there are."""
    if rows.empty:
        st.markdown(asked.say("frame.no_rows"))
        return
    shown = rows.head(MOST_ROWS)
    if len(rows) > len(shown):
        st.markdown(asked.say("frame.of_rows", shown=len(shown), n=len(rows)))
    if len(shown) == 1 and len(shown.columns) > MOST_BESIDE:
        _on_its_side(asked, shown, alt, name)
        return
    words = [[plain(_cell(asked, name, column, value)) for value in shown[column]] for column in shown.columns]
    headings = [plain(asked.say(f"columns.{column}")) for column in shown.columns]
    st.table(pd.DataFrame(dict(enumerate(words))).set_axis(headings, axis=1), border="horizontal", hide_index=True, alt=alt)


def _on_its_side(asked: Asked, row: pd.DataFrame, alt: str, name: str) -> None:
    """A table of one long row, with its headings on the left."""
    told = [(asked.say(f"columns.{column}"), _cell(asked, name, column, row.iloc[0][column])) for column in row.columns]
    headings = [asked.say("columns.measure"), asked.say("columns.setting_value")]
    words = [(plain(heading), plain(value)) for heading, value in told]
    st.table(pd.DataFrame(words, columns=headings), border="horizontal", hide_index=True, alt=alt)


def _cell(asked: Asked, name: str, column: str, value: Any) -> str:
    if not is_known(value) and (name, column) in NULL_MEANS:
        return asked.say(NULL_MEANS[name, column])
    return asked.say(f"columns.matters.{value}") if column == "matter" else written(asked, column, value)


def written(asked: Asked, column: str, value: Any) -> str:
    """A value as the table shows it; what is not known by that word."""
    language = asked.language
    if not is_known(value) or isinstance(value, str):
        kind = column if column in CHOICES else "text"
        return asked.say(f"figures.age.{value}") if column == "age_band" and value == "unknown" else named(value, kind, language)
    if isinstance(value, bool | np.bool_):
        return asked.say(f"columns.yes_no.{'yes' if value else 'no'}")
    if isinstance(value, date | pd.Timestamp):
        return texts.date(value, language)
    if "_eur" in column or column == "eur":
        return texts.euro(value, language)
    if column.startswith("share"):
        return texts.percent(value, language)
    return str(int(value)) if column in AS_IS else texts.number(value, language)
