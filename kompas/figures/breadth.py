"""Figures on how many sources the money comes from."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.names import UNKNOWN, capital, is_known, named
from kompas.figures.paper import NamedRows, Paper, drawn, no_axis, unknown_marker
from kompas.texts import percent, say, short_euro


def concentration(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar of initiatives per number of sources, fewest sources on top; unknown hatched."""
    told = [row for row in rows.itertuples() if row.sources_band != UNKNOWN or row.initiatives]
    strong = dict(zip(("one", "two", "three", "more"), reversed(on.ages), strict=True))
    return _bars(
        told,
        [say(language, f"codes.sources_band.{row.sources_band}") for row in told],
        [_initiatives(row, language) for row in told],
        [row.initiatives for row in told],
        lambda row: strong.get(row.sources_band),
        language,
        on,
    )


def _initiatives(row: object, language: str) -> str:
    counted = say(language, "figures.initiatives", n=int(row.initiatives))
    return f"{counted} · {percent(row.share_of_initiatives, language)}" if is_known(row.share_of_initiatives) else counted


def kinds_of_funder(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar of euros per kind of funder, most money on top; the unknown kind last, hatched."""
    told = sorted(rows.itertuples(), key=lambda row: not is_known(row.funder_kind))
    return _bars(
        told,
        [capital(named(row.funder_kind, "funder_kind", language)) for row in told],
        [f"{short_euro(row.granted_eur, language)} · {percent(row.share_of_granted, language)}" for row in told],
        [row.granted_eur for row in told],
        lambda row: on.accent if is_known(row.funder_kind) else None,
        language,
        on,
    )


def _bars(
    told: list, names: list[str], said: list[str], values: list[float], colour: Callable[[object], str | None], language: str, on: Paper
) -> go.Figure:
    """Named bars; what has no colour is unknown and hatched."""
    listed = NamedRows(tuple(names), tuple(said))
    placed = list(zip(told, values, listed.marks_at(), strict=True))
    known = [part for part in placed if colour(part[0])]
    unknown = [part for part in placed if not colour(part[0])]
    return drawn(
        on,
        language,
        [
            _trace(known, {"color": [colour(row) for row, _, _ in known]}, listed),
            _trace(unknown, unknown_marker(on), listed),
        ],
        listed.height + 16,
        xaxis=no_axis(range=[0, max(values, default=0) or 1]),
        yaxis=listed.axis(),
        annotations=listed.annotations(on),
    )


def _trace(placed: list, marker: dict, listed: NamedRows) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [value for _, value, _ in placed],
        "y": [place for _, _, place in placed],
        "width": listed.thickness,
        "marker": marker,
        "hoverinfo": "skip",
    }
