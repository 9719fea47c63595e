"""The shapes of the page on the data: errors in the reader's language, template, definitions."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pandas as pd
import streamlit as st

from kompas import template as own_template
from kompas.contract import tables
from kompas.figures.names import is_known
from kompas.findings import Asked, Finding
from kompas.findings.finding import whole
from kompas.tables import sentence
from kompas.ui.furniture import answer, details, question, reckoning
from kompas.ui.plain import plain
from kompas.ui.table import MOST_ROWS, table

EXAMPLES = 10  # lines shown at once; all of them are in the download
OF_A_KIND = 3  # lines shown of each kind, where there are more
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def errors(asked: Asked, finding: Finding) -> None:
    """Rejected or odd lines, each with a sentence that says what is wrong with it."""
    question(asked, finding.name)
    answer(finding.sentence)
    if len(finding.rows):
        told = finding.rows.head(MOST_ROWS)
        reasons = [_reason(asked, row) for row in told.itertuples()]
        said = pd.DataFrame({"file": told["file"], "line": told["line"], "reason": reasons})
        if len(finding.rows) > EXAMPLES and finding.rows["reason"].nunique() == 1:
            st.markdown(asked.say("frame.of_rows", shown=EXAMPLES, n=len(finding.rows)))
        st.markdown(_by_kind(asked, finding))
        details(asked, finding, said)
    st.space("medium")


def _by_kind(asked: Asked, finding: Finding) -> str:
    """Examples as a list; of more than EXAMPLES lines those of each kind under its count, so that no kind buries another."""
    rows = finding.rows[["file", "line", "column_name", "value", "reason", *({"expected"} & set(finding.rows))]]
    counts = rows["reason"].value_counts()
    if len(rows) <= EXAMPLES or len(counts) == 1:
        return "\n".join(f"- {plain(_reason(asked, row))}" for row in rows.head(EXAMPLES).itertuples())
    said = []
    for reason, n in counts.items():
        examples = rows[rows["reason"] == reason].head(OF_A_KIND)
        counted = asked.say("pages.gegevens.by_kind", n=n)
        said.append(f"\n{counted}\n")
        said += [f"- {plain(_reason(asked, row))}" for row in examples.itertuples()]
    return "\n".join(said)


def _reason(asked: Asked, row: object) -> str:
    """The sentence of an error or of a check, in the reader's language."""
    told = {name: value if is_known(value) else None for name, value in row._asdict().items()}
    told["column_name"] = _called(told["column_name"], asked.language)
    return sentence(asked.language, told | {"line": whole(told["line"])})


def _called(column: str | None, language: str) -> str | None:
    """A column of our own tables by what it means, with its name: 'Vastgesteld bedrag (determined_eur)'; a header of an export as it is."""
    meanings = (told.columns[column].meaning[language] for told in tables().values() if column in told.columns)
    meaning = next(meanings, None)
    return column if meaning is None else f"{meaning} ({column})"


def ledger(asked: Asked, finding: Finding) -> None:
    """Every file with what became of its lines."""
    question(asked, finding.name)
    answer(finding.sentence)
    lines = [_lines(asked, row) for row in finding.rows.head(MOST_ROWS).itertuples()]
    st.markdown("\n".join(lines))
    details(asked, finding)
    st.space("medium")


def _lines(asked: Asked, row: object) -> str:
    counts = {name: int(getattr(row, name)) for name in ("lines_read", "accepted", "rejected", "no_data", "warnings")}
    return f"- **{plain(row.file)}** · " + asked.say("pages.gegevens.ledger", day=row.export_date, **counts)


def template(asked: Asked) -> None:
    """The own template, to download, fill in and import."""
    st.header(asked.say("pages.gegevens.template"), anchor="template")
    st.markdown(asked.say("pages.gegevens.template_what"))
    st.download_button(
        asked.say("pages.gegevens.template_download"),
        lambda: _workbook(asked.language),
        file_name=f"initiatievenkompas-{asked.language}.xlsx",
        mime=WORKBOOK,
        key="template",
        on_click="ignore",
    )
    st.space("medium")


def _workbook(language: str) -> bytes:
    workbook = BytesIO()
    own_template.write_workbook(workbook, language)
    return workbook.getvalue()


def coverage(asked: Asked) -> None:
    """How full each column of one kind of data is; the reader chooses which."""
    st.header(asked.say("pages.gegevens.coverage"), anchor="coverage")
    st.markdown(asked.say("pages.gegevens.coverage_what"))
    told = asked.rows("column_coverage")
    filled = [name for name in tables() if name in set(told[told["rows"] > 0]["table_name"])]
    chosen = st.selectbox(
        asked.say("pages.gegevens.which_data"),
        filled,
        format_func=lambda name: tables()[name].title[asked.language],
        placeholder=asked.say("frame.filters.no_choice"),
        filter_mode=None,
        key="data",
    )
    if chosen:
        columns = tables()[chosen].columns
        said = [
            (columns[row.column_name].meaning[asked.language], row.known, row.rows)
            for row in told[told["table_name"] == chosen].itertuples()
            if row.column_name in columns
        ]
        table(asked, pd.DataFrame(said, columns=["column_name", "known", "rows"]), asked.say("pages.gegevens.coverage"))
    st.space("medium")


def definitions(asked: Asked, told: Mapping[str, Callable[[Asked], Finding]]) -> None:
    """What counts in one finding, how full its data are and its query; the reader chooses which."""
    st.header(asked.say("pages.gegevens.definitions"), anchor="definitions")
    chosen = st.selectbox(
        asked.say("pages.gegevens.which_figure"),
        list(told),
        format_func=lambda name: asked.say(f"findings.{name}.question"),
        filter_mode=None,
        key="figure",
    )
    reckoning(asked, told[chosen](asked))
