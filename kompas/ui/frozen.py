"""Reviews that were frozen, on the page Rondetafel: freezing one, opening it as it was, and what it says beside what is said now."""

from functools import partial

import pandas as pd
import streamlit as st

from kompas import presentations
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.report import documents, reviews
from kompas.report.reviews import Review
from kompas.report.story import Story
from kompas.texts import date
from kompas.ui.deciding import can_decide
from kompas.ui.escape import escape, small
from kompas.ui.held import held
from kompas.ui.problem import sentence

NAME = "review-by"


def frozen(scope: Scope, story: Story) -> None:
    """The reviews that were frozen of this municipality, each with its documents; and for whoever runs the server for himself the way to
    freeze this story."""
    found = list(_readable(scope))
    if not found and not can_decide():
        return
    st.header(scope.say("pages.rondetafel.frozen.title"), anchor="reviews")
    st.markdown(scope.say("pages.rondetafel.frozen.what"))
    made = _freeze(scope, story) if can_decide() else ()
    for review in (*made, *found):
        _review(scope, review)


def _readable(scope: Scope) -> list[Review]:
    found = []
    for place in reviews.places(scope.warehouse.path.parent):
        try:
            found.append(reviews.read(place))
        except ExportError as problem:
            st.warning(sentence(scope.language, problem))
    return [review for review in found if review.municipality == scope.warehouse.municipality]


def _freeze(scope: Scope, story: Story) -> tuple[Review, ...]:
    """The review that is frozen now, if one is; its documents are made while the reader sees that it takes a while."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="freeze"):
        st.text_input(scope.say("pages.rondetafel.frozen.by"), max_chars=reviews.LONGEST_NAME, key=NAME, width=320)
        is_clicked = st.button(scope.say("pages.rondetafel.frozen.freeze"), key="freeze-now", icon=":material/lock:")
    if not is_clicked:
        return ()
    try:
        with st.spinner(scope.say("pages.rondetafel.frozen.making")):
            review = reviews.freeze(scope, story, st.session_state[NAME])
    except ExportError as problem:
        st.warning(sentence(scope.language, problem))
        return ()
    st.info(scope.say("pages.rondetafel.frozen.done", title=review.title, day=review.day))
    return (review,)


def _review(scope: Scope, review: Review) -> None:
    key = review.place.name
    with st.container(border=True, gap="xsmall", key=f"review-{key}"):
        st.markdown(f"**{escape(review.title)}, {date(review.day, scope.language)}**")
        st.markdown(small(escape(_card(scope, review))))
        with st.container(horizontal=True, gap="small"):
            to = presentations.address(("review", key), partial(reviews.content, review, "html"))
            st.link_button(scope.say("pages.rondetafel.present"), f"/{to}#present", icon=":material/slideshow:")
            for kind in reviews.kinds(review):
                st.download_button(
                    scope.say(f"pages.rondetafel.{kind}"),
                    held(partial(reviews.content, review, kind), documents.MIME[kind], f"{key}.{kind}"),
                    file_name=f"{key}.{kind}",
                    mime=documents.MIME[kind],
                    key=f"review-{key}-{kind}",
                    on_click="ignore",
                    icon=":material/download:",
                )
        fold = st.expander(scope.say("pages.rondetafel.frozen.compare"), key=f"compare-{key}", on_change="rerun")
        if fold.open:
            with fold:
                _compare(scope, review)


def _card(scope: Scope, review: Review) -> str:
    """Who froze it and when, in which edition and through which choices."""
    edition = scope.say(f"editions.name.{review.edition}")
    return scope.say("pages.rondetafel.frozen.card", edition=edition, day=review.frozen_on, name=review.frozen_by, chosen=review.chosen)


def _compare(scope: Scope, review: Review) -> None:
    """The messages of then and now beside each other."""
    nothing, same = (scope.say(f"pages.rondetafel.frozen.{word}") for word in ("no_answer", "same"))
    rows = [
        (escape(each.question), escape(each.before), same if each.now == each.before else escape(each.now or nothing))
        for each in reviews.changes(scope, review)
    ]
    then, now = (scope.say("frame.as_of", day=day) for day in (review.day, scope.warehouse.on_date))
    titles = [scope.say("pages.rondetafel.edit.question"), then, now if then != now else scope.say("pages.rondetafel.frozen.now")]
    st.table(pd.DataFrame(rows, columns=titles), border="horizontal", hide_index=True, alt=scope.say("pages.rondetafel.frozen.compare"))
