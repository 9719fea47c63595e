"""Deciding on the page whether two names are one organisation or department, or two mentions one initiative.

By whoever runs the server for himself, and every figure follows at once.
"""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import streamlit as st

from kompas import warehouse
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

    about: str  # organisations, departments or initiatives, as in pair_decisions
    kind: str
    pairs: tuple[Pair, ...]
    passes: int  # how many warehouses are made
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
    scope: Scope, about: str, words: str, pair: Pair, kinds: Mapping[str, str], place: int, *, is_narrow: bool = False
) -> st.delta_generator.DeltaGenerator:
    """A pair in words with its buttons beside it, or below it where it is narrow; returns the place below both."""
    in_words, of_buttons = st.columns((3, 1), vertical_alignment="center", gap="small") if can_decide() and not is_narrow else (st, st)
    in_words.markdown(words)
    if can_decide():
        with of_buttons.container(horizontal=True, gap="small"):
            _buttons(scope, about, pair, kinds, place)
    return st.empty()


def _buttons(scope: Scope, about: str, pair: Pair, kinds: Mapping[str, str], place: object) -> None:
    """A button for each of these decisions on this pair: the kind of decision, and the key of its words."""
    for kind, words in kinds.items():
        st.button(
            scope.say(words),
            key=f"decide-{kind}-{place}-{'-'.join(pair)}",
            on_click=begin,
            args=(scope, about, kind, pair),
            disabled=KEY in st.session_state,
        )


def begin(scope: Scope, about: str, kind: str, *pairs: Pair) -> None:
    """Begin to work this decision on the pairs into the figures; nothing where another is being worked in."""
    if KEY in st.session_state:  # a second click, before the page had answered the first
        return
    home = warehouse.home()
    is_served = warehouse.current(home) == scope.warehouse
    decision = Decision(about, kind, pairs, passes=DAYS_SERVED + (not is_served))

    def work() -> None:
        warehouse.decide(home, about, pairs, DECISIONS[kind], decision.progress, wait_s=WAIT_S)
        if not is_served:
            warehouse.for_day(home, scope.warehouse.on_date, decision.progress, municipality=scope.warehouse.municipality)

    decision.future = WORK.submit(work)
    st.session_state[KEY] = decision


def follow(scope: Scope, about: str, place_of: PlaceOf) -> None:
    """While a decision is being worked in, show how far it is in the place of its pair; then show the page anew, with its figures, or with
    why the decision could not be made. A decision on something else is followed elsewhere."""
    decision: Decision | None = st.session_state.get(KEY)
    if decision is None:
        _show_outcome(scope, about, place_of)
        return
    if decision.about != about:
        return
    place = place_of(decision.pairs[0])
    while not decision.future.done():
        done = min(decision.done, decision.steps)
        place.progress(done / decision.steps, scope.say("pages.pairs.deciding", done=done, total=decision.steps))
        time.sleep(LOOK_S)
    del st.session_state[KEY]
    try:
        decision.future.result()
    except ExportError as problem:
        st.session_state[REFUSED] = decision, problem
    else:
        st.session_state[MADE] = decision
        st.session_state.pop(SERVED, None)  # the reader knows why the figures are new
    st.rerun()


def _show_outcome(scope: Scope, about: str, place_of: PlaceOf) -> None:
    made: Decision | None = st.session_state.get(MADE)
    if made and made.about == about:
        del st.session_state[MADE]
        name, other = map(escape, made.pairs[0])
        is_one = len(made.pairs) == 1
        words = scope.say(f"cli.decided.{about}.{made.kind}", name=name, other=other) if is_one else None
        st.toast(words or scope.say("pages.pairs.decided_together", n=len(made.pairs)), duration="long")
    refused, problem = st.session_state.get(REFUSED, (None, None))
    if refused and refused.about == about:
        del st.session_state[REFUSED]
        place_of(refused.pairs[0]).warning(sentence(scope.language, problem))
