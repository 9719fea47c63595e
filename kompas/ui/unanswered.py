"""The questions of a page that these exports cannot answer: together at its end, each with what it needs and where that usually is."""

import streamlit as st

from kompas import findings
from kompas.contract import tables
from kompas.findings import Finding, Scope, column_meaning
from kompas.ui.escape import escape

KEY = "unanswered"  # where a visit keeps the questions of the page that is being drawn
ANSWERED = "answered"  # and the names of those that have an answer


def begin() -> None:
    """Forget the questions of the page before."""
    st.session_state[KEY], st.session_state[ANSWERED] = {}, set()


def is_answered(finding: Finding) -> bool:
    """Whether these exports answer the question; where they do not, it stands at the end of the page, and nothing of it is drawn."""
    if finding.is_answered:
        st.session_state.setdefault(ANSWERED, set()).add(finding.name)
        return True
    st.session_state.setdefault(KEY, {})[finding.name] = finding
    return False


def any_answered(*found: Finding) -> bool:
    """Whether these exports answer at least one of these questions."""
    return any(is_answered(finding) for finding in found)


def draw(scope: Scope) -> None:
    """The questions without an answer, folded together under one heading, and unfolded where the page has nothing else; nothing where
    there are none."""
    unanswered: dict[str, Finding] = st.session_state.get(KEY, {})
    if not unanswered:
        return
    is_all = not st.session_state.get(ANSWERED)
    with st.expander(scope.say("frame.unanswered.title", n=len(unanswered)), icon=":material/help:", expanded=is_all):
        _explain(scope, list(unanswered.values()))


def everywhere(scope: Scope) -> None:
    """The questions of all pages without an answer, looked for when the reader unfolds them."""
    title = scope.say("frame.unanswered.everywhere")
    fold = st.expander(title, icon=":material/help:", key="unanswered-everywhere", on_change="rerun")
    if fold.open:
        with fold:
            unanswered = [finding for ask in findings.EVERY.values() if not (finding := ask(scope)).is_answered]
            if unanswered:
                _explain(scope, unanswered)
            else:
                st.markdown(scope.say("frame.unanswered.none"))


def _explain(scope: Scope, unanswered: list[Finding]) -> None:
    """Each question with what it needs, and what the reader can do."""
    st.markdown(scope.say("frame.unanswered.why"))
    st.markdown("\n".join(f"- **{escape(each.question)}** {_needs(scope, each)}" for each in unanswered))
    st.markdown(scope.say("frame.missing.what"))


def _needs(scope: Scope, finding: Finding) -> str:
    """What the question needs in words of the trade, and which export usually holds it."""
    by_table: dict[str, list[str]] = {}
    for need in finding.missing:
        by_table.setdefault(need.split(".")[0], []).append(column_meaning(need, scope.language))
    parts = []
    for table, columns in by_table.items():
        sheet, export = tables()[table].title[scope.language], scope.say(f"frame.usual_export.{table}")
        parts.append(scope.say("frame.unanswered.needs", columns=escape(", ".join(columns)), export=export, sheet=escape(sheet)))
    if finding.lacks:
        parts.append(scope.say(finding.lacks))
    return "; ".join(parts) + "."
