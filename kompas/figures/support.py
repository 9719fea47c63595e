"""Charts on help, and on what stands beside what it costs."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pandas as pd

from kompas.figures.chart import Axis, Chart, Dots, Role, Row, Symbol
from kompas.figures.marks import counted
from kompas.figures.names import capital, is_known
from kompas.texts import euro, say, short_euro

# How sure the value is, and its sign; none: the initiative has no value.
SURENESS: dict[str, tuple[Symbol, Role]] = {
    "measured": ("circle", "accent"),
    "estimated": ("diamond", "second"),
    "self_reported": ("circle-open", "accent"),
    "unknown": ("square-open", "ink"),
    "none": ("point", "line"),
}
BECAME: dict[str, Role] = {"given": "strong", "unasked": "light", "waiting": "warning", "lapsed": "pale", "duration_unknown": "unknown"}


def support_asked_and_given(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per kind of help in the order of the rows, in parts by what became of it; what still waits stands out."""
    records = list(rows.itertuples())
    parts = (counted(say(language, f"figures.help.{became}"), records, became, colour, language) for became, colour in BECAME.items())
    return Chart(
        language,
        tuple(bars for bars in parts if any(bars.values)),
        rows=tuple(Row(_kind_label(row.help_kind, language), _requests_label(row, language)) for row in records),
        is_stacked=True,
    )


def _kind_label(kind: str | None, language: str) -> str:
    return capital(say(language, f"codes.help_kind.{kind}") if is_known(kind) else say(language, "figures.unknown"))


def _requests_label(row: object, language: str) -> str:
    """'34 keer gevraagd · de helft binnen 31 dagen'"""
    label = say(language, "figures.help_asked", n=int(row.asked))
    return f"{label} · {say(language, 'figures.half_within', n=int(row.median_days))}" if is_known(row.median_days) else label


def value_beside_cost(rows: pd.DataFrame, language: str) -> Chart:
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
    dots = (_dots(sureness, records, nothing, language) for sureness in SURENESS)
    return Chart(
        language,
        tuple(series for series in dots if series.at),
        x=Axis(
            "number",
            (nothing if at_nothing else first) - 0.2,
            last + 0.1,
            tuple((tick, short_euro(0 if tick == nothing else 10**tick, language)) for tick in ticks),
            title=say(language, "figures.municipal_a_year"),
        ),
        y=Axis("number", title=say(language, "figures.people_reached")),
    )


def _sureness(row: object) -> str:
    if is_known(row.value_basis):
        return row.value_basis
    return "unknown" if row.indicators else "none"


def _dots(sureness: str, records: Sequence, nothing: float, language: str) -> Dots:
    rows = [row for row in records if _sureness(row) == sureness]
    symbol, colour = SURENESS[sureness]
    return Dots(
        tuple(int(row.people_reached) for row in rows),
        colour,
        tuple(log10(row.municipal_eur) if row.municipal_eur >= 1 else nothing for row in rows),
        symbol=symbol,
        name=capital(say(language, f"figures.sureness.{sureness}")),
        hovers=tuple(_details(row, language) for row in rows),
        cells=tuple((row.Index, "initiative_id") for row in rows),
        # What every dot has is filled in where it is shown: to write hundreds of sentences takes longer than the question itself.
        hover=say(language, "figures.beside", name="{0}", year="{1}", amount="{2:number}", people="{y:number}") + "{3}",
    )


def _details(row: object, language: str) -> tuple[str, int, float, str]:
    """Its name, the year, the euros, and in words what only some have: '120 vrijwilligersuren', 'waarde € 300 tot € 700, geschat'."""
    parts = [""]
    if is_known(row.volunteer_hours):
        parts.append(say(language, "figures.hours", n=row.volunteer_hours))
    if is_known(row.low_eur) and is_known(row.high_eur):
        sure = say(language, f"codes.value_basis.{row.value_basis}" if is_known(row.value_basis) else "figures.sureness.unknown")
        parts.append(say(language, "figures.worth", low=euro(row.low_eur, language), high=euro(row.high_eur, language), sure=sure))
    name = str(row.title if is_known(row.title) else row.initiative_id)
    return name, int(row.year), float(row.municipal_eur), "\n".join(parts)
