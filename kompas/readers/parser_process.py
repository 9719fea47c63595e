"""The process of the parser: what is no plain text is parsed in a process of its own, which may die of it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.parser import DISK_IS_FULL, limits

OUT_OF_TIME = -signal.SIGXCPU


def parse(kind: str, path: Path, name: str, folder: Path) -> list[dict]:
    """The sheets as the parser describes them; their lines are in `folder`.

    Raises ExportError for what is wrong with the file, and where reading it asks for more memory or time than the limits.
    """
    command = [sys.executable, "-m", "kompas.parser", kind, str(path.resolve()), name, str(folder.resolve())]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as parser:
        try:
            _, errors = parser.communicate(timeout=limits.WALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ExportError("too_slow", file=name, expected=limits.WALL_SECONDS) from error
        finally:
            parser.kill()
    most = folder / "limits.json"
    most = json.loads(most.read_text("utf-8")) if most.exists() else limits.allowance(0)
    if parser.returncode == OUT_OF_TIME:
        raise ExportError("too_slow", file=name, expected=most["seconds"])
    if parser.returncode < 0 or b"PanicException" in errors:
        raise ExportError("too_heavy", file=name, expected=most["memory_mb"])
    if parser.returncode in DISK_IS_FULL:
        raise OSError(parser.returncode, os.strerror(parser.returncode), str(folder))
    if parser.returncode:
        raise RuntimeError(errors.decode("utf-8", "replace"))
    outcome = json.loads((folder / "sheets.json").read_text("utf-8"))
    if "error" in outcome:
        raise ExportError(outcome["error"], **outcome["blanks"])
    return outcome["sheets"]


def lines(path: Path) -> Iterator[list]:
    """What the parser wrote of every line: its number, its cells, and what else the reader has to know of it."""
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)
