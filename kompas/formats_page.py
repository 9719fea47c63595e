"""The page with every export that is read: what it fills of our tables, and what is known and fills nothing."""

import duckdb

from kompas import contract, sql, tables
from kompas.formats import Format, Layout, formats_of_product
from kompas.tables.columns_filled import columns_filled

LANGUAGE = "en"
HEAD = """# Exports that are read

Made from `data/formats` by `python -m kompas formats --to docs/formats.md`. What a column means stands in
[definitions.md](definitions.md); how to add an export in [contributing.md](contributing.md).

An export is recognised by its header, whatever the order, the capitals and the columns besides; `python -m kompas recognise FILE`
says what a file is taken for before anything is imported.

What is in no column here an export of this kind cannot tell, however complete it is.
"""


def page() -> str:
    """The whole page, in Markdown."""
    with duckdb.connect() as con:
        sql.create_macros(con, of_values=True)
        return "\n".join([HEAD, *(_section(con, each) for each in formats_of_product().values())])


def _section(con: duckdb.DuckDBPyConnection, format_: Format) -> str:
    lines = [f"## {tables.format_name(LANGUAGE, format_.name)}", "", f"`{format_.name}`. {format_.about}", ""]
    sheets = [_sheet(format_, layout) for layout in format_.layouts if layout.name and not layout.fills_nothing]
    if sheets and format_.name != "kompas":
        lines += [f"Sheets or files: {'; '.join(sheets)}.", ""]
    lines += ["| table | columns |", "|---|---|"]
    for name, columns in columns_filled(con, format_).items():
        lines.append(f"| {contract.tables()[name].title[LANGUAGE]} (`{name}`) | {', '.join(f'`{column}`' for column in columns)} |")
    nothing = [_sheet(format_, layout) for layout in format_.layouts if layout.fills_nothing]
    if nothing:
        lines += ["", "Known, and not read:", "", *(f"- {each}" for each in nothing)]
    return "\n".join([*lines, ""])


def _sheet(format_: Format, layout: Layout) -> str:
    return f"`{layout.name}` ({tables.sheet_name(LANGUAGE, format_.name, layout.name)})"
