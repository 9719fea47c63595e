"""The shape of the question which departments were renamed: each renaming to be confirmed or denied, and below them what was decided."""

from datetime import date

import streamlit as st

from kompas import import_words, pair_decisions, warehouse
from kompas.findings import Finding, Scope
from kompas.ui import cells, deciding, unanswered
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details

ABOUT = "departments"
TO_DECIDE = {"same": "pages.veranderd.same", "different": "pages.veranderd.different"}
TO_TAKE_BACK = {"undecided": "pages.pairs.take_back"}


def renamed(scope: Scope, finding: Finding) -> None:
    """The departments that got another name; until a person confirms or denies it the exports alone say so."""
    if not unanswered.is_answered(finding):
        return
    decisions = pair_decisions.decisions(warehouse.home(), ABOUT)
    places = {}
    with cells.cell(), st.container(gap="small", key=f"finding-{finding.name}"):
        answer(finding)
        seen = finding.rows[~finding.rows["is_confirmed"].astype(bool)]
        if len(seen):
            st.markdown(scope.say("pages.veranderd.decide" if deciding.can_decide() else "pages.pairs.by_command"))
            for row in seen.itertuples():
                pair = row.department, row.new_name
                words = escape(import_words.renaming(scope.language, row._asdict()))
                places[pair] = deciding.line(scope, ABOUT, words, pair, TO_DECIDE, row.Index, is_narrow=True)
            if not deciding.can_decide():
                st.code(scope.say("pages.veranderd.command"), language=None, wrap_lines=True)
        if decisions:
            with st.expander(scope.say("pages.pairs.decided", n=len(decisions))):
                for place, each in enumerate(reversed(decisions)):
                    pair = each.name, each.other
                    places[pair] = deciding.line(scope, ABOUT, _decided(scope, each), pair, TO_TAKE_BACK, place, is_narrow=True)
        details(scope, finding)
        below = st.empty()
        st.space("medium")
    deciding.follow(scope, ABOUT, lambda pair: places.get(pair, below))


def _decided(scope: Scope, decision: pair_decisions.PairDecision) -> str:
    kind = "same" if decision.is_same else "different"
    name, other = f"**{escape(decision.name)}**", f"**{escape(decision.other)}**"
    return scope.say(f"pages.veranderd.decided.{kind}", name=name, other=other, day=date.fromisoformat(decision.decided_on))
