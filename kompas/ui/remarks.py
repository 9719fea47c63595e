"""What is said of the files, which many answers have in common: once on a page."""

import re

import streamlit as st

from kompas.findings import Finding

KEY = "remarks"  # where a visit keeps what the page that is being drawn has said of the files


def begin() -> None:
    """Forget what the page before said."""
    st.session_state[KEY] = set()


def context(finding: Finding) -> str:
    """What a finding says after its message, without what the page has said of the files."""
    earlier: set[str] = st.session_state.setdefault(KEY, set())
    words = finding.context
    for remark in earlier.intersection(finding.remarks):
        words = words.replace(remark, "")
    earlier.update(finding.remarks)
    return re.sub(" {2,}", " ", words).strip(" ")
