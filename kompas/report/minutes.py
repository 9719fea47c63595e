"""Remarks and decisions that are written at a finding: by whom, when, and what the figure said then. Nothing is erased: what does not hold
any more is withdrawn, and that line stays."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

from kompas import clock
from kompas.errors import ExportError
from kompas.figures.names import UNKNOWN
from kompas.findings import Finding, Scope
from kompas.findings.chosen import chosen_words
from kompas.report.notebook_file import FILE, opened

KINDS = ("remark", "decision")
LONGEST_WORDS, LONGEST_NAME = 1000, 80  # characters


@dataclass(frozen=True)
class Minute:
    """A remark or a decision at a finding. The day, the message and what was chosen are those of the figure that it was written at."""

    number: int
    municipality: str
    finding: str
    kind: str
    words: str
    written_by: str
    written_on: date
    day: date
    message: str
    chosen: str
    withdrawn_by: str | None
    withdrawn_on: date | None


def minutes(scope: Scope) -> tuple[Minute, ...]:
    """All that was written at findings of this municipality, the oldest first; what was withdrawn too. In the council edition nothing:
    it was written at what a figure says in full.

    Raises ExportError where the notebook cannot be read.
    """
    folder = scope.warehouse.path.parent
    if scope.edition == "council" or not (folder / FILE).exists():
        return ()
    with opened(folder) as book:
        rows = book.execute("select * from minutes where municipality = ? order by id", (_town(scope),)).fetchall()
    return tuple(_minute(*row) for row in rows)


def in_force(scope: Scope) -> tuple[Minute, ...]:
    """What was not withdrawn of it. Raises ExportError where the notebook cannot be read."""
    return tuple(minute for minute in minutes(scope) if minute.withdrawn_on is None)


def write(scope: Scope, finding: Finding, kind: str, words: str, name: str) -> None:
    """Write a remark or a decision at a finding as it is in this scope.

    Raises ExportError where words or a name lack or are too long, or where the disk is full: then nothing has changed.
    """
    words, name = _whole("minute_words", words, LONGEST_WORDS), _whole("minute_name", name, LONGEST_NAME)
    written_on = clock.today(scope.settings["clock"]["timezone"])
    chosen = "; ".join(chosen_words(scope))
    values = (_town(scope), finding.name, kind, words, name, written_on, finding.as_of, finding.message, chosen)
    with opened(scope.warehouse.path.parent) as book, book:
        book.execute("insert into minutes values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null)", [*map(str, values)])


def withdraw(scope: Scope, minute: Minute, name: str) -> None:
    """Withdraw it; it stays with who did so and when. What was withdrawn already stays as it is.

    Raises ExportError where the name lacks or is too long, or where the disk is full: then nothing has changed.
    """
    withdrawn_by, withdrawn_on = _whole("minute_name", name, LONGEST_NAME), clock.today(scope.settings["clock"]["timezone"])
    with opened(scope.warehouse.path.parent) as book, book:
        book.execute(
            "update minutes set withdrawn_by = ?, withdrawn_on = ? where id = ? and withdrawn_on is null",
            (withdrawn_by, withdrawn_on.isoformat(), minute.number),
        )


def words_of(scope: Scope, minute: Minute) -> str:
    """The remark or the decision in a sentence: what, by whom, when and at the figure of which day."""
    of_what = scope.say("report.minute.of", name=minute.written_by, written=minute.written_on, day=minute.day)
    chosen = f", {minute.chosen}" if minute.chosen else ""
    return f"{scope.say(f'report.minute.{minute.kind}')} ({of_what}{chosen}): {minute.words}"


def as_rows(minutes: Sequence[Minute]) -> list[dict[str, object]]:
    """They as they stand on the card of a frozen review."""
    names = list(Minute.__dataclass_fields__)
    return [dict(zip(names, astuple(minute), strict=True)) for minute in minutes]


def _town(scope: Scope) -> str:
    return next((name for name in (scope.warehouse.municipality, *scope.warehouse.municipalities) if name), UNKNOWN)


def _whole(reason: str, words: str, longest: int) -> str:
    words = " ".join(words.split())
    if not 0 < len(words) <= longest:
        raise ExportError(reason, expected=longest)
    return words


def _minute(number: int, *values: str | None) -> Minute:
    *texts, written_on, day, message, chosen, withdrawn_by, withdrawn_on = values
    return Minute(
        number,
        *texts,
        date.fromisoformat(written_on),
        date.fromisoformat(day),
        message,
        chosen,
        withdrawn_by,
        date.fromisoformat(withdrawn_on) if withdrawn_on else None,
    )
