"""The tables: typed rows out of the lines of an export, and the ledger that accounts for every line."""

from kompas.tables.ledger import FileLedger, create_ledger
from kompas.tables.names import unite_names
from kompas.tables.reading import read_file
from kompas.tables.sentences import by_reason, sentence
from kompas.tables.two_readings import Reading, readings

__all__ = ["FileLedger", "Reading", "by_reason", "create_ledger", "read_file", "readings", "sentence", "unite_names"]
