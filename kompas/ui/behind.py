"""What is behind a mark of a figure: the lines of the exports, or what happened around an initiative, in a dialog over the page."""

from typing import Any

import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.chart import Cell
from kompas.figures.names import UNKNOWN, display_name, is_known
from kompas.findings import Finding, Scope
from kompas.findings.chosen import LISTS
from kompas.findings.drill import Conditions, Drill
from kompas.findings.initiative import initiative_file
from kompas.findings.lines import behind, lines_behind
from kompas.ui.choices import BESIDE
from kompas.ui.conditions import condition_words, table_of_lines
from kompas.ui.escape import escape
from kompas.ui.events import in_short, in_words
from kompas.ui.frame import file
from kompas.ui.parameters import hold
from kompas.ui.table import table

MOST_LINES = 20  # in the dialog; the page has more, and the download all


def hint(scope: Scope, column: str) -> str:
    """What a mark that stands for this column says to who points at it: what a click leads to."""
    return scope.say(f"frame.behind.hint.{'initiative' if column == 'initiative_id' else 'lines'}")


def show(scope: Scope, finding: Finding, cell: Cell) -> None:
    """What this cell of the finding leads to, in a dialog: nothing where it leads nowhere."""
    label, column = cell
    row = finding.rows.loc[label]
    if column == "initiative_id":
        name = display_name(row["title"] if is_known(row["title"]) else row["initiative_id"], "title", scope.language)
        st.dialog(escape(name), width="large")(_initiative)(scope, row["initiative_id"])
        return
    found = behind(finding, cell)
    if found is None:
        return
    drill, conditions = found
    count, *words = condition_words(scope, finding.name, drill, conditions)
    title = escape(f"{count}: {texts.number(row[column], scope.language)}")
    st.dialog(title, width="large")(_lines)(scope, finding, drill, conditions, words, _choices(scope, row))


def _lines(
    scope: Scope, finding: Finding, drill: Drill, conditions: Conditions, words: list[str], choices: dict[str, tuple[str, str]]
) -> None:
    """The first lines, above them the ways to go on: to this page with one choice more, and to the page of all of them."""
    lines = lines_behind(scope, drill, conditions, MOST_LINES)
    if words:
        st.markdown(escape(" · ".join(words)))
    st.markdown(escape(lines.message) + (f" {scope.say('pages.regels.once')}" if drill.per is not None else ""))
    with st.container(**BESIDE):
        for key, (value, name) in choices.items():
            words = escape(scope.say("frame.behind.only", name=name))
            if st.button(words, key=f"only-{key}", icon=":material/filter_alt:", on_click=hold, args=({key: [value]},)):
                st.rerun()
        where = [f"{name}={value}" for name, value in conditions]
        _way(scope, "regels", figure=finding.name, count=drill.count, where=where)
    table_of_lines(scope, lines, is_plain=True)


def _choices(scope: Scope, row: pd.Series) -> dict[str, tuple[str, str]]:
    """What the row of a mark is about, of what the reader can choose for every page: by the name in the address, its value and its name."""
    named = dict(row) | {row[kind]: row[value] for kind, value in (("dimension", "group_name"), ("grouped_by", "who")) if kind in row}
    options = scope.rows("filter_choices")
    choices = {}
    for key, dimension, field in LISTS:
        value = named.get(dimension)
        can_choose = ((options["dimension"] == dimension) & (options["value"] == value)).any()
        if can_choose and value != UNKNOWN and getattr(scope.filters, field) != (value,):
            choices[key] = (value, display_name(value, dimension, scope.language))
    return choices


def _initiative(scope: Scope, initiative: str) -> None:
    """What happened last around the initiative, and the way to its page."""
    found = initiative_file(scope, initiative)
    st.markdown(escape(found.sentence))
    _way(scope, "initiatief", initiative=initiative)
    table(scope, in_short(scope, in_words(scope, found.rows.head(MOST_LINES))), found.alt, found.name, is_plain=True)


def _way(scope: Scope, page: str, **parameters: Any) -> None:
    """The way to the page that shows all of it."""
    words = scope.say(f"frame.behind.{page}")
    st.page_link(file(page), label=words, icon=":material/arrow_forward:", icon_position="right", query_params=parameters)
