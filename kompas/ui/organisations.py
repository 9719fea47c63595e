"""The shape of the page on organisations: the names that may be one, pair by pair, and what was decided of them."""

from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from kompas import organisation_names, texts, warehouse
from kompas.findings import Finding, Scope
from kompas.ui import deciding, unanswered
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details
from kompas.ui.grid import Action
from kompas.ui.row_list import row_list
from kompas.ui.table import grid_beside_plain, shown_plain, table

FIRST = 10  # organisations that are named on the page; all of them are in the download
MOST_PAIRS = 25  # pairs to decide on at a time
PAIR = ("organisation", "other_organisation", "likeness")
OTHER_MONEY = ("organisation", "year", "other_eur", "municipal_eur", "municipal_share", "funders")
TO_DECIDE = {"same": "pages.organisaties.same", "different": "pages.organisaties.different"}
TO_TAKE_BACK = {"undecided": "pages.organisaties.take_back"}


def names(scope: Scope, finding: Finding) -> None:
    """The pairs of names that may be of one organisation, each to be decided on, and below them what was decided."""
    decisions = organisation_names.decisions(warehouse.home())
    if finding.rows.empty and not decisions and not unanswered.is_answered(finding):
        return
    places = {}
    with st.container(gap="small"):
        answer(finding)
        if len(finding.rows):
            st.markdown(scope.say("pages.organisaties.decide" if deciding.can_decide() else "pages.organisaties.by_command"))
            places |= _pairs(scope, finding)
        if len(finding.rows) and not deciding.can_decide():
            st.code(scope.say("pages.organisaties.command"), language=None, wrap_lines=True)
        if decisions:
            with st.expander(scope.say("pages.organisaties.decided.title", n=len(decisions))):
                for place, each in enumerate(reversed(decisions)):
                    pair = each.name, each.other
                    places[pair] = deciding.line(scope, _decided(scope, each), pair, TO_TAKE_BACK, place)
        details(scope, finding)
        below = st.empty()
    deciding.follow(scope, lambda pair: places.get(pair, below))
    st.space("medium")


def _pairs(scope: Scope, finding: Finding) -> dict[deciding.Pair, st.delta_generator.DeltaGenerator]:
    """The pairs in a table, of which each row can be decided on by who may; a plain one has no buttons, so that they stand below each other
    there, and for each of these the place below it."""
    rows, key = finding.rows, f"list-{finding.name}"
    named = rows.assign(
        organisation=_with_dossiers(rows["organisation"], rows["dossiers"]),
        other_organisation=_with_dossiers(rows["other_organisation"], rows["other_dossiers"]),
    )
    if not deciding.can_decide():
        table(scope, named, finding.alt, finding.name, key=key, columns=PAIR)
        return {}
    if shown_plain(scope, rows, key):
        return _lines(scope, rows)
    pairs = list(zip(rows["organisation"], rows["other_organisation"], strict=True))
    actions = [Action(scope.say(words), partial(_decide, scope, kind, pairs)) for kind, words in TO_DECIDE.items()]
    grid_beside_plain(scope, named[list(PAIR)], finding.alt, finding.name, key, actions=actions)
    return {}


def _with_dossiers(names: pd.Series, dossiers: pd.Series) -> list[str]:
    """Each name with how many dossiers stand under it."""
    return [f"{name} ({int(n)})" for name, n in zip(names, dossiers, strict=True)]


def _decide(scope: Scope, kind: str, pairs: list[deciding.Pair], place: int) -> None:
    deciding.begin(scope, kind, pairs[place])


def _lines(scope: Scope, rows: pd.DataFrame) -> dict[deciding.Pair, st.delta_generator.DeltaGenerator]:
    places = {}
    for row in rows.head(MOST_PAIRS).itertuples():
        pair = row.organisation, row.other_organisation
        places[pair] = deciding.line(scope, _pair(scope, row), pair, TO_DECIDE, row.Index)
    if len(rows) > MOST_PAIRS:
        st.markdown(scope.say("frame.of_rows", shown=MOST_PAIRS, n=len(rows)))
    return places


def _pair(scope: Scope, row: object) -> str:
    return scope.say(
        "pages.organisaties.pair",
        name=f"**{escape(row.organisation)}** ({int(row.dossiers)})",
        other=f"**{escape(row.other_organisation)}** ({int(row.other_dossiers)})",
        likeness=texts.number(row.likeness, scope.language),
    )


def _decided(scope: Scope, decision: organisation_names.NameDecision) -> str:
    kind = "same" if decision.is_same else "different"
    name, other = f"**{escape(decision.name)}**", f"**{escape(decision.other)}**"
    return scope.say(f"pages.organisaties.decided.{kind}", name=name, other=other, day=date.fromisoformat(decision.decided_on))


def other_money(scope: Scope, finding: Finding) -> None:
    """The organisations with money of other authorities: the ten with most of it, each with both amounts."""
    row_list(scope, replace(finding, rows=finding.rows.head(FIRST)), OTHER_MONEY)
