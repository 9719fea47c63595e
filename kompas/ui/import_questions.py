"""What is asked about an arrival: what its file leaves open, and what an import would not do without being told."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from kompas import arrivals, import_words, manifest, pair_decisions, tables, texts, warehouse
from kompas.arrivals import Arrival
from kompas.errors import ExportError
from kompas.tables.sheets_of_file import sheet_named
from kompas.ui import import_work
from kompas.ui.escape import escape
from kompas.ui.import_mapping import map_by_hand
from kompas.warehouse import Inspection

WITHOUT_DAY = ("no_export_date", "several_days")
# Why an import refuses a file, and the option with which it takes it all the same.
ACCEPTED_BY = {
    "many_rejected": "are_rejections_accepted",
    "contradicts_same_day": "are_differences_accepted",
    "handed_out_anew": "are_differences_accepted",
    "many_gone": "are_differences_accepted",
    "other_unit": "are_differences_accepted",
}
# Whether a department was renamed: the answers, with their words.
ANSWERS = {
    "same": (True, "pages.pairs.departments.is_same"),
    "different": (False, "pages.pairs.departments.is_different"),
    "undecided": (None, "pages.pairs.take_back"),
}
NOTATIONS = {"ambiguous_number": ("decimal_mark", (",", ".")), "ambiguous_date": ("date_order", ("dmy", "mdy"))}


def questions(language: str, found: Arrival, inspection: Inspection) -> None:
    """What is asked about this arrival after this inspection; an answer is followed by another."""
    reason = inspection.problem.reason if inspection.problem else None
    if reason in ACCEPTED_BY:
        words = texts.say(language, "pages.inlezen.all_the_same")
        st.button(words, key=f"anyway-{found.token}", on_click=_answer, args=(found, {ACCEPTED_BY[reason]: True}))
    elif reason in NOTATIONS:
        _notation(language, found, inspection, *NOTATIONS[reason])
    elif reason in ("several_formats", "only_resembles"):
        names = str(inspection.problem.blanks["value"]).split(", ")
        _choice(language, found, "format_name", dict(zip(names, names, strict=True)), partial(tables.format_name, language))
    elif reason == "only_hidden" or (inspection.ledger and _has_hidden(found)):
        words = texts.say(language, "pages.inlezen.hidden_too")
        st.button(words, key=f"hidden-{found.token}", on_click=_answer, args=(found, {"are_hidden_read": True}))
    elif reason == "several_tables":
        _layout(language, found, inspection.problem)
    elif reason == "column_twice":
        _column(language, found, inspection.problem)
    if inspection.unknown:
        map_by_hand(language, found, inspection.unknown, is_map=reason == "unknown_properties")
    if inspection.ledger:
        _renamings(language, found)
    if inspection.ledger or reason in WITHOUT_DAY:
        _provenance(language, found, inspection)


def _has_hidden(found: Arrival) -> bool:
    """Whether a hidden sheet with something on it was left out."""
    return any(kind["reason"] == "sheet_hidden" for kind in warehouse.found_kinds(found.folder, 1))


def _renamings(language: str, found: Arrival) -> None:
    """Whether the departments that seem to have got another name are the same ones; the answer is kept, and can be taken back."""
    decided = {frozenset((each.name, each.other)): each.is_same for each in pair_decisions.decisions(warehouse.home(), "departments")}
    for place, row in enumerate(warehouse.found_renamings(found.folder)):
        pair = row["department"], row["new_name"]
        is_same = decided.get(frozenset(pair))
        with st.container(gap="small"):
            st.markdown(escape(import_words.renaming(language, row)))
            if is_same is None:
                st.markdown(texts.say(language, "pages.pairs.departments.decide"))
            else:
                kind = "same" if is_same else "different"
                st.markdown(escape(texts.say(language, f"cli.decided.departments.{kind}", name=pair[0], other=pair[1])))
            with st.container(horizontal=True):
                for kind, (answer, words) in ANSWERS.items():
                    if (is_same is None) != (answer is None):
                        key = f"renaming-{kind}-{place}-{found.token}"
                        st.button(texts.say(language, words), key=key, on_click=_decide, args=(found, pair, answer))


def _decide(found: Arrival, pair: tuple[str, str], is_same: bool | None) -> None:
    if import_work.is_free(found):
        import_work.decide(found, pair, is_same)


def _answer(found: Arrival, answers: Mapping[str, object]) -> None:
    if import_work.is_free(found):
        import_work.inspect(arrivals.answer(found, **answers))


def _layout(language: str, found: Arrival, problem: ExportError) -> None:
    """What a sheet holds that fits several kinds of data."""
    sheet = sheet_named(str(problem.blanks["file"]), found.entry.name)
    names = str(problem.blanks["value"]).split(", ")
    others = tuple(pair for pair in found.entry.layouts if pair[0] != sheet)
    answers = {name: (*others, (sheet, name)) for name in names}
    _choice(language, found, "layouts", answers, partial(tables.sheet_title, language))


def _column(language: str, found: Arrival, problem: ExportError) -> None:
    """Which of the columns with the same header is read: each with its first values."""
    header, values = str(problem.blanks["column"]), problem.blanks["values"]
    others = tuple(pair for pair in found.entry.columns if pair[0] != header)
    words = {str(number): f"{number}: {escape(of_column)}" for number, of_column in enumerate(values, 1)}
    _choice(language, found, "columns", {number: (*others, (header, int(number))) for number in words}, words.__getitem__)


def _choice(language: str, found: Arrival, option: str, answers: Mapping[str, object], name: Callable[[str], str]) -> None:
    """A question with these answers, each with what it sets the option to."""
    key = f"{option}-{found.token}"
    chosen = st.radio(texts.say(language, f"pages.inlezen.ask.{option}"), list(answers), index=None, format_func=name, key=key)
    words = texts.say(language, "pages.inlezen.ask.go_on")
    st.button(words, key=f"go-on-{key}", disabled=chosen is None, on_click=_answer_chosen, args=(found, option, answers, key))


def _answer_chosen(found: Arrival, option: str, answers: Mapping[str, object], key: str) -> None:
    """Answer with what is chosen now: a click can come before the page has shown the last choice."""
    _answer(found, {option: answers[st.session_state[key]]})


def _notation(language: str, found: Arrival, inspection: Inspection, option: str, values: tuple[str, str]) -> None:
    """How the days or numbers of a column are meant, with three of them under either reading."""
    names = [texts.say(language, f"pages.inlezen.ask.{option}_{place}") for place in ("one", "other")]
    if inspection.two_ways:
        unread = texts.say(language, "pages.inlezen.unread")
        rows = [[escape(value or unread) for value in each] for each in inspection.two_ways]
        headings = [texts.say(language, "pages.inlezen.column.written"), *names]
        alt = texts.say(language, f"pages.inlezen.ask.{option}")
        st.table(pd.DataFrame(rows, columns=headings), border="horizontal", hide_index=True, alt=alt)
    _choice(language, found, option, dict(zip(values, values, strict=True)), dict(zip(values, names, strict=True)).__getitem__)


def _provenance(language: str, found: Arrival, inspection: Inspection) -> None:
    """Whose export it is and of which day: asked where the file does not say it, and to be corrected where it does."""
    ledger = inspection.ledger
    is_open = ledger is None or ledger.municipality is None
    with (
        st.expander(texts.say(language, "pages.inlezen.ask.provenance"), expanded=is_open),
        st.form(f"provenance-{found.token}", border=False),
    ):
        towns = manifest.read(warehouse.home()).municipalities
        town = st.selectbox(
            texts.say(language, "pages.inlezen.ask.municipality"),
            sorted({name for name in (*towns, ledger and ledger.municipality, found.entry.municipality) if name and name != "unknown"}),
            index=None,
            placeholder=(ledger and ledger.municipality) or texts.say(language, "pages.inlezen.ask.municipality_example"),
            accept_new_options=True,
            key=f"municipality-{found.token}",
        )
        day = st.date_input(
            texts.say(language, "pages.inlezen.ask.export_date"),
            value=ledger.export_date if ledger else None,
            min_value=date(1990, 1, 1),
            format="DD-MM-YYYY",
            key=f"day-{found.token}",
        )
        if st.form_submit_button(texts.say(language, "pages.inlezen.ask.go_on"), key=f"provenance-go-{found.token}"):
            answers = {"municipality": warehouse.town_name(town)} if town else {}
            if day and (ledger is None or day != ledger.export_date):
                answers["export_date"] = day.isoformat()
            if answers:
                _answer(found, answers)
                st.rerun()
