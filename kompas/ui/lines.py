"""From a number in a table to the lines of the exports behind it."""

import pandas as pd
import streamlit as st

from kompas import sql, texts
from kompas.findings import Asked
from kompas.findings.lines import behind_address, lines_behind
from kompas.findings.trail import Behind, Conditions
from kompas.ui.furniture import answer, details
from kompas.ui.parameters import check
from kompas.ui.plain import plain
from kompas.ui.table import NULL_MEANS, table, written

# Under which heading a condition is said, where that has another name than the parameter.
COLUMNS = {
    "started": "year",
    "ended": "year",
    "gone": "year",
    "money_year": "year",
    "nameless_kind": "funder_kind",
    "by": "grouped_by",
    "followed": "days",
    "waited": "days",
    "waited_weeks": "week",
    "ended_on": "days",
    "ended_by": "days",
    "here": "year",
    "held": "year",
    "short_by": "bridging_band",
    "others": "who",
    "cut": "share_cut",
    "replacement": "share_replaced",
}


def lines(asked: Asked) -> None:
    """The lines behind the number that the address names; a hint where it names none that is understood."""
    name = st.query_params.get("figure", "")
    followed = behind_address(name, st.query_params.get("count", ""), st.query_params.get_all("where"))
    if followed is None:
        for key in ("figure", "count", "where"):
            check(key, "frame.page.regels", None, (), "where")
        st.markdown(asked.say("pages.regels.none"))
        return
    behind, conditions = followed
    found = lines_behind(asked, behind, conditions)
    st.header(asked.say(f"findings.{name}.question"), anchor=False)
    st.markdown(plain(" · ".join(said(asked, name, behind, conditions))))
    answer(found.sentence)
    if behind.per is not None:
        st.markdown(asked.say("pages.regels.once"))
    table(asked, _in_one(asked, found.rows), found.alt, found.name)
    details(asked, found)


def _in_one(asked: Asked, rows: pd.DataFrame) -> pd.DataFrame:
    """File and line in one column: a column fewer, so that the table fits the page."""
    if rows.empty:
        return rows
    word = asked.say("columns.line").lower()
    told = [f"{file}, {word} {written(asked, 'line', line)}" for file, line in zip(rows["file"], rows["line"], strict=True)]
    return rows.assign(file=told).drop(columns="line")


def said(asked: Asked, name: str, behind: Behind, conditions: Conditions) -> list[str]:
    """Which count it is and what holds for it, in the words of the tables: 'Te laat · Afdeling: Zorg'."""
    told = [asked.say(f"columns.{behind.count}")] if behind.count != "n" else []
    for parameter, value in (*conditions, *behind.fixed.items()):
        if texts.has(asked.language, f"codes.{parameter}.{value}") and not texts.has(asked.language, f"columns.{parameter}"):
            told.append(asked.say(f"codes.{parameter}.{value}"))
        elif parameter not in behind.fixed:
            told.append(_condition(asked, COLUMNS.get(parameter, parameter), parameter, value))
    left_out = [column for column, parameter in behind.columns.items() if parameter not in dict(conditions)]
    together = [
        f"{asked.say(f'columns.{column}')}: {asked.say(NULL_MEANS[name, column])}" for column in left_out if (name, column) in NULL_MEANS
    ]
    return [*told, *together]


def _condition(asked: Asked, column: str, parameter: str, value: object) -> str:
    if column == "matter":
        return asked.say(f"columns.matters.{value}")
    words = written(asked, column, int(value) if sql.PARAMETER_KINDS[parameter] == "whole" else value)
    return f"{asked.say(f'columns.{column}')}: {words}"
