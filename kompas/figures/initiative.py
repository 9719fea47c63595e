"""The timeline of one initiative: a lane for its status, its money, its requests, its contacts and who held it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import hover, note, upright
from kompas.figures.names import is_known
from kompas.figures.paper import TEXT_SIZE, Paper, escape, figure, no_axis, value_axis
from kompas.texts import say, short_euro

LANES = ("status", "money", "requests", "officials", "contact")
WORDS, BAR, GAP, BETWEEN = 25, 16, 4, 14  # pixels
MOST_LINES = 8  # bars that overlap more than this lie over each other
DAY = 86_400_000  # milliseconds, in which Plotly measures the length of a bar on an axis of days


@dataclass
class Spell:
    """Something that lasted; `end` is none where it goes on, or ends on an unknown day."""

    what: str
    start: date
    end: date | None
    colour: str
    label: str = ""
    line: int = 0


@dataclass
class Lane:
    """One lane: bars on lines below each other, and dots on the first line."""

    name: str
    hint: str = ""  # what an outlined bar or an open dot means
    spells: list[Spell] = field(default_factory=list)
    moments: list[tuple[date, str, bool]] = field(default_factory=list)  # day, words, filled

    @property
    def has_open(self) -> bool:
        return any(spell.end is None for spell in self.spells) or not all(filled for *_, filled in self.moments)

    @property
    def lines(self) -> int:
        return max([spell.line for spell in self.spells], default=0) + 1

    @property
    def height(self) -> int:
        return WORDS + self.lines * (BAR + GAP) + BETWEEN


def initiative_file(rows: pd.DataFrame, labels: list[str], on_date: date, language: str, on: Paper) -> go.Figure:
    """The lanes that hold anything, over the years; `labels` say in words what happened in each row."""
    events = [
        (row.event, row.date.date(), row.until_date.date() if is_known(row.until_date) else None, words, row)
        for row, words in zip(rows.itertuples(), labels, strict=True)
        if is_known(row.date)
    ][::-1]
    lanes = [lane for lane in _lanes(events, on_date, language, on) if lane.spells or lane.moments]
    first, last = min(day for _, day, *_ in events), max([on_date] + [end or day for _, day, end, *_ in events])
    height = sum(lane.height for lane in lanes)
    traces, annotations, top = [], [], 0
    for lane in lanes:
        annotations.append(_name(lane, height - top, on))
        traces += _marks(lane, height - top, on_date, (last - first).days, language, on)
        top += lane.height
    return figure(
        on,
        language,
        traces,
        height + 58,
        {"t": 24, "b": 34, "l": 6, "r": 20},
        barmode="overlay",
        xaxis=value_axis(on, type="date", range=[str(first - timedelta(days=9)), str(last + timedelta(days=9))], **_ticks(first, last)),
        yaxis=no_axis(range=[0, max(height, 1)]),
        annotations=[*annotations, _as_of(on_date, first, last, language, on)],
        shapes=[upright(str(on_date), on.line)],
    )


def _lanes(events: list[tuple], on_date: date, language: str, on: Paper) -> list[Lane]:
    hints = {lane: say(language, f"figures.open_{lane}") for lane in LANES[2:]}
    lanes = {lane: Lane(say(language, f"figures.lane_{lane}"), hints.get(lane, "")) for lane in LANES}
    lanes["status"].spells = _statuses(events, on_date, on)
    for event, day, end, words, row in events:
        if event == "promise_start":
            label = short_euro(row.amount_eur, language) if is_known(row.amount_eur) else ""
            lanes["money"].spells.append(Spell(f"{words}: {label}" if label else words, day, end or day, on.accent, label))
        elif event == "request_received":
            lanes["requests"].spells.append(Spell(words, day, end, on.second))
        elif event == "official_from":
            lanes["officials"].spells.append(Spell(words, day, end, on.ages[1], str(row.detail)))
        elif event.startswith("contact"):
            lanes["contact"].moments.append((day, words, event != "contact_one_way"))
    begun = {row.case_id for event, *_, row in events if event == "promise_start"}
    lanes["money"].spells += [
        Spell(words, day, day, on.accent) for event, day, _, words, row in events if event == "promise_end" and row.case_id not in begun
    ]
    for lane in lanes.values():
        _place(lane.spells, on_date)
    return list(lanes.values())


def _statuses(events: list[tuple], on_date: date, on: Paper) -> list[Spell]:
    """Each status until the next one; the last one until the initiative ended or was last seen, or to the day."""
    changes = [(day, words, row.detail) for event, day, _, words, row in events if event == "status"]
    ended = [day for event, day, *_ in events if event in ("ended", "left_register")]
    closing = (max(ended[-1], changes[-1][0]) if ended and changes else max([on_date, *[day for day, *_ in changes[-1:]]]), "", None)
    return [
        Spell(words, day, after[0], on.status.get(status, on.pale), words.rpartition(": ")[2])
        for (day, words, status), after in pairwise([*changes, closing])
    ]


def _place(spells: list[Spell], on_date: date) -> None:
    """Put each spell on the first line that is free when it begins, so that bars lie beside each other as long as there is room."""
    free: list[date] = []
    for spell in sorted(spells, key=lambda spell: spell.start):
        line = next((number for number, since in enumerate(free) if since <= spell.start), len(free))
        spell.line = min(line, MOST_LINES - 1)
        if line < MOST_LINES:
            free[line:] = [spell.end or max(on_date, spell.start), *free[line + 1 :]]


def _marks(lane: Lane, top: float, on_date: date, span: int, language: str, on: Paper) -> list[dict]:
    spells = [_spells(lane, top, on_date, span, language, on)] if lane.spells else []
    return spells + ([_moments(lane, top, language, on)] if lane.moments else [])


def _spells(lane: Lane, top: float, on_date: date, span: int, language: str, on: Paper) -> dict:
    """The bars of a lane; what goes on is outlined."""
    least = max(span * 0.006, 2)
    ends = [spell.end or max(on_date, spell.start) for spell in lane.spells]
    lengths = [max((end - spell.start).days, least) for spell, end in zip(lane.spells, ends, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "name": lane.name,
        "base": [str(spell.start) for spell in lane.spells],
        "x": [days * DAY for days in lengths],
        "y": [_middle(top, spell.line) for spell in lane.spells],
        "width": BAR,
        "marker": {
            "color": [spell.colour if spell.end else on.background for spell in lane.spells],
            "line": {"color": [spell.colour if spell.end is None else on.background for spell in lane.spells], "width": 2},
        },
        "text": [
            escape(spell.label) if days > span * (0.011 * len(spell.label) + 0.03) else ""
            for spell, days in zip(lane.spells, lengths, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "start",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {"size": TEXT_SIZE - 3},
    } | hover([_hover(spell, language) for spell in lane.spells])


def _moments(lane: Lane, top: float, language: str, on: Paper) -> dict:
    """The dots of a lane; contact from one side is open."""
    colours = [on.accent if filled else on.background for _, _, filled in lane.moments]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": lane.name,
        "x": [str(day) for day, _, _ in lane.moments],
        "y": [_middle(top, 0)] * len(lane.moments),
        "marker": {"size": 10, "color": colours, "line": {"color": on.accent, "width": 1.5}},
        "cliponaxis": False,
    } | hover([escape(say(language, "figures.moment", what=what, start=day)) for day, what, _ in lane.moments])


def _hover(spell: Spell, language: str) -> str:
    if spell.end is None:
        return escape(say(language, "figures.spell_open", what=spell.what, start=spell.start))
    if spell.end == spell.start:
        return escape(say(language, "figures.moment", what=spell.what, start=spell.start))
    return escape(say(language, "figures.spell", what=spell.what, start=spell.start, end=spell.end))


def _middle(top: float, line: int) -> float:
    return top - WORDS - line * (BAR + GAP) - BAR / 2


def _name(lane: Lane, top: float, on: Paper) -> dict:
    looks = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "borderpad": 0, "bgcolor": on.background}
    words = f"<b>{lane.name}</b> ({lane.hint})" if lane.hint and lane.has_open else f"<b>{lane.name}</b>"
    return note(words, on.ink, TEXT_SIZE, y=top, **looks)


def _ticks(first: date, last: date) -> dict:
    """The first of January of each year, of so many years that the words do not touch."""
    years = list(range(first.year + 1, last.year + 1)) or [first.year]
    step = -(-len(years) // 6)
    return {"tickvals": [f"{year}-01-01" for year in years[::step]], "ticktext": [str(year) for year in years[::step]]}


def _as_of(on_date: date, first: date, last: date, language: str, on: Paper) -> dict:
    is_left = (on_date - first) < (last - first) / 2
    place = {"x": str(on_date), "xanchor": "left" if is_left else "right", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return note(say(language, "figures.review_day", day=on_date), on.quiet, TEXT_SIZE - 2, **place)
