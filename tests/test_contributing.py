"""The examples of `docs/contributing.md`, followed to the letter in a copy of the repository."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kompas.contract import ROOT

PARTS = ("kompas", "queries", "data", "pages", "tests", "docs", "static", ".streamlit", "app.py", "settings.toml", "pyproject.toml")
GUIDE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)(?: (\S+)(?: (\+|below ([^\n]+)))?)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    """The text of each example by its title; what stands inside a block is no title."""
    found, title, is_block = {}, "", False
    for line in GUIDE.splitlines(keepends=True):
        is_block ^= line.startswith("```")
        if line.startswith("## ") and not is_block:
            title = line.removeprefix("## ").strip()
        found[title] = found.get(title, "") + line
    return found


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the product in which the examples stay, one after the other, as in the guide."""
    folder = tmp_path / "copy"
    listed = subprocess.run(["git", "ls-files", *PARTS], cwd=ROOT, capture_output=True, check=True, text=True).stdout.splitlines()
    for name in listed:
        if (ROOT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    for command in (["git", "init", "-q"], ["git", "add", "."]):
        subprocess.run(command, cwd=folder, check=True)
    return folder


def write(folder: Path, name: str, where: str | None, line: str | None, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if where is None:
        assert not path.exists(), f"{name} is there already"
        path.write_text(text, "utf-8")
    elif where == "+":
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    else:
        before = path.read_text("utf-8")
        assert before.count(line + "\n") == 1, f"{name} has no such line, or several: {line}"
        path.write_text(before.replace(line + "\n", line + "\n" + text), "utf-8")


def test_the_examples_do_what_they_say(copy):
    """One after the other: the example of a town reads the export of the format before it."""
    printed = ""
    for title, guide in sections().items():
        for kind, name, where, line, text in BLOCK.findall(guide):
            if name:
                write(copy, name, where or None, line, text)
            elif kind == "text":
                assert text.strip() in printed, title
            else:
                printed = "".join(run(copy, command) for command in text.splitlines())


def run(folder: Path, command: str) -> str:
    """What the command prints; it must succeed."""
    environment = os.environ | {"KOMPAS_DATA": str(folder / "home"), "PYTHONPATH": str(folder)}
    environment.pop("PYTEST_XDIST_WORKER", None)  # a test run of its own, that shares no folder with what other runs left
    words = shlex.split(command)
    done = subprocess.run([sys.executable, *words[1:]], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr
