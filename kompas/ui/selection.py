"""What the reader chose, as the bar shows it: each with a cross to take it away, all away at once, the link, and a sentence for paper."""

from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import texts
from kompas.figures.names import display_name
from kompas.findings import Scope
from kompas.findings.chosen import LISTS, definition_sentence
from kompas.ui.escape import escape
from kompas.ui.links import here
from kompas.ui.parameters import hold
from kompas.warehouse import Warehouse

# What each choice is when nothing is chosen; municipality and language are no part of it: there always is one.
NOTHING = {"theme": [], "ward": [], "department": [], "initiator": [], "from": None, "until": None}
NOTHING |= {"day": None, "definition": "", "everything": False}
MOST = 2  # names of one list that stand apart


@dataclass(frozen=True)
class Chip:
    """One thing that is chosen, beside its control."""

    control: str
    key: str  # the name in the address
    rest: Any  # what stays of this choice when it is taken away
    words: str


def chips(scope: Scope) -> list[Chip]:
    """Everything that is chosen, in the order of the bar; a long list is one."""
    filters, found = scope.filters, []
    for key, dimension, field in LISTS:
        values = getattr(filters, field)
        names = {value: display_name(value, dimension, scope.language) for value in values}
        if len(values) > MOST:
            found.append(Chip(key, key, [], f"{names[values[0]]} +{len(values) - 1}"))
        else:
            found += [Chip(key, key, [other for other in values if other != value], name) for value, name in names.items()]
    for key, kind, year in (("from", "from_year", filters.from_year), ("until", "until_year", filters.until_year)):
        found += [Chip("years", key, None, scope.say(f"frame.filters.{kind}", year=year))] if year else []
    if st.session_state["day"] == scope.warehouse.on_date:
        found.append(Chip("day", "day", None, texts.date(scope.warehouse.on_date, scope.language)))
    if filters.definition == ("",):
        found.append(Chip("counts", "everything", False, scope.say("frame.filters.all_counts")))
    elif filters.definition:
        found.append(Chip("counts", "definition", "", ", ".join(filters.definition)))
    return found


def show(scope: Scope, bar: dict[str, DeltaGenerator], end: DeltaGenerator) -> None:
    """Draw what is chosen beside the controls, and at the end of the bar what takes all of it away."""
    found = chips(scope)
    for place, chip in enumerate(found):
        words = f":primary-badge[{escape(chip.words)} ×]"
        bar[chip.control].button(words, type="tertiary", key=f"chosen-{place}", on_click=hold, args=({chip.key: chip.rest},))
    if found:
        end.button(scope.say("frame.filters.clear"), type="tertiary", key="clear", on_click=hold, args=(NOTHING,))


def share(scope: Scope, end: DeltaGenerator) -> None:
    """Draw the link to what the reader sees; call it when the page is drawn, as its choices stand in the address too."""
    with end.popover(scope.say("frame.share.title"), type="tertiary", key="share"):
        st.code(here(), language=None, wrap_lines=True)
        st.caption(scope.say("frame.share.what"))


def sentence(scope: Scope, newest: Warehouse) -> str:
    """One sentence with the choices that are made."""
    filters, parts = scope.filters, []
    for key, dimension, field in LISTS:
        values = getattr(filters, field)
        if values:
            names = ", ".join(escape(display_name(value, dimension, scope.language)) for value in values)
            parts.append(f"{scope.say(f'frame.filters.{key}').lower()} **{names}**")
    since, until = filters.from_year, filters.until_year
    if since and until:
        parts.append("**" + scope.say("frame.filters.chosen_years", start=since, end=until) + "**")
    elif since or until:
        kind = "from_year" if since else "until_year"
        parts.append("**" + scope.say(f"frame.filters.{kind}", year=since or until) + "**")
    if scope.warehouse.on_date != newest.on_date:
        parts.append("**" + scope.say("frame.filters.other_day", day=scope.warehouse.on_date) + "**")
    if parts:
        first = f"{scope.say('frame.filters.only')}: {'; '.join(parts)}"
    elif scope.warehouse.municipality:
        first = scope.say("frame.filters.nothing_of", name=f"**{escape(scope.municipality)}**")
    else:
        first = scope.say("frame.filters.nothing")
    return f"{first}. {escape(definition_sentence(scope))}"
