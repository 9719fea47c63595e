"""What the inspection of an arrival found: what was recognised, column by column, and what would become of its lines."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from kompas import import_words, texts, warehouse
from kompas.arrivals import Arrival
from kompas.findings import csv_bytes
from kompas.tables import ColumnSeen, SheetSeen
from kompas.ui.data import OF_A_KIND, line_sentence
from kompas.ui.escape import escape
from kompas.ui.held import held
from kompas.ui.import_work import show_problem
from kompas.warehouse import Inspection

LISTS = ("rejected_lines", "no_data_lines", "warnings", "checks_failed")
KINDS_SHOWN = 6  # of odd lines, the largest first; all are in the download


def show_inspection(language: str, found: Arrival, inspection: Inspection) -> None:
    """What the inspection of this arrival found."""
    if inspection.before:
        st.info(escape(import_words.again(language, inspection.before)))
    for sheet in inspection.sheets:
        _sheet(language, sheet)
    for ledger in inspection.ledgers:
        st.markdown(f"**{escape(import_words.ledger(language, ledger))}**")
        st.markdown(escape(import_words.provenance(language, ledger)))
    if inspection.ledgers:
        _lines(language, found, inspection)
    if inspection.problem:
        show_problem(language, inspection.problem)


def _sheet(language: str, sheet: SheetSeen) -> None:
    st.markdown(escape(import_words.recognised(language, sheet)))
    if sheet.unused:
        st.markdown(escape(import_words.unused(language, sheet)))
    with st.expander(texts.say(language, "pages.inlezen.columns", n=len({column.header for column in sheet.columns}))):
        headings = [texts.say(language, f"pages.inlezen.column.{name}") for name in ("header", "meaning", "written", "read", "known")]
        rows = [_column(language, sheet, column) for column in _shown(sheet.columns)]
        st.table(
            pd.DataFrame(rows, columns=headings), border="horizontal", hide_index=True, alt=texts.say(language, "pages.inlezen.columns_alt")
        )


def _shown(columns: Sequence[ColumnSeen]) -> list[ColumnSeen]:
    """What is told of the columns: of one that fills several tables once where it means the same."""
    of_tables = [column for column in columns if column.table != "lines"]
    named = {column.header for column in of_tables}
    every = [*of_tables, *(column for column in columns if column.header not in named)]
    return list({(column.header, column.column): column for column in every}.values())


def _column(language: str, sheet: SheetSeen, column: ColumnSeen) -> tuple[str, ...]:
    written, read = zip(*column.examples, strict=True) if column.examples else ((), ())
    unread = texts.say(language, "pages.inlezen.unread")
    known = texts.say(language, "pages.inlezen.of", known=column.known, n=sheet.lines)
    return tuple(
        map(
            escape,
            (
                column.header,
                import_words.meaning(language, column),
                " / ".join(written),
                " / ".join(value or unread for value in read),
                known,
            ),
        )
    )


def _lines(language: str, found: Arrival, inspection: Inspection) -> None:
    """What was found about the lines: the commonest kinds with examples, and all of them as a file."""
    rows = warehouse.found_kinds(found.folder, OF_A_KIND)
    kinds = [(key, list(of_kind)) for key, of_kind in groupby(rows, key=lambda row: (row["found_by"], row["reason"], row["n"]))]
    if not kinds:
        st.markdown(texts.say(language, "pages.inlezen.nothing_odd"))
        return
    with st.expander(texts.say(language, "pages.inlezen.lines", n=sum(n for (_, _, n), _ in kinds)), expanded=True):
        for name in LISTS:
            of_list = [(n, of_kind) for (found_by, _, n), of_kind in kinds if found_by == name]
            if of_list:
                st.markdown(f"**{texts.say(language, f'pages.inlezen.list.{name}', n=sum(n for n, _ in of_list))}**")
                st.markdown("\n".join(_kind(language, n, of_kind) for n, of_kind in of_list[:KINDS_SHOWN]))
        file_name = f"{inspection.entry.name}-{texts.say(language, 'pages.inlezen.file')}.csv"
        st.download_button(
            texts.say(language, "pages.inlezen.download"),
            held(lambda: _csv(language, found), "text/csv", file_name),
            file_name=file_name,
            mime="text/csv",
            key=f"lines-{found.token}",
            on_click="ignore",
            icon=":material/download:",
        )


def _kind(language: str, n: int, rows: Sequence[dict]) -> str:
    sentences = [f"- {escape(line_sentence(language, row))}" for row in rows]
    if n > len(rows):
        sentences.append(f"- {texts.say(language, 'pages.inlezen.more', n=n - len(rows))}")
    return "\n".join(sentences)


def _csv(language: str, found: Arrival) -> bytes:
    """Everything that was found about the lines, each with its sentence."""
    rows = [row | {"sentence": line_sentence(language, row)} for row in warehouse.found_lines(found.folder)]
    return csv_bytes(pd.DataFrame(rows), language)
