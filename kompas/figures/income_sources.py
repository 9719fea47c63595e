"""Figures on how many sources the money comes from."""

import pandas as pd
import plotly.graph_objects as go

from kompas.figures.marks import named_bars, plain_bars
from kompas.figures.names import UNKNOWN, capital, display_name, is_known
from kompas.figures.paper import NamedRows, Paper
from kompas.texts import percent, say, short_euro


def concentration(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar of initiatives per number of sources, fewest sources on top; unknown hatched."""
    records = [row for row in rows.itertuples() if row.sources_band != UNKNOWN or row.initiatives]
    named_rows = NamedRows(
        tuple(say(language, f"codes.sources_band.{row.sources_band}") for row in records),
        tuple(_initiatives_label(row, language) for row in records),
    )
    counts = [row.initiatives for row in records]
    return _bars(counts, [None if row.sources_band == UNKNOWN else on.accent for row in records], named_rows, language, on)


def _initiatives_label(row: object, language: str) -> str:
    label = say(language, "figures.initiatives", n=int(row.initiatives))
    return f"{label} · {percent(row.share_of_initiatives, language)}" if is_known(row.share_of_initiatives) else label


def kinds_of_funder(rows: pd.DataFrame, language: str, on: Paper) -> go.Figure:
    """A bar of euros per kind of funder, most money on top; the unknown kind last, hatched."""
    records = sorted(rows.itertuples(), key=lambda row: not is_known(row.funder_kind))
    named_rows = NamedRows(
        tuple(capital(display_name(row.funder_kind, "funder_kind", language)) for row in records),
        tuple(_granted_label(row, language) for row in records),
    )
    colours = [on.accent if is_known(row.funder_kind) else None for row in records]
    return _bars([row.granted_eur for row in records], colours, named_rows, language, on)


def _granted_label(row: object, language: str) -> str:
    """'€ 12 mln · 40 %'; without the share where none can be given."""
    amount = short_euro(row.granted_eur, language)
    return f"{amount} · {percent(row.share_of_granted, language)}" if is_known(row.share_of_granted) else amount


def _bars(values: list, colours: list[str | None], named_rows: NamedRows, language: str, on: Paper) -> go.Figure:
    return named_bars(on, language, plain_bars(values, colours, named_rows, on), named_rows, max(values, default=0) or 1, 16)
