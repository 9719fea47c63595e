"""How fast a file is read with its ledger, beside the bare library on the same file: DuckDB's read_csv, calamine."""

import csv
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path

import duckdb
import python_calamine as calamine
import xlsxwriter

from kompas import contract, sql, tables
from kompas.bench import Figure
from kompas.warehouse import databases

LINES, ROWS = 1_000_000, 200_000  # of the CSV, and of the workbook that is made of its first lines
TIMES = 5  # each, in turn: who else uses the machine disturbs both
SHARE = 60  # % of the speed of bare read_csv, at least


def measure(exports: Path, scratch: Path, child: Callable[..., dict]) -> list[Figure]:
    """Lines a second of a CSV of a million requests and of a workbook of the first 200,000, with the ledger and bare."""
    [text] = exports.glob("*-requests.csv")
    book = scratch / f"{text.stem}.xlsx"
    write_workbook(text, book)
    figures = []
    for path, lines, bare, target in ((text, LINES, "read_csv", SHARE), (book, ROWS, "calamine", None)):
        seconds: dict[str, list[float]] = {"ledger": [], "bare": []}
        for _ in range(TIMES):
            for how, taken in seconds.items():
                taken.append(child(scratch, "read", how, str(path))["seconds"])
        with_ledger, alone = (lines / statistics.median(taken) for taken in seconds.values())
        group = f"reading {path.suffix}, {lines:,} lines"
        figures += [
            Figure(group, "lines per second, ledger complete (median of 5)", "/s", with_ledger),
            Figure(group, f"lines per second, bare {bare} (median of 5)", "/s", alone),
            Figure(group, f"share of the speed of bare {bare}", "%", 100 * with_ledger / alone, target, True),
        ]
    return figures


def read(how: str, path: Path) -> dict:
    """Seconds to read one file into the tables of a new database with its ledger; or with the library alone: a CSV into a table of such a
    database, with types, and every cell of a workbook into Python."""
    with tempfile.TemporaryDirectory() as folder, databases.writer(Path(folder) / "read.duckdb") as con:
        contract.create_tables(con)
        tables.create_ledger(con)
        sql.create_macros(con, of_values=True)
        started = time.perf_counter()
        if how == "ledger":
            _with_ledger(con, path, Path(folder))
        elif path.suffix == ".csv":
            con.execute("create table bare as from read_csv(?)", [str(path)])
        else:
            with calamine.CalamineWorkbook.from_path(path) as workbook:
                for _ in workbook.get_sheet_by_index(0).iter_rows():
                    pass
        return {"seconds": time.perf_counter() - started}


def _with_ledger(con: duckdb.DuckDBPyConnection, path: Path, workspace: Path) -> None:
    entry = tables.read_file(con, path, path.name, "bench", salt="bench", imported_on=date.max, workspace=workspace)
    if entry.accepted != entry.lines_read:
        raise RuntimeError(f"{entry.accepted} of {entry.lines_read} lines")


def write_workbook(text: Path, to: Path) -> None:
    """Write the first lines of a CSV as a workbook, with days and numbers as a spreadsheet has them."""
    with text.open(encoding="utf-8", newline="") as stream, xlsxwriter.Workbook(to, {"constant_memory": True}) as workbook:
        lines, sheet = csv.reader(stream), workbook.add_worksheet()
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        header = next(lines)
        sheet.write_row(0, 0, header)
        for row, cells in enumerate(islice(lines, ROWS), 1):
            for column, (name, cell) in enumerate(zip(header, cells, strict=True)):
                if cell and name.endswith("_date"):
                    sheet.write_datetime(row, column, date.fromisoformat(cell), day)
                elif name.endswith("_days") and cell:
                    sheet.write_number(row, column, int(cell))
                else:
                    sheet.write_string(row, column, cell)
