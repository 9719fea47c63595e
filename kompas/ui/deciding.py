"""Deciding on the page whether two names are one organisation or department: by whoever runs the server for himself, and every figure
follows at once."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import streamlit as st

from kompas import import_words, warehouse
from kompas.doors import is_private
from kompas.errors import ExportError
from kompas.findings import Scope
from kompas.ui.building import SERVED
from kompas.ui.escape import escape
from kompas.ui.problem import sentence

DECISIONS = {"same": True, "different": False, "undecided": None}
KEY = "deciding"  # where a visit keeps the decision that is being worked into the figures
MADE, REFUSED = "deciding-made", "deciding-refused"  # and what became of it, for the run that shows the new figures
# Beside the visit: a reader who goes on, or leaves, does not leave the figures behind what was decided.
WORK = ThreadPoolExecutor(max_workers=1, thread_name_prefix="deciding")
WAIT_S = 15  # so long a decision waits for another import or build
LOOK_S = 0.1
DAYS_SERVED = 2  # of which marts are made: the day that is shown and its review day

Pair = tuple[str, str]
PlaceOf = Callable[[Pair], st.delta_generator.DeltaGenerator]


@dataclass
class Decision:
    """A decision that is being worked into the figures, and how far that is: steps of a table each."""

    kind: str
    pair: Pair
    passes: int  # how many warehouses are made
    of: str  # organisations or departments
    done: int = 0
    steps: int = 1
    future: Future | None = None

    def progress(self, what: str, done: int, total: int) -> None:
        """Note that another table is begun."""
        self.done, self.steps = self.done + 1, total * self.passes


def can_decide() -> bool:
    """Whether this reader is the one who runs the server: nobody else can reach it."""
    return is_private(st.context.headers)


def line(
    scope: Scope, words: str, pair: Pair, kinds: Mapping[str, str], place: int, of: str = "organisations"
) -> st.delta_generator.DeltaGenerator:
    """A pair in words with its buttons; returns the place below it."""
    in_words, beside = st.columns((3, 1), vertical_alignment="center", gap="small") if can_decide() else (st, None)
    in_words.markdown(words)
    if beside:
        with beside, st.container(horizontal=True, gap="small"):
            _buttons(scope, pair, kinds, place, of)
    return st.empty()


def _buttons(scope: Scope, pair: Pair, kinds: Mapping[str, str], place: int, of: str) -> None:
    """A button for each of these decisions on this pair: the kind of decision, and the key of its words."""
    for kind, words in kinds.items():
        st.button(
            scope.say(words),
            key=f"decide-{kind}-{place}-{'-'.join(pair)}",
            on_click=begin,
            args=(scope, kind, pair, of),
            disabled=KEY in st.session_state,
        )


def begin(scope: Scope, kind: str, pair: Pair, of: str = "organisations") -> None:
    """Begin to work this decision on the pair into the figures; nothing where another is being worked in."""
    if KEY in st.session_state:  # a second click, before the page had answered the first
        return
    home = warehouse.home()
    is_served = warehouse.current(home) == scope.warehouse
    decision = Decision(kind, pair, passes=DAYS_SERVED + (not is_served), of=of)

    def work() -> None:
        warehouse.decide_names(home, *pair, DECISIONS[kind], decision.progress, of=of, wait_s=WAIT_S)
        if not is_served:
            warehouse.for_day(home, scope.warehouse.on_date, decision.progress, municipality=scope.warehouse.municipality)

    decision.future = WORK.submit(work)
    st.session_state[KEY] = decision


def follow(scope: Scope, place_of: PlaceOf) -> None:
    """While a decision is being worked in, show how far it is in the place of its pair; then show the page anew, with its figures, or with
    why the decision could not be made."""
    decision: Decision | None = st.session_state.get(KEY)
    if decision is None:
        _show_outcome(scope, place_of)
        return
    place = place_of(decision.pair)
    while not decision.future.done():
        done = min(decision.done, decision.steps)
        place.progress(done / decision.steps, scope.say("pages.organisaties.deciding", done=done, total=decision.steps))
        time.sleep(LOOK_S)
    del st.session_state[KEY]
    try:
        decision.future.result()
    except ExportError as problem:
        st.session_state[REFUSED] = decision.pair, problem
    else:
        st.session_state[MADE] = decision
        st.session_state.pop(SERVED, None)  # the reader knows why the figures are new
    st.rerun()


def _show_outcome(scope: Scope, place_of: PlaceOf) -> None:
    if MADE in st.session_state:
        made: Decision = st.session_state.pop(MADE)
        st.toast(import_words.decided(scope.language, made.of, made.kind, *map(escape, made.pair)), duration="long")
    if REFUSED in st.session_state:
        pair, problem = st.session_state.pop(REFUSED)
        place_of(pair).warning(sentence(scope.language, problem))
