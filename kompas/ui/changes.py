"""The shapes of the page on what changed: the day to compare with, the figures beside each other, the initiatives by change."""

from dataclasses import replace
from datetime import timedelta
from itertools import groupby

import pandas as pd
import streamlit as st

from kompas import texts
from kompas.figures.names import display_name, each, is_known
from kompas.findings import Finding, Scope
from kompas.findings.changes import change_sentences
from kompas.ui.choices import day_bounds
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details
from kompas.ui.links import address, link_to
from kompas.ui.parameters import check


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
    )
    check("since", "pages.veranderd.since", day, {day.isoformat()} if day else (), "day", first=first, last=last)
    chosen = replace(scope, since=day if day and day < scope.warehouse.on_date else None)
    with st.spinner(scope.say("pages.veranderd.building")):
        _ = chosen.before
    return chosen


def headline_changes(scope: Scope, finding: Finding) -> None:
    """The headline figures then and now."""
    answer(finding)
    sentences = change_sentences(scope, finding.rows)
    st.markdown("\n".join(f"- {sentence}" for figure, sentence in sentences.items() if figure != "active_initiatives"))
    table_rows = pd.DataFrame(
        {
            "figure": finding.rows["figure"],
            "value_before": [_value_text(scope, row.figure, row.value_before) for row in finding.rows.itertuples()],
            "value_now": [_value_text(scope, row.figure, row.value_now) for row in finding.rows.itertuples()],
            "change_verdict": finding.rows["change_verdict"],
        }
    )
    details(scope, finding, table_rows)
    st.space("medium")


def _value_text(scope: Scope, figure: str, value: float) -> str | None:
    if not is_known(value):
        return None
    return texts.percent(value, scope.language) if figure.startswith("share") else texts.number(value, scope.language)


def changed_initiatives(scope: Scope, finding: Finding) -> None:
    """The initiatives that changed, under a heading per kind of change."""
    answer(finding)
    for change, changed_so in groupby(each(finding.rows), key=lambda row: row.change):
        rows = list(changed_so)
        count = rows[0].initiatives
        st.markdown(f"**{scope.say(f'codes.change.{change}').capitalize()}: {texts.number(count, scope.language)}**")
        st.markdown("\n".join(f"- {_initiative_item(scope, row)}" for row in rows))
        if count > len(rows):
            st.markdown(scope.say("pages.veranderd.more", n=count - len(rows)))
    details(scope, finding)
    st.space("medium")


def _initiative_item(scope: Scope, row: object) -> str:
    words = [link_to(escape(row.title if is_known(row.title) else row.initiative_id), address("initiatief", initiative=row.initiative_id))]
    if is_known(row.neighbourhood):
        words.append(f"({escape(row.neighbourhood)})")
    then, now = (display_name(value, "status", scope.language) for value in (row.status_before, row.status))
    if row.change == "moved":
        words.append(f"· {then} → {now}")
    elif row.change == "went":
        words.append(f"· {now}")
    if is_known(row.eur):
        words.append(f"· {escape(texts.euro(row.eur, scope.language))}")
    return " ".join(words)
