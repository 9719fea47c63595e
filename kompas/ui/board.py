"""The board: the start page, that answers the four questions in pictures on one screen."""

import streamlit as st

from kompas import findings, texts
from kompas.drawing.size import CARD, TILE, Size, excerpt
from kompas.figures.chart import Chart
from kompas.figures.names import display_name, is_known
from kompas.findings import Finding, Scope, indicators
from kompas.findings.changes import change_words
from kompas.findings.indicators import Indicator
from kompas.findings.ways import to_lines
from kompas.ui.escape import escape, small
from kompas.ui.finding import details, question, question_in_words
from kompas.ui.frame import link
from kompas.ui.key_figures import key_figure
from kompas.ui.links import address, link_to
from kompas.ui.picture import picture

MOST_MATTERS = 6  # of what needs attention: the rest stands on the pages
# Which page tells more of a matter that has no lines to lead to.
PAGE_OF = {"rejected_lines": "gegevens"}


def board(scope: Scope, headlines: Finding, changes: Finding, matters: Finding) -> None:
    """How things stand in a sentence, a tile for each of the four subjects, and below them what needs attention."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(escape(headlines.message), anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content"):
            st.markdown(small(scope.say("pages.headline.compared", day=scope.before.on_date)))
            link("veranderd", scope.say("frame.page.veranderd"))
    shown = {subject: indicators.strongest(scope, subject) for subject in indicators.lists()}
    changed = change_words(scope, changes.rows)
    places = [place for pair in (1, 2) for place in st.container(key=f"pair-{pair}").columns(2, gap="small")]
    for place, (subject, indicator) in zip(places, shown.items(), strict=True):
        with place.container(border=True, height="stretch", gap="xsmall", key=f"tile-{subject}"):
            _tile(scope, subject, indicator, changed.get(indicator.name, ""))
    with st.container(border=True, gap="xsmall", key="tile-attention"):
        _attention(scope, matters)


def _tile(scope: Scope, subject: str, indicator: Indicator, change: str) -> None:
    """The question of a subject, its figure with what changed, beside it a small chart, and below what that says in a sentence."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="xsmall"):
        st.header(scope.say(f"pages.board.{subject}"), anchor=False, width="content")
        link(indicator.page, scope.say(f"frame.page.{indicator.page}"))
    reading = indicator.reading
    if reading is None:
        st.markdown(scope.say("pages.indicator.none", label=scope.say(f"pages.indicator.name.{indicator.name}")))
    else:
        figure, place = st.columns([2, 3], gap="small")
        with figure.container(gap="xxsmall"):
            key_figure(reading, change)
        finding = findings.EVERY[indicator.figure](scope)
        if finding.chart is not None:
            with place:
                picture(finding, TILE, key=f"tile-figure-{subject}")
        st.markdown(small(escape(" ".join([finding.message, *_left_out(scope, finding, TILE)]))))
    if indicator.stronger:
        st.markdown(small(escape(indicator.stronger)))


def _left_out(scope: Scope, finding: Finding, size: Size) -> list[str]:
    """How much of the chart of a finding does not fit in so much room; nothing where all of it does."""
    left_out = excerpt(finding.chart, size).left_out if isinstance(finding.chart, Chart) else 0
    return [scope.say("pages.board.left_out", n=left_out)] if left_out else []


def _attention(scope: Scope, finding: Finding) -> None:
    """What needs attention, the most urgent first: each line leads to its lines in the exports, or to its page."""
    st.header(finding.question, anchor=False)
    named_apart = set(finding.rows[finding.rows["department"].notna()]["matter"])
    addresses = to_lines(finding, address)["n"]
    matters = list(zip(finding.rows.itertuples(), addresses, strict=True))[:MOST_MATTERS]
    half = -(-len(matters) // 2)
    left, right = st.columns(2, gap="small")
    for place, (row, to) in zip([left] * half + [right] * half, matters, strict=False):
        is_rest = row.matter in named_apart and not is_known(row.department)
        where = to or address(PAGE_OF[row.matter])
        place.markdown(small(f"{_matter_sentence(scope, row, is_rest)} {link_to(scope.say('pages.board.list'), where)}"))
    if len(finding.rows) > MOST_MATTERS:
        st.markdown(small(scope.say("pages.board.more_matters", n=len(finding.rows) - MOST_MATTERS)))


def also(scope: Scope, *elsewhere: tuple[str, Finding]) -> None:
    """What else these exports say, each with its chart and the page where it is worked out; nothing where they do not."""
    drawn_already = {indicators.strongest(scope, subject).figure for subject in indicators.lists()}
    answered = [
        (page, finding) for page, finding in elsewhere if not finding.missing and len(finding.rows) and finding.name not in drawn_already
    ]
    if not answered:
        return
    st.header(scope.say("pages.overzicht.also"), anchor="also")
    drawn = [finding for _, finding in answered if finding.chart is not None]
    columns = iter(st.container(key="row-also").columns(len(drawn), gap="small") if drawn else ())
    places = [st.container() if finding.chart is None else next(columns) for _, finding in answered]  # without a chart half a card is empty
    for place, (page, finding) in zip(places, answered, strict=True):
        with place.container(border=True, height="stretch", gap="xsmall", key=f"tile-{page}-{finding.name}"):
            question_in_words(finding.question)
            st.markdown(f"**{escape(finding.message)}**")
            if finding.chart is not None:
                picture(finding, CARD, key=f"card-{finding.name}")
            st.markdown(small(escape(" ".join([finding.context, *_left_out(scope, finding, CARD)]).strip())))
            link(page, scope.say(f"frame.page.{page}"))


def below(scope: Scope, *shown: Finding) -> None:
    """The tables of the board, its reckoning and its numbers to take along."""
    with st.container(key="below"):
        for finding in shown:
            question(scope, finding.name)
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
