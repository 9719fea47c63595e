"""The start page's own shapes: headline figures and the list of what needs attention."""

import streamlit as st

from kompas import texts
from kompas.figures.names import display_name, is_known
from kompas.findings import Finding, Scope
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
    """Four figures to begin with, each with the line that keeps it honest and what changed since the previous review."""
    row = finding.rows.iloc[0]
    changed = change_sentences(scope, changes.rows)
    question(scope, finding.name)
    answer(finding.sentence)
    st.markdown(scope.say("pages.headline.compared", day=scope.before.on_date))
    figures = (
        ("status", "active_initiatives", _active(scope, row, bool(finding.missing))),
        ("financiering", "share_per_euro", _share(scope, row)),
        ("verdienmodel", "high_risk_initiatives", _risk(scope, row)),
        ("afdelingen", "share_in_term", _in_time(scope, row)),
    )
    for place, (page, figure, (label, value, below)) in zip((*st.columns(2), *st.columns(2)), figures, strict=True):
        with place.container(border=True, height="stretch"):
            st.metric(label, escape(value))
            st.markdown(below)
            if figure in changed:
                st.markdown(changed[figure])
            link(page, scope.say(f"frame.page.{page}"))
    link("veranderd", scope.say("frame.page.veranderd"))
    details(scope, finding)
    st.space("medium")


def _active(scope: Scope, row: object, is_partly_missing: bool) -> tuple[str, str, str]:
    if not row["initiatives"] and is_partly_missing:
        return scope.say("pages.headline.active"), scope.say("pages.headline.unknown"), ""
    value = texts.number(row["active_initiatives"], scope.language)
    unknown, left = int(row["activity_unknown"]), int(row["left_register"])
    below = scope.say(f"pages.headline.of_all{'_unknown' if unknown else ''}", n=row["initiatives"], unknown=unknown)
    if left:
        below += "; " + scope.say("pages.headline.of_all_left", left=left)
    return scope.say("pages.headline.active"), value, below


def _share(scope: Scope, row: object) -> tuple[str, str, str]:
    label, known = scope.say("pages.headline.share"), row["initiatives_share_known"]
    if not is_known(row["share_per_euro"]):
        return label, scope.say("pages.headline.unknown"), ""
    if known < scope.minimum:
        return label, scope.say("pages.headline.too_few"), ""
    value = scope.say("pages.headline.cents", cents=round(row["share_per_euro"] * 100))
    below = scope.say("pages.headline.per_initiative", share=row["share_per_initiative"])
    unknown = int(row["initiatives_share_unknown"])
    return label, value, f"{below}; {scope.say('pages.headline.share_unknown', n=unknown, known=int(known))}" if unknown else below


def _risk(scope: Scope, row: object) -> tuple[str, str, str]:
    label, high = scope.say("pages.headline.risk"), row["high_risk_initiatives"]
    if not row["scored_initiatives"]:
        return label, scope.say("pages.headline.unknown"), ""
    below = scope.say("pages.headline.risk_of", n=row["scored_initiatives"])
    possible = row["possible_high_risk_initiatives"]
    if possible > high:
        below += "; " + scope.say("pages.headline.risk_possible", n=possible)
    return label, texts.number(high, scope.language), below


def _in_time(scope: Scope, row: object) -> tuple[str, str, str]:
    label, mature = scope.say("pages.headline.in_time", weeks=int(row["term_days"]) / 7), row["mature_requests"]
    below = scope.say("pages.headline.open_long", n=row["open_over_26_weeks"])
    if not mature:
        return label, scope.say("pages.headline.unknown"), below
    below = "; ".join([*_period_sentences(scope, row), below])
    if mature < scope.minimum:
        return label, scope.say("pages.headline.counts", answered=row["answered_in_term"], n=mature), below
    return label, texts.percent(row["share_in_term"], scope.language), below


def _period_sentences(scope: Scope, row: object) -> list[str]:
    """Over which years the share is, and where those are more than one the last twelve months beside it."""
    if not is_known(row["received_from"]):
        return []
    sentences = [scope.say("pages.headline.received_since", n=int(row["mature_requests"]), first=row["received_from"])]
    if row["last_year_from"] <= row["received_from"]:
        return sentences
    counts = {"n": int(row["last_year_requests"]), "answered": int(row["last_year_in_term"])}
    few = "" if is_known(row["last_year_share"]) else "_few"
    days = {"first": row["last_year_from"], "last": row["last_year_until"]}
    return [*sentences, scope.say(f"pages.headline.last_year{few}", share=row["last_year_share"], **counts, **days)]


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
