"""The readers: from the bytes of a file to lines of text in DuckDB, each with the number of its line."""

from kompas.readers.export import Lines, NoData, Preview, Sheet, Trouble, opened, shown

__all__ = ["Lines", "NoData", "Preview", "Sheet", "Trouble", "opened", "shown"]
