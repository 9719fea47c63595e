"""From a number in a table to the lines of the exports behind it."""

import pandas as pd
import streamlit as st

from kompas import texts
from kompas.findings import Scope
from kompas.findings.drill import Conditions, Drill
from kompas.findings.lines import drill_from_address, lines_behind
from kompas.ui.cell_words import cell_text
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details, question
from kompas.ui.null_words import null_words
from kompas.ui.parameters import check
from kompas.ui.table import table

# The column whose heading names a condition, where that has another name than the parameter.
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


def lines(scope: Scope) -> None:
    """The lines behind the number that the address names; a hint where it names none that is understood."""
    name = st.query_params.get("figure", "")
    followed = drill_from_address(name, st.query_params.get("count", ""), st.query_params.get_all("where"))
    if followed is None:
        for key in ("figure", "count", "where"):
            check(key, "frame.page.regels", None, (), "where")
        st.markdown(scope.say("pages.regels.none"))
        return
    drill, conditions = followed
    found = lines_behind(scope, drill, conditions)
    question(scope, name)
    st.markdown(escape(" · ".join(condition_words(scope, name, drill, conditions))))
    answer(found, has_question=True)
    if drill.per is not None:
        st.markdown(scope.say("pages.regels.once"))
    table(scope, _in_one(scope, found.rows), found.alt, found.name, key="lines")
    details(scope, found)


def _in_one(scope: Scope, rows: pd.DataFrame) -> pd.DataFrame:
    """File and line in one column: a column fewer, so that the table fits the page."""
    if rows.empty:
        return rows
    word = scope.say("columns.line").lower()
    places = [f"{file}, {word} {cell_text(scope, 'line', line)}" for file, line in zip(rows["file"], rows["line"], strict=True)]
    return rows.assign(file=places).drop(columns="line")


def condition_words(scope: Scope, answer_name: str, drill: Drill, conditions: Conditions) -> list[str]:
    """Which count it is and what holds for it, in the words of the tables: 'Te laat · Afdeling: Zorg'."""
    words = [scope.say(f"columns.{drill.count}")] if drill.count != "n" else []
    for name, value in conditions:
        if texts.has(scope.language, f"codes.{name}.{value}") and not texts.has(scope.language, f"columns.{name}"):
            words.append(scope.say(f"codes.{name}.{value}"))
        else:
            words.append(_condition(scope, COLUMNS.get(name, name), drill.kind(name), value))
    flags = [name for name, value in drill.fixed.items() if value is True and texts.has(scope.language, f"codes.{name}.yes")]
    words += [scope.say(f"codes.{name}.yes") for name in flags]
    left_out = [column for column, name in drill.columns.items() if name not in dict(conditions)]
    together = {column: null_words(answer_name, column) for column in left_out}
    return [*words, *(f"{scope.say(f'columns.{column}')}: {scope.say(key)}" for column, key in together.items() if key)]


def _condition(scope: Scope, column: str, kind: str, value: object) -> str:
    if column == "matter":
        return scope.say(f"columns.matters.{value}")
    words = cell_text(scope, column, int(value) if kind == "whole" else value)
    return f"{scope.say(f'columns.{column}')}: {words}"
