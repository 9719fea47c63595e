"""Charts on how long departments take."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from kompas.figures.chart import COMPARED, GRADES, Axis, Band, Chart, Line, Note, Reference, Role, Row
from kompas.figures.marks import cells, part, shares
from kompas.figures.names import UNKNOWN, capital, department_name, display_name, distinct, each, is_known
from kompas.texts import say

AGES = {"0-8": "young", "8-16": "term", "16-26": "late", "26+": "old", UNKNOWN: "unknown"}  # age band → its words
WEEKS_SHOWN = 52
MOST_LINES = len(COMPARED)  # departments whose lines can be told apart in one chart
DASHES = ("solid", "dash", "dot", "dashdot")


def answered_within_term(rows: pd.DataFrame, language: str, minimum: int) -> Chart:
    """Per department, in alphabetical order, a dot per term with its interval; with too few requests only the counts."""
    by_term = {(_key(row.department), int(row.term_days)): row for row in each(rows)}
    departments = sorted({department for department, _ in by_term}, key=lambda name: (name is None, str(name).casefold()))
    terms = sorted({term for _, term in by_term})
    series, notes = [], []
    for line, term in enumerate(terms):
        pairs = [(place, by_term[name, term]) for place, name in enumerate(departments) if (name, term) in by_term]
        label = capital(say(language, "figures.within_weeks", weeks=term / 7))
        enough = [pair for pair in pairs if pair[1].requests >= minimum]
        series.append(shares(enough, line, line % 2 == 1, label, language))
        notes += [Note(_too_few(row, term, language), place, line) for place, row in pairs if row.requests < minimum]
    return Chart(
        language,
        tuple(series),
        rows=tuple(
            Row(capital(display_name(name, "department", language)), _requests_label(by_term, name, terms, language))
            for name in departments
        ),
        lines=len(terms),
        x=Axis("share"),
        notes=tuple(notes),
    )


def _requests_label(by_term: dict, name: object, terms: list[int], language: str) -> str:
    rows = [by_term[name, term] for term in terms if (name, term) in by_term]
    return say(language, "figures.requests", n=int(max(row.requests for row in rows)))


def _too_few(row: object, term: int, language: str) -> str:
    return say(language, "figures.too_few", weeks=term / 7, answered=int(row.answered_in_time), requests=int(row.requests))


def waiting_curve(rows: pd.DataFrame, departments: Sequence[str], terms: Sequence[int], language: str, is_filtered: bool = False) -> Chart:
    """The share that still waits, week by week: all together (all that are chosen) with its band, and a line per compared department; more
    departments than can be told apart each have a panel, with all together behind their own line.

    `terms` are the days that are marked.
    """
    curves = {name: _curve_of(rows, name) for name in (None, *departments)}
    names = {name: department_name(name, language, is_filtered) for name in curves}
    series: list[Band | Line] = []
    if len(departments) > MOST_LINES:
        for panel, name in enumerate(departments):
            together = _still_waiting(curves[None], "line", "" if panel else names[None], "dash", language)
            own = _still_waiting(curves[name], "accent", "", "solid", language)
            series += [replace(mark, line=panel) for mark in (_spread(curves[name], "accent"), together, own)]
    else:
        for place, name in enumerate(curves):
            colour, dash = ("accent", *COMPARED)[place], DASHES[place]
            series += [_spread(curves[name], colour)] if name is None or len(curves) == 2 else []
            series.append(_still_waiting(curves[name], colour, names[name], dash, language))
    return Chart(
        language,
        tuple(series),
        panels=tuple(names[name] for name in departments) if len(departments) > MOST_LINES else (),
        x=Axis("number", 0, WEEKS_SHOWN, tuple((week, str(week)) for week in (13, 26, 39, 52)), title=say(language, "figures.weeks_after")),
        y=Axis("share"),
        references=tuple(Reference(term / 7, say(language, "figures.weeks", weeks=term / 7)) for term in terms if term <= 7 * WEEKS_SHOWN),
    )


def _curve_of(rows: pd.DataFrame, department: str | None) -> pd.DataFrame:
    """The steps that are shown, and one further, so that the line reaches the edge."""
    curve = rows[rows["department"].isna()] if department is None else rows[rows["department"] == department]
    return curve.iloc[: int((curve["days"] <= 7 * WEEKS_SHOWN).sum()) + 1]


def _spread(curve: pd.DataFrame, colour: Role) -> Band:
    return Band(tuple(curve["days"] / 7), tuple(curve["share_waiting_low"]), tuple(curve["share_waiting_high"]), colour)


def _still_waiting(curve: pd.DataFrame, colour: Role, name: str, dash: str, language: str) -> Line:
    return Line(
        tuple(curve["days"] / 7),
        tuple(curve["share_waiting"]),
        colour,
        name,
        dash,
        is_stepped=True,
        hovers=tuple((days,) for days in curve["days"].tolist()),
        hover=say(language, "figures.still_waiting", share="{y:share}", days="{0}"),
    )


def open_by_age(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per department, most open requests first, in parts by age: the older, the stronger the colour; the oldest warn."""
    counted = {(_key(row.department), row.age_band): row for row in each(rows)}
    counts = {key: int(row.requests) for key, row in counted.items()}
    longest: dict = {}
    for row in each(rows):
        days = int(row.longest_days) if is_known(row.longest_days) else 0
        longest[_key(row.department)] = max(longest.get(_key(row.department), 0), days)
    departments = distinct(rows["department"])
    total = {name: sum(counts.get((name, band), 0) for band in AGES) for name in departments}
    departments.sort(key=lambda name: (-total[name], name is None, str(name)))
    colours = dict(zip(AGES, (*GRADES[:-1], "warning", "unknown"), strict=True))
    used = [band for band in AGES if band != UNKNOWN or any(of == UNKNOWN for _, of in counts)]
    return Chart(
        language,
        tuple(
            part(
                say(language, f"figures.age.{AGES[band]}"),
                [counts.get((name, band), 0) for name in departments],
                colours[band],
                language,
                cells=cells([counted.get((name, band)) for name in departments], "requests"),
            )
            for band in used
        ),
        rows=tuple(
            Row(capital(display_name(name, "department", language)), say(language, "figures.open", n=total[name], days=longest[name]))
            for name in departments
        ),
        is_stacked=True,
    )


def _key(value: object) -> object:
    return value if is_known(value) and value != UNKNOWN else None
