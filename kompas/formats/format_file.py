"""A format as `data/formats/<name>.toml` describes it.

about         one sentence: what export this is
register      name under which its rows are kept together; left out: the name of the format
is_declared   whether all its initiatives are residents' initiatives because the register says so
is_other_money  true: it tells of money of others than the municipality, which stands beside that of the organisations it grants to
municipality  when every export of this format comes from one municipality
decimal_mark  ',' or '.', where amounts in a file do not show it themselves; left out: ask
date_order    'dmy' or 'mdy'
recognise     headers that it must have; left out: those of the required columns
ignored       headers that are not needed
sheet_per_table  true: every canonical table is a sheet or file of its own, with our names as headers
remark        sign that starts a line of explanation right below the header
is_undated    true: it holds for any day; without a day of its own it gets that of the import, which is not taken for the day that is shown
assumes       what a line implies without saying it: names of ASSUMPTIONS
newest_of     'table.column' of dates that tell the day of the export when nothing else does
[file]        headers of municipality and export_date
[<table>]     column = [headers], or { headers, values, patterns, keep } or { constant }
[lines]       the same with a kind per column, for the SQL files <name>.<table>.sql that make tables out of lines;
              [needs] <table> = [columns of lines] that such a file cannot do without
[sheet]       titles, and headers of municipality and export_date, of a sheet about the export itself
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from kompas import contract

FOLDER = contract.ROOT / "data" / "formats"
# What exports of a register may imply without saying it, and the columns that it fills in the marts. The rule of each is worded in
# locales/<language>/assumptions.toml; the settings switch one off.
ASSUMPTIONS = {
    "recurring_runs_its_year": ("funding_lines.start_date", "funding_lines.end_date"),
    "one_off_has_no_end": ("funding_lines.end_date",),
    "granted_is_supported": ("status_changes.status",),
    "determined_is_completed": ("status_changes.status",),
    "zero_is_rejected": ("status_changes.status",),
}
YES_NO = {"ja": "true", "nee": "false", "yes": "true", "no": "false", "true": "true", "false": "false"}
YES_NO |= {"j": "true", "n": "false", "y": "true", "1": "true", "0": "false", "waar": "true", "onwaar": "false"}


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a table, and where an export has it."""

    column: str
    kind: str  # as in data/tables.toml
    required: bool = False
    headers: tuple[str, ...] = ()  # as header_key writes them
    constant: str | None = None
    words: dict[str, str] = field(default_factory=dict)  # word as header_key writes it → code, for choice and yes_no
    patterns: tuple[tuple[str, str], ...] = ()  # regular expression on the word as header_key writes it → code; no match is no warning
    bounds: contract.Bounds = contract.Bounds()
    keep: str | None = None  # regular expression; other values of this text are not meant for this column


@dataclass(frozen=True)
class Target:
    """A table that lines are read into: a canonical one, 'file' (what the export says about itself) or 'lines'."""

    table: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    sql: str | None = None  # made out of 'lines' by this select
    needs: tuple[str, ...] = ()  # columns without whose header it is not filled


@dataclass(frozen=True)
class Layout:
    """What one sheet of a format looks like."""

    titles: tuple[str, ...]  # names of the sheet, as header_key writes them; empty: any
    needed_headers: dict[str, tuple[str, ...]]  # headers that must be there, as written and with their aliases as header_key writes them
    targets: tuple[Target, ...]


@dataclass(frozen=True)
class Format:
    name: str
    about: str
    register: str
    is_declared: bool
    municipality: str | None
    decimal_mark: str | None
    date_order: str
    remark: str | None
    ignored: frozenset[str]
    is_undated: bool
    is_other_money: bool
    newest_of: tuple[str, ...]
    assumes: tuple[str, ...]  # keys of ASSUMPTIONS
    layouts: tuple[Layout, ...]
    about_sheet: dict[str, tuple[str, ...]]  # titles, municipality, export_date → words as header_key writes them


@lru_cache(maxsize=65_536)  # successive exports hold the same words
def header_key(text: str) -> str:
    """The text in lower case, without accents, signs and double blanks: how headers and words are compared."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w€%]|_", " ", bare).split())


@cache
def formats() -> dict[str, Format]:
    """Every format by name."""
    return {path.stem: read_format(path) for path in sorted(FOLDER.glob("*.toml"))}


def read_format(path: Path) -> Format:
    """The format that this file describes."""
    document = tomllib.loads(path.read_text("utf-8"))
    file = Target(
        "file",
        (
            _field("municipality", "text", document.get("file", {}).get("municipality", [])),
            _field("export_date", "date", document.get("file", {}).get("export_date", [])),
        ),
    )
    layouts = _template_layouts(file) if document.get("sheet_per_table") else (_layout(path, document, file),)
    return Format(
        name=path.stem,
        about=document["about"],
        register=document.get("register", path.stem),
        is_declared=document["is_declared"],
        municipality=document.get("municipality"),
        decimal_mark=document.get("decimal_mark"),
        date_order=document.get("date_order", "dmy"),
        remark=document.get("remark"),
        ignored=frozenset(header_key(header) for header in document.get("ignored", [])),
        is_undated=document.get("is_undated", False),
        is_other_money=document.get("is_other_money", False),
        newest_of=tuple(document.get("newest_of", [])),
        assumes=tuple(document.get("assumes", [])),
        layouts=layouts,
        about_sheet={key: tuple(map(header_key, words)) for key, words in document.get("sheet", {}).items()},
    )


def _template_layouts(file: Target) -> tuple[Layout, ...]:
    """One layout per table of the template; its headers are our names of the columns or what they mean."""
    layouts = []
    for table in contract.typed_tables().values():
        fields = tuple(
            _field(column.name, column.kind, [column.name, *column.meaning.values()], column) for column in table.columns.values()
        )
        titles = tuple(map(header_key, (table.name, *table.title.values())))
        required = {each.column: each.headers for each in fields if each.required}
        layouts.append(Layout(titles, required, (Target(table.name, fields, table.key), file)))
    return tuple(layouts)


def _layout(path: Path, document: dict, file: Target) -> Layout:
    """The layout of a format in which one line may fill several tables."""
    targets = [file]
    for name, table in contract.tables().items():
        sql_file = path.with_name(f"{path.stem}.{name}.sql")
        if name in document:
            columns = table.columns
            fields = tuple(_field(c, columns[c].kind, entry, columns[c]) for c, entry in document[name].items())
            needs = tuple(column.name for column in columns.values() if column.required)
            targets.append(Target(name, fields, table.key, needs=needs))
        elif sql_file.exists():
            needs = tuple(document["needs"][name])
            targets.append(Target(name, (), table.key, sql_file.read_text("utf-8"), needs))
    if "lines" in document:
        lines = tuple(_field(c, entry["kind"], entry) for c, entry in document["lines"].items())
        targets.insert(1, Target("lines", lines))
    needed_headers = {header: (header_key(header),) for header in document.get("recognise", [])}
    required = {each.column: each.headers for target in targets for each in target.fields if each.required}
    return Layout((), needed_headers or required, tuple(targets))


def _field(column: str, kind: str, entry: list | dict, declared: contract.Column | None = None) -> Field:
    source = entry if isinstance(entry, dict) else {"headers": entry}
    words = dict(YES_NO) if kind == "yes_no" else {}
    if declared:
        for code, in_languages in declared.choices.items():
            words |= {header_key(word): code for word in (code, *in_languages.values())}
    words |= {header_key(word): code for word, code in source.get("values", {}).items()}
    return Field(
        column=column,
        kind=kind,
        required=source.get("required", declared.required if declared else False),
        headers=tuple(map(header_key, source.get("headers", []))),
        constant=source.get("constant"),
        words=words,
        patterns=tuple(source.get("patterns", {}).items()),
        bounds=declared.bounds if declared else contract.bounds_of(column),
        keep=source.get("keep"),
    )
