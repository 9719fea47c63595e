"""The own template, to download, fill in and import."""

from io import BytesIO

import streamlit as st

from kompas import template, texts
from kompas.ui.held import held

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_button(language: str) -> None:
    """A button that hands out the template as a workbook, which is made when it is asked for."""
    st.download_button(
        texts.say(language, "pages.gegevens.template_download"),
        held(lambda: _workbook(language), WORKBOOK, f"initiatievenkompas-{language}.xlsx"),
        file_name=f"initiatievenkompas-{language}.xlsx",
        mime=WORKBOOK,
        key="template",
        on_click="ignore",
    )


def _workbook(language: str) -> bytes:
    workbook = BytesIO()
    template.write_workbook(workbook, language)
    return workbook.getvalue()
