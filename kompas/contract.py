"""The canonical tables: their columns, kinds and choices, as `data/tables.toml` declares them; and what each language calls them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "kompas" / "locales"
FIRST = "nl"  # the language of who asks for none
UNKNOWN = "unknown"  # in answers and choices: what has no value
LANGUAGES = (FIRST, *sorted({folder.name for folder in LOCALES.iterdir() if folder.is_dir()} - {FIRST}))

SQL_TYPES = {
    "text": "varchar",
    "official": "varchar",
    "choice": "varchar",
    "date": "date",
    "eur": "decimal(18, 2)",
    "whole": "bigint",
    "number": "double",
    "yes_no": "boolean",
    "outline": "varchar",
}

HAPPENED_AHEAD = 1  # years after the export in which a day of something that happened is a slip of the pen, not nonsense

PROVENANCE = {
    "municipality": "varchar",
    "register": "varchar",
    "export_date": "date",
    "source_file": "varchar",
    "source_line": "bigint",
}


@dataclass(frozen=True)
class Bounds:
    """Between which values a number or a day of a column can be right; null where there is no bound."""

    least: float | None = None
    most: float | None = None
    years_ahead: int | None = None  # of a year or a day: so many years after the day of the export, at most
    is_end: bool = False  # of a day: it may be written as 31-12-9999, which means that there is no end


@dataclass(frozen=True)
class Column:
    name: str
    kind: str
    required: bool
    meaning: dict[str, str]  # language → what the column means
    choices: dict[str, dict[str, str]]  # code → language → word
    bounds: "Bounds"
    is_name: bool  # what is counted together by this name: writings that differ in capitals and blanks only are one
    holds: str | None  # free words ('words') or the name of a party ('party'): what personal can stand in it
    person_when: tuple[str, str] | None  # column and code with which this is the name of a private person, which becomes a pseudonym

    @property
    def sql_type(self) -> str:
        return SQL_TYPES[self.kind]


@dataclass(frozen=True)
class Table:
    name: str
    title: dict[str, str]  # language → name of the sheet
    grain: str
    key: tuple[str, ...]  # columns that together occur once in a file; empty: no such columns
    is_typed: bool  # whether people fill it in, so that it is in the template; outlines come from a map
    columns: dict[str, Column]


@cache
def tables() -> dict[str, Table]:
    """The canonical tables by name, those of the template first and in its order."""
    declared = tomllib.loads((ROOT / "data" / "tables.toml").read_text("utf-8"))
    words = {language: tomllib.loads((LOCALES / language / "tables.toml").read_text("utf-8")) for language in LANGUAGES}
    return {
        name: _table(name, entry, {language: of_tables[name] for language, of_tables in words.items()}) for name, entry in declared.items()
    }


def typed_tables() -> dict[str, Table]:
    """Those of them that people fill in: the sheets of the template."""
    return {name: table for name, table in tables().items() if table.is_typed}


def _table(name: str, entry: dict, words: dict[str, dict]) -> Table:
    columns = {
        column: Column(
            name=column,
            kind=declared["kind"],
            required=declared.get("required", False),
            meaning={language: of_table["columns"][column] for language, of_table in words.items()},
            choices={
                code: {language: of_table["choices"][column][code] for language, of_table in words.items()}
                for code in declared.get("choices", ())
            },
            bounds=_bounds(declared),
            is_name=declared.get("is_name", False),
            holds=declared.get("holds"),
            person_when=next(iter(declared.get("person_when", {}).items()), None),
        )
        for column, declared in entry["columns"].items()
    }
    title = {language: of_table["name"] for language, of_table in words.items()}
    return Table(name, title, entry["grain"], tuple(entry["key"]), entry.get("is_typed", True), columns)


def _bounds(declared: dict) -> Bounds:
    """As declared; an amount is not below zero and a day not far ahead unless that is declared."""
    least = declared.get("least", 0 if declared["kind"] == "eur" and not declared.get("is_signed") else None)
    ahead = declared.get("years_ahead", HAPPENED_AHEAD if declared["kind"] == "date" else None)
    return Bounds(least, declared.get("most"), ahead, declared.get("is_end", False))


@cache
def bounds_of(column: str) -> Bounds:
    """The bounds of the column of this name, in whichever table it is; none where no table has it."""
    return next((table.columns[column].bounds for table in tables().values() if column in table.columns), Bounds())


def identifier(name: str) -> str:
    """The name between double quotes, safe as an identifier inside SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text between single quotes, safe inside SQL; for the few statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def create_tables(con: duckdb.DuckDBPyConnection, schema: str = "main") -> None:
    """Create every canonical table, empty, in `schema` of the connected database."""
    for table in tables().values():
        types = {c.name: c.sql_type for c in table.columns.values()} | PROVENANCE
        listed = ", ".join(f"{identifier(name)} {kind}" for name, kind in types.items())
        con.execute(f"create table {identifier(schema)}.{identifier(table.name)} ({listed})")
