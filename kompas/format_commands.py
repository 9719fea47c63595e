"""The commands about formats: what an export is taken for, before anything of it is accepted; and the page with every format."""

import json
import tempfile
from pathlib import Path

import click
import duckdb

from kompas import sql, tables, texts
from kompas.errors import ExportError
from kompas.formats import Fit, Recognition
from kompas.readers import open_sheets
from kompas.tables.suggestions import Suggestion, likely_header, suggestions
from kompas.terminal import print_whole, readable, write_to

Suggested = dict[str, tuple[Suggestion, ...]]  # by header


@click.command("recognise")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_name", help="As this format (a name from data/formats).")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def recognise_command(language: str, file: Path, format_name: str | None, as_json: bool) -> None:
    """What each sheet of an export is taken for: the format, how well it fits, the next best, and what is not used of it.

    Nothing is imported. Of a header that fits no format it says what its columns may mean.
    """
    with readable(language), tempfile.TemporaryDirectory() as folder:
        if not file.is_file():
            raise ExportError("is_a_folder" if file.is_dir() else "no_such_file", file=file)
        with open_sheets(file, file.name, Path(folder)) as sheets:
            found = [(each, _suggested(each)) for each in tables.recognitions(sheets, file.name, format_name)]
    if as_json:
        listed = [_as_row(language, each, suggested) for each, suggested in found]
        print_whole(language, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
    else:
        print_whole(language, "".join(f"{line}\n" for each, suggested in found for line in _sentences(language, each, suggested)))


@click.command("formats")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The Markdown file to write.")
@click.pass_obj
def formats_command(language: str, to: Path) -> None:
    """Write which exports are read, and what each fills of our tables."""
    from kompas import formats_page  # needed by this command only

    write_to(language, to, formats_page.page())


def _suggested(found: Recognition) -> Suggested:
    """What the columns of a sheet that no format fits may mean."""
    likely = likely_header(found.previews) if found.best is None else None
    if likely is None:
        return {}
    preview, header = likely
    with duckdb.connect() as con:
        sql.create_macros(con, of_values=True)
        return {preview.records[header][2][place]: each for place, each in suggestions(con, preview, header).items()}


def _as_row(language: str, found: Recognition, suggested: Suggested) -> dict[str, object]:
    return {
        "file": found.file,
        "is_certain": found.problem is None,
        "best": _fit(found.best),
        "runner_up": _fit(found.runner_up),
        "unused": list(found.unused),
        "problem": tables.sentence(language, found.problem) if found.problem else None,
        "suggestions": {header: [f"{each.table}.{each.column}" for each in some] for header, some in suggested.items()},
    }


def _fit(fit: Fit | None) -> dict[str, object] | None:
    if fit is None:
        return None
    shares = {"score": fit.score, "share_found": fit.share_found, "share_known": fit.share_known}
    line = {"format": fit.match.format.name, "sheet": fit.match.layout.name or None, "line": fit.match.line}
    return line | {name: round(share, 3) for name, share in shares.items()}


def _sentences(language: str, found: Recognition, suggested: Suggested) -> list[str]:
    """What there is to say of one sheet, a line each."""
    lines = []
    if found.best:
        lines.append(texts.say(language, "cli.recognised.best", file=found.file, **_words(language, found.best)))
        if found.runner_up:
            lines.append(texts.say(language, "cli.recognised.runner_up", **_words(language, found.runner_up)))
        if found.unused:
            lines.append(texts.say(language, "cli.recognised.unused", names=", ".join(found.unused)))
    if found.problem:
        lines.append(tables.sentence(language, found.problem))
    for header, some in suggested.items():
        names = ", ".join(f"{each.table}.{each.column}" for each in some)
        lines.append(texts.say(language, f"cli.recognised.{'may_be' if some else 'no_idea'}", column=header, names=names))
    return lines


def _words(language: str, fit: Fit) -> dict[str, object]:
    format_, layout = fit.match.format, fit.match.layout
    name = f"{tables.format_name(language, format_.name)} ({format_.name})"
    what = tables.sheet_name(language, format_.name, layout.name).partition(":")[0]
    return {
        "name": f"{name}, {what}" if layout.name else name,
        "line": fit.match.line,
        "score": fit.score,
        "known": fit.share_known,
    }
