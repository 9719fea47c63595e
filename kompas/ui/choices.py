"""The reader's choices: widgets bound to the address, so that a link reproduces a screen."""

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas import texts, warehouse
from kompas.errors import ExportError
from kompas.figures.names import UNKNOWN, display_name
from kompas.findings import Filters, Scope, municipality_name
from kompas.findings.chosen import LISTS
from kompas.ui.building import building
from kompas.ui.parameters import check, understand, writings
from kompas.ui.problem import sentence

CONTROLS = ("theme", "ward", "department", "initiator", "years", "day", "counts")  # as the bar shows them
MUNICIPALITY = "frame.filters.municipality"
BESIDE = {"horizontal": True, "vertical_alignment": "center"}


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


def places(served: Scope) -> dict[str, DeltaGenerator]:
    """A place per control beside each other, in the order in which the bar shows them."""
    municipal = () if served.warehouse.municipality is None else ("municipality",)
    return {control: st.container(**BESIDE, width="content", gap="xxsmall") for control in (*municipal, *CONTROLS)}


def _unfolded(scope: Scope, control: str) -> DeltaGenerator:
    """What a control of the bar unfolds."""
    return st.popover(scope.say(f"frame.filters.{control}"), type="tertiary", key=f"control-{control}")


def municipality(served: Scope, bar: dict[str, DeltaGenerator]) -> warehouse.Warehouse:
    """Where the exports are of several municipalities, draw the choice of one; returns its newest warehouse. Nothing of two is added up.

    Raises ExportError where it cannot be had.
    """
    names = served.warehouse.municipalities
    if served.warehouse.municipality is None:
        check("municipality", MUNICIPALITY, None, names)
        return served.warehouse

    understand("municipality", names, municipality_name, served.language)
    with bar["municipality"], _unfolded(served, "municipality"):
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
    with building(served.say("frame.building_municipality", name=municipality_name(chosen, served.language))):
        return warehouse.for_day(warehouse.home(), None, municipality=chosen)


def choices(served: Scope, bar: dict[str, DeltaGenerator], waiting: DeltaGenerator) -> Scope:
    """Draw the choices in their places and return the scope that they give: the day first, as the other choices are those of that day.

    The container `waiting` says what takes long.
    """
    with bar["day"], _unfolded(served, "day"):
        chosen = _day(served)
    with waiting:
        scope = replace(served, warehouse=_on_day(served, chosen))
    options = _options(scope)
    lists = {}
    for key, dimension, field in LISTS:
        with bar[key], _unfolded(scope, key):
            lists[field] = _several(scope, key, dimension, options.get(dimension, []))
    years = [int(year) for year in options.get("year", []) if year != UNKNOWN]
    with bar["years"], _unfolded(scope, "years"):
        from_year = _year(scope, "from", years, "first_year")
        until_year = _year(scope, "until", years[::-1], "last_year")
    with bar["counts"], _unfolded(scope, "counts"):
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
        with building(scope.say("frame.building", day=day)):
            return warehouse.for_day(warehouse.home(), day, municipality=scope.warehouse.municipality)
    except ExportError as problem:
        st.warning(sentence(scope.language, problem))
        return scope.warehouse


def _definition(scope: Scope) -> tuple[str, ...] | None:
    own = st.text_input(
        scope.say("frame.filters.definition"),
        placeholder=", ".join(scope.settings["definition"]["scheme_contains"]),
        help=scope.say("frame.filters.words_help"),
        key="definition",
        bind="query-params",
    )
    everything = st.checkbox(scope.say("frame.filters.everything"), key="everything", bind="query-params")
    words = tuple(word.strip().lower() for word in own.split(",") if word.strip())
    check("definition", "frame.filters.definition", words, {own} if words else ())
    check("everything", "frame.filters.everything", everything, {str(everything)})
    return ("",) if everything else words or None
