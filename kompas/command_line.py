"""What commands share: the warehouse that they are about, and the parameters of an answer as they are written behind one."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import wraps

import click

from kompas import archive, sql, texts, warehouse
from kompas.manifest import Entry
from kompas.terminal import leave, progress

DAY = click.DateTime(["%Y-%m-%d"])
Command = Callable[..., None]


def _layouts(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Sheet and <format>.<sheet> of each; the sheet is '' where none is named."""
    return tuple((sheet, layout) for sheet, _, layout in (each.rpartition("=") for each in given))


def _columns(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """Header and number of each."""
    pairs = [each.rpartition("=") for each in given]
    if not all(header and number.isdecimal() for header, _, number in pairs):
        raise click.BadParameter("HEADER=NUMBER")
    return tuple((header, int(number)) for header, _, number in pairs)


def reading_options(command: Command) -> Command:
    """The command with the options that say what the files themselves leave open. It gets them, with every other option that is called as
    a field of an entry, as one entry without a file: `options`."""
    options = (
        click.option("--municipality", help="Whose exports these are, where the files do not say so."),
        click.option("--format", "format_name", help="Read as this format (a name from data/formats)."),
        click.option("--export-date", "day", type=DAY, help="The day on which these exports were made, where the files do not say so."),
        click.option("--decimal-mark", type=click.Choice([",", "."]), help="The decimal mark, where the files leave it open."),
        click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="What comes first, where the files contradict themselves."),
        click.option(
            "--table", "layouts", multiple=True, callback=_layouts, help="What a sheet is that fits several: [SHEET=]FORMAT.TABLE"
        ),
        click.option(
            "--column", "columns", multiple=True, callback=_columns, help="Which column is read of several with one header: HEADER=NUMBER"
        ),
        click.option("--hidden-sheets", "are_hidden_read", is_flag=True, help="Read hidden sheets of workbooks too."),
    )

    of_entry = {each.name for each in fields(Entry)}

    @wraps(command)
    def with_entry(*given: object, municipality: str | None, day: datetime | None, **named: object) -> None:
        chosen = {name: named.pop(name) for name in of_entry & named.keys()}
        export_date = day.date().isoformat() if day else None
        entry = Entry("", "", "", municipality=warehouse.town_name(municipality), export_date=export_date, **chosen)
        command(*given, options=entry, **named)

    for option in reversed(options):
        with_entry = option(with_entry)
    return with_entry


def current_warehouse(language: str, day: date | None = None, municipality: str | None = None) -> warehouse.Warehouse:
    """The warehouse that is served, or that of another day or municipality; leaves with a sentence where nothing was imported yet."""
    current = warehouse.ensure_current(archive.home(), progress)
    if current is None:
        leave(texts.say(language, "cli.nothing_imported"))
    if municipality or day and day != current.on_date:
        return warehouse.for_day(archive.home(), day, progress, municipality=municipality, wait_s=archive.WAIT_S)
    return current


def parameters(language: str, answer: str, kinds: dict[str, str], words: list[str]) -> dict[str, object]:
    """The values of what follows an answer on the command line, `--NAME VALUE`; leaves with a sentence where a name or a value is none.

    `kinds`: how each is written, a key of `sql.PARSERS`.
    """
    names = sorted(kinds.keys() - {"on_date"})
    found: dict[str, object] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        name = name.replace("-", "_")
        if not word.startswith("--") or name not in names or not (equals or left):
            leave(texts.say(language, "cli.no_such_parameter", name=answer, parameter=word, names=", ".join(names) or "-"))
        value = value if equals else left.pop(0)
        try:
            value.encode("utf-8")  # the engine takes text only
            found[name] = sql.PARSERS[kinds[name]](value)
        except ValueError:
            leave(texts.say(language, "cli.bad_parameter", parameter=word, value=value))
    return found
