"""The sentences of an import, which commands and pages share."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from kompas import contract, tables, texts
from kompas.manifest import Entry, Purged
from kompas.tables import ColumnSeen, FileLedger, SheetSeen

if TYPE_CHECKING:
    from kompas.findings.trial import Trial

ABOUT = ("municipality", "export_date")  # what a column can tell of the export itself
NOTATIONS = {",": "comma", ".": "point", "dmy": "dmy", "mdy": "mdy"}


def ledger(language: str, file: FileLedger) -> str:
    """What became of the lines of one file."""
    return texts.say(language, "cli.ledger", **asdict(file) | {"format": tables.format_name(language, file.format)})


def again(language: str, entry: Entry) -> str:
    """That this export was imported before, as this entry."""
    town = entry.municipality or texts.say(language, "cli.no_municipality")
    return texts.say(language, "cli.again", file=entry.name, day=date.fromisoformat(entry.imported_on), municipality=town)


def name(language: str, entry: Entry) -> str:
    """What a list calls this export: its name, of which municipality, and when it was imported."""
    town = entry.municipality or texts.say(language, "cli.no_municipality")
    file = f"{entry.name} [{tables.format_name(language, entry.part)}]" if entry.part else entry.name
    return texts.say(language, "cli.export", file=file, day=date.fromisoformat(entry.imported_on), municipality=town)


def purged(language: str, each: Purged) -> str:
    """That the bytes of an export are gone for good, and since when."""
    imported_on, purged_on = map(date.fromisoformat, (each.imported_on, each.purged_on))
    return texts.say(language, "cli.purged_on", file=each.name, imported_on=imported_on, purged_on=purged_on)


def recognised(language: str, sheet: SheetSeen) -> str:
    """As what a sheet was recognised, where its header stands and how many of its columns are used."""
    used, unused = len({column.header for column in sheet.columns}), len(sheet.unused)
    format_ = tables.format_name(language, sheet.format)
    words = texts.say(language, "pages.inlezen.recognised", file=sheet.file, format=format_, line=sheet.line, n=used, unused=unused)
    if sheet.share_known is None or sheet.runner_up is None:
        return words
    other = tables.format_name(language, sheet.runner_up)
    return f"{words} {texts.say(language, 'pages.inlezen.runner_up', share=sheet.share_known, format=other)}"


def unused(language: str, sheet: SheetSeen) -> str:
    """Which columns of a sheet are not used."""
    return texts.say(language, "pages.inlezen.unused", names=texts.several(sheet.unused, language))


def provenance(language: str, file: FileLedger) -> str:
    """Whose export it is and of which day."""
    town = file.municipality or texts.say(language, "pages.inlezen.no_municipality")
    return texts.say(language, "pages.inlezen.provenance", municipality=town, day=file.export_date)


def meaning(language: str, column: ColumnSeen) -> str:
    """What a column of an export is read as, with how its numbers or days are read where the cells leave that open."""
    of_tables = contract.tables()
    declared = [table.columns[column.column] for table in of_tables.values() if column.column in table.columns]
    if column.table in of_tables:
        declared = [of_tables[column.table].columns[column.column]]
    if column.table != "file" and declared:
        words = declared[0].meaning[language]
    else:
        words = texts.say(language, f"pages.inlezen.about.{column.column if column.column in ABOUT else 'other'}")
    if column.notation is None:
        return words
    return f"{words} ({texts.say(language, f'pages.inlezen.notation.{NOTATIONS[column.notation]}')})"


def renaming(language: str, row: Mapping[str, object]) -> str:
    """That a department seems to have got another name: from one export to the next, of how many dossiers."""
    blanks = {"old": row["department"], "new": row["new_name"], "n": int(row["dossiers"])}
    return texts.say(language, "cli.renaming", **blanks, from_date=row["from_date"], until_date=row["until_date"])


def answers(language: str, trial: "Trial") -> str:
    """How many of the questions an export answers by itself."""
    n = len(trial.answered)
    return texts.say(language, "pages.inlezen.answers", n=n, all=n + len(trial.unanswered))
