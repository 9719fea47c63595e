"""The shapes of the page about what stops: promises of money named one by one under the answer."""

import streamlit as st

from kompas import texts
from kompas.figures.names import LEFT_REGISTER, display_name, is_known
from kompas.findings import Finding, Scope
from kompas.ui.controls import steps
from kompas.ui.escape import escape
from kompas.ui.parameters import check, understand, writings
from kompas.ui.row_list import initiative_link, row_list


def how_many_subsidies(scope: Scope) -> int:
    """How many subsidies of the work list are shown."""
    return steps(scope, "pages.afbouw.subsidies", "subsidies")


def how_many_promises(scope: Scope) -> int:
    """How many of the promises that end are shown."""
    return steps(scope, "pages.afbouw.promises", "promises")


def which_quarter(scope: Scope) -> str | None:
    """The quarter whose ends are listed; none is the coming 12 months."""
    quarters = [quarter for quarter in scope.rows("ending_by_quarter")["quarter"] if is_known(quarter) and quarter != LEFT_REGISTER]
    understand("quarter", quarters, _quarter, scope.language)
    chosen = st.selectbox(
        scope.say("pages.afbouw.quarter"),
        quarters,
        index=None,
        format_func=lambda quarter: _quarter(quarter, scope.language),
        placeholder=scope.say("pages.afbouw.coming_year"),
        filter_mode=None,
        key="quarter",
        bind="query-params",
    )
    check("quarter", "pages.afbouw.quarter", chosen, writings((chosen,) if chosen else (), _quarter), "data", day=scope.warehouse.on_date)
    return chosen


def _quarter(quarter: str, language: str) -> str:
    """'2026-Q1' in words."""
    return texts.say(language, "figures.quarter_in_words", number=int(quarter[-1]), year=quarter[:4])


def long_running(scope: Scope, finding: Finding) -> None:
    """The subsidies of three or more years in a row: a line for each, with its end and the day to announce it."""
    row_list(scope, finding, _subsidy, has_question=True)


def ending(scope: Scope, finding: Finding) -> None:
    """The promises that end first: a line for each, with who promised it, how much and until when."""
    row_list(scope, finding, _promise, has_question=True)


def _promise(scope: Scope, row: object) -> str:
    """'**Buurttuin** (VS-0001): € 12.000 van Gemeente Voorbeeldstad (Groenfonds), loopt af op …'"""
    funder = display_name(row.funder, "funder", scope.language)
    if is_known(row.scheme):
        funder = f"{funder} ({row.scheme})"
    return f"{initiative_link(row)}: {escape(scope.say('pages.afbouw.promise', amount=row.granted_eur, funder=funder, day=row.end_date))}"


def _subsidy(scope: Scope, row: object) -> str:
    """'**Buurttuin** (VS-0001): Groenfonds, 4 jaar, € 12.000 per jaar; loopt af op …; zeg het voor …'"""
    years = scope.say("figures.years", n=int(row.years_in_a_row))
    sentence = scope.say("pages.afbouw.subsidy", years=years, amount=row.granted_eur_per_year)
    scheme = row.scheme if is_known(row.scheme) else scope.say("pages.afbouw.no_scheme")
    return f"{initiative_link(row)}: " + "; ".join(escape(part) for part in (f"{scheme}, {sentence}", *_end(scope, row)))


def _end(scope: Scope, row: object) -> list[str]:
    if not is_known(row.end_date):
        return [scope.say("pages.afbouw.end_unknown")]
    parts = [scope.say(f"pages.afbouw.{'ended' if row.is_ended else 'ends'}", day=row.end_date)]
    if row.is_followed_up:
        return [*parts, scope.say("pages.afbouw.followed_up")]
    if row.is_ended:
        return parts
    key = f"pages.afbouw.announce{'_passed' if row.is_announce_day_passed else ''}"
    return [*parts, scope.say(key, day=row.announce_by_date, months=scope.settings["announcement"]["months"])]
