"""Reads files, each in a process of its own with half a minute of work and 700 MB: `python -m tests.reading_alone WORKSPACE FILE…`.

Prints per file a line of JSON: its name, how the process ended (0 is well) and what it printed. What reading needs is imported once,
before the processes part; that takes longer than nearly every file.
"""

import json
import os
import resource
import shutil
import signal
import sys
from datetime import date
from pathlib import Path

import duckdb

from kompas import contract, sql, tables
from kompas.errors import ExportError

WORK_S = 30
PATIENCE_S = 300  # a busy machine is slow, not broken
MOST_KB = 700_000


def main(workspace: Path, files: list[Path]) -> None:
    """Print what became of each file."""
    empty = workspace / "empty.duckdb"
    with duckdb.connect(str(empty)) as con:
        contract.create_tables(con)
        tables.create_ledger(con)
        sql.create_macros(con, of_values=True)
    for file in files:
        output = workspace / "printed"
        process = os.fork()
        if not process:
            os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), sys.stdout.fileno())
            resource.setrlimit(resource.RLIMIT_CPU, (WORK_S, resource.getrlimit(resource.RLIMIT_CPU)[1]))
            signal.alarm(PATIENCE_S)
            read(file, workspace, Path(shutil.copy(empty, workspace / "own.duckdb")))
            sys.exit()
        _, status = os.waitpid(process, 0)
        print(json.dumps([file.name, os.waitstatus_to_exitcode(status), output.read_text("utf-8")]))


def read(file: Path, workspace: Path, database: Path) -> None:
    """Read the file as an import does, and print the sentence where it is refused; AssertionError where that took too much."""
    con = duckdb.connect(str(database))
    con.execute("set enable_progress_bar = false")
    try:
        tables.read_file(con, file, "x", "x", salt="s", imported_on=date(2026, 11, 1), workspace=workspace, export_date=date(2026, 6, 30))
    except ExportError as error:
        print(tables.sentence("nl", error))
    # Of itself from /proc: what getrusage tells of a process begins with the size of the one that started it.
    own = [int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    used, used_by_parsers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    assert max(*own, used_by_parsers.ru_maxrss) < MOST_KB, (own, used_by_parsers.ru_maxrss)
    assert used.ru_utime + used_by_parsers.ru_utime < WORK_S


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # lest what is not yet written be written by every process
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
