"""Figures on help, and on what stands beside what it costs."""

from math import ceil, floor, log10

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import above, axis_title, numbers, part, stacked_bars
from kompas.figures.names import capital, is_known
from kompas.figures.paper import NamedRows, Paper, escape, figure, legend_on_top, unknown_marker, value_axis
from kompas.texts import euro, say, short_euro

SURENESS = ("measured", "estimated", "self_reported", "unknown", "none")  # of the value; none: the initiative has no value
BECAME = ("given", "unasked", "waiting", "lapsed", "duration_unknown")


def support_asked_and_given(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar per kind of help in the order of the rows, in parts by what became of it; what still waits stands out."""
    records = list(rows.itertuples())
    named_rows = NamedRows(
        tuple(_kind_label(row.help_kind, language) for row in records), tuple(_requests_label(row, language) for row in records), mark=22
    )
    markers = {
        "given": {"color": on.ages[2]},
        "unasked": {"color": on.ages[1]},
        "waiting": {"color": on.second},
        "lapsed": {"color": on.pale, "line": {"color": on.line, "width": 1}},
        "duration_unknown": unknown_marker(on),
    }
    widest = max(int(row.help) for row in records)
    traces = [
        _part(became, markers[became], records, named_rows, widest, language, on)
        for became in BECAME
        if any(getattr(row, became) for row in records)
    ]
    return stacked_bars(on, language, traces, named_rows, widest, 76)


def _kind_label(kind: str | None, language: str) -> str:
    return capital(say(language, f"codes.help_kind.{kind}") if is_known(kind) else say(language, "figures.unknown"))


def _requests_label(row: object, language: str) -> str:
    """'34 keer gevraagd · de helft binnen 31 dagen'"""
    label = say(language, "figures.help_asked", n=int(row.asked))
    return f"{label} · {say(language, 'figures.half_within', n=int(row.median_days))}" if is_known(row.median_days) else label


def _part(became: str, marker: dict, records: list, named_rows: NamedRows, widest: int, language: str, on: Paper) -> dict:
    counts = [int(getattr(row, became)) for row in records]
    texts = numbers(counts, widest, on.background if became in ("given", "waiting") else on.ink, language)
    if became == "duration_unknown":
        texts["text"] = None  # words on hatching cannot be read
    return part(say(language, f"figures.help.{became}"), counts, named_rows, marker, language, **texts)


def value_beside_cost(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A dot per initiative: municipal euros a year (to the right, each step ten times as much) and people reached (up).

    The sign tells how sure the value is; a name is only shown to who points at its dot.
    """
    records = list(rows.itertuples())
    powers = [log10(row.municipal_eur) for row in records if row.municipal_eur >= 1]
    first, last = (floor(min(powers)), ceil(max(powers))) if powers else (2, 3)
    last = max(last, first + 1)
    nothing = first - 0.5  # where initiatives stand that get nothing from the municipality
    at_nothing = any(row.municipal_eur < 1 for row in records)
    ticks = ([nothing] if at_nothing else []) + list(range(first, last + 1))
    highest = max(1, *(int(row.people_reached) for row in records))
    traces = [
        _dots(sureness, records, nothing, language, on) for sureness in SURENESS if any(_sureness(row) == sureness for row in records)
    ]
    return figure(
        on,
        language,
        traces,
        538,
        {"t": 96, "b": 76, "l": 4, "r": 42},
        xaxis=value_axis(
            on,
            range=[(nothing if at_nothing else first) - 0.2, last + 0.1],
            tickvals=ticks,
            ticktext=[short_euro(0 if tick == nothing else 10**tick, language) for tick in ticks],
            zeroline=False,
            title=axis_title(say(language, "figures.municipal_a_year"), on),
        ),
        yaxis=value_axis(on, range=[-highest * 0.03, highest * 1.06], rangemode="tozero", nticks=6),
        annotations=[above(say(language, "figures.people_reached"), on)],
        **legend_on_top(on, y=1.08),
    )


def _sureness(row: object) -> str:
    if is_known(row.value_basis):
        return row.value_basis
    return "unknown" if row.indicators else "none"


def _dots(sureness: str, records: list, nothing: float, language: str, on: Paper) -> dict:
    rows = [row for row in records if _sureness(row) == sureness]
    looks = {
        "measured": {"color": on.accent, "symbol": "circle", "size": 13},
        "estimated": {"color": on.second, "symbol": "diamond", "size": 12},
        "self_reported": {"color": on.background, "symbol": "circle", "size": 11, "line": {"color": on.accent, "width": 2}},
        "unknown": {"color": on.background, "symbol": "square", "size": 10, "line": {"color": on.ink, "width": 1.5}},
        "none": {"color": on.line, "symbol": "circle", "size": 6},
    }
    return {
        "type": "scatter",
        "mode": "markers",
        "name": capital(say(language, f"figures.sureness.{sureness}")),
        "x": [log10(row.municipal_eur) if row.municipal_eur >= 1 else nothing for row in rows],
        "y": [int(row.people_reached) for row in rows],
        "marker": looks[sureness],
        "cliponaxis": False,
        "customdata": [_hover_data(row, language) for row in rows],
        # Plotly fills in what every dot has: to write hundreds of sentences takes longer than the question itself.
        "hovertemplate": say(language, "figures.beside", name="%{customdata[0]}", year="%{customdata[1]}", amount="%{customdata[2]:,.0f}")
        + "%{customdata[3]}<extra></extra>",
    }


def _hover_data(row: object, language: str) -> list:
    """Its name, the year, the euros, and in words what only some have: '120 vrijwilligersuren', 'waarde € 300 tot € 700, geschat'."""
    parts = [""]
    if is_known(row.volunteer_hours):
        parts.append(say(language, "figures.hours", n=row.volunteer_hours))
    if is_known(row.low_eur) and is_known(row.high_eur):
        sure = say(language, f"codes.value_basis.{row.value_basis}" if is_known(row.value_basis) else "figures.sureness.unknown")
        parts.append(say(language, "figures.worth", low=euro(row.low_eur, language), high=euro(row.high_eur, language), sure=sure))
    name = escape(str(row.title if is_known(row.title) else row.initiative_id))
    return [name, int(row.year), float(row.municipal_eur), "<br>".join(parts)]
