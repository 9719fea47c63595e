"""Figures on how long departments take."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, capital, distinct, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, short, unknown_marker, value_axis
from kompas.texts import number, percent, say

AGES = {"0-8": "young", "8-16": "term", "16-26": "late", "26+": "old", UNKNOWN: "unknown"}  # age band → its words
WEEKS_SHOWN = 52


def answered_within_term(rows: pd.DataFrame, language: str, on: Paper, minimum: int) -> go.Figure:
    """Per department, in alphabetical order, a dot per term with its interval; with too few requests only the counts."""
    told = {(_key(row.department), int(row.term_days)): row for row in rows.itertuples()}
    departments = sorted({department for department, _ in told}, key=lambda name: (name is None, str(name).casefold()))
    terms = sorted({term for _, term in told})
    listed = NamedRows(
        tuple(capital(named(name, "department", language)) for name in departments),
        tuple(_counted(told, name, terms, language) for name in departments),
        lines=len(terms),
    )
    traces, annotations = [], listed.annotations(on)
    for line, term in enumerate(terms):
        colour = (on.accent, on.second)[line % 2]
        heights = dict(zip(departments, listed.marks_at(line), strict=True))
        shown = [(told[name, term], heights[name]) for name in departments if (name, term) in told]
        traces.append(_dots([pair for pair in shown if pair[0].requests >= minimum], term, colour, line, language, on))
        annotations += [_in_words(row, term, y, colour, language) for row, y in shown if row.requests >= minimum]
        annotations += [_too_few(row, term, y, language, on) for row, y in shown if row.requests < minimum]
    return drawn(
        on,
        language,
        traces,
        listed.height + 40,
        {"t": 4, "b": 34, "l": 14, "r": 24},
        xaxis=value_axis(
            on, range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], ticktext=[percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)]
        ),
        yaxis=listed.axis(),
        annotations=annotations,
    )


def _counted(told: dict, name: object, terms: list[int], language: str) -> str:
    rows = [told[name, term] for term in terms if (name, term) in told]
    return say(language, "figures.requests", n=int(max(row.requests for row in rows)))


def _dots(shown: list, term: int, colour: str, line: int, language: str, on: Paper) -> dict:
    rows = [row for row, _ in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": say(language, "figures.within_weeks", weeks=term // 7),
        "x": [row.share for row in rows],
        "y": [y for _, y in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [row.share_high - row.share for row in rows],
            "arrayminus": [row.share - row.share_low for row in rows],
            "color": colour,
            "thickness": 2.5,
            "width": 5,
        },
        "marker": {"color": colour, "size": 14, "symbol": ("circle", "diamond")[line % 2]},
        "cliponaxis": False,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [
            say(language, "figures.interval", share=row.share, low=row.share_low, high=row.share_high, n=int(row.requests)) for row in rows
        ],
    }


def _in_words(row: object, term: int, y: float, colour: str, language: str) -> dict:
    """The share, at the end of the line that its dot and interval leave free."""
    at_left = row.share_low > 0.34
    return {
        "text": say(language, "figures.weeks_share", weeks=term // 7, share=row.share),
        "x": 0 if at_left else 1,
        "xanchor": "left" if at_left else "right",
        "y": y,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 1, "color": colour},
    }


def _too_few(row: object, term: int, y: float, language: str, on: Paper) -> dict:
    return {
        "text": say(language, "figures.too_few", weeks=term // 7, answered=int(row.answered_in_time), requests=int(row.requests)),
        "x": 0,
        "xref": "paper",
        "y": y,
        "xanchor": "left",
        "yanchor": "middle",
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 1, "color": on.quiet},
    }


def waiting_curve(rows: pd.DataFrame, departments: Sequence[str], language: str, on: Paper, is_filtered: bool = False) -> go.Figure:
    """The share that still waits, week by week: all together (all that are asked for) with its band, and a line per compared department."""
    chosen = [None, *departments]
    colours = (on.accent, *on.compared)
    together = say(language, "figures.chosen_departments" if is_filtered else "figures.all_departments")
    dashes = ("solid", "dash", "dot", "dashdot")
    traces = []
    for place, department in enumerate(chosen):
        curve = rows[rows["department"].isna()] if department is None else rows[rows["department"] == department]
        curve = curve.iloc[: int((curve["days"] <= 7 * WEEKS_SHOWN).sum()) + 1]  # one row further, so that the line reaches the edge
        colour, dash = colours[place % len(colours)], dashes[place % len(dashes)]
        name = together if department is None else short(named(department, "department", language), 34)
        if department is None or len(chosen) == 2:
            traces += _band(curve, colour)
        traces.append(_curve(curve, capital(name), colour, dash, language))
    return drawn(
        on,
        language,
        traces,
        430,
        {"t": 30 + 26 * len(chosen), "b": 54, "l": 4, "r": 18},
        xaxis=value_axis(
            on,
            range=[0, WEEKS_SHOWN],
            tickvals=[8, 16, 26, 39, 52],
            title={"text": say(language, "figures.weeks_after"), "font": {"size": TEXT_SIZE - 1, "color": on.quiet}},
            showgrid=False,
        ),
        yaxis=value_axis(
            on, range=[0, 1.02], tickvals=[0, 0.25, 0.5, 0.75, 1], ticktext=[percent(share, language) for share in (0, 0.25, 0.5, 0.75, 1)]
        ),
        shapes=[_term(weeks, on) for weeks in (8, 26)],
        annotations=[_term_name(weeks, language, on) for weeks in (8, 26)],
        showlegend=len(chosen) > 1,
        legend=legend_on_top(on) | {"y": 1.07},
    )


def _curve(curve: pd.DataFrame, name: str, colour: str, dash: str, language: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": curve["days"] / 7,
        "y": curve["share_waiting"],
        "line": {"shape": "hv", "color": colour, "dash": dash, "width": 3.5},
        # Filled in by the browser: hundreds of days, of which the reader looks at one.
        "hovertemplate": say(language, "figures.still_waiting", share="%{y:.0%}", days="%{customdata}") + "<extra></extra>",
        "customdata": curve["days"],
    }


def _band(curve: pd.DataFrame, colour: str) -> list[dict]:
    shared = {"type": "scatter", "mode": "lines", "x": curve["days"] / 7, "showlegend": False, "hoverinfo": "skip"}
    line = {"shape": "hv", "width": 0, "color": colour}
    tint = "rgba({},{},{},0.18)".format(*(int(colour[at : at + 2], 16) for at in (1, 3, 5)))
    return [
        shared | {"y": curve["share_waiting_low"], "line": line},
        shared | {"y": curve["share_waiting_high"], "line": line, "fill": "tonexty", "fillcolor": tint},
    ]


def _term(weeks: int, on: Paper) -> dict:
    return {
        "type": "line",
        "x0": weeks,
        "x1": weeks,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": on.line, "dash": "dot", "width": 2},
        "layer": "below",
    }


def _term_name(weeks: int, language: str, on: Paper) -> dict:
    return {
        "text": say(language, "figures.weeks", weeks=weeks),
        "x": weeks,
        "y": 1,
        "yref": "paper",
        "xanchor": "center",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 2, "color": on.quiet},
    }


def open_by_age(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per department, most open requests first, in parts by age: the older, the stronger the colour."""
    counts = {(_key(row.department), row.age_band): int(row.requests) for row in rows.itertuples()}
    longest = {}
    for row in rows.itertuples():
        longest[_key(row.department)] = max(
            longest.get(_key(row.department), 0), int(row.longest_days) if is_known(row.longest_days) else 0
        )
    departments = distinct(rows["department"])
    total = {name: sum(counts.get((name, band), 0) for band in AGES) for name in departments}
    departments.sort(key=lambda name: (-total[name], name is None, str(name)))
    listed = NamedRows(
        tuple(capital(named(name, "department", language)) for name in departments),
        tuple(say(language, "figures.open", n=total[name], days=longest[name]) for name in departments),
        mark=22,
    )
    widest = max(total.values())
    used = [band for band in AGES if band != UNKNOWN or any(told == UNKNOWN for _, told in counts)]
    traces = [_age(band, [counts.get((name, band), 0) for name in departments], listed, widest, language, on) for band in used]
    return drawn(
        on,
        language,
        traces,
        listed.height + 56,
        {"t": 4, "b": 4},
        barmode="stack",
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _age(band: str, counts: list[int], listed: NamedRows, widest: int, language: str, on: Paper) -> dict:
    called = say(language, f"figures.age.{AGES[band]}")
    place = list(AGES).index(band)
    is_dark = 2 <= place < len(on.ages)
    return {
        "type": "bar",
        "orientation": "h",
        "name": called,
        "x": counts,
        "y": listed.marks_at(),
        "width": listed.thickness,
        "marker": {"color": on.ages[place], "line": {"color": on.line, "width": 1}} if band != UNKNOWN else unknown_marker(on),
        "text": [number(count, language) if count / widest > 0.05 else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": TEXT_SIZE - 2, "color": on.background if is_dark else on.ink},
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{called}: {number(count, language)}" for count in counts],
    }


def _key(value: object) -> object:
    return value if is_known(value) and value != UNKNOWN else None
