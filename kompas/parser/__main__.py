"""`python -m kompas.parser KIND PATH NAME FOLDER`: the lines of a workbook or a map, written into FOLDER.

`sheets.json` says what there is, or in `error` why not; every sheet has its lines in a file, as JSON: [number, [cell, …]].
"""

import errno
import json
import os
import resource
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Protocol

from kompas.errors import ExportError
from kompas.parser import DISK_IS_FULL, limits


class Parser(Protocol):
    """Parses files of one kind."""

    def size(self, path: Path, name: str) -> float:
        """How many megabytes the file really is. Raises ExportError where it is refused for that."""

    def parse(self, path: Path, name: str, folder: Path) -> list[dict]:
        """The sheets of the file, with their lines written into `folder`. Raises ExportError for what is wrong with it."""


def _limit_process() -> None:
    """From here on this process can take no more than the limits, and it dies with the one that started it."""
    limits.enforce(limits.allowance(0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.WRITTEN_MB << 20, limits.WRITTEN_MB << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        parent = os.getppid()
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent or parent == 1:
            sys.exit(1)


PARSERS = {
    "zip": "packed",
    "tar": "tar",
    "gzip": "gzipped",
    "old_workbook": "old_workbook",
    "page": "web_page",
    "spreadsheet_xml": "spreadsheet_xml",
    "json": "json_text",
    "xes": "xes",
    "parquet": "parquet",
}  # kind → module; only the one that is needed is imported


def main(kind: str, path: str, name: str, folder: str) -> None:
    """Parse one file. Raises nothing that is the file's fault."""
    _limit_process()
    parser: Parser = import_module(f"kompas.parser.{PARSERS[kind]}")
    most = limits.allowance(0)
    try:
        most = limits.allowance(parser.size(Path(path), name))
        (Path(folder) / "limits.json").write_text(json.dumps(most), "utf-8")
        limits.enforce(most)
        outcome = {"sheets": parser.parse(Path(path), name, Path(folder))}
    except ExportError as error:
        outcome = {"error": error.reason, "blanks": error.blanks}
    except OSError as problem:
        if problem.errno in DISK_IS_FULL:
            sys.exit(problem.errno)
        if problem.errno != errno.EFBIG:
            raise
        outcome = {"error": "too_heavy", "blanks": {"file": name, "expected": most["memory_mb"]}}
    except MemoryError:
        outcome = {"error": "too_heavy", "blanks": {"file": name, "expected": most["memory_mb"]}}
    (Path(folder) / "sheets.json").write_text(json.dumps(outcome), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
