"""The fields of a format, placed on the columns of one sheet as SQL expressions."""

import re
from dataclasses import dataclass, field

import duckdb

from kompas.contract import quoted
from kompas.errors import ExportError
from kompas.formats import Field, Found, Target, plain
from kompas.tables import as_is, proofs
from kompas.tables.as_is import Counts
from kompas.tables.proofs import Writing

NUMBERS = ("eur", "number")


@dataclass(frozen=True, eq=False)
class Cell:
    """A field of a table, and how it is read from a sheet."""

    field: Field
    column: str | None  # header as written; null for a constant
    raw: str | None  # the SQL of the text in the export
    typed: str  # the SQL of the value
    words: str | None = None  # table (word, code) that is joined, for choice and yes_no
    date_order: str | None = None  # for a day: 'dmy' or 'mdy'


@dataclass
class Placed:
    """One sheet: the view of its lines, and per table how its columns are read."""

    view: str
    file: str  # as the ledger names it
    found: Found
    columns: int
    cells: dict[str, tuple[Cell, ...]] = field(default_factory=dict)  # table → its columns in this sheet
    counts: dict[Cell, Counts] = field(default_factory=dict)  # of the columns that are cast as they are
    parameters: dict[str, object] = field(default_factory=dict)
    accepted: str = "true"  # the SQL condition under which a line, called raw, is accepted

    def all_cells(self) -> list[Cell]:
        return [cell for cells in self.cells.values() for cell in cells]

    def relation(self, cells: list[Cell]) -> str:
        """The SQL after `from` that these cells need; the lines are called raw."""
        joined = "".join(f" left join {cell.words} on {cell.words}.word = {cell.raw}" for cell in cells if cell.words)
        return f"{quoted(self.view)} as raw{joined}"

    def run(self, con: duckdb.DuckDBPyConnection, statement: str, **more: object) -> list[tuple]:
        """The rows of the statement, given those parameters that it names."""
        named = set(re.findall(r"\$(\w+)", statement))
        given = {k: v for k, v in (self.parameters | more).items() if k in named}
        return con.execute(statement, given).fetchall()


def placed(
    con: duckdb.DuckDBPyConnection,
    view: str,
    file: str,
    found: Found,
    columns: int,
    salt: str,
    decimal_mark: str | None,
    date_order: str | None,
) -> Placed:
    """The fields of the recognised layout on the columns of the sheet that is loaded as `view`.

    Raises ExportError when a column of numbers or days can be read in two ways.
    """
    sheet = Placed(view, file, found, columns)
    sheet.parameters["salt"] = salt
    targets = [target for target in found.layout.targets if _is_there(target, found) and not target.sql]
    columns_read = _columns(sheet, targets)
    plain_columns = as_is.columns(con, quoted(view), columns_read, _is_workbook(found))
    odd = [column for column in columns_read if column not in plain_columns and column[0] not in ("text", "outline")]
    writing = proofs.writings(con, quoted(view), odd)
    orders = _date_orders(con, sheet, writing, date_order)
    marks = _decimal_marks(con, sheet, writing, decimal_mark)
    for target in targets:
        cells = (_cell(con, sheet, each, plain_columns, writing, orders, marks) for each in target.fields)
        sheet.cells[target.table] = tuple(cell for cell in cells if cell)
    return sheet


def _columns(sheet: Placed, targets: list[Target]) -> list[tuple[str, int]]:
    """The columns (kind, place) of this sheet that are cast."""
    return sorted(
        {
            (each.kind, place)
            for target in targets
            for each in target.fields
            if each.kind in as_is.CASTS and (place := _place(each, sheet.found)) is not None and place < sheet.columns
        }
    )


def _date_orders(
    con: duckdb.DuckDBPyConnection, sheet: Placed, writing: dict[tuple[str, int], Writing], given: str | None
) -> dict[int, str]:
    """Per column of days whether the day comes first ('dmy') or the month: as given, as the column proves, as its sheet or format has it.

    Raises ExportError where a column contradicts itself.
    """
    shown = {place: each[2] for (kind, place), each in writing.items() if kind == "date"}
    of_sheet = proofs.sheet_order(list(shown.values()), sheet.found.format.date_order)
    for place, each in shown.items():
        if each.is_contradiction and not given:
            raise proofs.ambiguous_date(con, quoted(sheet.view), sheet.file, sheet.found.cells[place], place)
    return {place: given or each.order or of_sheet for place, each in shown.items()}


def _decimal_marks(
    con: duckdb.DuckDBPyConnection, sheet: Placed, writing: dict[tuple[str, int], Writing], given: str | None
) -> dict[tuple[str, int], str | None]:
    """Per column of numbers the decimal mark for numbers that do not show it: as given, as its other numbers show, for an amount as the
    other amounts of the sheet show, or as the format has it; null where none is needed.

    Raises ExportError when there is a number such as 81,499 and nothing tells what it means.
    """
    shown = {
        (kind, place): proofs.marks(con, quoted(sheet.view), proofs.text(f"raw.c{place}", is_marked, is_signed))
        for (kind, place), (is_marked, is_signed, _) in writing.items()
        if kind in NUMBERS
    }
    of_amounts = proofs.sheet_mark([each for (kind, _), each in shown.items() if kind == "eur"])
    found = {}
    for (kind, place), each in shown.items():
        of_sheet = of_amounts if kind == "eur" else None
        mark = given or proofs.proved_mark(each) or of_sheet or sheet.found.format.decimal_mark
        if "?" in each and mark is None:
            line, value = each["?"]
            raise ExportError("ambiguous_number", file=sheet.file, line=line, column=sheet.found.cells[place], value=value)
        found[kind, place] = mark if "?" in each else None
    return found


def _is_workbook(found: Found) -> bool:
    return found.preview.delimiter is None


def makes(found: Found) -> list[Target]:
    """The canonical tables that lines of this sheet are read into."""
    return [target for target in found.layout.targets if target.table not in ("file", "lines") and _is_there(target, found)]


def _is_there(target: Target, found: Found) -> bool:
    """Whether the columns that this table cannot do without are in the sheet."""
    if not target.sql:
        fields = {each.column: each for each in target.fields}
    else:
        fields = {f.column: f for t in found.layout.targets if t.table == "lines" for f in t.fields}
    return all(_place(fields[name], found) is not None for name in target.needs)


def _place(each: Field, found: Found) -> int | None:
    return next((found.places[header] for header in each.headers if header in found.places), None)


def _cell(
    con: duckdb.DuckDBPyConnection,
    sheet: Placed,
    each: Field,
    plain_columns: dict[tuple[str, int], Counts],
    writing: dict[tuple[str, int], Writing],
    orders: dict[int, str],
    marks: dict[tuple[str, int], str | None],
) -> Cell | None:
    number = len(sheet.parameters)
    if each.constant is not None:
        sheet.parameters[f"constant_{number}"] = each.constant
        return Cell(each, None, None, f"cast($constant_{number} as varchar)")
    place = _place(each, sheet.found)
    if place is None or place >= sheet.columns:
        return None
    raw, column = f"raw.c{place}", sheet.found.cells[place]
    if each.kind in ("choice", "yes_no"):
        return _chosen(con, sheet, each, column, raw)
    if (each.kind, place) in plain_columns and not each.keep:
        cell = Cell(each, column, raw, as_is.CASTS[each.kind].format(raw))
        sheet.counts[cell] = plain_columns[each.kind, place]
        return cell
    is_marked, is_signed, _ = writing.get((each.kind, place), (False, False, None))
    read = proofs.text(raw, is_marked, is_signed)
    if each.kind in NUMBERS:
        sheet.parameters[f"mark_{number}"] = marks[each.kind, place]
        return Cell(each, column, raw, f"as_{each.kind}({read}, $mark_{number})")
    if each.kind == "date":
        sheet.parameters[f"order_{number}"] = orders[place]
        return Cell(each, column, raw, f"as_date({read}, $order_{number})", date_order=orders[place])
    if each.keep:
        sheet.parameters[f"keep_{number}"] = each.keep
        return Cell(each, column, raw, f"case when regexp_matches({raw}, $keep_{number}) then as_text({raw}) end")
    padded = f"case when as_padded({raw}) then left({raw}, length({raw}) - 1) else as_text({raw}) end"
    typed = {
        "text": padded if _is_workbook(sheet.found) else f"as_text({raw})",
        "official": f"as_official({raw}, $salt)",
        "whole": f"as_whole({read})",
        "outline": f"as_outline({raw})",
    }
    return Cell(each, column, raw, typed[each.kind])


def _chosen(con: duckdb.DuckDBPyConnection, sheet: Placed, each: Field, column: str, raw: str) -> Cell:
    """The column with the code of each word that occurs in it; null where we do not know the word."""
    found = sheet.run(con, f"select distinct {raw} from {sheet.relation([])} where {raw} is not null")
    coded = [(word, _code(each, word)) for (word,) in found]
    if each.kind == "choice" and all(word == code for word, code in coded):
        return Cell(each, column, raw, raw)
    number = len(sheet.parameters)
    words = f"{sheet.view}_words_{number}"
    sheet.parameters[f"words_{number}"] = words  # counts on; no statement asks for it
    con.execute(f"create temp table {quoted(words)} (word varchar, code varchar)")
    if coded:
        listed = dict(zip(("words", "codes"), map(list, zip(*coded, strict=True)), strict=True))
        con.execute(f"insert into {quoted(words)} select unnest($words), unnest($codes)", listed)
    typed = f"{quoted(words)}.code"
    typed = typed if each.kind == "choice" else f"cast({typed} as boolean)"
    return Cell(each, column, raw, typed, quoted(words))


def _code(each: Field, word: str) -> str | None:
    known = plain(word)
    if known in each.words:
        return each.words[known]
    return next((code for pattern, code in each.patterns if re.search(pattern, known)), None)
