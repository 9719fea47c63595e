"""Charts on who pays and what ends."""

from collections.abc import Sequence

import pandas as pd

from kompas.figures.chart import Axis, Bars, Cell, Chart, Role, Row
from kompas.figures.marks import bars_by_colour, cell, cells, emphasised
from kompas.figures.names import UNKNOWN, capital, display_name, is_known, quarter_name
from kompas.texts import percent, say, short_euro

ROOM_FOR_A_WORD = 0.2  # of a whole bar


def municipal_share(row: pd.Series, language: str) -> Chart:
    """Two bars of a whole, of the euros and of the average initiative: surely municipal, not known (hatched), surely from others."""
    per_euro, per_initiative = row["share_per_euro"], row["share_per_initiative"]
    low, high = row["share_low"], row["share_high"]
    known = int(row["initiatives_known"])
    unknown = int(row["initiatives_unknown"])
    apart = unknown / (known + unknown) if known + unknown else 0.0
    of_known = per_euro if is_known(per_euro) else 0.0  # without bounds nobody knows how much is unknown: the bar is of what is known
    municipal = [low if is_known(low) else of_known, (per_initiative if is_known(per_initiative) else 0) * (1 - apart)]
    others = [1 - high if is_known(high) else 1 - of_known, (1 - per_initiative if is_known(per_initiative) else 0) * (1 - apart)]
    with_share, without_share = cell(row, "initiatives_known"), cell(row, "initiatives_unknown")
    return Chart(
        language,
        (
            _of_a_whole("municipal", municipal, "accent", with_share, language),
            _of_a_whole("unknown", [high - low if is_known(high) else 0, apart], "unknown", without_share, language),
            _of_a_whole("others", others, "pale", with_share, language),
        ),
        rows=(
            Row(say(language, "figures.per_euro"), say(language, "figures.of_known_euros", share=per_euro) if is_known(per_euro) else ""),
            Row(
                say(language, "figures.per_initiative"),
                say(language, "figures.of_known_initiatives", share=per_initiative) if is_known(per_initiative) else "",
            ),
        ),
        x=Axis("share"),
        is_stacked=True,
    )


def _of_a_whole(part: str, shares: list[float], colour: Role, of_whom: Cell | None, language: str) -> Bars:
    """One part of both bars, with its name in it where that fits."""
    label = say(language, f"figures.{part}")
    labels = tuple(label if share > ROOM_FOR_A_WORD else "" for share in shares)
    hovers = tuple(f"{label}: {percent(share, language)}" for share in shares)
    return Bars(tuple(shares), colour, labels=labels, hovers=hovers, cells=tuple(of_whom if share else None for share in shares))


def ending_by_quarter(rows: pd.DataFrame, language: str) -> Chart:
    """A bar of euros per quarter, in the order of time, the highest of several in the colour that warns; what ends at an unknown moment
    stands apart, hatched."""
    dated = [row for row in rows.itertuples() if is_known(row.quarter)]
    undated = [row for row in rows.itertuples() if not is_known(row.quarter)]
    most = max((row.ending_eur for row in rows.itertuples()), default=0) or 1
    quarters = _quarters(dated[0].quarter, dated[-1].quarter) if dated else []
    apart = ("", UNKNOWN) if undated else ()
    ticks = [(quarter, _quarter(quarter, place == 0)) for place, quarter in enumerate(quarters)]
    highest = max(dated, key=lambda row: row.ending_eur) if len(dated) > 1 else None
    parts: list[tuple[list, Role]] = [([row for row in dated if row is not highest], "accent"), ([highest] if highest else [], "warning")]
    assumed = [([row for row in part if row.assumed_eur], colour) for part, colour in parts if any(row.assumed_eur for row in part)]
    columns = (
        *(_columns(part, colour, most, language) for part, colour in parts),
        *(_columns(part, colour, most, language, True, is_named=not place) for place, (part, colour) in enumerate(assumed)),
        _columns(undated, "unknown", most, language, is_named=True),
    )
    return Chart(
        language,
        tuple(bars for bars in columns if bars.values),
        x=Axis(
            "category",
            ticks=(*ticks, *((place, "?") for place in apart[1:])),
            places=(*quarters, *apart),
            title=say(language, "figures.quarter_axis"),
        ),
        y=Axis("number", ticks=tuple((step, short_euro(step, language)) for step in _steps(most))),
        is_stacked=True,
    )


def _quarters(first: str, last: str) -> list[str]:
    """Every quarter from the first to the last, those in which nothing ends too: time has no holes."""
    start, end = (int(quarter[:4]) * 4 + int(quarter[-1]) - 1 for quarter in (first, last))
    return [f"{place // 4}-Q{place % 4 + 1}" for place in range(start, end + 1)]


def _quarter(quarter: str, is_first: bool) -> str:
    year, number = quarter.split("-Q")
    return f"{number}\n{year}" if number == "1" or is_first else f"{number}\n "


def _columns(rows: Sequence, colour: Role, most: float, language: str, is_assumed: bool = False, is_named: bool = False) -> Bars:
    """The columns of the rows, the highest with its amount: what the exports say ends, on it what is assumed to."""
    unknown, assumed = say(language, "figures.end_unknown"), say(language, "figures.end_assumed")
    hovers = (
        f"{quarter_name(row.quarter, language) if is_known(row.quarter) else unknown}: "
        f"{short_euro(row.ending_eur, language)}, {say(language, 'figures.initiatives', n=int(row.initiatives))}"
        for row in rows
    )
    return Bars(
        tuple(row.assumed_eur if is_assumed else row.ending_eur - row.assumed_eur for row in rows),
        colour,
        tuple(row.quarter if is_known(row.quarter) else UNKNOWN for row in rows),
        name=capital(assumed if is_assumed else unknown) if is_named else "",
        labels=tuple(
            short_euro(row.ending_eur, language)
            if (row.ending_eur == most or colour == "warning") and is_assumed == bool(row.assumed_eur)
            else ""
            for row in rows
        ),
        hovers=tuple(hovers),
        is_assumed=is_assumed,
        cells=cells(rows, "initiatives"),
    )


def _steps(most: float) -> list[float]:
    rough = most / 4
    size = 10 ** (len(str(int(rough))) - 1) if rough >= 1 else 1
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= rough)
    return [step * place for place in range(int(most / step) + 1)]


def largest_funders(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per funder, largest first, which the sentence names; unknown hatched."""
    records = list(rows.itertuples())
    known = [is_known(row.funder) and row.funder != UNKNOWN for row in records]
    largest = known.index(True) if any(known) else None
    return Chart(
        language,
        bars_by_colour(
            [row.granted_eur for row in records],
            emphasised(known, [place == largest for place in range(len(records))]),
            cells=cells(records, "initiatives"),
        ),
        rows=tuple(
            Row(
                display_name(row.funder, "funder", language),
                f"{short_euro(row.granted_eur, language)} · {say(language, 'figures.initiatives', n=int(row.initiatives))}",
            )
            for row in records
        ),
    )
