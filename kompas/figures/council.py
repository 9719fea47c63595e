"""Charts of the tables of the council edition: bars of what is published; what is hidden is hatched, or a word in the place of a bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from kompas.figures.chart import Bars, Chart, Note, Row
from kompas.figures.marks import bars_by_colour, part
from kompas.figures.names import ALL, HIDDEN, LEFT_REGISTER, UNKNOWN, capital
from kompas.texts import say

COLOURS = ("accent", "second", "unknown")  # of parts in their order; a third is what nobody knows
PHASES = {  # in their order, with their colours
    "preparing": "submitted",
    "going_on": "running",
    "completed": "completed",
    "stopped_early": "stopped",
    **{code: code for code in (LEFT_REGISTER, UNKNOWN)},
}


@dataclass(frozen=True)
class Shown:
    """How a table is drawn: the columns with their names, the one that counts all, and the words of the rows."""

    kind: str
    columns: Mapping[str, str]
    lead: str
    labels: tuple[tuple[str, ...], ...]  # of every row of the table, a word per key
    totals: tuple[str, ...]  # the one that counts all, in words
    hidden: str
    is_newest_first: bool = False
    drawn: int | None = None  # so many rows at most


def of_table(rows: pd.DataFrame, keys: Sequence[str], shown: Shown, language: str) -> Chart | None:
    """The chart of a table; None where nothing of it can be drawn."""
    records = [(row, label, total) for row, label, total in zip(rows.to_dict("records"), shown.labels, shown.totals, strict=True)]
    if shown.is_newest_first:
        records.reverse()
    heads = [each for each in records if each[0][keys[0]] is not ALL and (len(keys) == 1 or each[0][keys[1]] is ALL)][: shown.drawn]
    known = [each for each in heads if not _is_unknown(each[0], list(shown.columns))]
    left_out, heads = len(heads) - len(known) if known else 0, known or heads
    lines = [Row(capital(label[0]), "" if shown.kind == "beside" else total) for _, label, total in heads]
    if shown.kind == "phases":
        series = _by_phase(records, heads, keys, shown, language)
    else:
        series = [
            _bars(name, [row[column] for row, *_ in heads], COLOURS[place], shown, language, line=place * (shown.kind == "beside"))
            for place, (column, name) in enumerate(shown.columns.items())
        ]
        if shown.kind == "parts":
            series += _left(
                [row[shown.lead] for row, *_ in heads], [[row[column] for column in shown.columns] for row, *_ in heads], shown, language
            )
            series += _undivided(heads, shown, language)
        if shown.kind == "single":
            colours = ["unknown" if row[keys[0]] == UNKNOWN else "accent" for row, *_ in heads]
            totals = [total for *_, total in heads]
            series = list(bars_by_colour([_drawn(row[shown.lead]) for row, *_ in heads], colours, totals))
    if not any(any(each.values) for each in series):
        return None
    notes = [
        Note(shown.hidden, row, line)
        for row, (record, *_) in enumerate(heads)
        for line, column in enumerate(shown.columns)
        if shown.kind == "beside" and record[column] is HIDDEN
    ]
    return Chart(
        language,
        tuple(series),
        rows=tuple(lines),
        lines=len(shown.columns) if shown.kind == "beside" else 1,
        is_stacked=shown.kind in ("phases", "parts"),
        notes=tuple(notes),
        below=(say(language, "figures.nothing_known", n=left_out),) if left_out else (),
    )


def _is_unknown(row: Mapping[str, Any], columns: Sequence[str]) -> bool:
    """Whether nothing is known of all in this row: of three parts the third is what nobody knows."""
    return len(columns) == len(COLOURS) and all(row[column] == 0 for column in columns[:-1])


def _drawn(value: Any) -> int:
    """What is drawn of a number: nothing where it is hidden, or where there is none."""
    return value if isinstance(value, int) else 0


def _bars(name: str, values: Sequence[Any], colour: str, shown: Shown, language: str, line: int = 0) -> Bars:
    """A part of each bar, with its number where there is one: what is hidden, or known to nobody, is no 0. A part of nothing has none."""
    bars = part(name, [_drawn(value) for value in values], colour, language, line)
    words = [shown.hidden if value is HIDDEN else say(language, "figures.unknown") if value is None else "" for value in values]
    is_part = shown.kind != "beside"
    labels = tuple(
        "" if word or (is_part and not drawn) else label for word, drawn, label in zip(words, bars.values, bars.labels, strict=True)
    )
    hovers = tuple(f"{name}: {word}" if word else hover for word, hover in zip(words, bars.hovers, strict=True))
    return replace(bars, labels=labels, hovers=hovers)


def _by_phase(records: Sequence, heads: Sequence, keys: Sequence[str], shown: Shown, language: str) -> list[Bars]:
    """A part of each bar per phase, in the order of an initiative's life."""
    of = {(row[keys[0]], row[keys[1]]): row[shown.lead] for row, *_ in records}
    used = [code for code in PHASES if any(code == phase for _, phase in of)]
    series = []
    for code in used:
        values = [of.get((row[keys[0]], code), 0) for row, *_ in heads]
        if any(map(_drawn, values)):
            series.append(_bars(shown.columns[code], values, PHASES[code], shown, language))
    parts = [[of.get((row[keys[0]], code), 0) for code in used] for row, *_ in heads]
    return series + _left([row[shown.lead] for row, *_ in heads], parts, shown, language)


def _undivided(heads: Sequence, shown: Shown, language: str) -> list[Bars]:
    """What nobody can say the parts of."""
    values = [_drawn(row[shown.lead]) if all(row[column] is None for column in shown.columns) else 0 for row, *_ in heads]
    return [_bars(say(language, "figures.unknown"), values, "unknown", shown, language)] if any(values) else []


def _left(totals: Sequence[Any], parts: Sequence[Sequence[Any]], shown: Shown, language: str) -> list[Bars]:
    """What of each total is in parts that are hidden, as far as rounded numbers tell: without a number, for that would be no more than the
    difference of these."""
    left = [
        max(total - sum(map(_drawn, of)), 0) if isinstance(total, int) and any(value is HIDDEN for value in of) else 0
        for total, of in zip(totals, parts, strict=True)
    ]
    bars = part(shown.hidden, left, "hidden", language)
    return [replace(bars, labels=(), hovers=(bars.name,) * len(left))] if any(left) else []
