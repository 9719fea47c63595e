"""Which of our columns a header that we do not know may mean: by how alike the words are, as far as the values are of that kind."""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
from rapidfuzz import fuzz, process

from kompas import contract
from kompas.formats import ANY, formats, header_key
from kompas.readers import Preview

OTHERS = contract.ROOT / "data" / "other_headers.toml"
LEAST = 65  # of 100: less alike is chance
SHORTEST = 3, 4  # letters of a header, and of a name, that may be a part of the other
READABLE = 0.8  # of the values in a column, for it to be of a kind
# The SQL of a value of each kind, in whatever notation; text can be anything.
READ = {
    "date": "coalesce(as_date(value, 'dmy'), as_date(value, 'mdy'))",
    "eur": "coalesce(as_eur(value, ','), as_eur(value, '.'))",
    "number": "coalesce(as_number(value, ','), as_number(value, '.'))",
    "whole": "as_whole(value)",
    "outline": "as_outline(value)",
}


@dataclass(frozen=True)
class Suggestion:
    """A column of ours that a header may mean."""

    table: str
    column: str
    likeness: float  # of 100
    known_as: str  # the name or header, as header_key writes it, that it is like


def likely_header(previews: Sequence[Preview]) -> tuple[Preview, int] | None:
    """Which record of a sheet that we do not know is most like a header: the most different words; null where there are none."""
    records = [(preview, number, record[2]) for preview in previews for number, record in enumerate(preview.records)]
    best = max(records, key=lambda each: (_words(each[2]), -each[1]), default=None)
    return best[:2] if best and _words(best[2]) else None


def _words(cells: tuple[str, ...]) -> int:
    return len({key for cell in cells if (key := header_key(cell)) and not key.replace(" ", "").isdigit()})


def suggestions(con: duckdb.DuckDBPyConnection, preview: Preview, header: int, most: int = 3) -> dict[int, tuple[Suggestion, ...]]:
    """Per place of a column with a name: the columns it may mean, the likeliest first.

    `con` has the macros. The records below the header are the values by which a kind is told; a column without any can be of every kind.
    """
    cells = preview.records[header][2]
    below = [record[2] for record in preview.records[header + 1 :]]
    keys = {place: header_key(cell) for place, cell in enumerate(cells) if header_key(cell)}
    names = _names()
    listed = list(names)
    fits = _fits(con, [(place, record[place]) for place in keys for record in below if place < len(record) and record[place].strip()])
    found = {}
    for place, row in zip(keys, _likeness(list(keys.values()), listed), strict=True):
        best: dict[tuple[str, str], Suggestion] = {}
        for number in np.argsort(-row, kind="stable"):
            if row[number] < LEAST:
                break
            for table, column in names[listed[number]]:
                kind = contract.tables()[table].columns[column].kind
                if fits.get(place, {}).get(kind, True) and _has_few_words(table, column, below, place):
                    best.setdefault((table, column), Suggestion(table, column, round(float(row[number]), 1), listed[number]))
        found[place] = tuple(best.values())[:most]
    return found


def _likeness(headers: list[str], names: list[str]) -> np.ndarray:
    """How alike each header and each name are: in all words whatever their order, in the words of one, or in a part."""
    scorers = ((fuzz.token_sort_ratio, 1.0), (fuzz.token_set_ratio, 0.95))
    if not headers:
        return np.empty((0, len(names)))
    partial = process.cdist(headers, names, scorer=fuzz.partial_ratio, dtype=np.float32)
    partial *= np.outer([len(header) >= SHORTEST[0] for header in headers], [len(name) >= SHORTEST[1] for name in names])
    alike = [weight * process.cdist(headers, names, scorer=scorer, dtype=np.float32) for scorer, weight in scorers]
    return np.maximum.reduce([*alike, 0.8 * partial])


def _names() -> dict[str, list[tuple[str, str]]]:
    """Everything that our columns are called, in our tables and in the exports that we know: name → tables and columns."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for table in contract.tables().values():
        for column in table.columns.values():
            for name in (column.name, *column.meaning.values()):
                found[header_key(name)][table.name, column.name] = None
    for name, columns in tomllib.loads(OTHERS.read_text("utf-8")).items():
        for column, headers in columns.items():
            for header in headers:
                found[header_key(header)][name, column] = None
    for format_ in formats().values():
        of_lines = [select.table for select in format_.selects]
        for target in (target for layout in format_.layouts for target in layout.targets if target.table != "file"):
            filled = of_lines if target.table == "lines" else [target.table]
            for field in target.fields:
                columns = [(table, field.column) for table in filled if field.column in contract.tables()[table].columns]
                for header in field.headers if not field.made_of else ():
                    found[header] |= dict.fromkeys(columns) if ANY not in header else {}
    return {name: list(columns) for name, columns in found.items()}


def _fits(con: duckdb.DuckDBPyConnection, values: list[tuple[int, str]]) -> dict[int, dict[str, bool]]:
    """Of each place with values whether these are of each kind."""
    if not values:
        return {}
    places, texts = map(list, zip(*values, strict=True))
    counts = ", ".join(f"count({sql}) >= {READABLE} * count(as_text(value))" for sql in READ.values())
    statement = f"select place, {counts} from (select unnest($places) as place, unnest($texts) as value) group by place"
    rows = con.execute(statement, {"places": places, "texts": texts}).fetchall()
    return {place: dict(zip(READ, row, strict=True)) for place, *row in rows}


def _has_few_words(table: str, column: str, below: list[tuple[str, ...]], place: int) -> bool:
    """Of a column with agreed words or yes and no: whether it has few different values, as such columns do."""
    declared = contract.tables()[table].columns[column]
    values = {header_key(record[place]) for record in below if place < len(record) and record[place].strip()}
    return declared.kind not in ("choice", "yes_no") or len(values) <= max(3, len(declared.choices))
