"""The readers: from the bytes of a file to lines of text in DuckDB, each with the number of its line."""

from kompas.readers.export import Lines, Preview, Sheet, Trouble, opened

__all__ = ["Lines", "Preview", "Sheet", "Trouble", "opened"]
