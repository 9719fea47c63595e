"""The shapes of the page on the data: errors in the reader's language, template, definitions."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from kompas.contract import tables
from kompas.figures.names import is_known
from kompas.findings import Finding, Scope
from kompas.findings.finding import whole
from kompas.tables import ON_PAGE, sentence
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details, reckoning
from kompas.ui.table import MOST_PLAIN, table
from kompas.ui.template import template_button

LEDGER = ("file", "export_date", "lines_read", "accepted", "rejected", "no_data", "warnings")
EXAMPLES = 10  # lines shown at once; all of them are in the download
OF_A_KIND = 3  # lines shown of each kind, where there are more


def errors(scope: Scope, finding: Finding) -> None:
    """Rejected or odd lines, each with a sentence that says what is wrong with it."""
    answer(finding)
    if len(finding.rows):
        first_rows = finding.rows.head(MOST_PLAIN)
        reasons = [_reason(scope, row) for row in first_rows.itertuples()]
        sentences = pd.DataFrame({"file": first_rows["file"], "line": first_rows["line"], "reason": reasons})
        if len(finding.rows) > EXAMPLES and finding.rows["reason"].nunique() == 1:
            st.markdown(scope.say("frame.of_rows", shown=EXAMPLES, n=len(finding.rows)))
        st.markdown(_by_kind(scope, finding))
        details(scope, finding, sentences)
    st.space("medium")


def _by_kind(scope: Scope, finding: Finding) -> str:
    """Examples as a list; of more than EXAMPLES lines those of each kind under its count, so that no kind buries another."""
    rows = finding.rows[["file", "line", "column_name", "value", "reason", *({"expected"} & set(finding.rows))]]
    counts = rows["reason"].value_counts()
    if len(rows) <= EXAMPLES or len(counts) == 1:
        return "\n".join(f"- {escape(_reason(scope, row))}" for row in rows.head(EXAMPLES).itertuples())
    sentences = []
    for reason, n in counts.items():
        examples = rows[rows["reason"] == reason].head(OF_A_KIND)
        count_sentence = scope.say("pages.gegevens.by_kind", n=n)
        sentences.append(f"\n{count_sentence}\n")
        sentences += [f"- {escape(_reason(scope, row))}" for row in examples.itertuples()]
    return "\n".join(sentences)


def _reason(scope: Scope, row: object) -> str:
    return line_sentence(scope.language, {name: value if is_known(value) else None for name, value in row._asdict().items()})


def line_sentence(language: str, row: Mapping[str, object]) -> str:
    """The sentence of an error or of a check, in the reader's language."""
    return sentence(language, {**row, "column_name": _column_name(row["column_name"], language), "line": whole(row["line"])}, ON_PAGE)


def _column_name(column: str | None, language: str) -> str | None:
    """A column of our own tables by what it means, with its name: 'Vastgesteld bedrag (determined_eur)'; a header of an export as it is."""
    meanings = (table.columns[column].meaning[language] for table in tables().values() if column in table.columns)
    meaning = next(meanings, None)
    return column if meaning is None else f"{meaning} ({column})"


def ledger(scope: Scope, finding: Finding) -> None:
    """Every file with what became of its lines."""
    answer(finding)
    table(scope, finding.rows, finding.alt, finding.name, columns=LEDGER)
    details(scope, finding)
    st.space("medium")


def template(scope: Scope) -> None:
    """The own template, to download, fill in and import."""
    st.header(scope.say("pages.gegevens.template"), anchor="template")
    st.markdown(scope.say("pages.gegevens.template_what"))
    template_button(scope.language)
    st.space("medium")


def coverage(scope: Scope) -> None:
    """How full each column of one kind of data is; the reader chooses which."""
    st.header(scope.say("pages.gegevens.coverage"), anchor="coverage")
    st.markdown(scope.say("pages.gegevens.coverage_what"))
    rows = scope.rows("column_coverage")
    filled = [name for name in tables() if name in set(rows[rows["rows"] > 0]["table_name"])]
    chosen = st.selectbox(
        scope.say("pages.gegevens.which_data"),
        filled,
        format_func=lambda name: tables()[name].title[scope.language],
        placeholder=scope.say("frame.filters.no_choice"),
        filter_mode=None,
        key="data",
    )
    if chosen:
        columns = tables()[chosen].columns
        filled_columns = [
            (columns[row.column_name].meaning[scope.language], row.known, row.assumed, row.rows)
            for row in rows[rows["table_name"] == chosen].itertuples()
            if row.column_name in columns
        ]
        rows_filled = pd.DataFrame(filled_columns, columns=["column_name", "known", "assumed", "rows"])
        if not rows_filled["assumed"].any():
            rows_filled = rows_filled.drop(columns="assumed")
        table(scope, rows_filled, scope.say("pages.gegevens.coverage"), key="coverage")
    st.space("medium")


def definitions(scope: Scope, by_name: Mapping[str, Callable[[Scope], Finding]]) -> None:
    """What counts in one finding, how full its data are and its query; the reader chooses which."""
    st.header(scope.say("pages.gegevens.definitions"), anchor="definitions")
    chosen = st.selectbox(
        scope.say("pages.gegevens.which_figure"),
        list(by_name),
        format_func=lambda name: scope.say(f"findings.{name}.question"),
        filter_mode=None,
        key="figure",
    )
    reckoning(scope, by_name[chosen](scope))
