"""The shapes of the page on the data: errors in the reader's language, template, settings, definitions."""

from collections.abc import Sequence
from io import BytesIO

import pandas as pd
import streamlit as st

from kompas import template as own_template
from kompas import texts
from kompas.contract import tables
from kompas.figures.names import is_known
from kompas.findings import Asked, Finding
from kompas.ui.furniture import answer, details, question
from kompas.ui.table import table

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def errors(asked: Asked, finding: Finding) -> None:
    """Rejected or odd lines, each with a sentence that says what is wrong with it."""
    question(asked, finding.name)
    st.markdown(answer(finding.sentence))
    if len(finding.rows):
        shown = finding.rows.head(100)
        said = pd.DataFrame(
            {
                "file": shown["file"],
                "line": shown["line"],
                "reason": [_reason(asked, row) for row in shown.itertuples()],
            }
        )
        table(asked, said, finding.alt)
    details(asked, finding)
    st.space("medium")


def _reason(asked: Asked, row: object) -> str:
    """The sentence of an error or of a check, in the reader's language."""
    told = {name: getattr(row, name, None) for name in ("file", "line", "value", "expected")} | {"column": row.column_name}
    blanks = {name: value if is_known(value) else "" for name, value in told.items()}
    where = "errors" if texts.has(asked.language, f"errors.{row.reason}") else "checks"
    return asked.say(f"{where}.{row.reason}", **blanks)


def ledger(asked: Asked, finding: Finding) -> None:
    """Every file with what became of its lines."""
    question(asked, finding.name)
    st.markdown(answer(finding.sentence))
    table(asked, finding.rows, finding.alt)
    details(asked, finding)
    st.space("medium")


def template(asked: Asked) -> None:
    """The own template, to download, fill in and import."""
    st.subheader(asked.say("pages.gegevens.template"), anchor="template")
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


def settings_in_force(asked: Asked) -> None:
    """The choices that are policy, with their values."""
    st.subheader(asked.say("pages.gegevens.settings"), anchor="settings")
    st.markdown(asked.say("pages.gegevens.settings_what"))
    chosen = asked.settings
    said = [
        (asked.say(f"pages.setting.{group}_{key}"), _value(value, asked.language))
        for group, entries in chosen.items()
        if group != "risk"
        for key, value in entries.items()
    ]
    said += [
        (asked.say("pages.setting.risk", driver=asked.say(f"figures.driver.{driver}")), _value(entry["thresholds"], asked.language))
        for driver, entry in chosen["risk"].items()
    ]
    table(asked, pd.DataFrame(said, columns=["setting", "value"]), asked.say("pages.gegevens.settings"))
    st.space("medium")


def _value(value: object, language: str) -> str:
    parts = value if isinstance(value, list) else [value]
    return " · ".join(part if isinstance(part, str) else texts.numbers.format_decimal(part, locale=language) for part in parts)


def coverage(asked: Asked) -> None:
    """Per table of the exports: how full each column is."""
    st.subheader(asked.say("pages.gegevens.coverage"), anchor="coverage")
    st.markdown(asked.say("pages.gegevens.coverage_what"))
    told = asked.rows("column_coverage")
    for name, declared in tables().items():
        of_table = told[told["table_name"] == name]
        if of_table.empty or not of_table["rows"].max():
            continue
        with st.expander(f"{declared.title[asked.language]} ({texts.number(of_table['rows'].max(), asked.language)})"):
            said = [(declared.columns[row.column_name].meaning[asked.language], row.known, row.rows) for row in of_table.itertuples()]
            table(asked, pd.DataFrame(said, columns=["column_name", "known", "rows"]), asked.say("pages.gegevens.coverage"))
    st.space("medium")


def definitions(asked: Asked, told: Sequence[Finding]) -> None:
    """Of every finding what counts in it; its query is shown where it is opened."""
    st.subheader(asked.say("pages.gegevens.definitions"), anchor="definitions")
    for finding in told:
        with st.expander(finding.question):
            st.markdown(finding.definition)
