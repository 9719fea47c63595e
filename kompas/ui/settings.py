"""The page on the settings: what each one means and which value is in force."""

import re
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

from kompas import texts
from kompas.findings import EVERY, Asked
from kompas.ui.plain import plain
from kompas.ui.table import table

# Settings at work in answers whose definition does not write them out.
ALSO = {
    "terms_answer_days": ("answered_within_term", "waiting_curve", "departments_against_all", "answered_over_time", "decisions_waiting"),
    "norms_kinds": ("two_clocks", "penalty_exposure", "decisions_waiting"),
    "penalty_steps": ("penalty_exposure",),
    "reviews_dates": ("headline_changes",),
}
NAMED_AT_MOST = 8  # questions; of more only the number is said
SHARES = ("municipal_share", "margin", "volunteer_share")  # drivers whose limits are parts of a whole


def settings_in_force(asked: Asked) -> None:
    """Every setting with its meaning and its value, and the limits of the risk score apart."""
    st.header(asked.say("pages.instellingen.policy"), anchor="settings")
    st.markdown(asked.say("pages.instellingen.what"))
    said = [
        _said(asked, f"{group}_{key}", value)
        for group, entries in asked.settings.items()
        if group != "risk"
        for key, value in entries.items()
    ]
    st.markdown("\n".join(said))
    st.space("medium")
    st.header(asked.say("pages.instellingen.risk"), anchor="risk")
    limits = [_driver(asked, driver, entry["thresholds"]) for driver, entry in asked.settings["risk"].items()]
    table(asked, pd.DataFrame(limits, columns=["setting", "setting_value"]), asked.say("pages.instellingen.risk"))


def _said(asked: Asked, name: str, value: Any) -> str:
    """A setting as an item of a list, which a telephone can hold: what it means, its value, and where it is at work."""
    meaning, used_by = asked.say(f"settings.{name}"), asked.say("columns.used_by")
    at_work = plain(f"{used_by}: {_used_by(asked, name)}")
    return f"- {plain(meaning)}: **{plain(value_said(asked, value))}**  \n  :small[{at_work}]"


def _used_by(asked: Asked, name: str) -> str:
    """The questions whose definition names the setting; what counts as an initiative is behind all of them."""
    if name == "definition_scheme_contains":
        return asked.say("pages.instellingen.everywhere")
    at_work = re.compile(rf"\{{{name}[:}}]")
    also = ALSO.get(name, ())
    named = [told for told in EVERY if told in also or at_work.search(texts.entry(asked.language, f"findings.{told}.definition"))]
    if len(named) > NAMED_AT_MOST:
        return asked.say("pages.instellingen.many", n=len(named))
    return " · ".join(asked.say(f"findings.{told}.question") for told in named) or asked.say("pages.instellingen.layout")


def _driver(asked: Asked, driver: str, limits: list[float]) -> tuple[str, str]:
    name, measure = asked.say(f"figures.driver.{driver}"), asked.say(f"pages.measure.{driver}")
    write = texts.percent if driver in SHARES else _exact
    said = " · ".join(write(limit, asked.language) for limit in limits)
    return asked.say("pages.instellingen.driver", driver=name, measure=measure), said


def value_said(asked: Asked, value: Any) -> str:
    """The value of a setting in the reader's language: a number, a day, words, or several of these."""
    if isinstance(value, dict):
        return "; ".join(_kind(asked, kind, norms) for kind, norms in value.items()) or asked.say("pages.instellingen.none_chosen")
    if isinstance(value, list) and any(isinstance(part, list) for part in value):
        return _several(asked, [asked.say("findings.penalty_exposure.step", n=days, eur=eur) for days, eur in value])
    if isinstance(value, list):
        return _several(asked, [value_said(asked, part) for part in value]) or asked.say("pages.instellingen.none_chosen")
    if isinstance(value, date):
        return texts.date(value, asked.language)
    return value if isinstance(value, str) else _exact(value, asked.language)


def _several(asked: Asked, parts: list[str]) -> str:
    return texts.several(tuple(parts), asked.language)


def _kind(asked: Asked, kind: str, norms: dict[str, int]) -> str:
    general = asked.settings["norms"]
    first, decision = (norms.get(name, general[name]) for name in ("first_answer_days", "decision_days"))
    return asked.say("pages.instellingen.days_of_kind", kind=kind, first=first, decision=decision)


def _exact(value: float, language: str) -> str:
    return format_decimal(value, locale=language)
