"""Streamlit, and nothing but: the frame, the furniture of a finding, and the shapes of single pages."""

from kompas.ui.controls import how_many, until_when, which_departments
from kompas.ui.data import coverage, definitions, errors, ledger, template
from kompas.ui.frame import asked, frame, link, opening, prepare, say
from kompas.ui.furniture import question, show
from kompas.ui.overview import attention, headlines
from kompas.ui.settings import settings_in_force
from kompas.ui.table import table

__all__ = [
    "asked",
    "attention",
    "coverage",
    "definitions",
    "errors",
    "frame",
    "headlines",
    "how_many",
    "ledger",
    "link",
    "opening",
    "prepare",
    "question",
    "say",
    "settings_in_force",
    "show",
    "table",
    "template",
    "until_when",
    "which_departments",
]
