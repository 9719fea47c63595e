"""From a number in a table to the lines of the exports behind it."""

import streamlit as st

from kompas.findings import Scope
from kompas.findings.lines import drill_from_address, lines_behind
from kompas.ui.conditions import condition_words, table_of_lines
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details, question
from kompas.ui.parameters import check


def lines(scope: Scope) -> None:
    """The lines behind the number that the address names; a hint where it names none that is understood."""
    name = st.query_params.get("figure", "")
    followed = drill_from_address(name, st.query_params.get("count", ""), st.query_params.get_all("where"))
    if followed is None:
        for key in ("figure", "count", "where"):
            check(key, "frame.page.regels", None, (), "where")
        st.markdown(scope.say("pages.regels.none"))
        return
    drill, conditions = followed
    found = lines_behind(scope, drill, conditions)
    question(scope, name)
    st.markdown(escape(" · ".join(condition_words(scope, name, drill, conditions))))
    answer(found, has_question=True)
    if drill.per is not None:
        st.markdown(scope.say("pages.regels.once"))
    table_of_lines(scope, found)
    details(scope, found)
