"""The reader's choices: widgets bound to the address, so that a link reproduces a screen."""

from dataclasses import replace
from datetime import date

import streamlit as st

from kompas import texts, warehouse
from kompas.errors import ExportError
from kompas.figures.names import UNKNOWN, display_name
from kompas.findings import Filters, Scope, municipality_name
from kompas.ui.escape import escape
from kompas.ui.parameters import check, understand, writings
from kompas.ui.problem import sentence

# The name in the address, the dimension of the answer `filter_choices`, the field of Filters.
LISTS = (
    ("theme", "theme", "themes"),
    ("ward", "neighbourhood", "neighbourhoods"),
    ("department", "department", "departments"),
    ("initiator", "initiator_kind", "initiator_kinds"),
)
MUNICIPALITY = "frame.filters.municipality"


def language() -> str:
    """The chosen language; the choice stands in the header and in the address."""
    chosen = st.segmented_control(
        texts.say(page_language(), "frame.language"),
        texts.LANGUAGES,
        default=texts.LANGUAGES[0],
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )
    check("lang", "frame.language", chosen, {chosen})
    return chosen


def page_language() -> str:
    """The language before its own widget is drawn."""
    chosen = st.session_state.get("lang", st.query_params.get("lang"))
    return chosen if chosen in texts.LANGUAGES else texts.LANGUAGES[0]


def municipality(served: Scope) -> warehouse.Warehouse:
    """Where the exports are of several municipalities, draw the choice of one; returns its newest warehouse. Nothing of two is added up.

    Raises ExportError where it cannot be had.
    """
    names = served.warehouse.municipalities
    if served.warehouse.municipality is None:
        check("municipality", MUNICIPALITY, None, names)
        return served.warehouse

    understand("municipality", names, municipality_name, served.language)
    chosen = st.selectbox(
        served.say(MUNICIPALITY),
        names,
        format_func=lambda name: municipality_name(name, served.language),
        placeholder=served.say(MUNICIPALITY),
        help=served.say("frame.filters.municipality_help", n=len(names)),
        key="municipality",
        bind="query-params",
    )
    check("municipality", MUNICIPALITY, chosen, writings((chosen,), municipality_name))
    if chosen == served.warehouse.municipality:
        return served.warehouse
    with st.spinner(served.say("frame.building_municipality", name=municipality_name(chosen, served.language))):
        return warehouse.for_day(warehouse.home(), None, municipality=chosen)


def choices(served: Scope, waiting: object) -> Scope:
    """Draw the choices, folded away, and return the scope that they give: the day first, as the other choices are those of that day.

    The container `waiting` says what takes long.
    """
    with st.expander(served.say("frame.filters.title")):
        first, second, third, fourth = (*st.columns(2), *st.columns(2))
        since, until, day = st.columns(3)
        with day:
            chosen = _day(served)
        with waiting:
            scope = replace(served, warehouse=_on_day(served, chosen))
        options = _options(scope)
        lists = {}
        for place, (key, dimension, field) in zip((first, second, third, fourth), LISTS, strict=True):
            with place:
                lists[field] = _several(scope, key, dimension, options.get(dimension, []))
        years = [int(year) for year in options.get("year", []) if year != UNKNOWN]
        with since:
            from_year = _year(scope, "from", years, "first_year")
        with until:
            until_year = _year(scope, "until", years[::-1], "last_year")
        definition = _definition(scope)
    return replace(scope, filters=Filters(from_year=from_year, until_year=until_year, definition=definition, **lists))


def _options(scope: Scope) -> dict[str, list[str]]:
    rows = scope.rows("filter_choices")
    found: dict[str, list[str]] = {}
    for dimension, value in zip(rows["dimension"], rows["value"], strict=True):
        found.setdefault(dimension, []).append(value)
    return found


def _several(scope: Scope, key: str, dimension: str, options: list[str]) -> tuple[str, ...]:
    def option_name(value: str, language: str) -> str:
        return display_name(value, dimension, language)

    understand(key, options, option_name, scope.language, is_list=True)
    label = f"frame.filters.{key}"
    chosen = st.multiselect(
        scope.say(label),
        options,
        format_func=lambda value: option_name(value, scope.language),
        placeholder=scope.say("frame.filters.all" if options else "frame.filters.no_choice"),
        select_all=False,
        key=key,
        bind="query-params",
    )
    check(key, label, chosen, writings(chosen, option_name), "data", day=scope.warehouse.on_date)
    return tuple(chosen)


def _year(scope: Scope, key: str, years: list[int], otherwise: str) -> int | None:
    label = f"frame.filters.{key}"
    chosen = st.selectbox(
        scope.say(label),
        years,
        index=None,
        placeholder=scope.say(f"frame.filters.{otherwise}"),
        key=key,
        bind="query-params",
    )
    check(key, label, chosen, {str(chosen)}, "data", day=scope.warehouse.on_date)
    return chosen


def _day(scope: Scope) -> date | None:
    """The day that the reader chooses; none is the newest, also when newer exports come while the page is open."""
    first, last = day_bounds(scope)
    chosen = st.date_input(
        scope.say("frame.filters.other", day=scope.warehouse.on_date),
        value=None,
        min_value=first,
        max_value=last,
        format="DD-MM-YYYY",
        help=scope.say("frame.filters.day_help", day=scope.warehouse.on_date),
        key="day",
        bind="query-params",
    )
    held = chosen or scope.warehouse.on_date
    check("day", "frame.filters.day", chosen, {held.isoformat()}, "day", first=first, last=last)
    return chosen


def day_bounds(scope: Scope) -> tuple[date, date]:
    """The first and the last day of which the exports can tell anything."""
    served = scope.warehouse
    return served.first_day or served.on_date, served.last_day or served.on_date


def _on_day(scope: Scope, day: date | None) -> warehouse.Warehouse:
    """The warehouse on the day that the reader chose, built when it was not built before; that of today where it cannot be had."""
    if day is None or day == scope.warehouse.on_date:
        return scope.warehouse
    try:
        with st.spinner(scope.say("frame.building", day=day)):
            return warehouse.for_day(warehouse.home(), day, municipality=scope.warehouse.municipality)
    except ExportError as problem:
        st.warning(sentence(scope.language, problem))
        return scope.warehouse


def _definition(scope: Scope) -> tuple[str, ...] | None:
    first, second = st.columns(2, vertical_alignment="bottom")
    with first:
        own = st.text_input(
            scope.say("frame.filters.definition"),
            placeholder=", ".join(scope.settings["definition"]["scheme_contains"]),
            help=scope.say("frame.filters.words_help"),
            key="definition",
            bind="query-params",
        )
    with second:
        everything = st.checkbox(scope.say("frame.filters.everything"), key="everything", bind="query-params")
    words = tuple(word.strip().lower() for word in own.split(",") if word.strip())
    check("definition", "frame.filters.definition", words, {own} if words else ())
    check("everything", "frame.filters.everything", everything, {str(everything)})
    return ("",) if everything else words or None


def choices_sentence(scope: Scope, served: warehouse.Warehouse) -> str:
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
    if scope.warehouse.on_date != served.on_date:
        parts.append("**" + scope.say("frame.filters.other_day", day=scope.warehouse.on_date) + "**")
    if parts:
        first = f"{scope.say('frame.filters.only')}: {'; '.join(parts)}"
    elif scope.warehouse.municipality:
        first = scope.say("frame.filters.nothing_of", name=f"**{escape(scope.municipality)}**")
    else:
        first = scope.say("frame.filters.nothing")
    return f"{first}. {_definition_sentence(scope)}"


def _definition_sentence(scope: Scope) -> str:
    chosen = scope.filters.definition
    kind = "default" if chosen is None else "everything" if chosen == ("",) else "own"
    words = scope.settings["definition"]["scheme_contains"] if chosen is None else chosen
    return scope.say(f"frame.definition_said.{kind}", words=escape("’, ‘".join(words)))
