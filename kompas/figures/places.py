"""The chart on where initiatives are: a map where the municipality gave one, bars where it did not."""

import json

import pandas as pd

from kompas.figures.chart import Chart, Map, Region, Row
from kompas.figures.marks import bars_by_colour, cell, cells
from kompas.figures.names import capital, display_name, is_known
from kompas.texts import number, say

MOST_BARS = 20


def count_column(rows: pd.DataFrame) -> str:
    """What the circles and bars show: active initiatives, or all of them where of none is known whether it is active."""
    return "active_initiatives" if rows["active_initiatives"].sum() else "initiatives"


def on_the_map(rows: pd.DataFrame) -> tuple[int, int]:
    """How many initiatives can be placed on the map, and of how many."""
    return int(rows.loc[rows["is_on_map"].astype(bool), "initiatives"].sum()), int(rows["initiatives"].sum())


def has_map(rows: pd.DataFrame) -> bool:
    """Whether a map tells where initiatives are: at least half of them can be placed on it."""
    placed, initiatives = on_the_map(rows)
    return 2 * placed >= initiatives > 0


def initiatives_by_ward(rows: pd.DataFrame, outlines: pd.DataFrame, language: str) -> Chart | Map:
    """The wards of the map, each with a circle as large as the number of its active initiatives; bars where there is no map, or one on
    which most of them cannot be placed."""
    records = [row for row in rows.itertuples() if is_known(row.neighbourhood) and row.is_on_map]
    lies = {row.neighbourhood: row for row in outlines.itertuples()}
    count = count_column(rows)
    if not has_map(rows):
        return _bars(rows, language)
    return Map(
        language,
        tuple(
            Region(
                row.neighbourhood,
                _rings(lies[row.neighbourhood].outline),
                (lies[row.neighbourhood].longitude, lies[row.neighbourhood].latitude),
                int(getattr(row, count)),
                _ward_label(row.neighbourhood, row.initiatives, row.active_initiatives, count, language),
                is_empty=not row.initiatives,
                cell=cell(row, count),
            )
            for row in records
        ),
        below=_beside(rows, language),
    )


def _rings(outline: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(tuple((place[0], place[1]) for place in ring) for polygon in json.loads(outline)["coordinates"] for ring in polygon)


def _ward_label(name: str, initiatives: int, active: int, measure: str, language: str) -> str:
    """The counts of a ward; of the active ones nothing where of none is known whether it is active."""
    key = "ward" if measure == "active_initiatives" else "ward_of_all"
    return say(language, f"figures.{key}", n=int(initiatives), ward=name, active=int(active))


def _beside(rows: pd.DataFrame, language: str) -> tuple[str, ...]:
    """What is not on the map, in a few words each; none where everything is."""
    is_named = rows["neighbourhood"].notna()
    apart = {"ward_unknown": rows[~is_named], "off_the_map": rows[is_named & ~rows["is_on_map"].astype(bool)]}
    return tuple(
        _ward_label(
            say(language, f"figures.{key}"), part["initiatives"].sum(), part["active_initiatives"].sum(), count_column(rows), language
        )
        for key, part in apart.items()
        if part["initiatives"].sum()
    )


def _bars(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per ward, most initiatives first; the unknown ward last, hatched."""
    known = [row for row in rows.itertuples() if is_known(row.neighbourhood) and row.initiatives]
    records = known[:MOST_BARS] + [row for row in rows.itertuples() if not is_known(row.neighbourhood)]
    left = len(known) - len(known[:MOST_BARS])
    counts = [int(getattr(row, count_column(rows))) for row in records]
    return Chart(
        language,
        bars_by_colour(
            counts,
            ["accent" if is_known(row.neighbourhood) else "unknown" for row in records],
            [say(language, "figures.initiatives", n=int(row.initiatives)) for row in records],
            cells=cells(records, count_column(rows)),
        ),
        rows=tuple(
            Row(capital(display_name(row.neighbourhood, "neighbourhood", language)), number(count, language))
            for row, count in zip(records, counts, strict=True)
        ),
        below=(say(language, "figures.more_wards", n=left),) if left else (),
    )
