"""What commands share: the warehouse that they are about, and the parameters of an answer as they are written behind one."""

from datetime import date

import click

from kompas import archive, sql, texts, warehouse
from kompas.terminal import leave, progress

DAY = click.DateTime(["%Y-%m-%d"])


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
