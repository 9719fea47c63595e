"""Charts on organisations: who comes back, for how long already, and with how many departments they deal."""

import pandas as pd

from kompas.figures.chart import Axis, Chart, Row
from kompas.figures.marks import bars_by_colour, part
from kompas.figures.names import each, is_known
from kompas.texts import number, say, short_euro


def organisations_returning(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per year, newest on top, made of who returned and who is new; hatched where the exports do not go back far enough to say."""
    records = [row for row in each(rows) if row.organisations][::-1]
    parts = {
        "returned": ([row.returned if is_known(row.returned) else 0 for row in records], "accent"),
        "new": ([row.new if is_known(row.new) else 0 for row in records], "second"),
        "first_year": ([0 if is_known(row.returned) else row.organisations for row in records], "unknown"),
    }
    return Chart(
        language,
        tuple(
            part(say(language, f"figures.organisations.{name}"), list(map(int, counts)), colour, language)
            for name, (counts, colour) in parts.items()
            if any(counts)
        ),
        rows=tuple(Row(_year(row, language), short_euro(row.granted_eur, language)) for row in records),
        is_stacked=True,
    )


def _year(row: object, language: str) -> str:
    return str(int(row.year)) if row.is_over else say(language, "figures.organisations.so_far", year=int(row.year))


def years_in_a_row(rows: pd.DataFrame, language: str) -> Chart:
    """A bar of organisations per number of years in a row, longest on top."""
    records = each(rows)
    names = [say(language, f"figures.organisations.{'at_least' if row.is_at_least else 'years'}", n=int(row.years)) for row in records]
    return _organisations(records, names, language)


def departments_per_organisation(rows: pd.DataFrame, language: str) -> Chart:
    """A bar of organisations per number of departments, most on top; unknown hatched."""
    records = each(rows)
    names = [
        say(language, "figures.organisations.departments", n=int(row.departments))
        if is_known(row.departments)
        else say(language, "figures.unknown")
        for row in records
    ]
    return _organisations(records, names, language, [is_known(row.departments) for row in records])


def _organisations(records: list, names: list[str], language: str, known: list[bool] | None = None) -> Chart:
    colours = ["accent" if is_named else "unknown" for is_named in known or [True] * len(records)]
    return Chart(
        language,
        bars_by_colour([int(row.organisations) for row in records], colours),
        rows=tuple(Row(name, number(int(row.organisations), language)) for name, row in zip(names, records, strict=True)),
    )


def after_the_last_grant(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per year, newest on top, made of who got money again within 12 months, within 24 and later; hatched who is not seen again."""
    records = each(rows)[::-1]
    later = [row.organisations - row.again_in_24_months - row.not_again for row in records]
    parts = (
        ("again_12", [row.again_in_12_months for row in records], "accent"),
        ("again_24", [row.again_in_24_months - row.again_in_12_months for row in records], "second"),
        ("again_later", later, "pale"),
        ("not_again", [row.not_again for row in records], "unknown"),
    )
    return Chart(
        language,
        tuple(
            part(say(language, f"figures.organisations.{name}"), list(map(int, counts)), colour, language)
            for name, counts, colour in parts
            if any(counts)
        ),
        rows=tuple(Row(str(int(row.year)), say(language, "figures.organisations.followed", n=int(row.followed_months))) for row in records),
        is_stacked=True,
    )


def leaning_on_one_scheme(rows: pd.DataFrame, language: str) -> Chart:
    """A bar per scheme, made of who got money the year before too and who did not; at most ten schemes."""
    records = each(rows.head(10))
    returning = [int(row.returning) for row in records]
    others = [int(row.organisations - row.returning) for row in records]
    return Chart(
        language,
        (
            part(say(language, "figures.organisations.returning"), returning, "accent", language),
            part(say(language, "figures.organisations.not_returning"), others, "pale", language),
        ),
        rows=tuple(Row(row.scheme if is_known(row.scheme) else say(language, "figures.unknown"), _ends(row, language)) for row in records),
        x=Axis("number", is_drawn=False),
        is_stacked=True,
    )


def _ends(row: object, language: str) -> str:
    amount = short_euro(row.granted_eur, language)
    if not is_known(row.ends_on):
        return amount
    return say(language, "figures.organisations.ends", amount=amount, day=pd.Timestamp(row.ends_on).date())
