"""The tables: typed rows out of the lines of an export, and the ledger that accounts for every line."""

from kompas.tables.ledger import FileLedger, create_ledger, ledger_of
from kompas.tables.names import unite_names
from kompas.tables.reading import read_file
from kompas.tables.seen import ColumnSeen, Seen, SheetSeen
from kompas.tables.sentences import ON_PAGE, by_reason, format_name, sentence, sheet_name, sheet_title
from kompas.tables.sheets_of_file import recognitions
from kompas.tables.two_readings import Reading, readings

__all__ = [
    "ColumnSeen",
    "FileLedger",
    "ON_PAGE",
    "Reading",
    "Seen",
    "SheetSeen",
    "by_reason",
    "create_ledger",
    "format_name",
    "ledger_of",
    "read_file",
    "readings",
    "recognitions",
    "sentence",
    "sheet_name",
    "sheet_title",
    "unite_names",
]
