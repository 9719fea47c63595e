"""Exports of which so many lines are rejected for one reason that the file is more likely misread than wrong."""

from collections.abc import Sequence

import duckdb

from kompas.errors import ExportError
from kompas.manifest import Entry

SHARE = 5  # more than one line in so many
FEWEST = 2  # rejected lines; with fewer only a file without any accepted line is refused
# Per export: its lines with data, those rejected for the commonest reason, and the first of these.
GRAVE = f"""
with
    reasons as (
        select
            rejected_lines.source_file,
            reason,
            count(distinct (rejected_lines.file, line)) as lines,
            min_by(struct_pack(file := rejected_lines.file, line := line, column_name := column_name, value := value,
                reason := reason, expected := expected), line) as first_one
        from rejected_lines
        group by rejected_lines.source_file, reason
    )
select
    reasons.lines,
    files.accepted + files.rejected as data_lines,
    reasons.first_one
from reasons
inner join files on reasons.source_file = files.source_file
where
    files.source_file = $source_file
    and (
        files.accepted = 0
        or (reasons.lines >= {FEWEST} and reasons.lines * {SHARE} > files.accepted + files.rejected)
    )
order by reasons.lines desc, reasons.reason
limit 1
"""


def grave_rejections(con: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> dict[Entry, ExportError]:
    """Those of these exports in this database that are rejected for a large part: every line, or more than a fifth (and at least two)
    for one reason.

    Not those of which the importer accepted the rejections.
    """
    problems = {}
    for entry in entries:
        rows = [] if entry.are_rejections_accepted else con.execute(GRAVE, {"source_file": entry.key}).fetchall()
        for lines, data_lines, first in rows:
            problems[entry] = ExportError("many_rejected", file=entry.name, n=lines, of=data_lines, first=first)
    return problems
