"""The commands around an import: `inspect` beforehand, `withdraw` afterwards. The page Inlezen does the same."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from kompas import archive, checking, import_words, manifest, tables, texts, warehouse
from kompas.command_line import DAY
from kompas.manifest import Entry
from kompas.tables import ColumnSeen, SheetSeen
from kompas.terminal import print_whole, progress, readable, waiting

Row = dict[str, object]


@click.command("inspect")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--municipality", help="Whose exports these are, where the files do not say so.")
@click.option("--format", "format_name", help="Read as this format (a name from data/formats).")
@click.option("--export-date", "day", type=DAY, help="The day on which these exports were made, where the files do not say so.")
@click.option("--decimal-mark", type=click.Choice([",", "."]), help="The decimal mark, where the files leave it open.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="Whether the day or the month comes first.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def inspect_command(language, files, municipality, format_name, day, decimal_mark, date_order, as_json) -> None:
    """What an import of each of these files would find; nothing changes. Exit code 2 where one of them would be refused."""
    options = Entry(
        sha256="",
        name="",
        imported_on="",
        municipality=warehouse.town_name(municipality),
        format_name=format_name,
        export_date=day.date().isoformat() if day else None,
        decimal_mark=decimal_mark,
        date_order=date_order,
    )
    inspections = []
    home = archive.home()
    with readable(language):
        for file in files:
            with TemporaryDirectory() as place:
                inspection = warehouse.inspect(home, file, options, Path(place), progress, waiting=lambda: waiting(language))
                inspections.append((inspection, warehouse.found_lines(Path(place)) if inspection.ledger else []))
    if as_json:
        found = [_as_json(language, inspection, lines) for inspection, lines in inspections]
        print_whole(language, json.dumps(found, ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        print_whole(language, "\n".join("".join(_text(language, inspection, lines)) for inspection, lines in inspections))
    problems = [inspection.problem for inspection, _ in inspections if inspection.problem]
    for problem in problems:
        click.echo(tables.sentence(language, problem), err=True)
    if problems:
        sys.exit(2)


def _text(language: str, inspection: warehouse.Inspection, lines: list[Row]) -> list[str]:
    words = [] if inspection.before is None else [import_words.again(language, inspection.before) + "\n"]
    for sheet in inspection.sheets:
        words.append(import_words.recognised(language, sheet) + "\n")
        words += [f"    {_column(language, sheet, column)}\n" for column in sheet.columns]
        words += [f"    {import_words.unused(language, sheet)}\n"] if sheet.unused else []
    if inspection.ledger:
        words += [import_words.ledger(language, inspection.ledger) + "\n", import_words.provenance(language, inspection.ledger) + "\n"]
    words += [checking.examples(language, kind) for kind in tables.by_reason(lines)]
    return words


def _column(language: str, sheet: SheetSeen, column: ColumnSeen) -> str:
    examples = "; ".join(written if read in (written, None) else f"{written} → {read}" for written, read in column.examples)
    known = texts.say(language, "pages.inlezen.of", known=column.known, n=sheet.lines)
    return f"{column.header} → {import_words.meaning(language, column)} [{column.table}.{column.column}], {known}: {examples}"


def _as_json(language: str, inspection: warehouse.Inspection, lines: list[Row]) -> dict[str, object]:
    return {
        "file": inspection.entry.name,
        "sha256": inspection.entry.sha256,
        "sheets": [asdict(sheet) for sheet in inspection.sheets],
        "ledger": inspection.ledger and asdict(inspection.ledger),
        "refused": inspection.problem and tables.sentence(language, inspection.problem),
        "lines": [line | {"sentence": tables.sentence(language, line)} for line in lines],
    }


@click.command("withdraw")
@click.argument("name")
@click.option("--municipality", help="Of this municipality, where exports of several have this name.")
@click.option("--back", is_flag=True, help="Take a withdrawn export into use again.")
@click.pass_obj
def withdraw_command(language: str, name: str, municipality: str | None, back: bool) -> None:
    """Take an export out of use, by its name or the beginning of its sha256; the archive keeps it."""
    home = archive.home()
    with readable(language):
        in_use = manifest.read(home)
        chosen = warehouse.entries_named(in_use.withdrawn if back else in_use.entries, name, municipality)
        change = warehouse.bring_back if back else warehouse.withdraw
        change(home, chosen, progress, waiting=lambda: waiting(language))
        current = warehouse.current(home)
    outcome = texts.say(language, f"cli.{'brought_back' if back else 'withdrawn'}", file=chosen[0].name)
    served = texts.say(language, "cli.served", on_date=current.on_date) if current else texts.say(language, "cli.nothing_imported")
    print_whole(language, f"{outcome}\n{served}\n")
