"""Figures on who is spoken to and who holds what. No figure is about one official."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import above, columns, hover, key, named_bars, part, plain_bars, stacked_bars
from kompas.figures.names import UNKNOWN, capital, display_name, is_known
from kompas.figures.paper import NamedRows, Paper, figure, legend_on_top, no_axis, unknown_marker
from kompas.figures.time import among_years, council_marks, year_axis
from kompas.texts import number, percent, say

BANDS_WITHOUT_DAYS = ("never", "new", UNKNOWN)  # bands that are no number of days


def silence(rows: pd.DataFrame, days: int, language: str, on: Paper) -> go.Figure:
    """A bar per band of days since the last contact, shortest first; silent for more than `days` in the strong colour, unknown hatched."""
    records = list(rows.itertuples())
    names = [contact_band(row.since_contact, language) for row in records]
    colours = {True: on.accent, False: on.ages[1]}
    markers = [colours.get(row.is_silent) if row.since_contact != UNKNOWN else None for row in records]
    meant = {on.accent: say(language, "figures.silent.longer", days=days), on.ages[1]: say(language, "figures.silent.shorter", days=days)}
    return _bars(names, records, markers, language, on, meant)


def contact_band(since: str, language: str) -> str:
    """A band of days since the last contact, in words."""
    if since in BANDS_WITHOUT_DAYS:
        return capital(say(language, f"figures.since_contact.{since}"))
    low, _, high = since.rstrip("+").partition("-")
    if not high:
        return say(language, "figures.since_contact.longer", n=int(low) - 1)
    return say(language, "figures.since_contact.days", low=low, high=high)


def lean_on_one_official(row: pd.Series, language: str, on: Paper) -> go.Figure:
    """A bar for initiatives held by nobody, by one official, by more, and unknown (hatched)."""
    parts = dict.fromkeys(("no_official", "one_official", "more_officials"), on.accent)
    if row["unknown_holding"]:
        parts["unknown_holding"] = None
    rows = pd.DataFrame({"initiatives": [row[part] for part in parts], "share": [row.get(f"share_{part}") for part in parts]})
    names = [say(language, f"figures.holding.{part}") for part in parts]
    return _bars(names, list(rows.itertuples()), list(parts.values()), language, on)


def officials_met(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per number of officials, fewest first; three or more in the strong colour, unknown hatched."""
    records = list(rows.itertuples())
    names = [_officials_label(row.officials_met, language) for row in records]
    colours = [on.accent if row.officials_met in ("3", "4+") else on.ages[1] if is_known(row.officials_met) else None for row in records]
    meant = {on.accent: say(language, "figures.many_met"), on.ages[1]: say(language, "figures.few_met")}
    return _bars(names, records, colours, language, on, meant)


def _officials_label(officials: str | None, language: str) -> str:
    if not is_known(officials):
        return capital(say(language, f"figures.{UNKNOWN}"))
    if officials.endswith("+"):
        return say(language, "figures.met_or_more", n=int(officials[:-1]))
    return say(language, "figures.met", n=int(officials))


def handovers(rows: pd.DataFrame, language: str, on: Paper, terms: Sequence[date]) -> go.Figure:
    """A bar per year: handovers per 100 initiatives that somebody held all year. A year that is not over yet is outlined."""
    years = [int(year) for year in rows["year"]]
    values = [float(value) for value in rows["handovers_per_100"]]
    partial = [bool(is_partial) for is_partial in rows["is_partial_year"]]
    outlined = {"color": [on.background if is_partial else on.accent for is_partial in partial], "line": {"color": on.accent, "width": 2}}
    texts = [number(round(value), language) for value in values] if len(years) <= 14 else None
    marks = council_marks(terms, among_years(years), language, on)
    return figure(
        on,
        language,
        [columns(years, values, outlined, texts, on, **hover([_year_label(row, language) for row in rows.itertuples()]))],
        402,
        {"t": 34, "b": 46},
        bargap=0.25,
        xaxis=year_axis(on, years, partial, language),
        yaxis=no_axis(range=[0, max([1, *values]) * 1.3], zeroline=True, zerolinecolor=on.line),
        shapes=marks["shapes"],
        annotations=[*marks["annotations"], above(say(language, "figures.per_100_a_year"), on, yshift=6)],
    )


def _year_label(row: object, language: str) -> str:
    blanks = {"year": str(int(row.year)), "held": int(row.held_initiatives), "per_100": row.handovers_per_100}
    return say(language, "figures.handovers", n=int(row.handovers), **blanks)


def contact_mix(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per channel in the order of the rows, in parts: two-way, one-way, and unknown (hatched)."""
    records = list(rows.itertuples())
    named_rows = NamedRows(
        tuple(capital(display_name(row.channel, "channel", language)) for row in records),
        tuple(_contacts_label(row, language) for row in records),
        mark=22,
    )
    parts = {"two_way": {"color": on.accent}, "one_way": {"color": on.ages[0], "line": {"color": on.line, "width": 1}}}
    if any(row.way_unknown for row in records):
        parts["way_unknown"] = unknown_marker(on)
    traces = []
    for way, marker in parts.items():
        counts = [int(getattr(row, way)) for row in records]
        traces.append(part(say(language, f"figures.contact_way.{way}"), counts, named_rows, marker, language))
    return stacked_bars(on, language, traces, named_rows, max(int(row.contacts) for row in records), 40)


def _contacts_label(row: object, language: str) -> str:
    label = say(language, "figures.contacts", n=int(row.contacts))
    return f"{label} · {percent(row.share, language)}" if is_known(row.share) else label


def _bars(
    names: list[str], records: list, colours: list[str | None], language: str, on: Paper, meant: dict[str, str] | None = None
) -> go.Figure:
    """A bar per row with its count and its share, where there is one; without a colour it is unknown. What colours mean stands above."""
    count_labels = [_count_label(row, language) for row in records]
    named_rows = NamedRows(tuple(names), tuple(count_labels), mark=22)
    counts = [int(row.initiatives) for row in records]
    labels = [f"{name}: {words}" for name, words in zip(names, count_labels, strict=True)]
    traces = [bar | {"showlegend": False} for bar in plain_bars(counts, colours, named_rows, on, labels)]
    squares = {"mode": "markers", "marker": {"symbol": "square", "size": 12}}
    keys = [key(words, squares | {"marker": squares["marker"] | {"color": colour}}) for colour, words in (meant or {}).items()]
    room = 8 + (52 if keys else 0)
    layout = {"shapes": [_baseline(len(records), on)]} | (legend_on_top(on) if keys else {})
    return named_bars(on, language, traces + keys, named_rows, max([1, *counts]), room, {"t": 4, "b": 4}, **layout)


def _count_label(row: object, language: str) -> str:
    """'12 initiatieven · 27%'; without a share only the count."""
    label = say(language, "figures.initiatives", n=int(row.initiatives))
    return f"{label} · {percent(row.share, language)}" if is_known(row.share) else label


def _baseline(rows: int, on: Paper) -> dict:
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": rows, "line": {"color": on.line, "width": 1}, "layer": "below"}
