"""Making a story of one's own: which questions, in which order, with what heading and remark."""

import pandas as pd
import streamlit as st

from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.report import notebook, story
from kompas.report.story import Chapter, Story
from kompas.ui.deciding import can_decide
from kompas.ui.parameters import hold
from kompas.ui.problem import sentence

PROBLEM = "story-problem"  # where a visit keeps why a story was not kept
TITLE, ROWS = "story-title", "story-rows"
FIRST_EMPTY = 10  # between the places of chapters there is room for others


def stories(scope: Scope) -> dict[str, Story]:
    """Every story that can be shown: those of the product, then those of this municipality; a sentence where these cannot be read."""
    try:
        return story.ready(scope.language) | notebook.stories(scope.warehouse.path.parent)
    except ExportError as problem:
        st.warning(sentence(scope.language, problem))
        return dict(story.ready(scope.language))


def editor(scope: Scope, chosen: Story) -> None:
    """The fold in which a story is made of this one; only for whoever runs the server for himself."""
    if not can_decide():
        return
    with st.expander(scope.say("pages.rondetafel.edit.title"), icon=":material/edit:"):
        st.markdown(scope.say("pages.rondetafel.edit.how"))
        is_own = chosen.name not in story.ready(scope.language)
        st.text_input(
            scope.say("pages.rondetafel.edit.name"),
            value=chosen.title if is_own else "",
            max_chars=notebook.LONGEST_TITLE,
            key=f"{TITLE}-{chosen.name}",
        )
        st.data_editor(
            _rows(scope, chosen),
            column_config=_columns(scope),
            disabled=["question"],
            hide_index=True,
            key=f"{ROWS}-{chosen.name}",
            alt=scope.say("pages.rondetafel.edit.title"),
        )
        with st.container(horizontal=True):
            st.button(scope.say("pages.rondetafel.edit.keep"), key="story-keep", on_click=_keep, args=(scope, chosen))
            if is_own:
                st.button(scope.say("pages.rondetafel.edit.remove"), key="story-remove", on_click=_remove, args=(scope, chosen))
        if problem := st.session_state.pop(PROBLEM, None):
            st.warning(problem)


def _rows(scope: Scope, chosen: Story) -> pd.DataFrame:
    """A row per question that a story can have: those of this story first, in its order."""
    places = {chapter.finding: (place * FIRST_EMPTY, chapter) for place, chapter in enumerate(chosen.chapters, start=1)}
    names = sorted(story.possible(), key=lambda name: places[name][0] if name in places else len(places) * FIRST_EMPTY + FIRST_EMPTY)
    return pd.DataFrame(
        {
            "takes_part": [name in places for name in names],
            "place": [places[name][0] if name in places else None for name in names],
            "question": [scope.say(f"findings.{name}.question") for name in names],
            "heading": [places[name][1].heading if name in places else "" for name in names],
            "remark": [places[name][1].remark if name in places else "" for name in names],
        },
        index=names,
    ).astype({"place": "Int64"})


def _columns(scope: Scope) -> dict:
    def words(column: str) -> str:
        return scope.say(f"pages.rondetafel.edit.{column}")

    return {
        "takes_part": st.column_config.CheckboxColumn(words("takes_part"), width="small"),
        "place": st.column_config.NumberColumn(words("place"), width="small", min_value=1, step=1),
        "question": st.column_config.TextColumn(words("question"), width=340),
        "heading": st.column_config.TextColumn(words("heading"), max_chars=notebook.LONGEST_HEADING),
        "remark": st.column_config.TextColumn(words("remark"), max_chars=notebook.LONGEST_REMARK),
    }


def _keep(scope: Scope, chosen: Story) -> None:
    """Keep what stands in the fields now: a click can come before the page has shown the last change."""
    title, rows = st.session_state[f"{TITLE}-{chosen.name}"], _rows(scope, chosen)
    for place, changed in st.session_state[f"{ROWS}-{chosen.name}"]["edited_rows"].items():
        for column, value in changed.items():
            rows.iloc[place, rows.columns.get_loc(column)] = value
    taking_part = rows[rows["takes_part"]].sort_values("place", kind="stable", na_position="last")
    chapters = tuple(Chapter(row.Index, row.heading or "", row.remark or "") for row in taking_part.itertuples())
    if title.strip() in {each.title for each in story.ready(scope.language).values()}:
        st.session_state[PROBLEM] = scope.say("pages.rondetafel.edit.taken", title=title.strip())
        return
    try:
        notebook.keep(scope.warehouse.path.parent, title, chapters)
    except ExportError as problem:
        st.session_state[PROBLEM] = sentence(scope.language, problem)
        return
    hold({"story": " ".join(title.split())})


def _remove(scope: Scope, chosen: Story) -> None:
    notebook.remove(scope.warehouse.path.parent, chosen.name)
    hold({"story": next(iter(story.ready(scope.language)))})
