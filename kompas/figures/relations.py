"""Charts on who is spoken to and who holds what. No chart is about one official."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from kompas.figures.chart import Axis, Bars, Cell, Chart, Role, Row
from kompas.figures.marks import bars_by_colour, cell, cells, counted
from kompas.figures.names import UNKNOWN, capital, display_name, each, is_known
from kompas.figures.time import among_years, council_lines, year_axis
from kompas.texts import number, percent, say

BANDS_WITHOUT_DAYS = ("never", "new", UNKNOWN)  # bands that are no number of days
WAYS: dict[str, Role] = {"two_way": "accent", "one_way": "faint", "way_unknown": "unknown"}


def silence(rows: pd.DataFrame, days: int, language: str) -> Chart:
    """A bar per band of days since the last contact, shortest first; silent for more than `days` in the strong colour, unknown hatched."""
    records = list(rows.itertuples())
    names = [contact_band(row.since_contact, language) for row in records]
    colours = {True: "accent", False: "light"}
    roles = [colours.get(row.is_silent, "unknown") if row.since_contact != UNKNOWN else "unknown" for row in records]
    meant = {"accent": say(language, "figures.silent.longer", days=days), "light": say(language, "figures.silent.shorter", days=days)}
    return _bars(names, records, roles, cells(records, "initiatives"), language, meant)


def contact_band(since: str, language: str) -> str:
    """A band of days since the last contact, in words."""
    if since in BANDS_WITHOUT_DAYS:
        return capital(say(language, f"figures.since_contact.{since}"))
    low, _, high = since.rstrip("+").partition("-")
    if not high:
        return say(language, "figures.since_contact.longer", n=int(low) - 1)
    return say(language, "figures.since_contact.days", low=low, high=high)


def lean_on_one_official(row: pd.Series, language: str) -> Chart:
    """A bar for initiatives held by nobody, by one official (of which the sentence tells), by more, and unknown (hatched)."""
    parts = {"no_official": "light", "one_official": "accent", "more_officials": "light"}
    if row["unknown_holding"]:
        parts["unknown_holding"] = "unknown"
    rows = pd.DataFrame({"initiatives": [row[part] for part in parts], "share": [row.get(f"share_{part}") for part in parts]})
    names = [say(language, f"figures.holding.{part}") for part in parts]
    return _bars(names, list(rows.itertuples()), list(parts.values()), [cell(row, part) for part in parts], language)


def officials_met(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per number of officials, fewest first; three or more in the strong colour, unknown hatched."""
    records = list(rows.itertuples())
    names = [_officials_label(row.officials_met, language) for row in records]
    roles = ["accent" if row.officials_met in ("3", "4+") else "light" if is_known(row.officials_met) else "unknown" for row in records]
    meant = {"accent": say(language, "figures.many_met"), "light": say(language, "figures.few_met")}
    return _bars(names, records, roles, cells(records, "initiatives"), language, meant)


def _officials_label(officials: str | None, language: str) -> str:
    if not is_known(officials):
        return capital(say(language, f"figures.{UNKNOWN}"))
    if officials.endswith("+"):
        return say(language, "figures.met_or_more", n=int(officials[:-1]))
    return say(language, "figures.met", n=int(officials))


def handovers(rows: pd.DataFrame, language: str, terms: Sequence[date]) -> Chart:
    """A bar per year: handovers per 100 initiatives that somebody held all year. A year that is not over yet is outlined."""
    years = tuple(int(year) for year in rows["year"])
    values = tuple(float(value) for value in rows["handovers_per_100"])
    partial = tuple(bool(is_partial) for is_partial in rows["is_partial_year"])
    labels = tuple(number(round(value), language) for value in values)
    hovers = tuple(_year_label(row, language) for row in rows.itertuples())
    return Chart(
        language,
        (Bars(values, "accent", years, labels=labels, hovers=hovers, is_open=partial, cells=cells(each(rows), "handovers")),),
        x=year_axis(years, partial, language),
        y=Axis("number", title=say(language, "figures.per_100_a_year"), is_drawn=False),
        references=council_lines(terms, among_years(years), language),
    )


def _year_label(row: object, language: str) -> str:
    blanks = {"year": str(int(row.year)), "held": int(row.held_initiatives), "per_100": row.handovers_per_100}
    return say(language, "figures.handovers", n=int(row.handovers), **blanks)


def contact_mix(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per channel in the order of the rows, in parts: two-way, one-way, and unknown (hatched)."""
    records = list(rows.itertuples())
    parts = [counted(say(language, f"figures.contact_way.{way}"), records, way, colour, language) for way, colour in WAYS.items()]
    return Chart(
        language,
        tuple(bars for bars in parts if bars.colour != "unknown" or any(bars.values)),
        rows=tuple(
            Row(
                capital(display_name(row.channel, "channel", language)),
                _with_share(say(language, "figures.contacts", n=int(row.contacts)), row, language),
            )
            for row in records
        ),
        is_stacked=True,
    )


def _bars(
    names: Sequence[str],
    records: Sequence,
    colours: Sequence[Role],
    stand_for: Sequence[Cell | None],
    language: str,
    meant: Mapping[Role, str] | None = None,
) -> Chart:
    """A bar per row with its count and its share, where there is one. What colours mean stands in the legend."""
    counts = [_with_share(say(language, "figures.initiatives", n=int(row.initiatives)), row, language) for row in records]
    hovers = [f"{name}: {words}" for name, words in zip(names, counts, strict=True)]
    return Chart(
        language,
        bars_by_colour(
            [int(row.initiatives) for row in records],
            colours,
            hovers,
            {role: capital(words) for role, words in (meant or {}).items()},
            cells=stand_for,
        ),
        rows=tuple(Row(name, words) for name, words in zip(names, counts, strict=True)),
    )


def _with_share(count: str, row: object, language: str) -> str:
    """'12 initiatieven · 27%'; without a share only the count."""
    return f"{count} · {percent(row.share, language)}" if is_known(row.share) else count
