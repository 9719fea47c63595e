"""Streamlit, and nothing but: the frame, what stands around a finding, and the shapes of single pages."""

from kompas.ui.agenda import decisions, how_many_decisions
from kompas.ui.board import also, below, board
from kompas.ui.cells import cell
from kompas.ui.changes import changed_initiatives, headline_changes, since
from kompas.ui.cliff import ending, how_many_promises, how_many_subsidies, long_running, which_quarter
from kompas.ui.controls import how_many, until_when, which_departments
from kompas.ui.data import coverage, definitions, errors, ledger, template
from kompas.ui.equal import beside_whom, which_period, which_term
from kompas.ui.finding import question, show, show_all
from kompas.ui.frame import frame, link, opening, page_scope, prepare, prepare_rest, say
from kompas.ui.importing import begin as begin_importing
from kompas.ui.importing import drop
from kompas.ui.importing import in_use as exports_in_use
from kompas.ui.importing import waiting as arrivals_waiting
from kompas.ui.initiative import card, mentions_of, timeline, which_initiative
from kompas.ui.key_figures import key_figures_of as key_figures
from kompas.ui.lines import lines
from kompas.ui.organisations import other_money
from kompas.ui.pairs import mentions, names, renamed
from kompas.ui.relations import silent
from kompas.ui.round_table import tell, which_edition, which_story
from kompas.ui.search import organisation, results, which_organisation
from kompas.ui.settings import settings_in_force
from kompas.ui.stress import supposed_cut
from kompas.ui.table import table
from kompas.ui.unanswered import any_answered, everywhere, is_answered

__all__ = [
    "page_scope",
    "arrivals_waiting",
    "begin_importing",
    "drop",
    "exports_in_use",
    "also",
    "any_answered",
    "below",
    "board",
    "beside_whom",
    "card",
    "cell",
    "changed_initiatives",
    "headline_changes",
    "coverage",
    "decisions",
    "definitions",
    "ending",
    "errors",
    "everywhere",
    "frame",
    "how_many",
    "is_answered",
    "key_figures",
    "how_many_decisions",
    "how_many_promises",
    "how_many_subsidies",
    "ledger",
    "lines",
    "link",
    "long_running",
    "mentions",
    "mentions_of",
    "names",
    "opening",
    "organisation",
    "renamed",
    "results",
    "which_organisation",
    "other_money",
    "prepare",
    "prepare_rest",
    "question",
    "say",
    "settings_in_force",
    "show",
    "show_all",
    "silent",
    "since",
    "supposed_cut",
    "table",
    "tell",
    "template",
    "timeline",
    "until_when",
    "which_departments",
    "which_quarter",
    "which_initiative",
    "which_period",
    "which_edition",
    "which_story",
    "which_term",
]
