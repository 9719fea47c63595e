"""The tables: typed rows out of the lines of an export, and the ledger that accounts for every line."""

from kompas.tables.ledger import FileLedger, create_ledger
from kompas.tables.names import unite_names
from kompas.tables.reading import read_file
from kompas.tables.sentences import by_reason, format_name, sentence, sheet_name
from kompas.tables.sheets_of_file import recognitions
from kompas.tables.two_readings import Reading, readings

__all__ = [
    "FileLedger",
    "Reading",
    "by_reason",
    "create_ledger",
    "format_name",
    "read_file",
    "readings",
    "recognitions",
    "sentence",
    "sheet_name",
]
__all__ += ["unite_names"]
