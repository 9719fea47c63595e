"""Whether the reader wants plain tables; it stands in the address, and holds for every table of every page."""

import streamlit as st

from kompas.findings import Scope
from kompas.ui.parameters import ADDRESS, check

NAME = "plain"  # in the address, and where a visit keeps it
LABEL = "frame.plain"


def switch(scope: Scope, key: str) -> bool:
    """Draw the switch of one table; returns whether it is plain."""
    named = [value.casefold() for value in st.session_state[ADDRESS].get(NAME, ())]
    is_plain = named == ["true"] if named in (["true"], ["false"]) else st.session_state.get(NAME, False)
    check(NAME, LABEL, is_plain, {str(is_plain)})
    _hold(is_plain)
    of_table = f"{NAME}-{key}"
    st.session_state[of_table] = is_plain
    return st.toggle(scope.say(LABEL), key=of_table, help=scope.say("frame.plain_help"), on_change=_change, args=(of_table,))


def _change(of_table: str) -> None:
    st.session_state[ADDRESS].pop(NAME, None)
    _hold(st.session_state[of_table])


def _hold(is_plain: bool) -> None:
    st.session_state[NAME] = is_plain
    if is_plain:
        st.query_params[NAME] = "true"
    else:
        st.query_params.pop(NAME, None)
