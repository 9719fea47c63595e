"""Small exports, made for the tests; and reading one into tables in memory."""

import hashlib
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from kompas import tables
from tests.warehouse_for_tests import empty

BAD = Path(__file__).parent / "bad"
IMPORTED_ON = date(2026, 11, 1)
WORKSPACE = Path(tempfile.gettempdir())


@dataclass(frozen=True)
class Reading:
    """Tables in memory, and what can be asked of them."""

    con: duckdb.DuckDBPyConnection

    def file(self, path: Path, **given) -> tables.FileLedger:
        """Read one file; the invariant of the ledger is checked on the way."""
        sha256 = hashlib.sha256(path.read_bytes() + path.name.encode()).hexdigest()
        entry = tables.read_file(self.con, path, path.name, sha256, salt="salt", imported_on=IMPORTED_ON, workspace=WORKSPACE, **given)
        tables.unite_names(self.con)
        entry = replace(entry, warnings=self.one("select max(warnings) from files where source_file = $1", sha256))
        assert entry.lines_read == entry.accepted + entry.rejected + entry.no_data
        assert entry.rejected == self.one("select count(distinct (file, line)) from rejected_lines where source_file = $1", sha256)
        listed = self.one("select count(distinct (file, line)) from no_data_lines where source_file = $1", sha256)
        assert entry.no_data == entry.blank + listed
        return entry

    def rows(self, question: str, *values: object) -> list[tuple]:
        return self.con.execute(question, list(values)).fetchall()

    def one(self, question: str, *values: object) -> object:
        [(found,)] = self.rows(question, *values)
        return found

    def sentences(self, language: str, table: str = "rejected_lines") -> list[str]:
        found = self.con.execute(f"select * from {table} order by file, line, column_name")
        names = [column[0] for column in found.description]
        return [tables.sentence(language, dict(zip(names, row, strict=True))) for row in found.fetchall()]


def reading() -> Reading:
    """Empty tables in memory, with their ledger."""
    con = empty()
    con.execute("set search_path = 'exported,memory'")  # what is made goes into the first, the macros are in the second
    return Reading(con)
