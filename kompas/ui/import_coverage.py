"""What an arrival tells: how many of its rows have each column, and which questions it answers by itself."""

import pandas as pd
import streamlit as st

from kompas import contract, import_words, inspections, texts, warehouse
from kompas.arrivals import Arrival
from kompas.findings.trial import Trial
from kompas.ui import import_work
from kompas.ui.escape import escape


def show_coverage(language: str, found: Arrival, is_busy: bool) -> None:
    """Per table that this arrival fills how many rows have each column, and the way to the questions that it answers."""
    rows = [row for row in warehouse.found_coverage(found.folder) if row["rows"]]
    with st.expander(texts.say(language, "pages.inlezen.coverage")):
        for table in dict.fromkeys(row["table_name"] for row in rows):
            _table(language, table, [row for row in rows if row["table_name"] == table])
        trial = inspections.read_trial(found.folder)
        if trial:
            _answers(language, trial)
        else:
            st.markdown(texts.say(language, "pages.inlezen.try_what"))
            st.button(texts.say(language, "pages.inlezen.try"), key=f"try-{found.token}", on_click=_try, args=(found,), disabled=is_busy)


def _try(found: Arrival) -> None:
    if import_work.is_free(found):
        import_work.hold_trial(found)


def _table(language: str, name: str, rows: list[dict]) -> None:
    declared = contract.tables()[name]
    meaning = {column: each.meaning[language] for column, each in declared.columns.items()}
    total = max(row["rows"] for row in rows)
    st.markdown(f"**{escape(texts.say(language, 'pages.inlezen.rows', table=declared.title[language], n=total))}**")
    filled = [(meaning[row["column_name"]], texts.number(row["known"], language)) for row in rows if row["known"]]
    headings = [texts.say(language, f"columns.{column}") for column in ("column_name", "known")]
    cells = [[escape(cell) for cell in row] for row in filled]
    st.table(pd.DataFrame(cells, columns=headings), border="horizontal", hide_index=True, alt=declared.title[language])
    empty = [meaning[row["column_name"]] for row in rows if not row["known"]]
    if empty:
        st.markdown(escape(texts.say(language, "pages.inlezen.empty", names=texts.several(tuple(empty), language))))


def _answers(language: str, trial: Trial) -> None:
    """How many questions the export answers by itself, and which; and of the others what they need."""
    st.markdown(f"**{escape(import_words.answers(language, trial))}**")
    st.markdown("\n".join(f"- {escape(_question(language, name))}" for name in trial.answered))
    by_need = trial.by_need(language)
    if by_need:
        st.markdown(f"**{texts.say(language, 'pages.inlezen.answers_not')}**")
        st.markdown("\n".join(f"- {escape(need)} {escape(' '.join(questions))}" for need, questions in by_need.items()))


def _question(language: str, name: str) -> str:
    return texts.say(language, f"findings.{name}.question")
