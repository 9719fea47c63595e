"""Making a document on the page Rondetafel: beside the visit, once for all who ask for the same at a time, with how far it is."""

import time
from collections.abc import Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock

import streamlit as st
from cachetools import LRUCache
from streamlit.delta_generator import DeltaGenerator

from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.report import documents
from kompas.report.minutes import Minute
from kompas.report.story import Story
from kompas.ui.held import held
from kompas.ui.problem import sentence

KEY = "document-in-the-making"  # where a visit keeps the document that it waits for
# Others read on meanwhile; what two readers ask for is made at once, what a third asks for waits.
MAKERS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="documents")
BEGINS = {"answers": 0.0, "figures": 0.2, "slides": 0.2, "file": 0.9, "": 1.0}  # the part that is done when a step begins
NEXT = {"answers": "figures", "figures": "file", "slides": "file", "file": ""}
AGAIN_S = 5  # so long the document of one click is that of a second
KEPT = 8  # documents, of five megabytes at most
LOOK_S = 0.1


@dataclass
class Making:
    """A document that is being made, and how far that is."""

    kind: documents.Kind
    step: str = "answers"
    done: int = 0
    total: int = 1
    ended: float = 0.0  # when, by the clock of `time.monotonic`
    future: Future | None = None

    def progress(self, step: str, done: int, total: int) -> None:
        """Note how far it is."""
        self.step, self.done, self.total = step, done, total

    @property
    def share(self) -> float:
        """The part that is done, between 0 and 1."""
        begins, ends = BEGINS[self.step], BEGINS[NEXT[self.step]]
        return begins + (ends - begins) * self.done / self.total

    @property
    def is_fresh(self) -> bool:
        """Whether who asks for the document now gets this one."""
        return not self.future.done() or (self.future.exception() is None and time.monotonic() - self.ended < AGAIN_S)


MADE: LRUCache[Hashable, Making] = LRUCache(KEPT)
LOCK = Lock()


def making(scope: Scope, story: Story, kind: documents.Kind, minutes: tuple[Minute, ...]) -> Making:
    """The making of this document; it begins now, unless it is begun already."""
    key = scope, story, kind, minutes
    with LOCK:
        found = MADE.get(key)
        if found is None or not found.is_fresh:
            found = MADE[key] = Making(kind)
            found.future = MAKERS.submit(_make, found, partial(documents.document, scope, story, kind, minutes, progress=found.progress))
        return found


def _make(made: Making, make: partial) -> bytes:
    try:
        return make()
    finally:
        made.ended = time.monotonic()


def button(scope: Scope, story: Story, kind: documents.Kind, minutes: tuple[Minute, ...]) -> None:
    """The button that makes the document and hands it out."""
    begin = partial(making, scope, story, kind, minutes)
    name = documents.document_name(scope, story, kind)
    st.download_button(
        scope.say(f"pages.rondetafel.{kind}"),
        held(lambda: begin().future.result(), documents.MIME[kind], name),
        file_name=name,
        mime=documents.MIME[kind],
        key=f"document-{kind}",
        on_click=lambda: st.session_state.update({KEY: begin()}),
        icon=":material/download:",
    )


def follow(scope: Scope, place: DeltaGenerator) -> None:
    """While a document is made for this visit, show how far it is; then nothing, or why it could not be made. The page is drawn already."""
    made: Making | None = st.session_state.get(KEY)
    if made is None:
        return
    while not made.future.done():
        step = scope.say(f"pages.rondetafel.making.{made.step}", done=made.done + 1, total=made.total)
        place.progress(made.share, scope.say("pages.rondetafel.making.now", kind=scope.say(f"pages.rondetafel.{made.kind}"), step=step))
        time.sleep(LOOK_S)
    del st.session_state[KEY]
    try:
        made.future.result()
    except ExportError as problem:
        place.warning(sentence(scope.language, problem))
    else:
        place.empty()
