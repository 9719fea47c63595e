"""The commands around an import: `inspect` beforehand, `withdraw` afterwards, as on the page Inlezen; and `purge`."""

import json
import sys
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kompas import archive, checking, import_words, manifest, tables, texts, warehouse
from kompas.command_line import DAY, reading_options
from kompas.manifest import Entry
from kompas.tables import ColumnSeen, SheetSeen
from kompas.terminal import print_whole, progress, readable, waiting

if TYPE_CHECKING:
    from kompas.findings.trial import Trial

Row = dict[str, object]


@click.command("inspect")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@reading_options
@click.option("--answers", "with_answers", is_flag=True, help="Also which questions each file answers by itself (an import on trial).")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_obj
def inspect_command(language: str, files: tuple[Path, ...], options: Entry, with_answers: bool, as_json: bool) -> None:
    """What an import of each of these files would find; nothing changes. Exit code 2 where one of them would be refused."""
    home = archive.home()
    found = []
    with readable(language):
        for file in files:
            with TemporaryDirectory() as folder:
                place = Path(folder)
                inspection = warehouse.inspect(home, file, options, place, progress, waiting=lambda: waiting(language))
                lines = warehouse.found_lines(place) if inspection.ledger else []
                trial = _tried(home, file, inspection, place) if with_answers and inspection.problem is None else None
                found.append((inspection, lines, trial))
    if as_json:
        print_whole(language, json.dumps([_as_json(language, *each) for each in found], ensure_ascii=False, indent=1, default=str) + "\n")
    else:
        print_whole(language, "\n".join("".join(_text(language, *each)) for each in found))
    problems = [inspection.problem for inspection, _, _ in found if inspection.problem]
    for problem in problems:
        click.echo(tables.sentence(language, problem), err=True)
    if problems:
        sys.exit(2)


def _tried(home: Path, file: Path, inspection: warehouse.Inspection, within: Path) -> "Trial":
    from kompas.findings.trial import tried  # pandas and every chart are needed for this only

    return tried(home, file, inspection.entry, within, progress)


def _text(language: str, inspection: warehouse.Inspection, lines: list[Row], trial: "Trial | None") -> list[str]:
    words = [] if inspection.before is None else [import_words.again(language, inspection.before) + "\n"]
    for sheet in inspection.sheets:
        words.append(import_words.recognised(language, sheet) + "\n")
        words += [f"    {_column(language, sheet, column)}\n" for column in sheet.columns]
        words += [f"    {import_words.unused(language, sheet)}\n"] if sheet.unused else []
    for ledger in inspection.ledgers:
        words += [import_words.ledger(language, ledger) + "\n", import_words.provenance(language, ledger) + "\n"]
    words += [checking.examples(language, kind) for kind in tables.by_reason(lines)]
    if trial:
        words.append(import_words.answers(language, trial) + "\n")
        words += [f"    {texts.say(language, f'findings.{name}.question')}\n" for name in trial.answered]
        words.append(texts.say(language, "pages.inlezen.answers_not") + "\n")
        words += [f"    {need} {' '.join(questions)}\n" for need, questions in trial.by_need(language).items()]
    return words


def _column(language: str, sheet: SheetSeen, column: ColumnSeen) -> str:
    examples = "; ".join(written if read in (written, None) else f"{written} → {read}" for written, read in column.examples)
    known = texts.say(language, "pages.inlezen.of", known=column.known, n=sheet.lines)
    return f"{column.header} → {import_words.meaning(language, column)} [{column.table}.{column.column}], {known}: {examples}"


def _as_json(language: str, inspection: warehouse.Inspection, lines: list[Row], trial: "Trial | None") -> dict[str, object]:
    return {
        "file": inspection.entry.name,
        "sha256": inspection.entry.sha256,
        "sheets": [asdict(sheet) for sheet in inspection.sheets],
        "ledgers": [asdict(ledger) for ledger in inspection.ledgers],
        "refused": inspection.problem and tables.sentence(language, inspection.problem),
        "answers": trial and asdict(trial),
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


@click.command("purge")
@click.argument("before", type=DAY)
@click.pass_obj
def purge_command(language: str, before: datetime) -> None:
    """Delete for good what was withdrawn and was imported before this day: no archive has it any more."""
    with readable(language):
        gone = warehouse.purge(archive.home(), before.date(), waiting=lambda: waiting(language))
    lines = [texts.say(language, "cli.purged", file=entry.name, imported_on=date.fromisoformat(entry.imported_on)) for entry in gone]
    print_whole(language, "".join(f"{line}\n" for line in lines or [texts.say(language, "cli.nothing_purged")]))
