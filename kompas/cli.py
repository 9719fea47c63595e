"""The commands. Exit codes: 0 done; 2 it cannot be done, one clear sentence per reason on stderr, nothing changed; 3 the good files of an
import were taken and others refused; 1 a bug, or nobody reads what is printed."""

import csv
import io
import json
import sys
from datetime import datetime
from pathlib import Path

import click

from kompas import archive, checking, command_line, disk, import_words, manifest, sql, tables, texts, warehouse
from kompas.command_line import DAY
from kompas.contract import ROOT
from kompas.deciding_commands import departments_command, initiatives_command, names_command
from kompas.errors import ExportError
from kompas.format_commands import formats_command, recognise_command
from kompas.inspecting_commands import inspect_command, purge_command, withdraw_command
from kompas.report_command import report_command
from kompas.terminal import leave, print_whole, progress, readable, speak_utf8, waiting, write_to

DEMO = ROOT / "data" / "demo"
DEMO_TOWNS = ("Voorbeeldstad", "Registerstad")


def demo_files() -> dict[str, list[Path]]:
    """The exports of the invented municipalities that come with the product, by municipality; the first is served."""
    return {town: sorted(DEMO.glob(f"{town.lower()}-*")) for town in DEMO_TOWNS}


@click.group()
@click.option("--lang", type=click.Choice(texts.LANGUAGES), default="nl", envvar="KOMPAS_LANG", help="Language of what is said.")
@click.pass_context
def main(context: click.Context, lang: str) -> None:
    """Initiatievenkompas: from municipal exports to answers."""
    context.obj = lang
    speak_utf8()


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@command_line.reading_options
@click.option(
    "--accept-rejections",
    "are_rejections_accepted",
    is_flag=True,
    help="Take files of which more than a fifth of the lines is rejected for one reason.",
)
@click.option(
    "--accept-differences",
    "are_differences_accepted",
    is_flag=True,
    help="Take files that differ too much from another export of the same register.",
)
@click.option("--accept-good", is_flag=True, help="Take the good files where others cannot be read (exit code 3).")
@click.option("--json", "as_json", is_flag=True, help="Print the ledger as JSON.")
@click.pass_obj
def import_command(
    language: str,
    files: tuple[Path, ...],
    options: manifest.Entry,
    accept_good: bool,
    as_json: bool,
) -> None:
    """Archive, read and check exports, build the warehouse and switch to it; print the ledger."""
    refused: list[ExportError] = []
    duplicates: list[manifest.Entry] = []
    with readable(language):
        ledger = warehouse.take_in(
            archive.home(),
            [(file, options) for file in files],
            progress=progress,
            waiting=lambda: waiting(language),
            refused=refused.append if accept_good else None,
            again=duplicates.append,
        )
    for entry in duplicates:
        click.echo(import_words.again(language, entry), err=True)
    for problem in refused:
        click.echo(tables.sentence(language, problem), err=True)
    print_whole(language, _ledger_text(language, ledger, refused, as_json))
    if refused:
        sys.exit(3)


def _ledger_text(language: str, ledger: list[tables.FileLedger], refused: list[ExportError], as_json: bool) -> str:
    current = warehouse.current(archive.home())
    if as_json:
        columns = ("file", "format", "lines_read", "accepted", "rejected", "no_data", "blank", "warnings")
        files = [{name: getattr(file, name) for name in columns} | {"sha256": file.source_file.partition(":")[0]} for file in ledger]
        bad = [tables.sentence(language, problem) for problem in refused]
        return json.dumps({"files": files, "refused": bad, "on_date": current.on_date.isoformat()}, ensure_ascii=False, indent=1) + "\n"
    sentences = [import_words.ledger(language, file) for file in ledger]
    sentences.append(texts.say(language, "cli.served", on_date=current.on_date))
    if current.municipality:
        sentences.append(_of_municipality(language, current))
    if n := warehouse.renamings_open(current):
        sentences.append(texts.say(language, "cli.renamings_open", n=n))
    if any(file.rejected or file.warnings or file.no_data > file.blank for file in ledger):
        sentences.append(texts.say(language, "cli.see_check"))
    return "\n".join(sentences) + "\n"


@main.command("answer", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name")
@click.option("--on-date", type=DAY, help="Seen on this day (default: the date of the newest export).")
@click.option("--municipality", help="Of this municipality, where the exports are of several (default: the first by name).")
@click.option("--since", type=DAY, help="Compared with this day (default: the last review, or a year earlier), where the answer compares.")
@click.option("--to", type=click.Path(path_type=Path), help="Write to this file instead of the terminal.")
@click.pass_context
def answer_command(context: click.Context, name: str, on_date, municipality: str | None, since, to: Path | None) -> None:
    """One answer as CSV with a header line: what the page shows; or the lines behind counts, which a column can narrow too.

    Its parameters follow as --NAME VALUE; lists are separated by commas: --themes zorg,cultuur.
    """
    language = context.obj
    kind = "lines" if name in sql.names("lines") else "answers"
    if name not in sql.names(kind):
        leave(texts.say(language, "cli.no_such_answer", name=name, names=", ".join((*sql.names("answers"), *sql.names("lines")))))
    query = sql.query(kind, name)
    kinds = query.kinds if kind == "answers" else _kinds_of_lines(language, query)
    parameters = command_line.parameters(language, name, kinds, context.args)
    if kind == "lines":
        chosen = {name: parameters.pop(name) for name in (*query.choices, "limit") if name in parameters}
        query, values = sql.lines(name, parameters)
        parameters = chosen | values
    with readable(language):
        current = command_line.current_warehouse(language, on_date.date() if on_date else None, municipality)
        if current.municipality and not municipality:
            click.echo(_of_municipality(language, current), err=True)
        before = _before(current, since) if query.compares else None
    columns, rows = sql.fetch(warehouse.connect(current, before), query, parameters | {"on_date": current.on_date})
    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    if to:
        write_to(language, to, document.getvalue())
    else:
        print_whole(language, document.getvalue())


def _of_municipality(language: str, current: warehouse.Warehouse) -> str:
    return texts.say(language, "cli.of_municipality", name=current.municipality, names=", ".join(current.municipalities))


def _before(current: warehouse.Warehouse, since: datetime | None) -> warehouse.Warehouse:
    return warehouse.review_before(current, since.date() if since else None, progress, wait_s=archive.WAIT_S)


def _kinds_of_lines(language: str, query: sql.Query) -> dict[str, str]:
    """How each parameter of lines is written, and each of their columns: as a list of values."""
    with readable(language):
        columns = sql.columns_of_lines(warehouse.connect(command_line.current_warehouse(language)), query)
    return dict.fromkeys(columns, "list") | query.kinds | {"limit": "whole"}


@main.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def check_command(language: str, as_json: bool) -> None:
    """What is wrong in the imported exports, line by line."""
    with readable(language):
        command_line.current_warehouse(language)
        found = checking.found(archive.home(), progress)
    if as_json:
        listed = [row | {"sentence": tables.sentence(language, row)} for rows in found.values() for row in rows]
        print_whole(language, json.dumps(listed, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        print_whole(language, "".join(checking.examples(language, kind) for rows in found.values() for kind in tables.by_reason(rows)))
        click.echo(texts.say(language, "cli.checked", n=sum(map(len, found.values()))), err=True)


@main.command("demo")
@click.option("--requests", type=click.IntRange(min=1), default=1200, show_default=True, help="How many requests.")
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--register", "is_register", is_flag=True, help="Of the other town, which has a subsidy register only; its size is fixed.")
@click.pass_obj
def demo_command(language: str, requests: int, to: Path, seed: int, is_register: bool) -> None:
    """Write the exports of the invented municipality, at any size."""
    from kompas import demo  # numpy and the word lists are needed by this command only

    with readable(language), disk.output(to):
        files = demo.write_register(to, seed) if is_register else demo.write(to, requests, seed, progress=progress)
    print_whole(language, "".join(f"{file}\n" for file in files))


@main.command("template")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A workbook (.xlsx), or a folder for CSVs.")
@click.pass_obj
def template_command(language: str, to: Path) -> None:
    """Write the own template: an empty workbook with a sheet per table, or an empty CSV per table."""
    from kompas import template  # the workbook writer is needed by this command only

    with readable(language), disk.output(to):
        if to.suffix == ".xlsx":
            workbook = io.BytesIO()
            template.write_workbook(workbook, language)
            disk.write_whole(to, workbook.getvalue())
        else:
            template.write_csvs(to)
    print_whole(language, f"{to}\n")


@main.command("build")
@click.option("--on-date", type=DAY, help="Serve this day (default: the date of the newest export).")
@click.pass_obj
def build_command(language: str, on_date) -> None:
    """Build the warehouse where it is out of date; with the invented municipalities when nothing was imported yet."""
    folder = archive.home()
    with readable(language):
        if not manifest.read(folder).entries:
            warehouse.import_demo(folder, demo_files(), progress)
        current = warehouse.build(folder, on_date.date() if on_date else None, progress, waiting=lambda: waiting(language))
        left_out = manifest.read(folder).left_out
    for row in left_out:
        click.echo(tables.sentence(language, row), err=True)
    click.echo(texts.say(language, "cli.served", on_date=current.on_date), err=True)


@main.command("definitions")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The Markdown file to write.")
@click.pass_obj
def definitions_command(language: str, to: Path) -> None:
    """Write what every figure means, gathered from the headers of the queries."""
    from kompas import definitions  # needed by this command only

    write_to(language, to, definitions.page())


for command in (
    departments_command,
    formats_command,
    initiatives_command,
    inspect_command,
    names_command,
    purge_command,
    recognise_command,
    report_command,
    withdraw_command,
):
    main.add_command(command)
