"""Saying by hand what the columns of an export mean that no format fits; what was said becomes a format of the municipality's own."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from kompas import arrivals, contract, texts, warehouse
from kompas.arrivals import Arrival
from kompas.errors import ExportError
from kompas.formats import header_key
from kompas.formats.own import Choices, write_own_format
from kompas.tables.unknown import UnknownColumn, UnknownSheet
from kompas.ui import import_work
from kompas.ui.escape import escape
from kompas.ui.import_codes import Target, words_of_columns

SURE = 75  # so alike, of 100, is a suggestion chosen beforehand
REFUSED = "mapping-refused"  # where a visit keeps why a format could not be kept


def map_by_hand(language: str, found: Arrival, unknown: UnknownSheet, *, is_map: bool) -> None:
    """The columns of this sheet, or the properties of the areas of this map, each with what it may mean, and the button that keeps the
    choices as a format."""
    st.subheader(texts.say(language, "pages.inlezen.map.title"), anchor=False)
    st.markdown(texts.say(language, "pages.inlezen.map.what"))
    tables = [name for name, table in contract.tables().items() if not table.is_typed] if is_map else _tables(language, found, unknown)
    targets = [(name, column) for name in contract.tables() if name in tables for column in contract.tables()[name].columns]
    likely = _likely_targets(unknown, tables)
    chosen = {column.header: _column(language, found, column, targets, likely, tables) for column in unknown.columns}
    words = words_of_columns(language, found, unknown, chosen)
    identifier = _identifier(language, found, unknown, chosen, tables)
    is_declared = st.checkbox(texts.say(language, "pages.inlezen.map.is_declared"), key=f"declared-{found.token}")
    about = st.text_input(
        texts.say(language, "pages.inlezen.map.name"), value=_title(found.entry.name), max_chars=50, key=f"about-{found.token}"
    )
    problem = st.session_state.pop(REFUSED, None)
    if problem:
        import_work.show_problem(language, problem)
    choices = Choices(
        about=about,
        headers=tuple(column.header for column in unknown.columns),
        columns={target: header for header, targets in chosen.items() for target in targets},
        words=words,
        identifier=identifier,
        is_declared=is_declared,
    )
    twice = _twice(chosen)
    if twice:
        st.warning(escape(texts.say(language, "pages.inlezen.map.twice", names=texts.several(twice, language))))
    label = texts.say(language, "pages.inlezen.map.keep")
    # No callback: its arguments would be the choices of the run before the click.
    if st.button(label, key=f"keep-{found.token}", disabled=not choices.columns or bool(twice)):
        _keep(found, choices)
        st.rerun()


def _tables(language: str, found: Arrival, unknown: UnknownSheet) -> list[str]:
    """What a line holds: one kind of data, or several."""
    return st.pills(
        texts.say(language, "pages.inlezen.map.tables"),
        list(contract.typed_tables()),
        selection_mode="multi",
        default=_likely_tables(unknown),
        format_func=lambda name: contract.tables()[name].title[language],
        key=f"tables-{found.token}",
    )


def _column(
    language: str, found: Arrival, column: UnknownColumn, targets: list[Target], likely: Mapping[str, list[Target]], tables: Sequence[str]
) -> list[Target]:
    """What this column means: no column of ours, one, or several."""
    examples = " / ".join(column.examples) or texts.say(language, "pages.inlezen.map.nothing")
    return st.multiselect(
        f"**{escape(column.header)}** ({escape(examples)})",
        targets,
        default=likely.get(column.header, []),
        format_func=lambda target: _name(language, target, is_alone=len(tables) == 1),
        placeholder=texts.say(language, "pages.inlezen.map.not_used"),
        key=f"map-{found.token}-{column.header}-{'-'.join(tables)}",
    )


def _name(language: str, target: Target, is_alone: bool) -> str:
    """What a column of ours means, and of which table it is where columns of several can be chosen."""
    table = contract.tables()[target[0]]
    meaning = table.columns[target[1]].meaning[language]
    return meaning if is_alone else f"{meaning} ({table.title[language]})"


def _likely_tables(unknown: UnknownSheet) -> list[str]:
    """The table that most of the columns are likely of."""
    typed = contract.typed_tables()
    found = [(table, column.header) for column in unknown.columns for table, _, likeness in column.suggested if likeness >= SURE]
    counts = {name: len({header for table, header in found if table == name}) for name in typed}
    most = max(counts, key=counts.__getitem__)
    return [most] if counts[most] else []


def _likely_targets(unknown: UnknownSheet, tables: Sequence[str]) -> dict[str, list[Target]]:
    """Per header what it surely means in each of these tables; each column of ours once, for the header that is most like it."""
    sure = sorted(
        (
            (likeness, column.header, (table, name))
            for column in unknown.columns
            for table, name, likeness in column.suggested
            if table in tables and likeness >= SURE
        ),
        key=lambda each: -each[0],
    )
    found: dict[str, list[Target]] = {}
    for _, header, target in sure:
        is_free = all(target not in targets for targets in found.values())
        if is_free and target[0] not in {table for table, _ in found.get(header, [])}:
            found.setdefault(header, []).append(target)
    return found


def _identifier(
    language: str, found: Arrival, unknown: UnknownSheet, chosen: Mapping[str, list[Target]], tables: Sequence[str]
) -> tuple[str, ...]:
    """The headers of which an identifier is made, where no column is one."""
    filled = {target for targets in chosen.values() for target in targets}
    of_tables = [contract.tables()[name] for name in tables]
    if all((table.name, column.name) in filled for table in of_tables for column in table.columns.values() if column.required):
        return ()
    headers = [column.header for column in unknown.columns]
    made = st.multiselect(
        texts.say(language, "pages.inlezen.map.identifier"),
        headers,
        placeholder=texts.say(language, "pages.inlezen.map.not_used"),
        key=f"identifier-{found.token}",
    )
    return tuple(made)


def _twice(chosen: Mapping[str, list[Target]]) -> tuple[str, ...]:
    """The headers that mean the same column of ours as another."""
    targets = [target for of_header in chosen.values() for target in of_header]
    return tuple(header for header, of_header in chosen.items() if any(targets.count(target) > 1 for target in of_header))


def _title(name: str) -> str:
    """The name of a file without its day and ending."""
    return re.sub(r"[\W\d_]+", " ", Path(name).stem).strip() or "export"


def _keep(found: Arrival, choices: Choices) -> None:
    """Keep these choices as a format, and inspect the arrival by it."""
    if not import_work.is_free(found):
        return
    name = "_".join(header_key(choices.about).split())
    try:
        write_own_format(warehouse.home(), name, choices)
    except ExportError as problem:
        st.session_state[REFUSED] = problem
    else:
        import_work.inspect(arrivals.answer(found, format_name=None))
