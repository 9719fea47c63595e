"""The ledger: what became of every line of every file."""

from dataclasses import astuple, dataclass
from datetime import date

import duckdb

ENTRY_COLUMNS = "line bigint, column_name varchar, value varchar, reason varchar, expected varchar"
FILE_ENTRY_COLUMNS = f"source_file varchar, file varchar, {ENTRY_COLUMNS}"
LONGEST = 200  # characters of a value that the ledger keeps
LEDGER = f"""
create table files (
    source_file varchar, file varchar, format varchar, register varchar, municipality varchar, export_date date,
    lines_read bigint, accepted bigint, rejected bigint, no_data bigint, blank bigint, warnings bigint
);
create table rejected_lines ({FILE_ENTRY_COLUMNS});
create table no_data_lines ({FILE_ENTRY_COLUMNS});
create table warnings ({FILE_ENTRY_COLUMNS});
create table column_coverage (
    source_file varchar, table_name varchar, column_name varchar, rows bigint, known bigint
);
create table registers (register varchar, is_declared boolean);
"""


@dataclass(frozen=True)
class FileLedger:
    """What became of the lines of one file: lines_read = accepted + rejected + no_data."""

    source_file: str  # sha256 of the bytes
    file: str
    format: str
    register: str
    municipality: str | None  # null: unknown, or several
    export_date: date
    lines_read: int  # records without the header
    accepted: int
    rejected: int
    no_data: int  # blank lines, and those that stand in no_data_lines: dashes, totals, explanations
    blank: int  # how many of no_data are blank
    warnings: int  # remarks about accepted lines and about the file


def create_ledger(con: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of the ledger, empty: files, rejected_lines, no_data_lines, warnings, column_coverage, registers."""
    con.execute(LEDGER)


def write(con: duckdb.DuckDBPyConnection, ledger: FileLedger, is_declared: bool) -> None:
    """Enter the file, and the register it belongs to, into the ledger."""
    con.execute("insert into files values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(ledger))
    con.execute(
        """
        insert into registers
        select $register, $is_declared
        where not exists (from registers where register = $register)
        """,
        {"register": ledger.register, "is_declared": is_declared},
    )


def ledger_of(con: duckdb.DuckDBPyConnection) -> dict[str, FileLedger]:
    """What became of the lines of each export in this database, by its key."""
    found = con.execute("select * from files").fetchall()
    names = [column[0] for column in con.description]
    return {row[0]: FileLedger(**dict(zip(names, row, strict=True))) for row in found}
