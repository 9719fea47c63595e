"""The reader's choices: widgets bound to the address, so that a link reproduces a screen."""

from datetime import date

import streamlit as st

from kompas import texts, warehouse
from kompas.figures.names import UNKNOWN, named
from kompas.findings import Asked, Filters
from kompas.ui.plain import plain

# The name in the address, the dimension of the answer `filter_choices`, the field of Filters.
LISTS = (
    ("theme", "theme", "themes"),
    ("ward", "neighbourhood", "neighbourhoods"),
    ("department", "department", "departments"),
    ("initiator", "initiator_kind", "initiator_kinds"),
)


def language() -> str:
    """The chosen language; the choice stands in the header and in the address."""
    return st.segmented_control(
        texts.say(spoken(), "frame.language"),
        texts.LANGUAGES,
        default=texts.LANGUAGES[0],
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )


def spoken() -> str:
    """The language before its own widget is drawn."""
    chosen = st.session_state.get("lang", st.query_params.get("lang"))
    return chosen if chosen in texts.LANGUAGES else texts.LANGUAGES[0]


def choices(asked: Asked) -> Filters:
    """Draw the choices, folded away, and return them."""
    options = _options(asked)
    with st.expander(asked.say("frame.filters.title")):
        lists = {}
        for place, (key, dimension, field) in zip((*st.columns(2), *st.columns(2)), LISTS, strict=True):
            with place:
                lists[field] = _several(asked, key, dimension, options.get(dimension, []))
        years = [int(year) for year in options.get("year", []) if year != UNKNOWN]
        first, second, third = st.columns(3)
        with first:
            since = _year(asked, "from", years, "first_year")
        with second:
            until = _year(asked, "until", years[::-1], "last_year")
        with third:
            _day(asked)
        definition = _definition(asked)
    return Filters(from_year=since, until_year=until, definition=definition, **lists)


def _options(asked: Asked) -> dict[str, list[str]]:
    told = asked.rows("filter_choices")
    found: dict[str, list[str]] = {}
    for dimension, value in zip(told["dimension"], told["value"], strict=True):
        found.setdefault(dimension, []).append(value)
    return found


def _several(asked: Asked, key: str, dimension: str, options: list[str]) -> tuple[str, ...]:
    _in_these_words(asked, key, dimension, options)
    chosen = st.multiselect(
        asked.say(f"frame.filters.{key}"),
        options,
        format_func=lambda value: named(value, dimension, asked.language),
        placeholder=asked.say("frame.filters.all" if options else "frame.filters.no_choice"),
        select_all=False,
        key=key,
        bind="query-params",
    )
    return tuple(chosen)


def _in_these_words(asked: Asked, key: str, dimension: str, options: list[str]) -> None:
    """Understand a link that names an option by its code or in the other language.

    The address holds what the reader sees, so a link made in Dutch would say nothing to an English page.
    """
    told = set(st.query_params.get_all(key))
    if told <= {named(value, dimension, asked.language) for value in options}:
        return
    meant = [value for value in options if told & {value, *(named(value, dimension, language) for language in texts.LANGUAGES)}]
    if meant:
        st.session_state[key] = meant


def _year(asked: Asked, key: str, years: list[int], otherwise: str) -> int | None:
    return st.selectbox(
        asked.say(f"frame.filters.{key}"),
        years,
        index=None,
        placeholder=asked.say(f"frame.filters.{otherwise}"),
        key=key,
        bind="query-params",
    )


def _day(asked: Asked) -> None:
    st.date_input(
        asked.say("frame.filters.day"),
        value=asked.warehouse.on_date,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        format="DD-MM-YYYY",
        key="day",
        bind="query-params",
    )


def _definition(asked: Asked) -> tuple[str, ...] | None:
    first, second = st.columns(2, vertical_alignment="bottom")
    with first:
        own = st.text_input(
            asked.say("frame.filters.definition"),
            placeholder=", ".join(asked.settings["definition"]["scheme_contains"]),
            help=asked.say("frame.filters.words_help"),
            key="definition",
            bind="query-params",
        )
    with second:
        everything = st.checkbox(asked.say("frame.filters.everything"), key="everything", bind="query-params")
    words = tuple(word.strip().lower() for word in own.split(",") if word.strip())
    return ("",) if everything else words or None


def on_chosen_day(asked: Asked) -> warehouse.Warehouse:
    """The warehouse on the day that the reader chose; it is built when nobody asked for that day before."""
    day = st.session_state.get("day")
    if day is None or day == asked.warehouse.on_date:
        return asked.warehouse
    with st.spinner(asked.say("frame.building", day=day)):
        return warehouse.for_day(warehouse.home(), day)


def said(asked: Asked, served: warehouse.Warehouse) -> str:
    """One sentence with the choices that are made."""
    filters, parts = asked.filters, []
    for key, dimension, field in LISTS:
        values = getattr(filters, field)
        if values:
            names = ", ".join(plain(named(value, dimension, asked.language)) for value in values)
            parts.append(f"{asked.say(f'frame.filters.{key}').lower()} **{names}**")
    since, until = filters.from_year, filters.until_year
    if since and until:
        parts.append("**" + asked.say("frame.filters.chosen_years", start=since, end=until) + "**")
    elif since or until:
        kind = "from_year" if since else "until_year"
        parts.append("**" + asked.say(f"frame.filters.{kind}", year=since or until) + "**")
    if asked.warehouse.on_date != served.on_date:
        parts.append("**" + asked.say("frame.filters.other_day", day=asked.warehouse.on_date) + "**")
    first = f"{asked.say('frame.filters.only')}: {'; '.join(parts)}." if parts else asked.say("frame.filters.nothing") + "."
    return f"{first} {_definition_said(asked)}"


def _definition_said(asked: Asked) -> str:
    chosen = asked.filters.definition
    kind = "default" if chosen is None else "everything" if chosen == ("",) else "own"
    words = asked.settings["definition"]["scheme_contains"] if chosen is None else chosen
    return asked.say(f"frame.definition_said.{kind}", words=plain("’, ‘".join(words)))
