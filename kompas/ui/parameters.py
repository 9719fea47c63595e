"""What an address names. One rule for every choice: what it names and the page cannot show stands on the page in a sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kompas import texts
from kompas.findings import Scope
from kompas.ui.escape import escape
from kompas.ui.links import KEPT, OF_A_PAGE

ADDRESS, CHECKED, UNMET, DROPPED = "address-named", "address-checked", "address-unmet", "address-dropped"  # where a visit keeps them
FOLDED = tuple(name for name in KEPT if name not in ("lang", "beamer"))  # choices of every page that the bar folds away
LONGEST = 60  # characters of a value that the sentence repeats
MOST = 8  # values of one choice that the sentence repeats


@dataclass(frozen=True)
class Unmet:
    """What an address asks for and does not get."""

    key: str
    label: str  # the key of the words for this choice
    values: tuple[str, ...]
    held: Any  # what the page shows instead
    kind: str  # which sentence says it: a key under [link]
    blanks: tuple[tuple[str, Any], ...] = ()


def begin() -> None:
    """Keep what the address names, before the widgets are drawn: Streamlit takes out of it what they do not understand."""
    # Going to another page empties the address, and what is folded away in the browser writes nothing there: what is held is set again.
    lost = [name for name in FOLDED if name in st.session_state and name not in st.query_params]
    st.session_state.update({name: st.session_state[name] for name in lost})
    dropped = st.session_state.pop(DROPPED, ())
    st.session_state[ADDRESS] = {name: st.query_params.get_all(name) for name in st.query_params if name not in dropped}
    st.session_state[UNMET] = st.session_state.get(CHECKED, {})
    st.session_state[CHECKED] = {}


def hold(values: dict[str, Any]) -> None:
    """Have choices hold these values from the next run on; what the address still names for them until then is not a wish of the reader."""
    st.session_state.update(values)
    st.session_state[DROPPED] = tuple(values)


def check(key: str, label: str, held: Any, writings: Iterable[str], kind: str = "choice", **blanks: Any) -> None:
    """Note what the address names under `key` and the page does not hold; `writings` are all ways to write what it holds.

    Streamlit cleans the address, so a note stays until the reader chooses something else.
    """
    held_words = {words.casefold() for words in writings}
    values_in_address = st.session_state[ADDRESS].get(key, [])
    values = tuple(dict.fromkeys(value for value in values_in_address if value.strip() and value.casefold() not in held_words))
    before = st.session_state[UNMET].get(key)
    if values:
        st.session_state[CHECKED][key] = Unmet(key, label, values, held, kind, tuple(blanks.items()))
    elif before is not None and before.held == held:
        st.session_state[CHECKED][key] = before


def understand(key: str, options: Sequence, option_name: Callable[[Any, str], str], language: str, *, is_list: bool = False) -> None:
    """Have a link understood that names an option by its code or in the other language; call it before the widget is drawn.

    The address holds what the reader sees, so a link made in Dutch would say nothing to an English page. It is put into the words
    of this page and read again; when the reader changes the language, the choice goes along.
    """
    values_in_address = st.session_state[ADDRESS].get(key, [])
    meant = [option for option in options if set(values_in_address) & writings((option,), option_name)]
    others = [value for value in values_in_address if value not in writings(meant, option_name)]
    in_words = [*others, *(option_name(option, language) for option in meant)]
    if not meant or set(values_in_address) == set(in_words):
        return
    if key in st.session_state:
        st.session_state[key] = meant if is_list else meant[0]
    else:
        st.query_params[key] = in_words
        st.rerun()


def writings(options: Iterable, option_name: Callable[[Any, str], str]) -> set[str]:
    """Every way to write these options in an address: their code, and their names in every language."""
    return {words for option in options for words in (str(option), *(option_name(option, language) for language in texts.LANGUAGES))}


def is_named(key: str, option: str, option_name: Callable[[Any, str], str]) -> bool:
    """Whether the address names this option of a list, or the list holds it."""
    named = set(st.session_state[ADDRESS].get(key, []))
    return bool(named & writings((option,), option_name)) or option in st.session_state.get(key, ())


def unmet(scope: Scope) -> list[str]:
    """A sentence for all that the address asks for and does not get, as Markdown; names that mean nothing to us too."""
    strange = [name for name in st.session_state[ADDRESS] if name not in (*KEPT, *OF_A_PAGE)]
    sentences = [_sentence(scope, each) for each in st.session_state[CHECKED].values()]
    return [*sentences, *(escape(scope.say("frame.link.name", value=name[:LONGEST])) for name in strange[:MOST])]


def _sentence(scope: Scope, each: Unmet) -> str:
    values = [f"‘{value if len(value) <= LONGEST else value[:LONGEST] + '…'}’" for value in each.values[:MOST]]
    label = scope.say(each.label).rstrip("?").lower()
    return escape(
        scope.say(f"frame.link.{each.kind}", label=label, value=texts.several(tuple(values), scope.language), **dict(each.blanks))
    )
