"""The commands. Exit codes: 0 done; 2 the input cannot be read, one clear sentence on stderr, nothing changed; 1 a bug."""

import csv
import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kompas import archive, sql, tables, texts, warehouse
from kompas.contract import ROOT
from kompas.errors import ExportError

DAY = click.DateTime(["%Y-%m-%d"])
DEMO = ROOT / "data" / "demo"


def demo_files() -> list[Path]:
    """The exports of the invented municipality that come with the product: tables, and a map of its wards."""
    return sorted(file for file in DEMO.iterdir() if file.suffix in (".csv", ".geojson"))


@click.group()
@click.option("--lang", type=click.Choice(texts.LANGUAGES), default="nl", envvar="KOMPAS_LANG", help="Language of what is said.")
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Initiatievenkompas: from municipal exports to answers."""
    context.obj = lang


@contextmanager
def _readable(language: str) -> Iterator[None]:
    """Say in one sentence what could not be read, and leave with exit code 2."""
    try:
        yield
    except ExportError as problem:
        click.echo(tables.sentence(language, problem), err=True)
        sys.exit(2)


def _progress(what: str, done: int, total: int) -> None:
    click.echo(f"[{done + 1}/{total}] {what}", err=True)


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--municipality", help="Whose exports these are, where the files do not say so.")
@click.option("--format", "format_name", help="Read as this format (a name from data/formats).")
@click.option("--export-date", type=DAY, help="The day on which these exports were made, where the files do not say so.")
@click.option("--decimal-mark", type=click.Choice([",", "."]), help="The decimal mark, where the files leave it open.")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON.")
@click.pass_obj
def import_command(language, files, municipality, format_name, export_date, decimal_mark, as_json) -> None:
    """Archive, read and check exports, build the warehouse and switch to it; print the ledger."""
    with _readable(language):
        ledger = warehouse.import_files(
            archive.home(),
            files,
            municipality=municipality,
            format_name=format_name,
            export_date=export_date.date() if export_date else None,
            decimal_mark=decimal_mark,
            progress=_progress,
        )
    served = warehouse.current(archive.home())
    warehouse.review_before(served, progress=_progress)
    if as_json:
        named = ("file", "format", "lines_read", "accepted", "rejected", "no_data", "blank", "warnings")
        told = [{name: getattr(file, name) for name in named} | {"sha256": file.source_file} for file in ledger]
        click.echo(json.dumps({"files": told, "on_date": served.on_date.isoformat()}, ensure_ascii=False, indent=1))
    else:
        for file in ledger:
            click.echo(texts.say(language, "cli.ledger", **{name: getattr(file, name) for name in file.__dataclass_fields__}))
        click.echo(texts.say(language, "cli.served", on_date=served.on_date))
        if any(file.rejected or file.warnings for file in ledger):
            click.echo(texts.say(language, "cli.see_check"))


@main.command("answer", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name")
@click.option("--on-date", type=DAY, help="Seen on this day (default: the date of the newest export).")
@click.option("--since", type=DAY, help="Compared with this day (default: the last review, or a year earlier), where the answer compares.")
@click.option("--to", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
@click.pass_context
def answer_command(context: click.Context, name: str, on_date, since, to: Path | None) -> None:
    """One answer as CSV with a header line: what the page shows.

    Its parameters follow as --NAME VALUE; lists are separated by commas: --themes zorg,cultuur.
    """
    language = context.obj
    if name not in sql.names("answers"):
        _leave(texts.say(language, "cli.no_such_answer", name=name, names=", ".join(sql.names("answers"))))
    asked = sql.query("answers", name)
    given = _parameters(language, asked, context.args)
    served = _served(language)
    with _readable(language):
        if on_date and on_date.date() != served.on_date:
            served = warehouse.for_day(archive.home(), on_date.date(), _progress)
        before = warehouse.review_before(served, since.date() if since else None, _progress) if asked.compares else None
    columns, rows = sql.fetched(warehouse.connect(served, before), asked, given | {"on_date": served.on_date})
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    if to:
        archive.write_whole(to.resolve(), written.getvalue())
    else:
        click.echo(written.getvalue(), nl=False)


def _parameters(language: str, asked: sql.Query, words: list[str]) -> dict[str, object]:
    known = sorted(set(asked.parameters) - {"on_date"})
    given: dict[str, object] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        name = name.replace("-", "_")
        if not word.startswith("--") or name not in known or not (equals or left):
            _leave(texts.say(language, "cli.no_such_parameter", name=asked.name, parameter=word, names=", ".join(known) or "-"))
        value = value if equals else left.pop(0)
        try:
            given[name] = sql.parameter(name, value)
        except ValueError:
            _leave(texts.say(language, "cli.bad_parameter", parameter=word, value=value))
    return given


def _served(language: str) -> warehouse.Warehouse:
    served = warehouse.current(archive.home())
    if served is None:
        _leave(texts.say(language, "cli.nothing_imported"))
    return served


def _leave(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(2)


@main.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def check_command(language: str, as_json: bool) -> None:
    """What is wrong in the imported exports, line by line."""
    con = warehouse.connect(_served(language))
    found = []
    for name in ("rejected_lines", "no_data_lines", "warnings_given", "checks_failed"):
        columns, rows = sql.fetched(con, sql.query("answers", name), {})
        found += [{"found_by": name} | dict(zip(columns, row, strict=True)) for row in rows]
    said = [row | {"sentence": tables.sentence(language, row)} for row in found]
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=1, default=str))
    else:
        for row in said:
            click.echo(row["sentence"])
        click.echo(texts.say(language, "cli.checked", n=len(said)), err=True)


@main.command("demo")
@click.option("--requests", type=click.IntRange(min=1), default=1200, show_default=True, help="How many requests.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.pass_obj
def demo_command(language: str, requests: int, to: Path, seed: int) -> None:
    """Write the exports of the invented municipality, at any size."""
    from kompas import demo  # numpy and the word lists are needed by this command only

    for file in demo.write(to, requests, seed, progress=_progress):
        click.echo(file)


@main.command("template")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A workbook (.xlsx), or a folder for CSVs.")
@click.pass_obj
def template_command(language: str, to: Path) -> None:
    """Write the own template: an empty workbook with a sheet per table, or an empty CSV per table."""
    from kompas import template  # the workbook writer is needed by this command only

    if to.suffix == ".xlsx":
        template.write_workbook(to, language)
    else:
        template.write_csvs(to)
    click.echo(to)


@main.command("build")
@click.option("--on-date", type=DAY, help="Serve this day (default: the date of the newest export).")
@click.pass_obj
def build_command(language: str, on_date) -> None:
    """Build the warehouse where it is out of date; with the invented municipality when nothing was imported yet."""
    folder = archive.home()
    with _readable(language):
        if not archive.manifest(folder).entries:
            warehouse.import_demo(folder, demo_files(), _progress)
        served = warehouse.build(folder, on_date.date() if on_date else None, _progress)
        warehouse.review_before(served, progress=_progress)
    click.echo(texts.say(language, "cli.served", on_date=served.on_date), err=True)


@main.command("definitions")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The Markdown file to write.")
def definitions_command(to: Path) -> None:
    """Write what every figure means, gathered from the headers of the queries."""
    from kompas import definitions  # needed by this command only

    archive.write_whole(to.resolve(), definitions.page())
