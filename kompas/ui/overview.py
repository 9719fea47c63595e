"""The start page's own shapes: headline figures and the list of what needs attention."""

import streamlit as st

from kompas import texts
from kompas.figures.names import is_known, named
from kompas.findings import Asked, Finding
from kompas.findings.changes import change_sentences
from kompas.ui.frame import link
from kompas.ui.furniture import answer, details, question
from kompas.ui.plain import plain

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


def headlines(asked: Asked, finding: Finding, changes: Finding) -> None:
    """Four figures to begin with, each with the line that keeps it honest and what changed since the previous review."""
    told = finding.rows.iloc[0]
    changed = change_sentences(asked, changes.rows)
    question(asked, finding.name)
    answer(finding.sentence)
    st.markdown(asked.say("pages.headline.compared", day=asked.before.on_date))
    figures = (
        ("status", "active_initiatives", _active(asked, told, bool(finding.missing))),
        ("financiering", "share_per_euro", _share(asked, told)),
        ("verdienmodel", "high_risk_initiatives", _risk(asked, told)),
        ("afdelingen", "share_in_term", _in_time(asked, told)),
    )
    for place, (page, figure, (label, value, below)) in zip((*st.columns(2), *st.columns(2)), figures, strict=True):
        with place.container(border=True, height="stretch"):
            st.metric(label, plain(value))
            st.markdown(below)
            if figure in changed:
                st.markdown(changed[figure])
            link(page, asked.say(f"frame.page.{page}"))
    link("veranderd", asked.say("frame.page.veranderd"))
    details(asked, finding)
    st.space("medium")


def _active(asked: Asked, told: object, is_partly_missing: bool) -> tuple[str, str, str]:
    if not told["initiatives"] and is_partly_missing:
        return asked.say("pages.headline.active"), asked.say("pages.headline.unknown"), ""
    value = texts.number(told["active_initiatives"], asked.language)
    unknown, left = int(told["activity_unknown"]), int(told["left_register"])
    below = asked.say(f"pages.headline.of_all{'_unknown' if unknown else ''}", n=told["initiatives"], unknown=unknown)
    if left:
        below += "; " + asked.say("pages.headline.of_all_left", left=left)
    return asked.say("pages.headline.active"), value, below


def _share(asked: Asked, told: object) -> tuple[str, str, str]:
    label, known = asked.say("pages.headline.share"), told["initiatives_share_known"]
    if not is_known(told["share_per_euro"]):
        return label, asked.say("pages.headline.unknown"), ""
    if known < asked.minimum:
        return label, asked.say("pages.headline.too_few"), ""
    value = asked.say("pages.headline.cents", cents=round(told["share_per_euro"] * 100))
    below = asked.say("pages.headline.per_initiative", share=told["share_per_initiative"])
    unknown = int(told["initiatives_share_unknown"])
    return label, value, f"{below}; {asked.say('pages.headline.share_unknown', n=unknown, known=int(known))}" if unknown else below


def _risk(asked: Asked, told: object) -> tuple[str, str, str]:
    label, high = asked.say("pages.headline.risk"), told["high_risk_initiatives"]
    if not told["scored_initiatives"]:
        return label, asked.say("pages.headline.unknown"), ""
    below = asked.say("pages.headline.risk_of", n=told["scored_initiatives"])
    possible = told["possible_high_risk_initiatives"]
    if possible > high:
        below += "; " + asked.say("pages.headline.risk_possible", n=possible)
    return label, texts.number(high, asked.language), below


def _in_time(asked: Asked, told: object) -> tuple[str, str, str]:
    label, mature = asked.say("pages.headline.in_time", weeks=int(told["term_days"]) / 7), told["mature_requests"]
    below = asked.say("pages.headline.open_long", n=told["open_over_26_weeks"])
    if not mature:
        return label, asked.say("pages.headline.unknown"), below
    below = "; ".join([*_received(asked, told), below])
    if mature < asked.minimum:
        return label, asked.say("pages.headline.counts", answered=told["answered_in_term"], n=mature), below
    return label, texts.percent(told["share_in_term"], asked.language), below


def _received(asked: Asked, told: object) -> list[str]:
    """Over which years the share is, and where those are more than one the last twelve months beside it."""
    if not is_known(told["received_from"]):
        return []
    said = [asked.say("pages.headline.received_since", n=int(told["mature_requests"]), first=told["received_from"])]
    if told["last_year_from"] <= told["received_from"]:
        return said
    counts = {"n": int(told["last_year_requests"]), "answered": int(told["last_year_in_term"])}
    few = "" if is_known(told["last_year_share"]) else "_few"
    days = {"first": told["last_year_from"], "last": told["last_year_until"]}
    return [*said, asked.say(f"pages.headline.last_year{few}", share=told["last_year_share"], **counts, **days)]


def attention(asked: Asked, finding: Finding) -> None:
    """What needs attention: a line per matter with the way to its page."""
    question(asked, finding.name)
    answer(finding.sentence)
    named_apart = set(finding.rows[finding.rows["department"].notna()]["matter"])
    with st.container(gap="xsmall"):
        for row in finding.rows.itertuples():
            is_rest = row.matter in named_apart and not is_known(row.department)
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                st.markdown(_said(asked, row, is_rest), width="stretch")
                if page := PAGE_OF.get(row.matter):
                    link(page, asked.say(f"frame.page.{page}"))
    details(asked, finding)


def _said(asked: Asked, row: object, is_rest: bool) -> str:
    limits = {"silent_days": asked.settings["contact"]["silent_days"]}
    said = asked.say(f"pages.matter.{row.matter}", n=int(row.n), **limits)
    if is_known(row.department):
        said += f" ({plain(named(row.department, 'department', asked.language))})"
    if is_known(row.eur) and row.eur:
        said += f": {plain(texts.euro(row.eur, asked.language))}"
    if is_rest:
        said += f" ({asked.say('pages.matter_elsewhere')})"
    return said
