"""The shapes of the page on what changed: the day to compare with, the figures beside each other, the initiatives by change."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.names import each
from kompas.findings import Finding, Scope
from kompas.findings.changes import change_sentences, value_words
from kompas.ui.building import building
from kompas.ui.choices import day_bounds
from kompas.ui.finding import answer, details
from kompas.ui.parameters import check
from kompas.ui.row_list import list_of

FIELD = 300  # pixels of a day
CHANGED = ("title", "change", "status_before", "status", "eur", "neighbourhood")


def since(scope: Scope) -> Scope:
    """The same question, compared with the day that the reader chooses; without a choice with the previous review."""
    first, _ = day_bounds(scope)
    last = max(first, scope.warehouse.on_date - timedelta(days=1))
    day = st.date_input(
        scope.say("pages.veranderd.since"),
        value=None,
        min_value=first,
        max_value=last,
        format="DD-MM-YYYY",
        help=scope.say("pages.veranderd.since_help"),
        key="since",
        bind="query-params",
        width=FIELD,
    )
    check("since", "pages.veranderd.since", day, {day.isoformat()} if day else (), "day", first=first, last=last)
    chosen = replace(scope, since=day if day and day < scope.warehouse.on_date else None)
    with building(scope.say("pages.veranderd.building")):
        _ = chosen.before
    return chosen


def headline_changes(scope: Scope, finding: Finding) -> None:
    """The headline figures then and now."""
    answer(finding)
    st.markdown("\n".join(f"- {sentence}" for sentence in change_sentences(scope, finding.rows)))
    table_rows = pd.DataFrame(
        {
            "figure": finding.rows["figure"],
            "value_before": [value_words(scope, row.figure, row.value_before) for row in finding.rows.itertuples()],
            "value_now": [value_words(scope, row.figure, row.value_now) for row in finding.rows.itertuples()],
            "change_verdict": finding.rows["change_verdict"],
        }
    )
    details(scope, finding, table_rows)
    st.space("medium")


def changed_initiatives(scope: Scope, finding: Finding) -> None:
    """The initiatives that changed, with what changed; of how many of a kind of change only the first are named, it says."""
    answer(finding)
    if len(finding.rows):
        list_of(scope, finding, CHANGED)
    left_out = [
        scope.say("pages.veranderd.of_change", n=more, change=scope.say(f"codes.change.{row.change}"))
        for row in each(finding.rows.drop_duplicates("change"))
        if (more := row.initiatives - int((finding.rows["change"] == row.change).sum()))
    ]
    if left_out:
        st.markdown(scope.say("pages.veranderd.left_out", changes=texts.several(tuple(left_out), scope.language)))
    details(scope, finding)
    st.space("medium")
