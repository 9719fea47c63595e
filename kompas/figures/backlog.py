"""Figures on the pile: what came in and went out, and what it can cost at most to decide late."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import bars, hover, named_bars, part, stacked_bars
from kompas.figures.names import capital, department_name, each, in_order, or_none
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, legend_on_top, unknown_marker
from kompas.texts import euro, number, say


def clearance(rows: pd.DataFrame, language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """Per department a bar for what came in and a bar below it for what went out; the words tell how the pile grew or shrank."""
    by_department = _by_department(rows)
    departments = [name for name in in_order(by_department) if name is not None and _has_any(by_department[name])]
    records = [by_department[name] for name in departments]
    named_rows = NamedRows(
        tuple(department_name(name, language, is_filtered) for name in departments),
        tuple(say(language, "figures.backlog.pile", start=int(row.open_at_start), end=int(row.open_at_end)) for row in records),
        lines=2,
    )
    widest = max([max(row.received, row.closed + row.closed_undated) for row in records], default=0) or 1
    looks = {
        "received": (0, {"color": on.pale, "line": {"color": on.line, "width": 1}}, on.ink),
        "closed": (1, {"color": on.accent}, on.background),
        "closed_undated": (1, unknown_marker(on), on.ink),
    }
    traces = []
    for what, (line, marker, ink) in looks.items():
        counts = [int(getattr(row, what)) for row in records]
        if what != "closed_undated" or any(counts):
            label = say(language, f"figures.backlog.{what}")
            traces.append(
                part(label, counts, named_rows, marker, language, y=named_rows.marks_at(line), **_numbers(counts, widest, ink, language))
            )
    return stacked_bars(on, language, traces, named_rows, widest, 36, top=32)


def _has_any(row: object) -> bool:
    return any((row.open_at_start, row.received, row.closed, row.closed_undated, row.open_at_end))


def _by_department(rows: pd.DataFrame) -> dict:
    return {or_none(row.department): row for row in each(rows)}


def _numbers(counts: list[int], widest: float, ink: str, language: str) -> dict:
    """A bar that is too short for its number has it behind it."""
    return {
        "text": [number(count, language) for count in counts],
        "textposition": ["inside" if count / widest > 0.08 else "outside" for count in counts],
        "insidetextanchor": "start",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": TEXT_SIZE - 2, "color": ink},
        "outsidetextfont": {"size": TEXT_SIZE - 2},
    }


def penalty_exposure(rows: pd.DataFrame, language: str, on: Paper, most_each: float, is_filtered: bool = False) -> go.Figure:
    """Per department a bar for what it is at most now, in an outline of what it is at most in the end.

    Behind it, hatched, what comes on top at most for applications of which the last day is not known: `most_each` for each of them.
    """
    by_department = {
        name: row for name, row in _by_department(rows).items() if name is not None and (row.overdue_requests or row.unknown_due)
    }
    departments = in_order(by_department)
    records = [by_department[name] for name in departments]
    named_rows = NamedRows(
        tuple(department_name(name, language, is_filtered) for name in departments),
        tuple(_at_stake(row, language) for row in records),
    )
    ends, nows = [row.penalty_most_eur for row in records], [row.penalty_now_eur for row in records]
    unknown_eur = [row.unknown_due * most_each for row in records]
    outline = {"color": on.accent, "width": 2}
    traces = [
        _euros("most", ends, {"color": on.background, "line": outline}, named_rows, language),
        _euros("now", nows, {"color": on.accent, "line": outline}, named_rows, language),
        _unknown(records, unknown_eur, ends, named_rows, language, on),
    ]
    widest = max([end + more for end, more in zip(ends, unknown_eur, strict=True)], default=0) or 1
    traces = [trace for trace in traces if any(trace["x"])]
    margin = {"t": 54, "b": 4, "r": 4, "l": 2}
    return named_bars(on, language, traces, named_rows, widest * 1.01, 58, margin, barmode="overlay", **legend_on_top(on))


def _at_stake(row: object, language: str) -> str:
    """How many are late, and what that is at most; and of how many the last day is not known."""
    if not row.overdue_requests:
        return say(language, "figures.backlog.unknown_due", n=int(row.unknown_due))
    label = say(language, "figures.backlog.at_stake", n=int(row.overdue_requests), now=row.penalty_now_eur, most=row.penalty_most_eur)
    return f"{label} · {say(language, 'figures.backlog.and_unknown', n=int(row.unknown_due))}" if row.unknown_due else label


def _euros(what: str, amounts: list[float], marker: dict, named_rows: NamedRows, language: str) -> dict:
    label = say(language, f"figures.backlog.{what}")
    looks = marker | {"line": marker["line"] | {"width": [2 if amount else 0 for amount in amounts]}}
    hover_text = hover([f"{label}: {euro(amount, language)}" for amount in amounts])
    return bars(amounts, named_rows.marks_at(), named_rows, looks, name=capital(label), **hover_text)


def _unknown(records: list, amounts: list[float], starts: list[float], named_rows: NamedRows, language: str, on: Paper) -> dict:
    """Hatched, where the last day of an application is not known; what points at it says of how many."""
    positions = [place for place, row in enumerate(records) if row.unknown_due]
    places, name = named_rows.marks_at(), capital(say(language, "figures.backlog.unknown"))
    hover_text = hover([say(language, "figures.backlog.unknown_due", n=int(records[place].unknown_due)) for place in positions])
    values, bases = ([each[place] for place in positions] for each in (amounts, starts))
    return bars(values, [places[place] for place in positions], named_rows, unknown_marker(on), name=name, base=bases, **hover_text)
