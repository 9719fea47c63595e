"""The questions of a page that these exports cannot answer: together at its end, each with what it needs and where that usually is."""

import streamlit as st

from kompas.contract import tables
from kompas.findings import Finding, Scope, column_meaning
from kompas.ui.escape import escape

KEY = "unanswered"  # where a visit keeps the questions of the page that is being drawn


def begin() -> None:
    """Forget the questions of the page before."""
    st.session_state[KEY] = {}


def is_answered(finding: Finding) -> bool:
    """Whether these exports answer the question; where they do not, it stands at the end of the page, and nothing of it is drawn."""
    if not (finding.missing or finding.lacks) or finding.chart is not None:
        return True
    st.session_state.setdefault(KEY, {})[finding.name] = finding
    return False


def draw(scope: Scope) -> None:
    """The questions without an answer, folded together under one heading; nothing where there are none."""
    unanswered: dict[str, Finding] = st.session_state.get(KEY, {})
    if not unanswered:
        return
    with st.expander(scope.say("frame.unanswered.title", n=len(unanswered)), icon=":material/help:"):
        st.markdown(scope.say("frame.unanswered.why"))
        st.markdown("\n".join(f"- **{escape(each.question)}** {_needs(scope, each)}" for each in unanswered.values()))
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
