"""Writing a format of the municipality's own: which header fills which column, as it was chosen by hand."""

import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kompas import contract, disk
from kompas.errors import ExportError
from kompas.formats.all_formats import OWN, formats
from kompas.formats.description import read_format

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}").fullmatch


@dataclass(frozen=True)
class Choices:
    """What was chosen for a sheet that no format fits."""

    about: str  # one sentence: what export this is
    headers: tuple[str, ...]  # of the sheet, as written
    columns: Mapping[tuple[str, str], str]  # table and column → the header that fills it
    words: Mapping[tuple[str, str], Mapping[str, str]]  # table and column → the codes of words that we do not know
    identifier: tuple[str, ...] = ()  # headers of which an identifier is made, where the sheet numbers nothing
    is_declared: bool = False  # whether everything in it is a residents' initiative
    municipality: str | None = None
    decimal_mark: str | None = None
    date_order: str = "dmy"


def write_own_format(home: Path, name: str, chosen: Choices) -> Path:
    """The file of the new format in the data folder `home`, from now on read beside those of the product.

    Raises ExportError where the name is none or exists, where a column that a table cannot do without has no header, or where what was
    chosen is no format; then nothing is written.
    """
    if not NAME(name):
        raise ExportError("format_name", value=name, expected="subsidies_voorbeeldstad")
    if name in formats() or (home / OWN / f"{name}.toml").exists():
        raise ExportError("format_exists", file=home / OWN / f"{name}.toml", value=name)
    text = as_toml(chosen)
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / f"{name}.toml"
        trial.write_text(text, "utf-8")
        read_format(trial)
    path = home / OWN / f"{name}.toml"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    disk.write_whole(path, text)
    return path


def as_toml(chosen: Choices) -> str:
    """The file of a format with these choices. Raises ExportError where a column that a table cannot do without has no header."""
    used = [header for header in chosen.headers if header in {*chosen.columns.values(), *chosen.identifier}]
    lines = [
        f"about = {_text(chosen.about)}",
        *([f"municipality = {_text(chosen.municipality)}"] if chosen.municipality else []),
        f"is_declared = {str(chosen.is_declared).lower()}",
        *([] if any(contract.tables()[table].is_typed for table, _ in chosen.columns) else ["is_undated = true"]),
        *([f"decimal_mark = {_text(chosen.decimal_mark)}"] if chosen.decimal_mark else []),
        f"date_order = {_text(chosen.date_order)}",
        f"recognise = {_list(used)}",
        f"ignored = {_list([header for header in chosen.headers if header.strip() and header not in used])}",
        *([f"identifier = {_list(chosen.identifier)}"] if chosen.identifier else []),
    ]
    for name, table in contract.tables().items():
        columns = {column: header for (of, column), header in chosen.columns.items() if of == name}
        if not columns:
            continue
        lines += ["", f"[{name}]"]
        for column in table.columns.values():
            if column.name in columns:
                lines.append(f"{column.name} = {_column(columns[column.name], chosen.words.get((name, column.name), {}))}")
            elif column.required and column.kind == "text" and chosen.identifier:
                lines.append(f"{column.name} = {{ is_made = true }}")
            elif column.required:
                raise ExportError("format_needs", column=column.name, value=name)
    return "\n".join([*lines, ""])


def _column(header: str, words: Mapping[str, str]) -> str:
    values = ", ".join(f"{_text(word)} = {_text(code)}" for word, code in words.items())
    return f"{{ headers = [{_text(header)}], values = {{ {values} }} }}" if words else f"[{_text(header)}]"


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """The text between quotes, as TOML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
