"""The shapes of the page about what stops: promises of money named one by one under the answer."""

import streamlit as st

from kompas import texts
from kompas.figures.names import LEFT_REGISTER, is_known, named
from kompas.findings import Asked, Finding
from kompas.ui.controls import steps
from kompas.ui.one_by_one import one_by_one, titled
from kompas.ui.parameters import check, understand, writings
from kompas.ui.plain import plain


def how_many_subsidies(asked: Asked) -> int:
    """How many subsidies of the work list are shown."""
    return steps(asked, "pages.afbouw.subsidies", "subsidies")


def how_many_promises(asked: Asked) -> int:
    """How many of the promises that end are shown."""
    return steps(asked, "pages.afbouw.promises", "promises")


def which_quarter(asked: Asked) -> str | None:
    """The quarter whose ends are listed; none is the coming 12 months."""
    quarters = [quarter for quarter in asked.rows("ending_by_quarter")["quarter"] if is_known(quarter) and quarter != LEFT_REGISTER]
    understand("quarter", quarters, _quarter, asked.language)
    chosen = st.selectbox(
        asked.say("pages.afbouw.quarter"),
        quarters,
        index=None,
        format_func=lambda quarter: _quarter(quarter, asked.language),
        placeholder=asked.say("pages.afbouw.coming_year"),
        filter_mode=None,
        key="quarter",
        bind="query-params",
    )
    check("quarter", "pages.afbouw.quarter", chosen, writings((chosen,) if chosen else (), _quarter), "data", day=asked.warehouse.on_date)
    return chosen


def _quarter(quarter: str, language: str) -> str:
    """'2026-Q1' in words."""
    return texts.say(language, "figures.quarter_in_words", number=int(quarter[-1]), year=quarter[:4])


def long_running(asked: Asked, finding: Finding) -> None:
    """The subsidies of three or more years in a row: a line for each, with its end and the day to announce it."""
    one_by_one(asked, finding, _subsidy, is_headed=True)


def ending(asked: Asked, finding: Finding) -> None:
    """The promises that end first: a line for each, with who promised it, how much and until when."""
    one_by_one(asked, finding, _promise, is_headed=True)


def _promise(asked: Asked, row: object) -> str:
    """'**Buurttuin** (VS-0001): € 12.000 van Gemeente Voorbeeldstad (Groenfonds), loopt af op …'"""
    funder = named(row.funder, "funder", asked.language)
    if is_known(row.scheme):
        funder = f"{funder} ({row.scheme})"
    return f"{titled(row)}: {plain(asked.say('pages.afbouw.promise', amount=row.granted_eur, funder=funder, day=row.end_date))}"


def _subsidy(asked: Asked, row: object) -> str:
    """'**Buurttuin** (VS-0001): Groenfonds, 4 jaar, € 12.000 per jaar; loopt af op …; zeg het voor …'"""
    years = asked.say("figures.years", n=int(row.years_in_a_row))
    said = asked.say("pages.afbouw.subsidy", years=years, amount=row.granted_eur_per_year)
    scheme = row.scheme if is_known(row.scheme) else asked.say("pages.afbouw.no_scheme")
    return f"{titled(row)}: " + "; ".join(plain(part) for part in (f"{scheme}, {said}", *_end(asked, row)))


def _end(asked: Asked, row: object) -> list[str]:
    if not is_known(row.end_date):
        return [asked.say("pages.afbouw.end_unknown")]
    parts = [asked.say(f"pages.afbouw.{'ended' if row.is_ended else 'ends'}", day=row.end_date)]
    if row.is_followed_up:
        return [*parts, asked.say("pages.afbouw.followed_up")]
    if row.is_ended:
        return parts
    key = f"pages.afbouw.announce{'_passed' if row.is_announce_day_passed else ''}"
    return [*parts, asked.say(key, day=row.announce_by_date, months=asked.settings["announcement"]["months"])]
