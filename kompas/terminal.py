"""What commands say, where, and how they end."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kompas import archive, disk, manifest, tables, texts
from kompas.errors import ExportError


def speak_utf8() -> None:
    """From now on what is printed is UTF-8, whatever the code page of the terminal: programs read it too. A path keeps its own bytes."""
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def readable(language: str) -> Iterator[None]:
    """Say in one sentence each what could not be read or done, and leave with exit code 2. A damaged manifest is healed first."""
    folder = archive.home()
    try:
        if manifest.is_damaged(folder):
            with archive.lock(folder, logs_healing=False):
                click.echo(texts.say(language, "errors.manifest_healed", file=folder / manifest.FILE), err=True)
        yield
    except ExportError as problem:
        for each in problem.problems:
            click.echo(tables.sentence(language, each), err=True)
        sys.exit(2)


def progress(what: str, done: int, total: int) -> None:
    """Say on standard error how far it is."""
    click.echo(f"[{done + 1}/{total}] {what}", err=True)


def waiting(language: str) -> None:
    """Say that another import or build is at work."""
    click.echo(texts.say(language, "cli.waiting"), err=True)


def print_whole(language: str, text: str) -> None:
    """Print what the command is for. Where the disk that it goes to is full, a sentence says so; where nobody reads on, it ends quietly."""
    with readable(language):
        try:
            click.echo(text, nl=False)
            sys.stdout.flush()
        except OSError as problem:
            if problem.errno not in disk.FULL:
                raise
            _discard_the_rest()
            raise ExportError("output_full") from problem


def _discard_the_rest() -> None:
    """What could not be printed would otherwise be tried once more when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def write_to(language: str, to: Path, content: str | bytes) -> None:
    """Write what the command is for to this file, whole or not at all."""
    with readable(language), disk.output(to, len(content)):
        disk.write_whole(to, content)


def leave(sentence: str) -> None:
    """Say why it cannot be done, and end so."""
    click.echo(sentence, err=True)
    sys.exit(2)
