"""Charts on how the money flows over the years."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Axis, Bars, Cell, Chart, Note, Role, Row
from kompas.figures.marks import bars_by_colour, cell, cells
from kompas.figures.names import capital, is_known
from kompas.texts import percent, say, short_euro

KINDS: dict[bool | None, tuple[str, Role]] = {True: ("back", "accent"), False: ("once", "light"), None: ("untold", "unknown")}


def share_change_within_and_mix(row: pd.Series, language: str) -> Chart:
    """From the share of the year before, by what changed within themes and by money that moved, to the share of the year."""
    before, within, mix, now = (row[f"share{part}"] for part in ("_before", "_within", "_mix", ""))
    colours = ["strong", *("second" if change > 0 else "light" for change in (within, mix)), "accent"]
    return Chart(
        language,
        bars_by_colour(
            [before, within, mix, now],
            colours,
            starts=[0, before, before + within, 0],
            cells=[cell(row, "initiatives_known_before"), None, None, cell(row, "initiatives_known")],
        ),
        rows=(
            Row(say(language, "figures.shift.year", year=int(row["year_before"])), percent(before, language)),
            Row(say(language, "figures.shift.within"), _cents(within, language)),
            Row(say(language, "figures.shift.mix"), _cents(mix, language)),
            Row(say(language, "figures.shift.year", year=int(row["year"])), percent(now, language)),
        ),
        x=Axis("share"),
    )


def _cents(share: float, language: str) -> str:
    """'+ 4 cent' or '− 1 cent'; half a cent is written with a decimal."""
    return say(language, f"figures.shift.{'more' if share >= 0 else 'less'}", cents=round(abs(share) * 100, 1))


def asked_granted_determined(rows: pd.DataFrame, language: str) -> Chart:
    """Per year, newest on top: what was granted of the euros asked (hatched: what stands at 0), and determined of those granted."""
    records = list(rows.itertuples())[::-1]
    granted, low, settled = (
        [_or_zero(getattr(row, column)) for row in records]
        for column in ("share_of_asked", "share_of_asked_low", "share_of_granted_determined")
    )
    zero = [high - least for high, least in zip(granted, low, strict=True)]
    parts = (
        _part("granted", low, "accent", cells(records, "both_granted_promises"), language),
        _part("zero", zero, "unknown", cells(records, "zero_promises"), language),
        _part("determined", settled, "light", cells(records, "both_determined_promises"), language, line=1),
    )
    # Not where nothing is determined in any year.
    lacking = [place for place, share in enumerate(settled) if any(settled) and not share]
    return Chart(
        language,
        tuple(part for part in parts if any(part.values)),
        rows=tuple(Row(_year(row.year, language), _shares(row, language)) for row in records),
        lines=2,
        x=Axis("share"),
        is_stacked=True,
        notes=tuple(Note(say(language, "figures.flow.determined_few"), place, 1) for place in lacking),
    )


def _year(year: float, language: str) -> str:
    return str(int(year)) if is_known(year) else capital(say(language, "figures.unknown"))


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


def _part(part: str, values: list[float], colour: Role, behind: Sequence[Cell | None], language: str, line: int = 0) -> Bars:
    return Bars(tuple(values), colour, line=line, name=capital(say(language, f"figures.flow.{part}")), cells=tuple(behind))


def one_off_and_recurring(rows: pd.DataFrame, language: str) -> Chart:
    """Per year, newest on top: the euros that come back, those that come once, and those of which it is unknown (hatched)."""
    amounts = {
        (int(row.year) if is_known(row.year) else None, bool(row.is_recurring) if is_known(row.is_recurring) else None): row
        for row in rows.itertuples()
    }
    years = sorted({year for year, _ in amounts if year is not None}, reverse=True) + [None] * any(year is None for year, _ in amounts)
    parts = (
        _part(
            part,
            [float(amounts[year, kind].granted_eur) if (year, kind) in amounts else 0.0 for year in years],
            colour,
            cells([amounts.get((year, kind)) for year in years], "promises"),
            language,
        )
        for kind, (part, colour) in KINDS.items()
    )
    return Chart(
        language,
        tuple(part for part in parts if any(part.values)),
        rows=tuple(Row(_year(year, language), _back(amounts.get((year, True)), language)) for year in years),
        is_stacked=True,
    )


def _back(row: object | None, language: str) -> str:
    if row is None:
        return say(language, "figures.flow.nothing_back")
    amount = short_euro(row.granted_eur, language)
    share = f" ({percent(row.share_of_granted, language)})" if is_known(row.share_of_granted) else ""
    return say(language, "figures.flow.comes_back", amount=f"{amount}{share}")
