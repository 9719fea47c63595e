"""The page from which a story is shown in the room and handed out."""

from contextlib import nullcontext
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import editions, presentations, texts
from kompas.choices import EDITIONS
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.look import look
from kompas.report import documents, reviews, story
from kompas.report.html import Ways
from kompas.report.minutes import Minute
from kompas.report.story import Slide, Story
from kompas.ui.controls import one_of
from kompas.ui.escape import escape, small
from kompas.ui.frozen import frozen
from kompas.ui.held import held
from kompas.ui.links import address, address_on_day, link_to
from kompas.ui.making import button, follow
from kompas.ui.minutes import at, form, written
from kompas.ui.problem import sentence
from kompas.ui.search import page_of
from kompas.ui.story_editor import editor, stories


def which_story(scope: Scope) -> Story:
    """The story that the reader chose; the first where nothing was chosen."""
    ours = stories(scope)

    def title(name: str, language: str) -> str:
        return story.ready(language)[name].title if name in story.ready(language) else name

    return ours[one_of(scope, "story", "pages.rondetafel.which", tuple(ours), title)]


def which_edition(scope: Scope) -> Scope:
    """The scope in the edition that the reader chose, with what that edition is."""

    def name(edition: str, language: str) -> str:
        return texts.say(language, f"editions.name.{edition}")

    edition = one_of(scope, "edition", "pages.rondetafel.edition", EDITIONS, name)
    st.markdown(small(escape(scope.say(f"editions.what.{edition}"))))
    return replace(scope, edition=edition)


def tell(scope: Scope, chosen: Story) -> None:
    """The story: the way to show it, its documents, and its slides in order; below them what these exports cannot answer."""
    try:
        with st.spinner(scope.say("pages.rondetafel.hiding")) if scope.edition == "council" else nullcontext():
            slides = story.slides(scope, chosen, with_unanswered=True)
    except ExportError as problem:
        st.warning(sentence(scope.language, problem))
        return
    minutes = written(scope)
    answered = [slide for slide in slides if slide.finding.is_answered]
    if answered:
        place = _hand_out(scope, chosen, tuple(minute for minute in minutes if minute.withdrawn_on is None))
    else:
        st.markdown(scope.say("pages.rondetafel.nothing"))
    with st.container(border=bool(answered), gap="medium"):
        for number, slide in enumerate(answered, start=1):
            _slide(scope, number, slide, minutes)
    left_out = [slide.finding.question for slide in slides if not slide.finding.is_answered]
    if left_out:
        with st.expander(scope.say("pages.rondetafel.left_out", n=len(left_out))):
            st.markdown("\n".join(f"- {escape(question)}" for question in left_out))
    if scope.edition == "council":
        st.markdown(small(escape(reviews.warning_of_others(scope))))
        _hidden(scope, chosen)
    elif answered:
        form(scope, [slide.finding for slide in answered])
    editor(scope, chosen)
    frozen(scope, chosen)
    if answered:
        follow(scope, place)


def _hidden(scope: Scope, chosen: Story) -> None:
    """What the council edition does not tell, and the same with the exact reasons as a file for internal use."""
    names = [chapter.finding for chapter in chosen.chapters]
    file_name = f"{scope.say('editions.file')}-{scope.warehouse.on_date}.csv"
    with st.expander(scope.say("editions.log.title")):
        groups: dict[tuple[str, str], list[str]] = {}
        for line in editions.hidden_log(scope, names):
            groups.setdefault((line.question, line.why), []).append(line.what)
        items = [(escape(question), escape("; ".join(what)), small(escape(why))) for (question, why), what in groups.items()]
        st.markdown("\n".join(f"- **{question}** {what}  \n  {why}" for question, what, why in items))
        st.download_button(
            scope.say("pages.rondetafel.hidden_csv"),
            held(partial(editions.log_csv, scope, names), "text/csv", file_name),
            file_name=file_name,
            mime="text/csv",
            key="hidden-log",
            on_click="ignore",
            icon=":material/download:",
        )


def _hand_out(scope: Scope, chosen: Story, minutes: tuple[Minute, ...]) -> DeltaGenerator:
    """The way to show the story, and its documents; returns the place where it is said how far one is."""
    with st.container(horizontal=True, vertical_alignment="center", key="documents"):
        make = partial(documents.presentation, scope, chosen, minutes, Ways(address_on_day(scope), page_of))
        st.link_button(
            scope.say("pages.rondetafel.present"),
            f"/{presentations.address((scope, chosen, minutes, look(scope.warehouse.path.parent)), make)}#present",
            icon=":material/slideshow:",
        )
        for kind in documents.WRITERS:
            button(scope, chosen, kind, minutes)
    place = st.empty()
    lines = [scope.say("pages.rondetafel.how_lines")] if scope.edition == "internal" else []
    st.markdown(small(escape(" ".join([scope.say("pages.rondetafel.how"), *lines]))))
    return place


def _slide(scope: Scope, place: int, slide: Slide, minutes: tuple[Minute, ...]) -> None:
    finding = slide.finding
    to = f"{address(page_of(finding.name))}#{finding.name}"
    with st.container(gap="xxsmall", key=f"slide-{finding.name}"):
        st.markdown(small(f"{place}. {link_to(escape(finding.question), to)}"))
        st.markdown(f"**{escape(slide.heading)}**")
        if slide.is_own_heading:
            st.markdown(escape(finding.message))
        for sentence in (*slide.hidden, slide.remark):
            if sentence:
                st.markdown(escape(sentence))
        st.markdown(small(escape(f"{scope.say('report.caveat')}: {slide.caveat}")))
        at(scope, minutes, finding.name)
