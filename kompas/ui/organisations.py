"""The shape of the page on organisations: the names that may be one, pair by pair, and what was decided of them."""

from dataclasses import replace
from datetime import date

import streamlit as st

from kompas import organisation_names, texts, warehouse
from kompas.findings import Finding, Scope
from kompas.ui import deciding, unanswered
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details
from kompas.ui.row_list import row_list

FIRST = 10  # organisations that are named on the page; all of them are in the download
MOST_PAIRS = 25  # pairs to decide on at a time
OTHER_MONEY = ("organisation", "year", "other_eur", "municipal_eur", "funders")
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
        for row in finding.rows.head(MOST_PAIRS).itertuples():
            pair = row.organisation, row.other_organisation
            places[pair] = _line(scope, _pair(scope, row), pair, TO_DECIDE, row.Index)
        if len(finding.rows) > MOST_PAIRS:
            st.markdown(scope.say("frame.of_rows", shown=MOST_PAIRS, n=len(finding.rows)))
        if len(finding.rows) and not deciding.can_decide():
            st.code(scope.say("pages.organisaties.command"), language=None, wrap_lines=True)
        if decisions:
            with st.expander(scope.say("pages.organisaties.decided.title", n=len(decisions))):
                for place, each in enumerate(reversed(decisions)):
                    pair = each.name, each.other
                    places[pair] = _line(scope, _decided(scope, each), pair, TO_TAKE_BACK, place)
        details(scope, finding)
    deciding.follow(scope, lambda pair: places.get(pair) or st.empty())
    st.space("medium")


def _line(scope: Scope, words: str, pair: deciding.Pair, kinds: dict[str, str], place: int) -> st.delta_generator.DeltaGenerator:
    """A pair in words with its buttons; returns the place below it."""
    in_words, beside = st.columns((3, 1), vertical_alignment="center", gap="small") if deciding.can_decide() else (st, None)
    in_words.markdown(words)
    if beside:
        with beside, st.container(horizontal=True, gap="small"):
            deciding.buttons(scope, pair, kinds, place)
    return st.empty()


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
