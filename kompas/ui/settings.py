"""The page on the settings: what each one means and which value is in force."""

import re
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

from kompas import texts
from kompas.drawing.paper import contrast
from kompas.findings import EVERY, Scope
from kompas.look import Look, look
from kompas.ui.escape import escape, small
from kompas.ui.look import is_dark
from kompas.ui.table import table

# Settings at work in answers whose definition does not write them out.
ALSO = {
    "terms_answer_days": ("answered_within_term", "waiting_curve", "departments_against_all", "answered_over_time", "decisions_waiting"),
    "norms_kinds": ("two_clocks", "penalty_exposure", "decisions_waiting"),
    "penalty_steps": ("penalty_exposure",),
    "reviews_dates": ("headline_changes",),
}
GROUPS = {  # headings of the list, and the tables of settings.toml below each
    "counts": ("definition", "assumptions", "organisations", "initiatives", "council", "reviews", "clock", "archive"),
    "terms": ("terms", "norms", "penalty", "announcement"),
    "attention": ("minimum", "contact", "stuck", "risk_score"),
    "council": ("council_edition",),
}
NAMED_AT_MOST = 4  # questions; of more only the number
SHARES = ("municipal_share", "margin", "volunteer_share")  # drivers whose limits are parts of a whole


def settings_in_force(scope: Scope) -> None:
    """Every setting with its meaning and its value, and the limits of the risk score apart."""
    st.header(scope.say("pages.instellingen.policy"), anchor="settings")
    st.markdown(scope.say("pages.instellingen.what"))
    for heading, tables in GROUPS.items():
        st.subheader(scope.say(f"pages.instellingen.group.{heading}"), anchor=False)
        items = [_setting_item(scope, f"{name}_{key}", value) for name in tables for key, value in scope.settings[name].items()]
        st.markdown("\n".join(items))
    st.space("medium")
    st.header(scope.say("pages.instellingen.risk"), anchor="risk")
    limits = [_driver(scope, driver, entry["thresholds"]) for driver, entry in scope.settings["risk"].items()]
    table(scope, pd.DataFrame(limits, columns=["setting", "setting_value"]), scope.say("pages.instellingen.risk"), key="risk")
    st.space("medium")
    _look(scope)


def _look(scope: Scope) -> None:
    """What pages, slides and papers wear: each colour with the one for a dark screen, and how far each stands out."""
    worn = look(scope.warehouse.path.parent)
    letters, logo = worn.letters, scope.settings["look"]["logo"]
    values = {
        "logo": logo or scope.say("pages.instellingen.our_logo"),
        **{name: _colours(scope, worn, name) for name in ("accent", "second")},
        "typeface": letters.family,
    }
    st.header(scope.say("pages.instellingen.look"), anchor="look")
    st.markdown(scope.say("pages.instellingen.look_what"))
    items = [
        f"- {escape(scope.say(f'settings.look_{name}'))}: {value if name in ('accent', 'second') else f'**{escape(value)}**'}"
        for name, value in values.items()
    ]
    st.markdown("\n".join(items))


def _colours(scope: Scope, worn: Look, name: str) -> str:
    """A colour on light and on dark paper, with a sign in the colour of this screen, and its contrast with either."""
    light, dark = (getattr(paper, name) for paper in (worn.light, worn.dark))
    shown = dark if is_dark() else light
    words = scope.say(
        "pages.instellingen.colours",
        light=light,
        dark=dark,
        on_white=contrast(light, worn.light.background),
        on_dark=contrast(dark, worn.dark.background),
    )
    return f':color[■]{{foreground="{shown}"}} {escape(words)}'


def _setting_item(scope: Scope, name: str, value: Any) -> str:
    """A setting as an item of a list, which a telephone can hold: what it means, its value, and where it is at work."""
    item = f"- {escape(scope.say(f'settings.{name}'))}: **{escape(value_in_words(scope, value))}**"
    if name.startswith("council_edition_"):  # as the heading above it says
        return item
    at_work = f"{scope.say('columns.used_by')}: {_used_by(scope, name)}"
    return f"{item}  \n  {small(escape(at_work))}"


def _used_by(scope: Scope, name: str) -> str:
    """The questions whose definition names the setting; what counts as an initiative is behind all of them."""
    if name == "definition_scheme_contains":
        return scope.say("pages.instellingen.everywhere")
    at_work = re.compile(rf"\{{{name}[:}}]")
    also = ALSO.get(name, ())
    answers = [answer for answer in EVERY if answer in also or at_work.search(texts.entry(scope.language, f"findings.{answer}.definition"))]
    if len(answers) > NAMED_AT_MOST:
        return scope.say("pages.instellingen.many", n=len(answers))
    return " · ".join(scope.say(f"findings.{answer}.question") for answer in answers) or scope.say("pages.instellingen.layout")


def _driver(scope: Scope, driver: str, limits: list[float]) -> tuple[str, str]:
    name, measure = scope.say(f"figures.driver.{driver}"), scope.say(f"pages.measure.{driver}")
    write = texts.percent if driver in SHARES else _exact
    limits_in_words = " · ".join(write(limit, scope.language) for limit in limits)
    return scope.say("pages.instellingen.driver", driver=name, measure=measure), limits_in_words


def value_in_words(scope: Scope, value: Any) -> str:
    """The value of a setting in the reader's language: a number, a day, words, or several of these."""
    if isinstance(value, dict):
        return "; ".join(_kind(scope, kind, norms) for kind, norms in value.items()) or scope.say("pages.instellingen.none_chosen")
    if isinstance(value, list) and any(isinstance(part, list) for part in value):
        return _several(scope, [scope.say("findings.penalty_exposure.step", n=days, eur=eur) for days, eur in value])
    if isinstance(value, list):
        return _several(scope, [value_in_words(scope, part) for part in value]) or scope.say("pages.instellingen.none_chosen")
    if isinstance(value, date):
        return texts.date(value, scope.language)
    return value if isinstance(value, str) else _exact(value, scope.language)


def _several(scope: Scope, parts: list[str]) -> str:
    return texts.several(tuple(parts), scope.language)


def _kind(scope: Scope, kind: str, norms: dict[str, int]) -> str:
    general = scope.settings["norms"]
    first, decision = (norms.get(name, general[name]) for name in ("first_answer_days", "decision_days"))
    return scope.say("pages.instellingen.days_of_kind", kind=kind, first=first, decision=decision)


def _exact(value: float, language: str) -> str:
    return format_decimal(value, locale=language)
