"""The start page's own shapes: headline figures and the list of what needs attention."""

import streamlit as st

from kompas import texts
from kompas.figures.names import display_name, is_known
from kompas.findings import Finding, Scope, indicators
from kompas.findings.changes import change_sentences
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details, question
from kompas.ui.frame import link

# Which page tells more of a matter, where one does.
PAGE_OF = {
    "open_over_26_weeks": "afdelingen",
    "ending_within_6_months": "financiering",
    "one_funder": "financiering",
    "silent_contact": "relaties",
    "stuck_status": "status",
    "one_official": "relaties",
    "left_register": "status",
    "unknown_share": "financiering",
    "rejected_lines": "gegevens",
}


def headlines(scope: Scope, finding: Finding, changes: Finding) -> None:
    """The strongest figure of each subject that the exports allow, with the line that keeps it honest, what changed since the previous
    review, and what a stronger one would need."""
    changed = change_sentences(scope, changes.rows)
    question(scope, finding.name)
    answer(finding.sentence)
    st.markdown(scope.say("pages.headline.compared", day=scope.before.on_date))
    shown = [indicators.strongest(scope, subject) for subject in indicators.lists()]
    for place, indicator in zip((*st.columns(2), *st.columns(2)), shown, strict=True):
        with place.container(border=True, height="stretch"):
            if indicator.reading is None:
                st.markdown(scope.say("pages.indicator.none", label=scope.say(f"pages.indicator.name.{indicator.name}")))
            else:
                st.metric(indicator.reading.label, escape(indicator.reading.value))
                st.markdown(escape(indicator.reading.below))
                if indicator.name in changed:
                    st.markdown(changed[indicator.name])
            if indicator.stronger:
                st.markdown(f":small[{escape(indicator.stronger)}]")
            link(indicator.page, scope.say(f"frame.page.{indicator.page}"))
    link("veranderd", scope.say("frame.page.veranderd"))
    details(scope, finding)
    st.space("medium")


def attention(scope: Scope, finding: Finding) -> None:
    """What needs attention: a line per matter with the way to its page."""
    question(scope, finding.name)
    answer(finding.sentence)
    named_apart = set(finding.rows[finding.rows["department"].notna()]["matter"])
    with st.container(gap="xsmall"):
        for row in finding.rows.itertuples():
            is_rest = row.matter in named_apart and not is_known(row.department)
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                st.markdown(_matter_sentence(scope, row, is_rest), width="stretch")
                if page := PAGE_OF.get(row.matter):
                    link(page, scope.say(f"frame.page.{page}"))
    details(scope, finding)


def also(scope: Scope, *elsewhere: tuple[str, Finding]) -> None:
    """What else these exports say, in a sentence each, with the page where it is worked out; nothing where they do not."""
    answered = [(page, finding) for page, finding in elsewhere if not finding.missing and len(finding.rows)]
    if not answered:
        return
    st.header(scope.say("pages.overzicht.also"), anchor="also")
    for page, finding in answered:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{escape(finding.question)}**")
            st.markdown(escape(finding.sentence))
            link(page, scope.say(f"frame.page.{page}"))
    st.space("medium")


def _matter_sentence(scope: Scope, row: object, is_rest: bool) -> str:
    limits = {"silent_days": scope.settings["contact"]["silent_days"]}
    sentence = scope.say(f"pages.matter.{row.matter}", n=int(row.n), **limits)
    if is_known(row.department):
        sentence += f" ({escape(display_name(row.department, 'department', scope.language))})"
    if is_known(row.eur) and row.eur:
        sentence += f": {escape(texts.euro(row.eur, scope.language))}"
    if is_rest:
        sentence += f" ({scope.say('pages.matter_elsewhere')})"
    return sentence
