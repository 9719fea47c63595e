"""Which column of a sheet fills which field of a format, and the SQL that reads it."""

import re
from dataclasses import dataclass, field

import duckdb

from kompas import contract
from kompas.contract import identifier
from kompas.errors import ExportError
from kompas.formats import Field, Match, Target, header_key, headers_found
from kompas.readers import Lines
from kompas.tables import derived_columns, notation, plain_columns, two_readings
from kompas.tables.derived_columns import Source
from kompas.tables.notation import Notation
from kompas.tables.plain_columns import ColumnProfile, PlainColumns

NUMBERS = ("eur", "number")


@dataclass(frozen=True, eq=False)
class ColumnMapping:
    """A field of a table, and how it is read from a sheet."""

    field: Field
    headers: tuple[str, ...]  # it is read from, as written; empty for a constant
    raw: str | None  # the SQL of the text in the export
    typed: str  # the SQL of the value
    words: str | None = None  # table (word, code) that is joined, for choice and yes_no
    date_order: str | None = None  # for a day: 'dmy' or 'mdy'
    parts: tuple[str, ...] = ()  # the SQL of the texts that an identifier is made of

    @property
    def header(self) -> str | None:
        """The header that is named where something is wrong; null for a constant."""
        return self.headers[0] if self.headers else None


@dataclass
class SheetMapping:
    """One sheet: the view of its lines, and per table how its columns are read."""

    view: str
    file: str  # as the ledger names it
    match: Match
    width: int  # how many columns the sheet has; the view has more where some are derived
    sources: dict[Field, Source] = field(default_factory=dict)  # where the fields that the sheet has stand
    columns: dict[str, tuple[ColumnMapping, ...]] = field(default_factory=dict)  # table → its columns in this sheet
    profiles: dict[ColumnMapping, ColumnProfile] = field(default_factory=dict)  # of the columns that are cast as they are, or have codes
    plain: PlainColumns = field(default_factory=PlainColumns)
    parameters: dict[str, object] = field(default_factory=dict)
    accepted: str = "true"  # the SQL condition under which a line, called raw, is accepted

    def all_columns(self) -> list[ColumnMapping]:
        """The columns of all tables, one after the other."""
        return [column for columns in self.columns.values() for column in columns]

    def relation(self, columns: list[ColumnMapping], first: int | None = None) -> str:
        """The SQL after `from` that these columns need; the lines are called raw: all of them, or so many `first` ones."""
        joins = "".join(f" left join {column.words} on {column.words}.word = {column.raw}" for column in columns if column.words)
        lines = identifier(self.view) if first is None else f"(select * from {identifier(self.view)} order by line limit {first})"
        return f"{lines} as raw{joins}"

    def run(self, con: duckdb.DuckDBPyConnection, statement: str, **more: object) -> list[tuple]:
        """The rows of the statement, given those parameters that it names."""
        names = set(re.findall(r"\$(\w+)", statement))
        parameters = {name: value for name, value in (self.parameters | more).items() if name in names}
        return con.execute(statement, parameters).fetchall()


def map_columns(
    con: duckdb.DuckDBPyConnection,
    view: str,
    file: str,
    match: Match,
    lines: Lines,
    salt: str,
    decimal_mark: str | None,
    date_order: str | None,
) -> SheetMapping:
    """The fields of the layout that matches, mapped to the columns of the sheet that is loaded as `view`.

    Raises ExportError when a column of numbers or days can be read in two ways.
    """
    width = lines.columns
    view, sources = derived_columns.sources(con, view, file, match, width, salt)
    sheet = SheetMapping(view, file, match, width, sources)
    sheet.parameters["salt"] = salt
    targets = [target for target in match.layout.targets if _is_there(target, match)]
    columns = sorted({(each.kind, source.place) for each, source in sources.items() if each.kind in plain_columns.CASTS})
    header = match.cells[0].strip().lower()
    keys = {source.place for each, source in sources.items() if is_identifier(each)}
    sheet.plain = plain_columns.find(con, identifier(view), columns, lines, header, keys, _is_workbook(match))
    others = [column for column in columns if column not in sheet.plain.profiles and column[0] not in ("text", "outline")]
    notations = notation.notations(con, identifier(view), others)
    orders = _date_orders(con, sheet, notations, date_order)
    marks = _decimal_marks(con, sheet, notations, decimal_mark)
    for target in targets:
        mappings = (_column(con, sheet, each, notations, orders, marks) for each in target.fields)
        sheet.columns[target.table] = tuple(mapping for mapping in mappings if mapping)
    return sheet


def _date_orders(
    con: duckdb.DuckDBPyConnection, sheet: SheetMapping, notations: dict[tuple[str, int], Notation], given: str | None
) -> dict[int, str]:
    """Per column of days whether the day comes first ('dmy') or the month: as given, as the column proves, as its sheet or format has it.

    Raises ExportError where a column contradicts itself.
    """
    orders = {place: each[2] for (kind, place), each in notations.items() if kind == "date"}
    of_sheet = notation.sheet_order(list(orders.values()), sheet.match.format.date_order)
    for place, each in orders.items():
        if each.is_contradiction and not given:
            raise notation.ambiguous_date(con, identifier(sheet.view), sheet.file, _header(sheet, place), place)
    return {place: given or each.order or of_sheet for place, each in orders.items()}


def _decimal_marks(
    con: duckdb.DuckDBPyConnection, sheet: SheetMapping, notations: dict[tuple[str, int], Notation], given: str | None
) -> dict[tuple[str, int], str | None]:
    """Per column of numbers the decimal mark for numbers that do not show it: as given, as its other numbers show, for an amount as the
    other amounts of the sheet show, or as the format has it; null where none is needed.

    Raises ExportError when there is a number such as 81,499 and nothing tells what it means.
    """
    marks = {
        (kind, place): notation.marks(con, identifier(sheet.view), notation.text(f"raw.c{place}", is_marked, is_signed))
        for (kind, place), (is_marked, is_signed, _) in notations.items()
        if kind in NUMBERS
    }
    of_amounts = notation.sheet_mark([each for (kind, _), each in marks.items() if kind == "eur"])
    found = {}
    for (kind, place), each in marks.items():
        of_sheet = of_amounts if kind == "eur" else None
        mark = given or notation.proved_mark(each) or of_sheet or sheet.match.format.decimal_mark
        if "?" in each and mark is None:
            line, value = each["?"]
            text = notation.text(f"raw.c{place}", *notations[kind, place][:2])
            readings = two_readings.find(con, identifier(sheet.view), kind, text)
            raise ExportError("ambiguous_number", file=sheet.file, line=line, column=_header(sheet, place), value=value, readings=readings)
        found[kind, place] = mark if "?" in each else None
    return found


def _header(sheet: SheetMapping, place: int) -> str:
    """The header that the text at this place comes from."""
    return next(source.headers[0] for source in sheet.sources.values() if source.place == place and source.headers)


def _is_workbook(match: Match) -> bool:
    return match.preview.delimiter is None


def tables_filled_by(match: Match) -> list[Target]:
    """The canonical tables that lines of this sheet are read into one by one."""
    return [target for target in match.layout.targets if target.table not in ("file", "lines") and _is_there(target, match)]


def _is_there(target: Target, match: Match) -> bool:
    """Whether the columns that this table cannot do without are in the sheet."""
    fields = {each.column: each for each in target.fields}
    if target.when_filled and not any(headers_found(fields[name].headers, match.places) for name in target.when_filled):
        return False
    return all(fields[name].constant or headers_found(fields[name].headers, match.places) for name in target.needs)


def _column(
    con: duckdb.DuckDBPyConnection,
    sheet: SheetMapping,
    each: Field,
    notations: dict[tuple[str, int], Notation],
    orders: dict[int, str],
    marks: dict[tuple[str, int], str | None],
) -> ColumnMapping | None:
    number = len(sheet.parameters)
    if each.constant is not None:
        sheet.parameters[f"constant_{number}"] = each.constant
        return ColumnMapping(each, (), None, f"cast($constant_{number} as varchar)")
    source = sheet.sources.get(each)
    if source is None:
        return None
    place, headers, raw = source.place, source.headers, f"raw.c{source.place}"
    if each.kind in ("choice", "yes_no"):
        return _coded_column(con, sheet, each, headers, raw)
    if (each.kind, place) in sheet.plain.profiles and not each.keep:
        typed = _times(each, plain_columns.CASTS[each.kind].format(raw))
        column = ColumnMapping(each, headers, raw, typed, parts=source.parts)
        sheet.profiles[column] = sheet.plain.profiles[each.kind, place]
        return column
    is_marked, is_signed, _ = notations.get((each.kind, place), (False, False, None))
    text = notation.text(raw, is_marked, is_signed)
    if each.kind in NUMBERS:
        sheet.parameters[f"mark_{number}"] = marks[each.kind, place]
        return ColumnMapping(each, headers, raw, _times(each, f"as_{each.kind}({text}, $mark_{number})"))
    if each.kind == "date":
        sheet.parameters[f"order_{number}"] = orders[place]
        return ColumnMapping(each, headers, raw, f"as_date({text}, $order_{number})", date_order=orders[place])
    if each.keep:
        sheet.parameters[f"keep_{number}"] = each.keep
        return ColumnMapping(each, headers, raw, f"case when regexp_matches({raw}, $keep_{number}) then as_text({raw}) end")
    typed = {
        "text": _text(sheet, each, raw),
        "official": f"as_official(case when not as_error({raw}) then {raw} end, $salt)",
        "whole": f"as_whole({text})",
        "outline": f"as_outline({raw})",
    }
    return ColumnMapping(each, headers, raw, typed[each.kind], parts=source.parts)


def _text(sheet: SheetMapping, each: Field, raw: str) -> str:
    """The SQL of a text; none where a formula failed. An identifier that a spreadsheet ruined is that of no other line."""
    padded = f"when as_padded({raw}) then left({raw}, length({raw}) - 1)" if _is_workbook(sheet.match) else ""
    alone = f"as_text({raw}) || ' (' || raw.line || ')'" if each.required else "null"
    ruined = f"when as_ruined({raw}) then {alone}" if is_identifier(each) else ""
    return f"case when as_error({raw}) then null {ruined} {padded} else as_text({raw}) end"


def is_identifier(each: Field) -> bool:
    """Whether lines are joined on this column."""
    return each.kind == "text" and each.column.endswith("_id")


def _times(each: Field, typed: str) -> str:
    """The SQL of the value, multiplied where the format says so."""
    return f"cast({typed} * {each.factor} as {contract.SQL_TYPES[each.kind]})" if each.factor else typed


def _coded_column(con: duckdb.DuckDBPyConnection, sheet: SheetMapping, each: Field, headers: tuple[str, ...], raw: str) -> ColumnMapping:
    """The column with the code of each word that occurs in it; null where we do not know the word."""
    rows = sheet.run(con, f"select {raw}, count(*) from {sheet.relation([])} where {raw} is not null group by {raw}")
    codes = [(word, _code(each, word)) for word, _ in rows]
    known = sum(lines for (_, lines), (_, code) in zip(rows, codes, strict=True) if code is not None)
    profile = ColumnProfile(known, sum(lines for _, lines in rows), None, None)
    if each.kind == "choice" and all(word == code for word, code in codes):
        column = ColumnMapping(each, headers, raw, raw)
        sheet.profiles[column] = profile
        return column
    number = len(sheet.parameters)
    words = f"{sheet.view}_words_{number}"
    sheet.parameters[f"words_{number}"] = words  # so that the next number is another one; no statement names this parameter
    con.execute(f"create temp table {identifier(words)} (word varchar, code varchar)")
    if codes:
        lists = dict(zip(("words", "codes"), map(list, zip(*codes, strict=True)), strict=True))
        con.execute(f"insert into {identifier(words)} select unnest($words), unnest($codes)", lists)
    typed = f"{identifier(words)}.code"
    typed = typed if each.kind == "choice" else f"cast({typed} as boolean)"
    column = ColumnMapping(each, headers, raw, typed, identifier(words))
    sheet.profiles[column] = profile
    return column


def _code(each: Field, word: str) -> str | None:
    key = header_key(word)
    if key in each.words:
        return each.words[key]
    return next((code for pattern, code in each.patterns if re.search(pattern, key)), None)
