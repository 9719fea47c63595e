"""The readers: from the bytes of a file to lines of text in DuckDB, each with the number of its line.

From below: the types (`sheet`); the text of a file (`encodings`, `kinds`, `physical_lines`, `quotes`) and the view of its lines
(`lines_view`); DuckDB's reading and ours of a text file (`bulk_reader`, `line_reader`) and how its lines end (`line_ends`), and the
process that parses what is no plain text (`parser_process`); one reader per kind of file (`delimited`, `workbook`, `records`,
`pabulib`); the door (`opening`).
"""

from kompas.readers.kinds import ACCEPTED
from kompas.readers.opening import open_sheets
from kompas.readers.sheet import Lines, NoData, NoSheet, Preview, Sheet, Trouble, excerpt

__all__ = ["ACCEPTED", "Lines", "NoData", "NoSheet", "Preview", "Sheet", "Trouble", "excerpt", "open_sheets"]
