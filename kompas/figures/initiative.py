"""The timeline of one initiative: a lane for its status, its money, its requests, its contacts and who held it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pandas as pd

from kompas.figures.chart import STATUSES, Lane, Moment, Reference, Role, Spell, Timeline
from kompas.figures.names import is_known
from kompas.figures.time import day_axis
from kompas.texts import say, short_euro

LANES = ("status", "money", "requests", "officials", "contact")
MOST_LINES = 8  # spells that overlap more than this lie over each other

Event = tuple[str, date, date | None, str, object]  # what, from, until, in words, the row


def initiative_file(rows: pd.DataFrame, labels: list[str], on_date: date, language: str) -> Timeline:
    """The lanes that hold anything, over the years; `labels` say in words what happened in each row."""
    events = [
        (row.event, row.date.date(), row.until_date.date() if is_known(row.until_date) else None, words, row)
        for row, words in zip(rows.itertuples(), labels, strict=True)
        if is_known(row.date)
    ][::-1]
    spells = {
        "status": _statuses(events, on_date, language),
        "money": _promises(events, language),
        "requests": [
            _spell(words, day, end, "second", on_date, language) for event, day, end, words, _ in events if event == "request_received"
        ],
        "officials": [
            _spell(words, day, end, "light", on_date, language, str(row.detail))
            for event, day, end, words, row in events
            if event == "official_from"
        ],
    }
    contacts = [
        Moment(day, say(language, "figures.moment", what=words, start=day), event == "contact_one_way")
        for event, day, _, words, _ in events
        if event.startswith("contact")
    ]
    lanes = (
        Lane(
            say(language, f"figures.lane_{lane}"),
            say(language, f"figures.open_{lane}") if lane in LANES[2:] else "",
            tuple(_on_lines(spells.get(lane, []))),
            tuple(contacts) if lane == "contact" else (),
        )
        for lane in LANES
    )
    first, last = min(day for _, day, *_ in events), max([on_date] + [end or day for _, day, end, *_ in events])
    return Timeline(
        language,
        tuple(lane for lane in lanes if lane.spells or lane.moments),
        day_axis(first, last),
        Reference(on_date, say(language, "figures.review_day", day=on_date)),
    )


def _spell(what: str, start: date, end: date | None, colour: Role, on_date: date, language: str, label: str = "") -> Spell:
    """What lasted until its end; what has none goes on, to the day on which is looked back."""
    if end is None:
        hover = say(language, "figures.spell_open", what=what, start=start)
    elif end == start:
        hover = say(language, "figures.moment", what=what, start=start)
    else:
        hover = say(language, "figures.spell", what=what, start=start, end=end)
    return Spell(start, end or max(on_date, start), colour, hover, label, is_open=end is None)


def _promises(events: list[Event], language: str) -> list[Spell]:
    """Each promise from its start to its end, with its amount; of which only the end is known a mark on that day."""
    begun = {row.case_id for event, *_, row in events if event == "promise_start"}
    promises = []
    for event, day, end, words, row in events:
        if event == "promise_start":
            amount = short_euro(row.amount_eur, language) if is_known(row.amount_eur) else ""
            what = f"{words}: {amount}" if amount else words
            promises.append(_spell(what, day, end or day, "accent", day, language, amount))
    return promises + [
        _spell(words, day, day, "accent", day, language)
        for event, day, _, words, row in events
        if event == "promise_end" and row.case_id not in begun
    ]


def _statuses(events: list[Event], on_date: date, language: str) -> list[Spell]:
    """Each status until the next one; the last one until the initiative ended or was last seen, or to the day."""
    changes = [(day, words, row.detail) for event, day, _, words, row in events if event == "status"]
    ended = [day for event, day, *_ in events if event in ("ended", "left_register")]
    closing = (max(ended[-1], changes[-1][0]) if ended and changes else max([on_date, *[day for day, *_ in changes[-1:]]]), "", None)
    return [
        _spell(words, day, after[0], status if status in STATUSES else "pale", on_date, language, words.rpartition(": ")[2])
        for (day, words, status), after in pairwise([*changes, closing])
    ]


def _on_lines(spells: list[Spell]) -> list[Spell]:
    """Each spell on the first line that is free when it begins, so that bars lie beside each other as long as there is room."""
    free: list[date] = []
    lines = {}
    for place, spell in sorted(enumerate(spells), key=lambda pair: pair[1].start):
        line = next((number for number, since in enumerate(free) if since <= spell.start), len(free))
        lines[place] = min(line, MOST_LINES - 1)
        if line < MOST_LINES:
            free[line:] = [spell.end, *free[line + 1 :]]
    return [replace(spell, line=lines[place]) for place, spell in enumerate(spells)]
