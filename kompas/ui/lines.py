"""From a number in a table to the lines of the exports behind it."""

import pandas as pd
import streamlit as st

from kompas import sql, texts
from kompas.findings import Asked
from kompas.findings.lines import BEHIND, Conditions, lines_behind
from kompas.ui.furniture import answer, details
from kompas.ui.plain import plain
from kompas.ui.table import table, written

COLUMNS = {"started": "year", "money_year": "year", "nameless_kind": "funder_kind"}  # under which heading a condition is said


def lines(asked: Asked) -> None:
    """The lines behind the number that the address names; a hint where it names none that is understood."""
    name = st.query_params.get("figure", "")
    conditions = BEHIND[name].read(st.query_params.get_all("where")) if name in BEHIND else None
    if conditions is None:
        st.markdown(asked.say("pages.regels.none"))
        return
    found = lines_behind(asked, name, conditions)
    st.header(asked.say(f"findings.{name}.question"), anchor=False)
    st.markdown(plain(" · ".join(_said(asked, conditions))))
    answer(found.sentence)
    table(asked, _in_one(asked, found.rows), found.alt, found.name)
    details(asked, found)


def _in_one(asked: Asked, rows: pd.DataFrame) -> pd.DataFrame:
    """File and line in one column: a column fewer, so that the table fits the page."""
    if rows.empty:
        return rows
    word = asked.say("columns.line").lower()
    told = [f"{file}, {word} {written(asked, 'line', line)}" for file, line in zip(rows["file"], rows["line"], strict=True)]
    return rows.assign(file=told).drop(columns="line")


def _said(asked: Asked, conditions: Conditions) -> list[str]:
    """Each condition in the words of the tables: 'Afdeling: Zorg'."""
    said = []
    for parameter, value in conditions:
        if texts.has(asked.language, f"codes.{parameter}.{value}") and not texts.has(asked.language, f"columns.{parameter}"):
            said.append(asked.say(f"codes.{parameter}.{value}"))
        else:
            column = COLUMNS.get(parameter, parameter)
            shown = int(value) if sql.PARAMETER_KINDS[parameter] == "whole" else value
            said.append(f"{asked.say(f'columns.{column}')}: {written(asked, column, shown)}")
    return said
