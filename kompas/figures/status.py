"""Figures on where initiatives stand."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import above, columns, hover, note, numbers, part, stacked_bars
from kompas.figures.names import LEFT_REGISTER, capital, display_name, distinct, is_known, or_none
from kompas.figures.paper import (
    STATUSES,
    TEXT_SIZE,
    NamedRows,
    Paper,
    figure,
    left_marker,
    legend_on_top,
    no_axis,
    unknown_marker,
    value_axis,
)
from kompas.figures.time import among_years, council_marks, year_axis
from kompas.texts import number, say

MONTH = 365.25 / 12  # days
ROOM_FOR_A_NUMBER = 0.06  # of the longest bar
HATCHED = (LEFT_REGISTER, None)  # nobody knows where these stand; last in a bar


def status_by_theme(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per theme, largest first, in parts by status in the order of an initiative's life."""
    counts = {(or_none(row.theme), or_none(row.status)): int(row.initiatives) for row in rows.itertuples()}
    themes = distinct(rows["theme"])
    total = {theme: sum(count for (of, _), count in counts.items() if of == theme) for theme in themes}
    themes.sort(key=lambda theme: (theme is None, -total[theme]))
    named_rows = NamedRows(
        tuple(capital(display_name(theme, "theme", language)) for theme in themes),
        tuple(number(total[theme], language) for theme in themes),
        mark=22,
    )
    used = [status for status in (*STATUSES, *HATCHED) if any((theme, status) in counts for theme in themes)]
    widest = max(total.values())
    traces = [_part(status, [counts.get((theme, status), 0) for theme in themes], named_rows, widest, language, on) for status in used]
    notes = [*named_rows.annotations(on), *_unknown_counts(themes, counts, total, named_rows, language, on)]
    return stacked_bars(on, language, traces, named_rows, widest, 76, annotations=notes)


def _unknown_counts(themes: list, counts: dict, total: dict, named_rows: NamedRows, language: str, on: Paper) -> list[dict]:
    """The numbers on the hatched parts, which end the bars: on paper, for on the hatching they cannot be read."""
    notes = []
    for theme, y in zip(themes, named_rows.marks_at(), strict=True):
        end = total[theme]
        for status in reversed(HATCHED):
            count = counts.get((theme, status), 0)
            if count / max(total.values()) > ROOM_FOR_A_NUMBER:
                place = {"x": end - count / 2, "y": y, "borderpad": 1, "bgcolor": on.background}
                notes.append(note(number(count, language), on.ink, TEXT_SIZE - 2, **place))
            end -= count
    return notes


def _part(status: str | None, counts: list[int], named_rows: NamedRows, widest: int, language: str, on: Paper) -> dict:
    if status in HATCHED:
        marker, least = (left_marker(on) if status else unknown_marker(on)), 1
    else:
        marker, least = {"color": on.status[status], "line": {"color": on.background, "width": 1}}, ROOM_FOR_A_NUMBER
    texts = numbers(counts, widest, readable_on(marker["color"]), language, least)
    return part(display_name(status, "status", language), counts, named_rows, marker, language, **texts)


def readable_on(colour: str) -> str:
    """Black or white, whichever reads best on this colour."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.18 * 255**2.2 else "#ffffff"


def in_and_out(rows: pd.DataFrame, language: str, on: Paper, terms: Sequence[date] = ()) -> go.Figure:
    """Per year a bar up for what came and a bar down for what went; a year that is not over yet is outlined.

    Dotted lines mark where the council began one of its `terms`.
    """
    years = [int(year) for year in rows["year"]]
    partial = [bool(is_partial) for is_partial in rows["is_partial_year"]]
    came = [int(count) for count in rows["came"]]
    went = [-int(count) for count in rows["went"]]
    reach = max(*came, *(-count for count in went), 1)
    labels = len(years) <= 14
    return figure(
        on,
        language,
        [
            _flow("came", years, came, partial, on.accent, labels, language, on),
            _flow("went", years, went, partial, on.second, labels, language, on),
        ],
        416,
        {"t": 36, "b": 46},
        barmode="relative",
        bargap=0.25,
        xaxis=year_axis(on, years, partial, language),
        yaxis=no_axis(
            range=[min(went, default=0) - reach * 0.16, max(came, default=0) + reach * 0.28], zeroline=True, zerolinecolor=on.line
        ),
        **council_marks(terms, among_years(years), language, on),
        **legend_on_top(on),
    )


def _flow(
    which: str, years: list[int], counts: list[int], partial: list[bool], colour: str, labels: bool, language: str, on: Paper
) -> dict:
    label = say(language, f"figures.{which}")
    marker = {
        "color": [on.background if is_partial else colour for is_partial in partial],
        "line": {"color": colour, "width": [2 if count else 0 for count in counts]},
    }
    texts = [number(abs(count), language) if labels and count else "" for count in counts]
    hover_labels = [f"{year}: {label.lower()} {number(abs(count), language)}" for year, count in zip(years, counts, strict=True)]
    return columns(years, counts, marker, texts, on, name=label, **hover(hover_labels))


def time_in_status(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per status a dot at the middle initiative and a line to where nine in ten are; a bar across at what is usual there."""
    order = {status: place for place, status in enumerate(STATUSES)}
    records = sorted(rows.itertuples(), key=lambda row: order.get(row.status, len(order)))
    named_rows = NamedRows(
        tuple(capital(display_name(row.status, "status", language)) for row in records),
        tuple(_so_long(row, language) for row in records),
    )
    reach = max([days for row in records for days in (row.p90_days, row.usual_days) if is_known(days)] + [MONTH])
    traces = []
    for row, y in zip(records, named_rows.marks_at(), strict=True):
        if is_known(row.median_days) and not _is_unknown(row):
            colour = on.status.get(row.status, on.ink)
            traces.append(_reach(row.median_days, row.p90_days, y, colour, language))
        if is_known(row.usual_days):
            traces.append(_usual(row, y, named_rows.thickness, language, on))
    return figure(
        on,
        language,
        traces,
        named_rows.height + 82,
        {"t": 48, "b": 34, "l": 4, "r": 34},
        xaxis=value_axis(on, range=[0, reach * 1.02], **_time_ticks(reach, language)),
        yaxis=named_rows.axis(),
        annotations=[*named_rows.annotations(on), _of_marks(any(is_known(row.usual_days) for row in records), language, on)],
    )


def _usual(row: object, y: float, thickness: float, language: str, on: Paper) -> dict:
    """A bar across the line: what lies to the right of it is longer than usual."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row.usual_days, row.usual_days],
        "y": [y - thickness * 0.7, y + thickness * 0.7],
        "line": {"color": on.ink, "width": 3},
        "cliponaxis": False,
    } | hover([say(language, f"figures.usual_by_{row.usual_basis}", days=row.usual_days)] * 2)


def _of_marks(has_usual: bool, language: str, on: Paper) -> dict:
    """What the dot and the line mean, and the bar across where there is one, at the top."""
    lines = [f"●  {say(language, 'figures.middle_and_nine_in_ten')}"]
    if has_usual:
        lines.append(f"<b>|</b>  {say(language, 'figures.beyond_is_stuck')}")
    return above("<br>".join(lines), on, align="left", font={"size": TEXT_SIZE - 2, "color": on.quiet})


def _is_unknown(row: object) -> bool:
    """Whether all that is known of the middle is that it is at least nothing."""
    return row.since_unknown == row.initiatives and not row.median_days


def _so_long(row: object, language: str) -> str:
    """How many and how long; 'at least' where the exports tell of none of them since when."""
    if not is_known(row.median_days):
        return say(language, "figures.initiatives", n=int(row.initiatives))
    if _is_unknown(row):
        return f"{say(language, 'figures.initiatives', n=int(row.initiatives))} · {say(language, 'figures.since_unknown')}"
    key = "time_at_least" if row.since_unknown == row.initiatives else "time_in_status"
    label = say(language, f"figures.{key}", n=int(row.initiatives), days=row.median_days)
    return f"{label} · {say(language, 'figures.stuck', n=int(row.stuck))}" if is_known(row.stuck) and row.stuck else label


def _reach(median: float, p90: float, y: float, colour: str, language: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [median, p90],
        "y": [y, y],
        "line": {"color": colour, "width": 4},
        "marker": {"color": colour, "size": [16, 0], "opacity": 1},
        "cliponaxis": False,
    } | hover([say(language, "figures.half_days", days=median), say(language, "figures.nine_in_ten_days", days=p90)])


def _time_ticks(reach: float, language: str) -> dict:
    """Ticks in whole months while that reads well, in years after that."""
    months = next((step for step in (1, 3, 6, 12, 24) if reach / (step * MONTH) <= 6), 60)
    at = range(0, int(reach / MONTH) + 1, months)
    unit = "years" if months >= 12 else "months"
    return {
        "tickvals": [place * MONTH for place in at],
        "ticktext": [say(language, f"figures.{unit}", n=place // 12 if unit == "years" else place) if place else "0" for place in at],
    }
