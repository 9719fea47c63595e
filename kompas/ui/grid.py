"""A table that can be sorted, searched and scrolled within itself, with its numbers and dates as the language writes them.

What a cell is sorted by is what stands in it: numbers and days are numbers and days, and where a word can stand beside them, or a button,
short numbers begin with blanks, so that the order of letters is theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.column_config import ButtonColumn, Column, DateColumn, NumberColumn, ProgressColumn

from kompas import texts
from kompas.figures.names import LEFT_REGISTER, is_known
from kompas.findings import Scope
from kompas.findings.cell_words import AS_IS, NUMBER, QUARTER, holds_only, is_amount, is_share
from kompas.ui.links import KEPT, file
from kompas.ui.parameters import hold

LEADS_ON = " →"  # behind what leads somewhere
DAY = "DD-MM-YYYY"  # as a date is chosen on the page
BOUNDS = ("_low", "_high")  # of a share: a bar would say that they are shares too
NAME_WIDTH = 280  # pixels at least: beside a name something else can be read too


@dataclass(frozen=True)
class Action:
    """A button that each row of a grid has: its words, and what it does with the place of the row."""

    words: str
    do: Callable[[int], None]


def grid(
    scope: Scope,
    rows: pd.DataFrame,
    headings: Sequence[str],
    words: Sequence[Sequence[str]],
    links: Sequence[Sequence[str | None]],
    alt: str,
    key: str,
    actions: Sequence[Action] = (),
) -> None:
    """The rows with these headings; of each column its cells in words, and where each leads (empty where none does). `actions` are the
    buttons at the end of each row."""
    empty = _placeholder(scope, rows, words)
    cells, columns = {}, {}
    for place, (name, heading, in_words, to) in enumerate(zip(rows.columns, headings, words, links, strict=True)):
        look = {"label": heading}
        shown = _linked(scope, rows[name], look, in_words, to, f"to-{key}-{place}") if any(to) else None
        cells[str(place)], columns[str(place)] = shown or _column(scope, rows[name], look, in_words, empty)
    for place, action in enumerate(actions):
        name = f"do-{key}-{place}"
        cells[name] = [[action.words]] * len(rows)
        columns[name] = ButtonColumn(action.words, key=name, type="tertiary", on_click=_act, args=(name, action))
    st.dataframe(pd.DataFrame(cells), column_config=columns, hide_index=True, placeholder=empty, alt=alt, key=f"grid-{key}")


def _act(key: str, action: Action) -> None:
    action.do(st.session_state[key]["row"])


def _placeholder(scope: Scope, rows: pd.DataFrame, words: Sequence[Sequence[str]]) -> str:
    """What stands where nothing is known: a grid has one word for it, so that of its first column of days with gaps, where there is one."""
    for (_, values), in_words in zip(rows.items(), words, strict=True):
        if holds_only(values, date) and values.isna().any():
            return in_words[int(np.argmax(values.isna()))]
    return scope.say("figures.unknown")


def _column(scope: Scope, values: pd.Series, look: dict, words: Sequence[str], empty: str) -> tuple[Sequence[Any], dict]:
    """The cells of a column and how they are shown."""
    name, gaps = str(values.name), {word for word, value in zip(words, values, strict=True) if not is_known(value)}
    if name == QUARTER and gaps <= {empty} and LEFT_REGISTER not in set(values):  # sorted by their first day
        return pd.PeriodIndex(values, freq="Q").start_time.date, DateColumn(**look, format=scope.say("figures.quarter_format"))
    if holds_only(values, date):
        days = pd.to_datetime(values)
        if gaps <= {empty}:
            return days.dt.date, DateColumn(**look, format=DAY)
        return [day.date().isoformat() if is_known(day) else word for day, word in zip(days, words, strict=True)], Column(**look)
    if not holds_only(values, NUMBER):
        return words, Column(**look)
    if gaps and not (values < 0).any():
        return _sortable(scope, words), Column(**look, alignment="right")
    numbers = values.astype(float)
    if not is_share(name):
        return numbers.round(0 if is_amount(name) else 1), NumberColumn(**look, format="%d" if name in AS_IS else "localized")
    percents = (numbers * 100).round()
    if not gaps and numbers.between(0, 1).all() and not name.endswith(BOUNDS):
        return percents, ProgressColumn(**look, format="%.0f%%", min_value=0, max_value=100)
    return percents, NumberColumn(**look, format="%.0f%%")


def _linked(
    scope: Scope, values: pd.Series, look: dict, words: Sequence[str], to: Sequence[str | None], key: str
) -> tuple[Sequence[Any], dict]:
    """Buttons that lead on, in a column; where a cell leads nowhere it does nothing."""
    is_number = holds_only(values, NUMBER)
    shown = _sortable(scope, words) if is_number else words
    labels = [[f"{word}{LEADS_ON}" if address else word] for word, address in zip(shown, to, strict=True)]
    look |= {"alignment": "right"} if is_number else {"alignment": "left", "width": NAME_WIDTH}
    return labels, ButtonColumn(**look, type="tertiary", key=key, on_click=_follow, args=(key, tuple(to)))


def _follow(key: str, addresses: tuple[str | None, ...]) -> None:
    """Go to where the clicked cell leads, within the visit: it holds the choices of every page, which Streamlit lets nobody else set."""
    address = addresses[st.session_state[key]["row"]]
    if address:
        query = parse_qs(urlsplit(address).query)
        own = {name: values for name, values in query.items() if name not in KEPT}
        if held := {name: values[0] for name, values in own.items() if name in st.session_state}:  # a field of this page
            hold(held)
            return
        st.switch_page(file(urlsplit(address).path.strip("/")), query_params=own)


def _sortable(scope: Scope, words: Sequence[str]) -> list[str]:
    """Numbers in words that the order of letters puts in the order of numbers: blanks before the shorter ones, most before what is none."""
    mark, _ = texts.separators(scope.language)
    lengths = [len(word.partition(mark)[0]) if any(map(str.isdecimal, word)) else -1 for word in words]
    return [" " * (max(lengths) - length) + word for word, length in zip(words, lengths, strict=True)]
