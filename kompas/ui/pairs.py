"""Pairs that may be one (names of an organisation or a department, mentions of an initiative): each to be decided on, and what was decided
of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import import_words, pair_decisions, texts, warehouse
from kompas.figures.names import display_name, is_known
from kompas.findings import Finding, Scope
from kompas.ui import cells, deciding, unanswered
from kompas.ui.escape import escape
from kompas.ui.finding import answer, details
from kompas.ui.grid import Action
from kompas.ui.table import grid_beside_plain, shown_plain, table

MOST = 25  # pairs with buttons below each other, to decide on or to take back
MOST_IN_TABLE = 1000  # pairs in the table; all of them are in the download
TO_DECIDE = {"same": "pages.pairs.same", "different": "pages.pairs.different"}
RENAMED = {"same": "pages.pairs.departments.is_same", "different": "pages.pairs.departments.is_different"}
TO_TAKE_BACK = {"undecided": "pages.pairs.take_back"}

Places = dict[deciding.Pair, DeltaGenerator]  # the place below each pair


@dataclass(frozen=True)
class Kind:
    """How pairs of one kind are shown."""

    about: str  # which decisions they are, as in pair_decisions
    sides: tuple[str, str]  # the columns of the answer that hold what is decided on
    columns: tuple[str, ...]  # what the table shows of a pair, beginning with its two sides in words
    side_in_words: Callable[[Scope, object, str], tuple[str, str]]  # of one side of a row: its name, and what tells it apart
    likeness_in_words: Callable[[Scope, object], str]
    is_long: bool = False  # what is to be said of a pair is too long for a row that ends in buttons


def names(scope: Scope, finding: Finding) -> None:
    """The pairs of names that may be of one organisation, each to be decided on, and below them what was decided."""
    columns = ("organisation", "other_organisation", "likeness")
    _pairs(scope, finding, Kind("organisations", columns[:2], columns, _name, _likeness))


def mentions(scope: Scope, finding: Finding) -> None:
    """The pairs of mentions in two registers that may be of one initiative; nothing where there are none and nothing was decided."""
    columns = ("title", "other_title", "basis", "likeness", "initiator_likeness")
    _pairs(scope, finding, Kind("initiatives", ("mention", "other_mention"), columns, _mention, _likenesses, is_long=True))


def _name(scope: Scope, row: object, which: str) -> tuple[str, str]:
    return getattr(row, f"{which}organisation"), texts.number(getattr(row, f"{which}dossiers"), scope.language)


def _likeness(scope: Scope, row: object) -> str:
    return scope.say("pages.pairs.organisations.likeness", likeness=texts.number(row.likeness, scope.language))


def _mention(scope: Scope, row: object, which: str) -> tuple[str, str]:
    """The title, and where it stands and how: 'Decidim proposal-12, loopt, Groen'. Without a title where it stands is the name."""
    title, register, number, status, departments = (
        getattr(row, f"{which}{name}") for name in ("title", "register", "initiative_id", "status", "departments")
    )
    place = f"{display_name(register, 'register', scope.language)} {number}"
    parts = [display_name(status, "status", scope.language) if is_known(status) else None, departments]
    rest = [part for part in parts if is_known(part)]
    return (title, ", ".join([place, *rest])) if is_known(title) else (place, ", ".join(rest))


def _likenesses(scope: Scope, row: object) -> str:
    found = [scope.say("pages.pairs.initiatives.reference")] if row.basis != "likeness" else []
    for what in ("likeness", "initiator_likeness"):
        if is_known(getattr(row, what)):
            found.append(scope.say(f"pages.pairs.initiatives.{what}", likeness=texts.number(getattr(row, what), scope.language)))
    return ", ".join(found)


def renamed(scope: Scope, finding: Finding) -> None:
    """The departments that got another name; until a person confirms or denies it the exports alone say so."""
    if not unanswered.is_answered(finding):
        return
    seen = finding.rows[~finding.rows["is_confirmed"].astype(bool)]

    def to_decide() -> Places:
        places = {}
        for row in seen.itertuples():
            pair, words = (row.department, row.new_name), escape(import_words.renaming(scope.language, row._asdict()))
            places[pair] = deciding.line(scope, "departments", words, pair, RENAMED, row.Index, is_narrow=True)
        return places

    with cells.cell(), st.container(key=f"finding-{finding.name}"):
        _decide_on(scope, finding, "departments", to_decide if len(seen) else None, {}, is_narrow=True)


def _pairs(scope: Scope, finding: Finding, kind: Kind) -> None:
    undecided = finding.rows[finding.rows["decision"].isna()] if "decision" in finding.rows else finding.rows
    is_quiet = kind.about == "initiatives" or not unanswered.is_answered(finding)
    if finding.rows.empty and is_quiet and not pair_decisions.decisions(warehouse.home(), kind.about):
        return

    def to_decide() -> Places:
        _all_references(scope, undecided, kind)
        return _to_decide(scope, finding, undecided, kind)

    _decide_on(scope, finding, kind.about, to_decide if len(undecided) else None, _names_in_words(scope, finding.rows, kind))


def _decide_on(
    scope: Scope,
    finding: Finding,
    about: str,
    to_decide: Callable[[], Places] | None,
    in_words: Mapping[str, str],
    *,
    is_narrow: bool = False,
) -> None:
    """The answer, the pairs to decide on by who may (where there are any), and below them what was decided, to be taken back.

    `to_decide` shows the pairs; `in_words` is what a side of one is called where it is no name itself.
    """
    decisions = pair_decisions.decisions(warehouse.home(), about)
    places: Places = {}
    with st.container(gap="small"):
        answer(finding)
        if to_decide:
            st.markdown(scope.say(f"pages.pairs.{about}.decide" if deciding.can_decide() else "pages.pairs.by_command"))
            places |= to_decide()
            if not deciding.can_decide():
                st.code(scope.say(f"pages.pairs.{about}.command"), language=None, wrap_lines=True)
        if decisions:
            with st.expander(scope.say("pages.pairs.decided", n=len(decisions))):
                for place, each in enumerate(decisions[: -MOST - 1 : -1]):
                    pair = each.name, each.other
                    words = _decided(scope, about, each, in_words)
                    places[pair] = deciding.line(scope, about, words, pair, TO_TAKE_BACK, place, is_narrow=is_narrow)
                _say_how_many(scope, MOST, len(decisions))
        details(scope, finding)
        below = st.empty()
    deciding.follow(scope, about, lambda pair: places.get(pair, below))
    st.space("medium")


def _all_references(scope: Scope, rows: pd.DataFrame, kind: Kind) -> None:
    """A button for all pairs that refer to each other, where there are several: who has a case system would press a button per case."""
    pairs = [pair for pair in zip(*(rows[side] for side in kind.sides), rows.get("basis", ()), strict=False) if pair[2] == "reference"]
    if len(pairs) > 1 and deciding.can_decide():
        st.button(
            scope.say("pages.pairs.initiatives.all_references", n=len(pairs)),
            key="decide-all-references",
            on_click=deciding.begin,
            args=(scope, kind.about, "same", *(pair[:2] for pair in pairs)),
            disabled=deciding.KEY in st.session_state,
        )


def _to_decide(scope: Scope, finding: Finding, rows: pd.DataFrame, kind: Kind) -> Places:
    """The pairs in a table, of which each row can be decided on by who may; a plain one has no buttons, so that they stand below each other
    there, as long ones always do, and for each of these the place below it."""
    key = f"list-{finding.name}"
    if deciding.can_decide() and (kind.is_long or shown_plain(scope, rows, key)):
        return _lines(scope, rows, kind)
    _say_how_many(scope, MOST_IN_TABLE, len(rows))
    rows = rows.head(MOST_IN_TABLE)
    sides = {
        column: [_with_aside(*kind.side_in_words(scope, row, which)) for row in rows.itertuples()]
        for column, which in zip(kind.columns, ("", "other_"), strict=False)
    }
    shown = rows.assign(**sides)[list(kind.columns)]
    if not deciding.can_decide():
        table(scope, shown, finding.alt, finding.name, key=key)
        return {}
    pairs = list(zip(*(rows[side] for side in kind.sides), strict=True))
    actions = [Action(scope.say(words), partial(_decide, scope, kind.about, decision, pairs)) for decision, words in TO_DECIDE.items()]
    grid_beside_plain(scope, shown, finding.alt, finding.name, key, actions=actions)
    return {}


def _decide(scope: Scope, about: str, decision: str, pairs: list[deciding.Pair], place: int) -> None:
    deciding.begin(scope, about, decision, pairs[place])


def _lines(scope: Scope, rows: pd.DataFrame, kind: Kind) -> Places:
    places = {}
    for row in rows.head(MOST).itertuples():
        pair = tuple(getattr(row, side) for side in kind.sides)
        name, other = (_with_aside(f"**{escape(name)}**", escape(aside)) for name, aside in _sides(scope, row, kind))
        words = scope.say("pages.pairs.pair", name=name, other=other, likeness=kind.likeness_in_words(scope, row))
        places[pair] = deciding.line(scope, kind.about, words, pair, TO_DECIDE, row.Index)
    _say_how_many(scope, MOST, len(rows))
    return places


def _say_how_many(scope: Scope, shown: int, n: int) -> None:
    if n > shown:
        st.markdown(scope.say("frame.of_rows", shown=shown, n=n))


def _sides(scope: Scope, row: object, kind: Kind) -> list[tuple[str, str]]:
    return [kind.side_in_words(scope, row, which) for which in ("", "other_")]


def _with_aside(name: str, aside: str) -> str:
    return f"{name} ({aside})" if aside else name


def _names_in_words(scope: Scope, rows: pd.DataFrame, kind: Kind) -> dict[str, str]:
    """What each side of the rows is called in words; of names of organisations that is what is decided on itself."""
    if kind.about == "organisations":
        return {}
    sides = zip(kind.sides, ("", "other_"), strict=True)
    return {getattr(row, side): _with_aside(*kind.side_in_words(scope, row, which)) for side, which in sides for row in rows.itertuples()}


def _decided(scope: Scope, about: str, decision: pair_decisions.PairDecision, in_words: Mapping[str, str]) -> str:
    verdict = "same" if decision.is_same else "different"
    name, other = (f"**{escape(in_words.get(each, each))}**" for each in (decision.name, decision.other))
    return scope.say(f"pages.pairs.{about}.{verdict}", name=name, other=other, day=date.fromisoformat(decision.decided_on))
