"""The commands, as who types them gets them."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from click.testing import CliRunner

from kompas.cli import main
from kompas.contract import ROOT


@dataclass(frozen=True)
class Done:
    """What a command ended with."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def sentences(self) -> list[str]:
        """What it said on standard error, without how far it was."""
        return [line for line in self.stderr.splitlines() if not line.startswith("[")]


def kompas(*words: object, code_page: str = "utf-8") -> Done:
    """Runs a command in this process, on a terminal of this code page: to start one of its own takes as long as most commands take.
    An error that is a bug is raised."""
    done = CliRunner(charset=code_page).invoke(main, [os.fspath(word) for word in words], catch_exceptions=False)
    return _done(done.exit_code, done.stdout_bytes, done.stderr_bytes)


def kompas_process(*words: object, preexec_fn: Callable[[], None] | None = None, **environment: str) -> Done:
    """Runs `python -m kompas` in a process of its own, with this in its environment; `preexec_fn` is called in it first."""
    command = [sys.executable, "-m", "kompas", *map(os.fspath, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=os.environ | environment, preexec_fn=preexec_fn)
    return _done(done.returncode, done.stdout, done.stderr)


def _done(code: int, stdout: bytes, stderr: bytes) -> Done:
    return Done(code, stdout.decode("utf-8", "surrogateescape"), stderr.decode("utf-8"))
