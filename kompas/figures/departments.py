"""Figures on how long departments take."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.clocks import shares
from kompas.figures.marks import (
    ROOM_BEHIND,
    axis_title,
    band,
    band_key,
    drawable,
    note,
    numbers,
    part,
    share_axis,
    spread_key,
    stacked_bars,
    upright,
)
from kompas.figures.names import UNKNOWN, capital, department_name, display_name, distinct, each, is_known
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, figure, legend_on_top, short, unknown_marker, value_axis
from kompas.texts import say

AGES = {"0-8": "young", "8-16": "term", "16-26": "late", "26+": "old", UNKNOWN: "unknown"}  # age band → its words
WEEKS_SHOWN = 52


def answered_within_term(rows: pd.DataFrame, language: str, on: Paper, minimum: int) -> go.Figure:
    """Per department, in alphabetical order, a dot per term with its interval; with too few requests only the counts."""
    by_term = {(_key(row.department), int(row.term_days)): row for row in each(rows)}
    departments = sorted({department for department, _ in by_term}, key=lambda name: (name is None, str(name).casefold()))
    terms = sorted({term for _, term in by_term})
    named_rows = NamedRows(
        tuple(capital(display_name(name, "department", language)) for name in departments),
        tuple(_requests_label(by_term, name, terms, language) for name in departments),
        lines=len(terms),
    )
    traces, annotations = [], named_rows.annotations(on)
    for line, term in enumerate(terms):
        colour = (on.accent, on.second)[line % 2]
        heights = dict(zip(departments, named_rows.marks_at(line), strict=True))
        pairs = [(by_term[name, term], heights[name]) for name in departments if (name, term) in by_term]
        marker = {"color": colour, "symbol": ("circle", "diamond")[line % 2]}
        label = capital(say(language, "figures.within_weeks", weeks=term / 7))
        traces += shares([pair for pair in pairs if pair[0].requests >= minimum], marker, label, language)
        annotations += [_too_few(row, term, y, language, on) for row, y in pairs if row.requests < minimum]
    return figure(
        on,
        language,
        [*traces, spread_key(language, on)],
        named_rows.height + 110,
        {"t": 76, "b": 34, "l": 14, "r": ROOM_BEHIND},
        xaxis=share_axis(on, language),
        yaxis=named_rows.axis(),
        annotations=annotations,
        **legend_on_top(on),
    )


def _requests_label(by_term: dict, name: object, terms: list[int], language: str) -> str:
    rows = [by_term[name, term] for term in terms if (name, term) in by_term]
    return say(language, "figures.requests", n=int(max(row.requests for row in rows)))


def _too_few(row: object, term: int, y: float, language: str, on: Paper) -> dict:
    text = say(language, "figures.too_few", weeks=term / 7, answered=int(row.answered_in_time), requests=int(row.requests))
    return note(text, on.quiet, x=0, xref="paper", y=y, xanchor="left", yanchor="middle")


def waiting_curve(
    rows: pd.DataFrame, departments: Sequence[str], terms: Sequence[int], language: str, on: Paper, is_filtered: bool = False
) -> go.Figure:
    """The share that still waits, week by week: all together (all that are chosen) with its band, and a line per compared department.

    `terms` are the days that are marked.
    """
    chosen = [None, *departments]
    weeks_marked = [term / 7 for term in terms if term <= 7 * WEEKS_SHOWN]
    colours = (on.accent, *on.compared)
    dashes = ("solid", "dash", "dot", "dashdot")
    traces = []
    for place, department in enumerate(chosen):
        curve = rows[rows["department"].isna()] if department is None else rows[rows["department"] == department]
        curve = curve.iloc[: int((curve["days"] <= 7 * WEEKS_SHOWN).sum()) + 1]  # one row further, so that the line reaches the edge
        colour, dash = colours[place % len(colours)], dashes[place % len(dashes)]
        if department is None or len(chosen) == 2:
            traces += band(curve["days"] / 7, curve["share_waiting_low"], curve["share_waiting_high"], colour)
        traces.append(_curve(curve, short(department_name(department, language, is_filtered), 34), colour, dash, language))
    return figure(
        on,
        language,
        [*traces, band_key(language, on.accent)],
        456,
        {"t": 56 + 26 * len(chosen), "b": 54, "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, WEEKS_SHOWN],
            tickvals=[13, 26, 39, 52],
            title=axis_title(say(language, "figures.weeks_after"), on),
            showgrid=False,
        ),
        yaxis=share_axis(on, language, range=[0, 1.02]),
        shapes=[upright(weeks, on.line) for weeks in weeks_marked],
        annotations=[_term_name(term, language, on) for term in terms if term / 7 in weeks_marked],
        **legend_on_top(on, y=1.07),
    )


def _curve(curve: pd.DataFrame, name: str, colour: str, dash: str, language: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": drawable(curve["days"] / 7),
        "y": drawable(curve["share_waiting"]),
        "line": {"shape": "hv", "color": colour, "dash": dash, "width": 3.5},
        # Filled in by the browser: hundreds of days, of which the reader looks at one.
        "hovertemplate": say(language, "figures.still_waiting", share="%{y:.0%}", days="%{customdata}") + "<extra></extra>",
        "customdata": curve["days"].tolist(),
    }


def _term_name(term: int, language: str, on: Paper) -> dict:
    text = say(language, "figures.weeks", weeks=term / 7)
    return note(text, on.quiet, TEXT_SIZE - 2, x=term / 7, y=1, yref="paper", xanchor="center", yanchor="bottom")


def open_by_age(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per department, most open requests first, in parts by age: the older, the stronger the colour."""
    counts = {(_key(row.department), row.age_band): int(row.requests) for row in each(rows)}
    longest = {}
    for row in each(rows):
        longest[_key(row.department)] = max(
            longest.get(_key(row.department), 0), int(row.longest_days) if is_known(row.longest_days) else 0
        )
    departments = distinct(rows["department"])
    total = {name: sum(counts.get((name, band), 0) for band in AGES) for name in departments}
    departments.sort(key=lambda name: (-total[name], name is None, str(name)))
    named_rows = NamedRows(
        tuple(capital(display_name(name, "department", language)) for name in departments),
        tuple(say(language, "figures.open", n=total[name], days=longest[name]) for name in departments),
        mark=22,
    )
    widest = max(total.values())
    used = [band for band in AGES if band != UNKNOWN or any(department == UNKNOWN for _, department in counts)]
    traces = [_age(band, [counts.get((name, band), 0) for name in departments], named_rows, widest, language, on) for band in used]
    return stacked_bars(on, language, traces, named_rows, widest, 56)


def _age(band: str, counts: list[int], named_rows: NamedRows, widest: int, language: str, on: Paper) -> dict:
    place = list(AGES).index(band)
    ink = on.background if 2 <= place < len(on.ages) else on.ink
    marker = {"color": on.ages[place], "line": {"color": on.line, "width": 1}} if band != UNKNOWN else unknown_marker(on)
    label, least = say(language, f"figures.age.{AGES[band]}"), 1 if band == UNKNOWN else 0.05  # words on hatching cannot be read
    return part(label, counts, named_rows, marker, language, **numbers(counts, widest, ink, language, least))


def _key(value: object) -> object:
    return value if is_known(value) and value != UNKNOWN else None
