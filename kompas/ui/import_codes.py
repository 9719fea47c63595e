"""Saying by hand what the words of a column mean that has agreed words: those of the whole column, the commonest first."""

from collections.abc import Mapping, Sequence

import streamlit as st

from kompas import contract, texts
from kompas.arrivals import Arrival
from kompas.formats import header_key
from kompas.tables.unknown import UnknownColumn, UnknownSheet
from kompas.ui.escape import escape

AT_ONCE = 10  # words that are put to the reader; the others are folded away

Target = tuple[str, str]  # table and column


def words_of_columns(
    language: str, found: Arrival, unknown: UnknownSheet, chosen: Mapping[str, list[Target]]
) -> dict[Target, dict[str, str]]:
    """For columns with agreed words: what the words of the export mean that we do not know."""
    words = {target: _meanings(language, found, column, target) for column in unknown.columns for target in chosen[column.header]}
    return {target: of_column for target, of_column in words.items() if of_column}


def _meanings(language: str, found: Arrival, column: UnknownColumn, target: Target) -> dict[str, str]:
    """What the words of this column mean that we do not know, and below them how many, on how many lines, stay unknown."""
    choices = contract.tables()[target[0]].columns[target[1]].choices
    if not choices:
        return {}
    if column.examples and not column.words:
        st.warning(escape(texts.say(language, "pages.inlezen.map.no_words", header=column.header)))
    known = {header_key(word) for code, of in choices.items() for word in (code, *of.values())}
    strange = [(word, lines) for word, lines in column.words if header_key(word) not in known]
    meanings = _chosen(language, found, column, target, strange[:AT_ONCE])
    if len(strange) > AT_ONCE:
        with st.expander(texts.say(language, "pages.inlezen.map.more_words", n=len(strange) - AT_ONCE)):
            meanings |= _chosen(language, found, column, target, strange[AT_ONCE:])
    left = [lines for word, lines in strange if word not in meanings]
    n, lines = len(left) + column.other_words, sum(left) + column.lines_of_others
    if n:
        st.markdown(escape(texts.say(language, "pages.inlezen.map.left", header=column.header, n=n, lines=lines)))
    return meanings


def _chosen(language: str, found: Arrival, column: UnknownColumn, target: Target, strange: Sequence[tuple[str, int]]) -> dict[str, str]:
    choices = contract.tables()[target[0]].columns[target[1]].choices
    meanings = {
        word: st.selectbox(
            escape(texts.say(language, "pages.inlezen.map.word", header=column.header, value=word, n=lines)),
            list(choices),
            index=None,
            format_func=lambda code: choices[code][language],
            placeholder=texts.say(language, "pages.inlezen.map.unknown"),
            key=f"word-{found.token}-{column.header}-{target}-{word}",
        )
        for word, lines in strange
    }
    return {word: code for word, code in meanings.items() if code}
