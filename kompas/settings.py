"""The settings: `settings.toml` of the product, overruled key by key by the municipality's own file."""

import math
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.formats import ASSUMPTIONS

FILE = "settings.toml"
# Tables in which the municipality chooses the names, and what can be said under each name.
OWN_NAMES = {"norms.kinds": {"first_answer_days": 14, "decision_days": 56, "is_postponable": False}}
LIKE = {  # what stands in lists that are empty in the product
    "reviews.dates": [date(2026, 6, 30)],
    "assumptions.off": ["zero_is_rejected"],
    "look.typeface": ["Normal.ttf", "Bold.ttf"],
}
# What cannot be empty or nought: without it there is no figure.
NEEDED = ("terms.answer_days", "penalty.steps", "council_edition.least_count", "council_edition.rounding")


def settings(home: Path) -> dict:
    """The settings in force for the data folder `home`, nested as in `settings.toml`.

    Raises ExportError where its own file is no TOML, names a setting that does not exist, or gives one another kind of value.
    """
    in_force = _read((ROOT / FILE).read_text("utf-8"))
    own = home / FILE
    if not own.exists():
        return in_force
    try:
        own_settings = _read(own.read_text("utf-8"))
    except ValueError as problem:  # no TOML, or no UTF-8
        raise ExportError("broken_settings", file=own, value=problem) from problem
    return _overrule(in_force, own_settings, own)


@lru_cache(maxsize=8)
def _read(text: str) -> dict:
    return tomllib.loads(text)


def _overrule(product: dict, own: dict, file: Path, within: str = "") -> dict:
    in_force = dict(product)
    for key, value in own.items():
        name = f"{within}{key}"
        like = OWN_NAMES.get(within.rstrip("."), product.get(key))
        if like is None:
            raise ExportError("no_such_setting", file=file, column=name, expected=", ".join(product))
        like = LIKE.get(name, like)
        if name == "assumptions.off" and _fits(value, like, is_signed=False) and not set(value) <= ASSUMPTIONS.keys():
            raise ExportError("wrong_setting", file=file, column=name, value=value, expected=", ".join(ASSUMPTIONS))
        if not _fits(value, like, is_signed=name.startswith("risk.")) or (name in NEEDED and not value):
            raise ExportError("wrong_setting", file=file, column=name, value=value, expected=_as_toml(like))
        if within.rstrip(".") in OWN_NAMES:
            _overrule(like, value, file, f"{name}.")
            in_force[key] = value
        else:
            in_force[key] = _overrule(product[key], value, file, f"{name}.") if isinstance(value, dict) else value
    return in_force


def _fits(value: object, like: object, *, is_signed: bool) -> bool:
    """Whether a value is of this kind, and not below zero unless it `is_signed`.

    A list holds values of one kind; thresholds, which alone are signed, and what stands in a list of lists are as many as in the product.
    """
    if _kind(value) is not _kind(like):
        return False
    if isinstance(value, float | int):
        return math.isfinite(value) and (is_signed or value >= 0)
    if not isinstance(value, list):
        return True
    return all(
        _fits(each, like[0], is_signed=is_signed) and not (isinstance(each, list) and len(each) != len(like[0])) for each in value
    ) and (not is_signed or len(value) == len(like))


def _kind(value: object) -> type:
    return float if type(value) is int else type(value)


def _as_toml(like: object) -> str:
    """A setting as it is written in the file, for the sentence about one that does not fit."""
    if isinstance(like, dict):
        return "{ " + ", ".join(f"{name} = {_as_toml(value)}" for name, value in like.items()) + " }"
    if isinstance(like, list):
        return f"[{', '.join(map(_as_toml, like))}]"
    return str(like).lower() if isinstance(like, bool) else str(like)


def mart_parameters(in_force: dict) -> dict[str, object]:
    """The settings under the names by which marts ask for them: `$<table>_<key>`, such as `$contact_silent_days`.

    The thresholds of the risk drivers are not among them: they travel as the table `risk_thresholds`.
    """
    return {f"{table}_{key}": value for table, entries in policy(in_force).items() if table != "risk" for key, value in entries.items()}


def policy(in_force: dict) -> dict:
    """The settings that figures depend on: all but the look and the archive."""
    return {table: entries for table, entries in in_force.items() if table not in ("look", "archive")}
