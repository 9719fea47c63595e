"""Figures on who is spoken to and who holds what. No figure is about one official."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, capital, is_known, named
from kompas.figures.paper import TEXT_SIZE, NamedRows, Paper, drawn, legend_on_top, no_axis, unknown_marker, value_axis
from kompas.figures.time import among_years, council_marks, year_ticks
from kompas.texts import number, percent, say

SAID_APART = ("never", "new", UNKNOWN)  # bands that are no number of days


def silence(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per band of days since the last contact, shortest first; what is silent in the strong colour, unknown hatched."""
    told = list(rows.itertuples())
    names = [_band(row.since_contact, language) for row in told]
    colours = {True: on.accent, False: on.ages[1]}
    markers = [colours.get(row.is_silent) if row.since_contact != UNKNOWN else None for row in told]
    return _bars(names, told, markers, language, on)


def _band(since: str, language: str) -> str:
    if since in SAID_APART:
        return capital(say(language, f"figures.since_contact.{since}"))
    low, _, high = since.rstrip("+").partition("-")
    if not high:
        return say(language, "figures.since_contact.longer", n=int(low) - 1)
    return say(language, "figures.since_contact.days", low=low, high=high)


def lean_on_one_official(told: pd.Series, language: str, on: Paper) -> go.Figure:
    """A bar for initiatives held by nobody, by one official (strong), by more, and unknown (hatched)."""
    parts = {"no_official": on.ages[2], "one_official": on.accent, "more_officials": on.ages[1]}
    if told["unknown_holding"]:
        parts["unknown_holding"] = None
    rows = pd.DataFrame({"initiatives": [told[part] for part in parts], "share": [told.get(f"share_{part}") for part in parts]})
    names = [say(language, f"figures.holding.{part}") for part in parts]
    return _bars(names, list(rows.itertuples()), list(parts.values()), language, on)


def officials_met(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per number of officials, fewest first; three or more in the strong colour, unknown hatched."""
    told = list(rows.itertuples())
    names = [_met(row.officials_met, language) for row in told]
    colours = [on.accent if row.officials_met in ("3", "4+") else on.ages[1] if is_known(row.officials_met) else None for row in told]
    return _bars(names, told, colours, language, on)


def _met(officials: str | None, language: str) -> str:
    if not is_known(officials):
        return capital(say(language, f"figures.{UNKNOWN}"))
    if officials.endswith("+"):
        return say(language, "figures.met_or_more", n=int(officials[:-1]))
    return say(language, "figures.met", n=int(officials))


def handovers(rows: pd.DataFrame, language: str, on: Paper, terms: Sequence[date]) -> go.Figure:
    """A bar per year: handovers per 100 initiatives held for a year. A year that is not over yet is outlined."""
    years = [int(year) for year in rows["year"]]
    values = [float(value) for value in rows["handovers_per_100"]]
    partial = [bool(told) for told in rows["is_partial_year"]]
    marks = council_marks(terms, among_years(years), language, on)
    return drawn(
        on,
        language,
        [
            {
                "type": "bar",
                "x": years,
                "y": values,
                "marker": {"color": [on.background if told else on.accent for told in partial], "line": {"color": on.accent, "width": 2}},
                "text": [number(round(value), language) for value in values] if len(years) <= 14 else None,
                "textposition": "outside",
                "cliponaxis": False,
                "textangle": 0,
                "textfont": {"size": TEXT_SIZE - 1, "color": on.ink},
                "hovertemplate": "%{customdata}<extra></extra>",
                "customdata": [_in_a_year(row, language) for row in rows.itertuples()],
            }
        ],
        402,
        {"t": 34, "b": 46},
        bargap=0.25,
        xaxis=value_axis(on, type="category", showgrid=False, tickangle=0, **year_ticks(years, partial, language)),
        yaxis=no_axis(range=[0, max([1, *values]) * 1.3], zeroline=True, zerolinecolor=on.line),
        shapes=marks["shapes"],
        annotations=[*marks["annotations"], _above(say(language, "figures.per_100_a_year"), on)],
    )


def _above(text: str, on: Paper) -> dict:
    """What the bars count, above them."""
    return {
        "text": text,
        "x": 0,
        "xref": "paper",
        "y": 1,
        "yref": "paper",
        "yshift": 6,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": TEXT_SIZE - 1, "color": on.quiet},
    }


def _in_a_year(row: object, language: str) -> str:
    said = {"year": str(int(row.year)), "held": int(row.held_initiatives), "per_100": row.handovers_per_100}
    return say(language, "figures.handovers", n=int(row.handovers), **said)


def contact_mix(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per channel in the order of the rows, in parts: two-way, one-way, and unknown (hatched)."""
    told = list(rows.itertuples())
    listed = NamedRows(
        tuple(capital(named(row.channel, "channel", language)) for row in told),
        tuple(_so_many(row, language) for row in told),
        mark=22,
    )
    parts = {"two_way": {"color": on.accent}, "one_way": {"color": on.ages[0], "line": {"color": on.line, "width": 1}}}
    if any(row.way_unknown for row in told):
        parts["way_unknown"] = unknown_marker(on)
    return drawn(
        on,
        language,
        [_part(part, marker, told, listed, language) for part, marker in parts.items()],
        listed.height + 40,
        {"t": 4, "b": 4},
        barmode="stack",
        xaxis=no_axis(range=[0, max(int(row.contacts) for row in told)]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        showlegend=True,
        legend=legend_on_top(on),
    )


def _so_many(row: object, language: str) -> str:
    said = say(language, "figures.contacts", n=int(row.contacts))
    return f"{said} · {percent(row.share, language)}" if is_known(row.share) else said


def _part(part: str, marker: dict, told: list, listed: NamedRows, language: str) -> dict:
    called = say(language, f"figures.contact_way.{part}")
    counts = [int(getattr(row, part)) for row in told]
    return {
        "type": "bar",
        "orientation": "h",
        "name": capital(called),
        "x": counts,
        "y": listed.marks_at(),
        "width": listed.thickness,
        "marker": marker,
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{called}: {number(count, language)}" for count in counts],
    }


def _bars(names: list[str], told: list, colours: list[str | None], language: str, on: Paper) -> go.Figure:
    """A bar per row with its count and, where it is told, its share; a row without a colour is unknown."""
    listed = NamedRows(tuple(names), tuple(_counted(row, language) for row in told), mark=22)
    heights = listed.marks_at()
    widest = max([1, *(int(row.initiatives) for row in told)])
    traces = []
    for is_hatched in (False, True):
        shown = [
            (row, y, colour, name)
            for row, y, colour, name in zip(told, heights, colours, names, strict=True)
            if (colour is None) == is_hatched
        ]
        if shown:
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "x": [int(row.initiatives) for row, _, _, _ in shown],
                    "y": [y for _, y, _, _ in shown],
                    "width": listed.thickness,
                    "marker": unknown_marker(on) if is_hatched else {"color": [colour for _, _, colour, _ in shown]},
                    "hovertemplate": "%{customdata}<extra></extra>",
                    "customdata": [f"{name}: {_counted(row, language)}" for row, _, _, name in shown],
                }
            )
    return drawn(
        on,
        language,
        traces,
        listed.height + 8,
        {"t": 4, "b": 4},
        xaxis=no_axis(range=[0, widest]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
        shapes=[_baseline(len(told), on)],
    )


def _counted(row: object, language: str) -> str:
    """'12 initiatieven · 27%'; without a share only the count."""
    said = say(language, "figures.initiatives", n=int(row.initiatives))
    return f"{said} · {percent(row.share, language)}" if is_known(row.share) else said


def _baseline(rows: int, on: Paper) -> dict:
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": rows, "line": {"color": on.line, "width": 1}, "layer": "below"}
