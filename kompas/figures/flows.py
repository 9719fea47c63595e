"""Figures on how the money flows over the years."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import HALVES, NO_HOVER, bars, named_bars, note, share_axis
from kompas.figures.names import capital, is_known
from kompas.figures.paper import NamedRows, Paper, figure, legend_on_top, unknown_marker
from kompas.texts import percent, say, short_euro


def share_change_within_and_mix(row: pd.Series, language: str, on: Paper) -> go.Figure:
    """From the share of the year before, by what changed within themes and by money that moved, to the share of the year."""
    before, within, mix, now = (row[f"share{part}"] for part in ("_before", "_within", "_mix", ""))
    year, year_before = int(row["year"]), int(row["year_before"])
    named_rows = NamedRows(
        (
            say(language, "figures.shift.year", year=year_before),
            say(language, "figures.shift.within"),
            say(language, "figures.shift.mix"),
            say(language, "figures.shift.year", year=year),
        ),
        (percent(before, language), _cents(within, language), _cents(mix, language), percent(now, language)),
        mark=26,
    )
    colours = [on.ages[2], *(on.second if change > 0 else on.ages[1] for change in (within, mix)), on.accent]
    starts, lengths = [0, before, before + within, 0], [before, within, mix, now]
    return figure(
        on,
        language,
        [bars(lengths, named_rows.marks_at(), named_rows, {"color": colours}, base=starts, **NO_HOVER)],
        named_rows.height + 36,
        {"b": 28, "l": 12, "r": 24},
        xaxis=share_axis(on, language, HALVES, showgrid=False),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on),
    )


def _cents(share: float, language: str) -> str:
    """'+ 4 cent' or '− 1 cent'; half a cent is written with a decimal."""
    return say(language, f"figures.shift.{'more' if share >= 0 else 'less'}", cents=round(abs(share) * 100, 1))


def asked_granted_determined(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per year, newest on top: what was granted of the euros asked (hatched: what stands at 0), and determined of those granted."""
    records = list(rows.itertuples())[::-1]
    named_rows = NamedRows(
        tuple(str(int(row.year)) if is_known(row.year) else capital(say(language, "figures.unknown")) for row in records),
        tuple(_shares(row, language) for row in records),
        lines=2,
        mark=14,
    )
    granted, low, settled = (
        [_or_zero(getattr(row, column)) for row in records]
        for column in ("share_of_asked", "share_of_asked_low", "share_of_granted_determined")
    )
    between = [high - least for high, least in zip(granted, low, strict=True)]
    first, second = named_rows.marks_at(0), named_rows.marks_at(1)
    parts = [
        ("granted", [0] * len(records), low, first, {"color": on.accent}),
        ("zero", low, between, first, unknown_marker(on)),
        ("determined", [0] * len(records), settled, second, {"color": on.ages[1]}),
    ]
    return figure(
        on,
        language,
        [_part(part, base, shares, places, marker, named_rows, language) for part, base, shares, places, marker in parts if any(shares)],
        named_rows.height + 90,
        {"b": 28, "l": 12, "r": 24},
        barmode="overlay",
        xaxis=share_axis(on, language, HALVES, range=[0, max(1, *granted, *settled)], showgrid=False),
        yaxis=named_rows.axis(),
        annotations=named_rows.annotations(on) + _without_bar(settled, second, language, on),
        **legend_on_top(on),
    )


def _without_bar(shares: list[float], places: list[float], language: str, on: Paper) -> list[dict]:
    """Where too little is determined yet for a bar, words that say so; not where nothing is determined in any year."""
    looks = {"x": 0, "xanchor": "left", "xshift": 4, "bgcolor": on.background}
    label = say(language, "figures.flow.determined_few")
    return [note(label, on.quiet, y=y, **looks) for share, y in zip(shares, places, strict=True) if any(shares) and not share]


def _shares(row: object, language: str) -> str:
    parts = []
    if is_known(row.share_of_asked):
        high, low = (percent(share, language) for share in (row.share_of_asked, _or_zero(row.share_of_asked_low)))
        kind = "granted_share" if low == high else "granted_between"
        parts.append(say(language, f"figures.flow.{kind}", low=low, share=row.share_of_asked))
    if is_known(row.share_of_granted_determined):
        parts.append(say(language, "figures.flow.determined_share", share=row.share_of_granted_determined))
    return " · ".join(parts)


def _or_zero(value: float) -> float:
    return value if is_known(value) else 0


def _part(part: str, base: list, values: list, places: list[float], marker: dict, named_rows: NamedRows, language: str) -> dict:
    return bars(values, places, named_rows, marker, name=capital(say(language, f"figures.flow.{part}")), base=base, **NO_HOVER)


def one_off_and_recurring(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """Per year, newest on top: the euros that come back, those that come once, and those of which it is unknown (hatched)."""
    amounts = {
        (int(row.year) if is_known(row.year) else None, bool(row.is_recurring) if is_known(row.is_recurring) else None): row
        for row in rows.itertuples()
    }
    years = sorted({year for year, _ in amounts if year is not None}, reverse=True) + [None] * any(year is None for year, _ in amounts)
    named_rows = NamedRows(
        tuple(capital(say(language, "figures.unknown")) if year is None else str(year) for year in years),
        tuple(_back(amounts.get((year, True)), language) for year in years),
    )
    markers = {True: ("back", {"color": on.accent}), False: ("once", {"color": on.ages[1]}), None: ("untold", unknown_marker(on))}
    base = [0.0] * len(years)
    traces = []
    for kind, (part, marker) in markers.items():
        values = [float(amounts[year, kind].granted_eur) if (year, kind) in amounts else 0.0 for year in years]
        if any(values):
            traces.append(_part(part, list(base), values, named_rows.marks_at(), marker, named_rows, language))
        base = [before + value for before, value in zip(base, values, strict=True)]
    reach = max(base, default=0) or 1
    return named_bars(on, language, traces, named_rows, reach, 60, {"b": 8}, barmode="overlay", **legend_on_top(on))


def _back(row: object | None, language: str) -> str:
    if row is None:
        return say(language, "figures.flow.nothing_back")
    amount = short_euro(row.granted_eur, language)
    share = f" ({percent(row.share_of_granted, language)})" if is_known(row.share_of_granted) else ""
    return say(language, "figures.flow.comes_back", amount=f"{amount}{share}")
