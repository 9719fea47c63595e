"""Reading the file of a format: what it describes, or one sentence about what is wrong with it."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from kompas import contract
from kompas.errors import ExportError
from kompas.formats.format_file import ANY, ASSUMPTIONS, Field, Format, Layout, Select, Target, header_key, pattern_key

YES_NO = {"ja": "true", "nee": "false", "yes": "true", "no": "false", "true": "true", "false": "false"}
YES_NO |= {"j": "true", "n": "false", "y": "true", "1": "true", "0": "false", "waar": "true", "onwaar": "false"}
# What can be written where, and the kind of value that it has.
OF_SHEET = {"titles": list, "identifier": list, "recognise": list, "ignored": list, "fills_nothing": bool, "lines": dict}
OF_FORMAT = (
    OF_SHEET
    | dict.fromkeys(("about", "register", "municipality", "decimal_mark", "date_order", "remark"), str)
    | dict.fromkeys(("is_declared", "is_other_money", "sheet_per_table", "is_undated"), bool)
    | {"newest_of": list, "assumes": list, "file": dict, "needs": dict, "sheets": dict, "sheet": dict}
)
OF_COLUMN = {"headers": list, "values": dict, "patterns": dict, "required": bool, "factor": int}
OF_COLUMN |= dict.fromkeys(("is_made", "by_legal_form", "first_filled", "from_name"), bool) | dict.fromkeys(
    ("constant", "keep", "extract", "prefix"), str
)
FILLED = "when_filled"  # in a table, beside its columns
# What the name of an applicant tells of its kind, only where it leaves no doubt.
LEGAL_FORMS = {
    "^particulier$": "resident",
    "^(stichting|st) ": "foundation",
    "^((buurt|wijk|bewoners|huurders|sport|speeltuin|voetbal|zwem|biz )?vereniging|ver) ": "association",
    "^cooperati(e|eve) |^cooperatieve vereniging ": "cooperative",
    " (b v|bv|n v|nv|v o f|vof)$": "business",
}
WORDS = {"decimal_mark": (",", "."), "date_order": ("dmy", "mdy")}


def read_format(path: Path) -> Format:
    """The format that this file describes. Raises ExportError where it is no TOML, or says something that means nothing."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as problem:
        raise ExportError("broken_format", file=path, value=problem) from problem
    _check(path, document)
    file = Target(
        "file", tuple(_field(c, k, document.get("file", {}).get(c, [])) for c, k in (("municipality", "text"), ("export_date", "date")))
    )
    if document.get("sheet_per_table"):
        layouts = _template_layouts(file)
    else:
        sheets = document.get("sheets") or {"": document}
        needs = document.get("needs", {})
        layouts = tuple(_layout(name, sheet, file, needs) for name, sheet in sheets.items())
    if not all(each.needed_headers for each in layouts):
        raise ExportError("wrong_format", file=path, column="recognise", value="", expected="[…]")
    return Format(
        name=path.stem,
        about=document["about"],
        register=document.get("register", path.stem),
        is_declared=document["is_declared"],
        municipality=document.get("municipality"),
        decimal_mark=document.get("decimal_mark"),
        date_order=document.get("date_order", "dmy"),
        remark=document.get("remark"),
        is_undated=document.get("is_undated", False),
        is_other_money=document.get("is_other_money", False),
        newest_of=tuple(document.get("newest_of", [])),
        assumes=tuple(document.get("assumes", [])),
        layouts=layouts,
        selects=_selects(path, document.get("needs", {})),
        about_sheet={key: tuple(map(header_key, words)) for key, words in document.get("sheet", {}).items()},
    )


def _check(path: Path, document: dict) -> None:
    """Raises ExportError where a key does not exist, a value is of another kind, or a word is none of the table."""
    for key, kind in (("about", str), ("is_declared", bool)):
        if not isinstance(document.get(key), kind):
            raise ExportError("wrong_format", file=path, column=key, value=document.get(key, ""), expected=_kind(kind))
    _check_keys(path, "", document, OF_FORMAT | dict.fromkeys(contract.tables(), dict))
    for key, words in WORDS.items():
        _check_words(path, key, [document[key]] if key in document else [], words)
    _check_words(path, "assumes", document.get("assumes", []), ASSUMPTIONS)
    _check_words(path, "needs", document.get("needs", {}), contract.tables())
    for name, sheet in document.get("sheets", {}).items():
        _check_keys(path, f"sheets.{name}", sheet, OF_SHEET | dict.fromkeys(contract.tables(), dict))
    for place, sheet in [("", document), *((f"sheets.{name}.", sheet) for name, sheet in document.get("sheets", {}).items())]:
        for name, table in contract.tables().items():
            entries = dict(sheet.get(name, {}))
            _check_words(path, f"{place}{name}.{FILLED}", entries.pop(FILLED, []), entries)
            _check_words(path, f"{place}{name}", entries, table.columns)
            for column, entry in entries.items():
                _check_column(path, f"{place}{name}.{column}", entry, table.columns[column])
        for column, entry in sheet.get("lines", {}).items():
            _check_column(path, f"{place}lines.{column}", entry, None)


def _check_keys(path: Path, place: str, entries: object, allowed: dict[str, type]) -> None:
    if not isinstance(entries, dict):
        raise ExportError("wrong_format", file=path, column=place, value=entries, expected=_kind(dict))
    _check_words(path, place, entries, allowed)
    for key, value in entries.items():
        if type(value) is not allowed[key]:
            raise ExportError("wrong_format", file=path, column=f"{place}.{key}".strip("."), value=value, expected=_kind(allowed[key]))


def _check_words(path: Path, place: str, words: Iterable[str], allowed: Iterable[str]) -> None:
    for word in words:
        if word not in allowed:
            raise ExportError("wrong_format", file=path, column=place or path.stem, value=word, expected=", ".join(allowed))


def _check_column(path: Path, place: str, entry: object, column: contract.Column | None) -> None:
    if isinstance(entry, list) and all(isinstance(header, str) for header in entry):
        return
    _check_keys(path, place, entry, OF_COLUMN if column else OF_COLUMN | {"kind": str})
    if column is None:
        _check_words(path, f"{place}.kind", [entry.get("kind", "")], contract.SQL_TYPES)
    elif column.choices:
        _check_words(path, place, [*entry.get("values", {}).values(), *entry.get("patterns", {}).values()], column.choices)
    for pattern in [*entry.get("patterns", {}), *(entry[key] for key in ("keep", "extract") if key in entry)]:
        try:
            re.compile(pattern)
        except re.error as problem:
            raise ExportError("wrong_format", file=path, column=place, value=pattern, expected=problem) from problem


def _kind(kind: type) -> str:
    """A value of this kind as TOML writes it, for the sentence."""
    return {str: '"…"', bool: "true", list: "[…]", dict: "{ … }", int: "1000"}[kind]


def _template_layouts(file: Target) -> tuple[Layout, ...]:
    """One layout per table of the template; its headers are our names of the columns or what they mean."""
    layouts = []
    for table in contract.typed_tables().values():
        fields = tuple(
            _field(column.name, column.kind, [column.name, *column.meaning.values()], column) for column in table.columns.values()
        )
        titles = tuple(map(header_key, (table.name, *table.title.values())))
        required = {each.column: each.headers for each in fields if each.required}
        layouts.append(Layout(table.name, titles, required, (Target(table.name, fields, table.key), file)))
    return tuple(layouts)


def _layout(name: str, sheet: dict, file: Target, needs_more: dict[str, list[str]]) -> Layout:
    """The layout of a sheet of which one line may fill several tables."""
    targets = [file]
    made_of = tuple(_alternatives(header)[1] for header in sheet.get("identifier", []))
    if "lines" in sheet:
        fields = (_field(column, entry["kind"], entry, made_of=made_of) for column, entry in sheet["lines"].items())
        targets.append(Target("lines", tuple(fields)))
    for table in contract.tables().values():
        if table.name in sheet:
            entries = {column: entry for column, entry in sheet[table.name].items() if column != FILLED}
            fields = tuple(_field(c, table.columns[c].kind, entry, table.columns[c], made_of) for c, entry in entries.items())
            more = [column for of, _, column in (each.rpartition(".") for each in needs_more.get(table.name, [])) if of == name]
            needs = (*(column.name for column in table.columns.values() if column.required), *more)
            targets.append(Target(table.name, fields, table.key, needs, tuple(sheet[table.name].get(FILLED, []))))
    required = {each.column: each.headers for target in targets for each in target.fields if each.required and each.headers}
    return Layout(
        name,
        tuple(map(header_key, sheet.get("titles", [name] if name else []))),
        dict(map(_alternatives, sheet.get("recognise", []))) or required,
        tuple(targets),
        frozenset(map(pattern_key, sheet.get("ignored", []))),
        sheet.get("fills_nothing", False),
    )


def _alternatives(header: str | list[str]) -> tuple[str, tuple[str, ...]]:
    """A header as it is shown, with all that it may be called."""
    names = [header] if isinstance(header, str) else header
    return names[0], tuple(map(pattern_key, names))


def _selects(path: Path, needs: dict[str, list[str]]) -> tuple[Select, ...]:
    """The tables that the SQL files beside the format make, in the order of the tables."""
    found = []
    for name in contract.tables():
        file = path.with_name(f"{path.stem}.{name}.sql")
        if file.exists():
            columns = tuple((sheet, column) for sheet, _, column in (each.rpartition(".") for each in needs.get(name, [])))
            if not columns:
                raise ExportError("wrong_format", file=path, column="needs", value="", expected=f'{name} = ["…"]')
            found.append(Select(name, file.read_text("utf-8"), columns))
    return tuple(found)


def _field(column: str, kind: str, entry: list | dict, declared: contract.Column | None = None, made_of: tuple = ()) -> Field:
    source = entry if isinstance(entry, dict) else {"headers": entry}
    words = dict(YES_NO) if kind == "yes_no" else {}
    if declared:
        for code, in_languages in declared.choices.items():
            words |= {header_key(word): code for word in (code, *in_languages.values())}
    words |= {header_key(word): code for word, code in source.get("values", {}).items()}
    made_of = made_of if source.get("is_made") else ()
    return Field(
        column=column,
        kind=kind,
        required=source.get("required", declared.required if declared else False),
        headers=tuple(map(pattern_key, source.get("headers", []))) or tuple(header for part in made_of for header in part),
        constant=source.get("constant"),
        words=words,
        patterns=tuple((LEGAL_FORMS if source.get("by_legal_form") else source.get("patterns", {})).items()),
        bounds=declared.bounds if declared else contract.bounds_of(column),
        keep=source.get("keep"),
        extract=source.get("extract"),
        prefix=source.get("prefix"),
        made_of=made_of,
        factor=source.get("factor"),
        is_in_name=source.get("from_name", False),
        is_first_filled=source.get("first_filled", any(ANY in header for header in source.get("headers", []))),
    )
