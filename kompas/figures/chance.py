"""The chart on what is more than chance: the funnel of departments."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Axis, Bars, Chart, Dots, Reference, Role, Row, Spans, Symbol
from kompas.figures.marks import cells
from kompas.figures.names import UNKNOWN, capital, display_name, each, is_known
from kompas.texts import say

BANDS: dict[str, Role] = {"998": "faint", "95": "light"}  # per mille and per cent of what chance gives, the widest first
SIGNS: dict[str, tuple[Symbol, Role]] = {
    "more": ("diamond", "second"),
    "less": ("diamond", "second"),
    "chance": ("circle", "accent"),
    "unknown": ("circle-open", "ink"),
}


def departments_against_all(rows: pd.DataFrame, language: str) -> Chart:
    """A funnel on its side: per department, most requests first, a dot on the bands in which chance leaves it.

    Departments with too few requests stand together in one line, without their names.
    """
    records = [row for row in each(rows) if row.verdict != "too_few"]
    records.sort(key=lambda row: row.department == UNKNOWN)
    few = [row for row in each(rows) if row.verdict == "too_few"]
    series = [*(_band(band, records, language) for band in BANDS), _spread(records, language)]
    series += [_dots(records, sign, language) for sign in dict.fromkeys(SIGNS.values())]
    return Chart(
        language,
        tuple(marks for marks in series if marks.at),
        rows=tuple(
            Row(capital(display_name(row.department, "department", language)), _in_words(row, language), SIGNS[row.verdict])
            for row in records
        ),
        x=Axis("share"),
        references=tuple(_together(row.share_all, language) for row in records[:1]),
        below=(say(language, "figures.against_all.too_few", n=len(few), requests=sum(int(row.requests) for row in few)),) if few else (),
    )


def _together(share: float, language: str) -> Reference:
    return Reference(share, say(language, "figures.against_all.all", share=share), is_strong=True)


def _in_words(row: object, language: str) -> str:
    verdict = "small" if row.verdict == "chance" and row.is_small else row.verdict
    return say(language, f"figures.against_all.{verdict}", share=row.share, n=int(row.requests))


def _band(band: str, records: Sequence, language: str) -> Bars:
    lows, highs = ([getattr(row, f"share_{band}_{side}") for row in records] for side in ("low", "high"))
    return Bars(
        tuple(high - low for low, high in zip(lows, highs, strict=True)),
        BANDS[band],
        at=tuple(range(len(records))),
        name=capital(say(language, f"figures.against_all.band.{band}")),
        starts=tuple(lows),
    )


def _spread(records: Sequence, language: str) -> Spans:
    """How far departments lie apart by themselves, where there are enough of them to tell."""
    pairs = [(place, row) for place, row in enumerate(records) if is_known(row.share_spread_low)]
    return Spans(
        tuple(row.share_spread_low for _, row in pairs),
        tuple(row.share_spread_high for _, row in pairs),
        "line",
        at=tuple(place for place, _ in pairs),
        name=capital(say(language, "figures.against_all.band.spread")),
    )


def _dots(records: Sequence, sign: tuple[Symbol, Role], language: str) -> Dots:
    pairs = [(place, row) for place, row in enumerate(records) if SIGNS[row.verdict] == sign]
    symbol, colour = sign
    return Dots(
        tuple(row.share for _, row in pairs),
        colour,
        at=tuple(place for place, _ in pairs),
        symbol=symbol,
        hovers=tuple(
            say(language, "figures.against_all.hover", share=row.share, n=int(row.requests), low=row.share_998_low, high=row.share_998_high)
            for _, row in pairs
        ),
        cells=cells([row for _, row in pairs], "requests"),
    )
