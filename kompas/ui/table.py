"""The table behind a finding, written as the language writes numbers and dates."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.names import CHOICES, UNKNOWN, USUAL, is_known, named
from kompas.figures.relations import contact_band
from kompas.findings import Scope
from kompas.ui.escape import escape
from kompas.ui.links import address, linked

MOST_ROWS = 100
MOST_BESIDE = 4  # columns of a single row that stand beside each other; more stand below each other
AS_IS = ("year", "year_before", "account_year", "line")  # whole numbers that are no amounts
TENTHS = ("average", "difference")  # columns of which every number has one decimal
NULL_MEANS = {  # where nothing is not the same as unknown
    ("waiting_curve", "department"): "figures.all_departments",
    ("two_clocks", "department"): "figures.all_departments",
    ("decided_or_withdrawn", "department"): "figures.all_departments",
    ("answered_over_time", "received_from"): "figures.unknown",
    ("waiting_quantiles", "department"): "figures.all_departments",
    ("clearance", "department"): "figures.all_departments",
    ("clearance", "share_cleared"): "columns.nothing",
    ("clearance", "share_cleared_high"): "columns.nothing",
    ("clearance", "days_to_clear"): "columns.nothing",
    ("penalty_exposure", "department"): "figures.all_departments",
    ("waiting_quantiles", "half_days"): "columns.not_reached",
    ("waiting_quantiles", "half_days_low"): "columns.nothing",
    ("waiting_quantiles", "half_days_high"): "columns.no_upper_bound",
    ("waiting_quantiles", "is_half_reached"): "columns.too_few",
    ("waiting_quantiles", "nine_in_ten_days"): "columns.not_reached",
    ("waiting_quantiles", "nine_in_ten_days_low"): "columns.nothing",
    ("waiting_quantiles", "nine_in_ten_days_high"): "columns.no_upper_bound",
    ("waiting_quantiles", "is_nine_in_ten_reached"): "columns.too_few",
    ("two_clocks", "share"): "columns.too_few",
    ("two_clocks", "share_low"): "columns.too_few",
    ("two_clocks", "share_high"): "columns.too_few",
    ("share_change_within_and_mix", "theme"): "columns.is_total",
    ("needs_attention", "department"): "columns.nothing",
    ("time_in_status", "usual_days"): "columns.nothing",
    ("time_in_status", "usual_basis"): "columns.nothing",
    ("time_in_status", "stuck"): "columns.nothing",
    ("status_transitions", "next_status"): "figures.still_here",
    ("status_transitions", "share"): "columns.too_few",
    ("status_transitions", "median_days"): "columns.nothing",
    ("needs_attention", "eur"): "columns.nothing",
    ("silence", "share"): "columns.nothing",
    ("silence", "share_silent"): "columns.too_few",
    ("silent_initiatives", "last_contact_date"): "codes.since_contact.never",
    ("silent_initiatives", "days_since_contact"): "columns.nothing",
    ("contact_mix", "share"): "columns.too_few",
    ("contact_mix", "share_all_two_way"): "columns.too_few",
    ("lean_on_one_official", "share_one_official"): "columns.too_few",
    ("lean_on_one_official", "share_no_official"): "columns.too_few",
    ("lean_on_one_official", "share_more_officials"): "columns.too_few",
    ("lean_on_one_official", "all_officials"): "columns.too_few",
    ("lean_on_one_official", "all_held"): "columns.too_few",
    ("lean_on_one_official", "all_fewest_low"): "columns.too_few",
    ("lean_on_one_official", "all_fewest_high"): "columns.too_few",
    ("lean_on_one_official", "share_all_busiest"): "columns.too_few",
    ("handovers", "handovers_per_100"): "columns.nothing",
    ("officials_met", "share"): "columns.nothing",
    ("officials_met", "share_many_met"): "columns.too_few",
    ("support_asked_and_given", "median_days"): "columns.nothing",
    ("support_asked_and_given", "longest_waiting_days"): "columns.nothing",
    ("initiative_file", "amount_eur"): "columns.nothing",
    ("initiative_file", "department"): "columns.nothing",
    ("initiative_file", "case_id"): "columns.nothing",
    ("initiative_file", "until_date"): "columns.nothing",
    ("requests_behind", "closed_date"): "columns.nothing",
    ("accounts_behind", "granted_eur"): "columns.nothing",
    ("initiatives_behind", "ended_date"): "columns.nothing",
    ("survivals_behind", "ended_how"): "columns.nothing",
    ("stays_behind", "next_status"): "figures.still_here",
    ("handovers_behind", "department"): "columns.nothing",
    ("initiative_card", "ended_date"): "columns.nothing",
    ("initiative_card", "end_reason"): "columns.nothing",
    ("decisions_waiting", "days_over_term"): "columns.nothing",
    ("decisions_waiting", "received_date"): "columns.nothing",
    ("decisions_waiting", "days_waiting"): "columns.nothing",
    ("decisions_waiting", "decision_due_date"): "columns.nothing",
    ("decisions_waiting", "money_end_date"): "columns.nothing",
    ("survival_after_subsidy", "risk_class"): "figures.risk_class.all",
    ("score_calibration", "risk_class"): "figures.risk_class.all",
    ("survival_after_subsidy", "share_stopped"): "columns.nothing",
    ("survival_after_subsidy", "share_stopped_low"): "columns.nothing",
    ("survival_after_subsidy", "share_stopped_high"): "columns.nothing",
    ("survival_after_subsidy", "share_completed"): "columns.nothing",
    ("survival_after_subsidy", "share_again"): "columns.nothing",
    ("survival_after_subsidy", "share_ended_unknown"): "columns.nothing",
    ("score_calibration", "share_promised"): "columns.nothing",
    ("score_calibration", "share_promised_low"): "columns.nothing",
    ("score_calibration", "share_promised_high"): "columns.nothing",
    ("score_calibration", "share_observed"): "columns.nothing",
    ("score_calibration", "share_observed_low"): "columns.nothing",
    ("score_calibration", "share_observed_high"): "columns.nothing",
    ("risk_score", "position_equal"): "columns.nothing",
    ("risk_score", "position_low"): "columns.nothing",
    ("risk_score", "position_high"): "columns.nothing",
    ("score_validity", "share_right"): "columns.too_few",
    ("score_validity", "share_right_low"): "columns.too_few",
    ("score_validity", "share_right_high"): "columns.too_few",
    ("score_validity", "share_right_size"): "columns.too_few",
    ("score_validity", "share_right_size_low"): "columns.too_few",
    ("score_validity", "share_right_size_high"): "columns.too_few",
    ("score_validity", "is_better_than_size"): "columns.too_few",
    ("score_validity", "is_worse_than_size"): "columns.too_few",
}


Links = Mapping[str, Sequence[str | None]]  # per column the address to which each of its cells leads


def table(scope: Scope, rows: pd.DataFrame, alt: str, name: str = "", links: Links = MappingProxyType({})) -> None:
    """Show the first rows as a table with headings in the reader's language, and say how many there are.

    The name of an initiative leads to its file, and a count to the lines of the exports behind it where `links` says so.
    """
    if rows.empty:
        st.markdown(scope.say("frame.no_rows"))
        return
    shown = rows.head(MOST_ROWS)
    if len(rows) > len(shown):
        st.markdown(scope.say("frame.of_rows", shown=len(shown), n=len(rows)))
    if len(shown) == 1 and len(shown.columns) > MOST_BESIDE:
        _on_its_side(scope, shown, alt, name, links)
        return
    words = [_words(scope, shown, name, column, links.get(column, ())) for column in shown.columns]
    headings = [escape(scope.say(f"columns.{column}")) for column in shown.columns]
    st.table(pd.DataFrame(dict(enumerate(words))).set_axis(headings, axis=1), border="horizontal", hide_index=True, alt=alt)


def _words(scope: Scope, shown: pd.DataFrame, name: str, column: str, links: Sequence[str | None]) -> list[str]:
    """The cells of a column as Markdown; the name of an initiative, or else its identifier, leads to its file."""
    words = [escape(_cell(scope, name, column, value)) for value in shown[column]]
    if links:
        return [linked(cell, to) if to else cell for cell, to in zip(words, links, strict=False)]
    if "initiative_id" not in shown or column != ("title" if "title" in shown else "initiative_id"):
        return words
    return [
        linked(cell, address("initiatief", initiative=initiative)) if is_known(initiative) else cell
        for cell, initiative in zip(words, shown["initiative_id"], strict=True)
    ]


def _on_its_side(scope: Scope, row: pd.DataFrame, alt: str, name: str, links: Links) -> None:
    """A table of one long row, with its headings on the left."""
    headings = [scope.say("columns.measure"), scope.say("columns.setting_value")]
    words = [(escape(scope.say(f"columns.{column}")), *_words(scope, row, name, column, links.get(column, ()))) for column in row.columns]
    st.table(pd.DataFrame(words, columns=headings), border="horizontal", hide_index=True, alt=alt)


def _cell(scope: Scope, name: str, column: str, value: Any) -> str:
    if not is_known(value) and (name, column) in NULL_MEANS:
        return scope.say(NULL_MEANS[name, column])
    return scope.say(f"columns.matters.{value}") if column == "matter" else written(scope, column, value)


def written(scope: Scope, column: str, value: Any) -> str:
    """A value as the table shows it; what is not known by that word."""
    language = scope.language
    if isinstance(value, str) and texts.has(language, f"codes.{column}.{value}"):
        return scope.say(f"codes.{column}.{value}")
    if column == "since_contact" and is_known(value) and value != UNKNOWN:
        return contact_band(value, language)
    if not is_known(value) or isinstance(value, str):
        kind = column if column in CHOICES or column in USUAL else "text"
        return scope.say(f"figures.age.{value}") if column == "age_band" and value == "unknown" else named(value, kind, language)
    if isinstance(value, bool | np.bool_):
        return scope.say(f"columns.yes_no.{'yes' if value else 'no'}")
    if isinstance(value, date | pd.Timestamp):
        return texts.date(value, language)
    if "_eur_" in f"_{column}_":  # not share_per_euro, which is a share
        return texts.euro(value, language)
    if column.startswith("share"):
        return texts.percent(value, language)
    if column.startswith(TENTHS):
        return texts.tenth(value, language)
    return str(int(value)) if column in AS_IS else texts.number(value, language)
