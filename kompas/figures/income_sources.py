"""Charts on how many sources the money comes from."""

import pandas as pd

from kompas.figures.chart import Chart, Row
from kompas.figures.marks import bars_by_colour, cells, emphasised
from kompas.figures.names import UNKNOWN, capital, display_name, is_known
from kompas.texts import percent, say, short_euro

FEWEST = "one"  # the band of sources of which the sentence tells


def concentration(rows: pd.DataFrame, language: str) -> Chart:
    """A bar of initiatives per number of sources, fewest sources on top, of which the sentence tells; unknown hatched."""
    records = [row for row in rows.itertuples() if row.sources_band != UNKNOWN or row.initiatives]
    colours = emphasised([row.sources_band != UNKNOWN for row in records], [row.sources_band == FEWEST for row in records])
    return Chart(
        language,
        bars_by_colour([row.initiatives for row in records], colours, cells=cells(records, "initiatives")),
        rows=tuple(Row(say(language, f"codes.sources_band.{row.sources_band}"), _initiatives_label(row, language)) for row in records),
    )


def _initiatives_label(row: object, language: str) -> str:
    label = say(language, "figures.initiatives", n=int(row.initiatives))
    return f"{label} · {percent(row.share_of_initiatives, language)}" if is_known(row.share_of_initiatives) else label


def kinds_of_funder(rows: pd.DataFrame, language: str) -> Chart:
    """A bar of euros per kind of funder, most money on top, which the sentence names; the unknown kind last, hatched."""
    records = sorted(rows.itertuples(), key=lambda row: not is_known(row.funder_kind))
    most = records[0].granted_eur if records else None
    colours = emphasised([is_known(row.funder_kind) for row in records], [row.granted_eur == most for row in records])
    return Chart(
        language,
        bars_by_colour([row.granted_eur for row in records], colours, cells=cells(records, "promises")),
        rows=tuple(Row(capital(display_name(row.funder_kind, "funder_kind", language)), _granted_label(row, language)) for row in records),
    )


def _granted_label(row: object, language: str) -> str:
    """'€ 12 mln · 40 %'; without the share where none can be given."""
    amount = short_euro(row.granted_eur, language)
    return f"{amount} · {percent(row.share_of_granted, language)}" if is_known(row.share_of_granted) else amount
