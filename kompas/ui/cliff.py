"""The shapes of the page about what stops: promises of money named one by one under the answer."""

from functools import partial

import streamlit as st

from kompas.figures.names import LEFT_REGISTER, is_known, quarter_name
from kompas.findings import Finding, Scope, ending_promises, long_running_subsidies
from kompas.ui.controls import steps
from kompas.ui.parameters import check, understand, writings
from kompas.ui.row_list import row_list

LONG_RUNNING = (
    *("title", "scheme", "years_in_a_row", "granted_eur_per_year", "end_date"),
    *("announce_by_date", "is_followed_up", "is_ended"),
)
FIELD = 420  # pixels of a quarter in words
ENDING = ("title", "granted_eur", "end_date", "funder", "scheme")


def how_many_subsidies(scope: Scope) -> int:
    """How many subsidies of the work list are shown."""
    return steps(scope, "pages.afbouw.subsidies", "subsidies", long_running_subsidies)


def how_many_promises(scope: Scope, quarter: str | None) -> int:
    """How many of the promises that end in this quarter are shown."""
    return steps(scope, "pages.afbouw.promises", "promises", partial(ending_promises, quarter=quarter))


def which_quarter(scope: Scope) -> str | None:
    """The quarter whose ends are listed; none is the coming 12 months."""
    quarters = [quarter for quarter in scope.rows("ending_by_quarter")["quarter"] if is_known(quarter) and quarter != LEFT_REGISTER]
    understand("quarter", quarters, quarter_name, scope.language)
    chosen = st.selectbox(
        scope.say("pages.afbouw.quarter"),
        quarters,
        index=None,
        format_func=lambda quarter: quarter_name(quarter, scope.language),
        placeholder=scope.say("pages.afbouw.coming_year"),
        filter_mode=None,
        key="quarter",
        bind="query-params",
        width=FIELD,
    )
    check(
        "quarter", "pages.afbouw.quarter", chosen, writings((chosen,) if chosen else (), quarter_name), "data", day=scope.warehouse.on_date
    )
    return chosen


def long_running(scope: Scope, finding: Finding) -> None:
    """The subsidies of three or more years in a row, with their end and the day to announce it."""
    note = scope.say("pages.afbouw.announce", months=scope.settings["announcement"]["months"])
    row_list(scope, finding, LONG_RUNNING, has_question=True, note=note)


def ending(scope: Scope, finding: Finding) -> None:
    """The promises that end first, with who promised it, how much and until when."""
    row_list(scope, finding, ENDING, has_question=True)
