"""What is wrong in the imported exports, of every municipality: rejected lines, lines without data, warnings, failed checks."""

from pathlib import Path

from kompas import archive, manifest, sql, tables, texts, warehouse

LISTS = ("rejected_lines", "no_data_lines", "warnings_given", "checks_failed")
EXAMPLES = 10  # lines of one kind that are shown

Row = dict[str, object]


def found(folder: Path, progress: warehouse.Progress) -> dict[str, list[Row]]:
    """Everything that was found, by what found it: exports that cannot be read, and the rows of each of the lists."""
    in_use = manifest.read(folder)
    served = [warehouse.for_day(folder, None, progress, municipality=name, wait_s=archive.WAIT_S) for name in in_use.days or [None]]
    left_out = [{"found_by": "left_out"} | row for row in in_use.left_out]
    return {"left_out": left_out} | {name: [{"found_by": name} | row for row in _rows(served, name)] for name in LISTS}


def _rows(served: list[warehouse.Warehouse], name: str) -> list[Row]:
    """The rows of this answer in each of these warehouses; what is about an export of several municipalities once."""
    every: list[Row] = []
    seen: set[tuple] = set()
    for each in served:
        columns, rows = sql.fetch(warehouse.connect(each), sql.query("answers", name), {})
        every += [dict(zip(columns, row, strict=True)) for row in rows if row not in seen]
        seen.update(rows)
    return every


def examples(language: str, kind: list[Row]) -> str:
    """The first lines of one kind of finding, and how many more there are."""
    lines = [tables.sentence(language, row) for row in kind[:EXAMPLES]]
    if len(kind) > EXAMPLES:
        lines.append(texts.say(language, "cli.more_of_this_kind", n=len(kind) - EXAMPLES, total=len(kind)))
    return "".join(f"{line}\n" for line in lines)
