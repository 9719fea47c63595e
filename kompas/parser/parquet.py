"""A table in Parquet, read by DuckDB; values within values become columns, 'a/b'."""

from pathlib import Path

import duckdb

from kompas.contract import identifier
from kompas.errors import ExportError
from kompas.parser.cells import as_text, nested_text
from kompas.parser.records import Records

BATCH = 2000  # rows
MEMORY = "400MB"
# What Python gets otherwise than it is: moments with a zone need a library, and floats of four bytes get digits that they do not have.
CASTS = {"TIMESTAMP WITH TIME ZONE": "cast({} as varchar)", "FLOAT": "cast(cast({} as varchar) as double)"}


def size(path: Path, name: str) -> float:
    """Megabytes, as if it were text: columns pack well."""
    return 10 * path.stat().st_size / (1 << 20)


def parse(path: Path, name: str, folder: Path) -> list[dict]:
    """The one sheet of the table. Raises ExportError where it cannot be read."""
    settings = {"threads": 1, "memory_limit": MEMORY, "temp_directory": "", "autoload_known_extensions": "false"}
    try:
        with duckdb.connect(config=settings) as con, Records(folder / "records", name, None) as records:
            con.execute("set allowed_paths = [$path]", {"path": str(path)})
            con.execute("set enable_external_access = false; set TimeZone = 'UTC'")
            described = con.execute("describe from read_parquet($path)", {"path": str(path)}).fetchall()
            columns = ", ".join(CASTS.get(kind, "{}").format(identifier(column)) for column, kind, *_ in described)
            found = con.execute(f"select {columns} from read_parquet($path)", {"path": str(path)})
            names = [column for column, *_ in described]
            while rows := found.fetchmany(BATCH):
                for row in rows:
                    cells: dict[str, str] = {}
                    for column, value in zip(names, row, strict=True):
                        _flatten(column, value, cells)
                    records.add(records.count + 1, cells)
            if not records.count:
                records.places = {column: place for place, column in enumerate(names)}
            return [records.sheet()]
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        raise ExportError("damaged_table", file=name) from error


def _flatten(column: str, value: object, cells: dict[str, str]) -> None:
    if isinstance(value, dict) and value:
        for key, each in value.items():
            _flatten(f"{column}/{key}", each, cells)
    else:
        cells[column] = nested_text(value, _plain_text)


def _plain_text(value: object) -> str:
    """A value that holds no others as a cell; bytes that are no text by their digits."""
    if not isinstance(value, bytes):
        return as_text(value)
    try:
        return as_text(value.decode("utf-8"))
    except UnicodeDecodeError:
        return value.hex()
