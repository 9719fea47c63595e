"""The settings: `settings.toml` of the product, overruled key by key by the municipality's own file."""

import tomllib
from functools import lru_cache
from pathlib import Path

from kompas.contract import ROOT
from kompas.errors import ExportError

OWN_NAMES = ("norms.kinds",)  # tables in which the municipality chooses the names


def settings(home: Path) -> dict:
    """The settings in force for the data folder `home`, nested as in `settings.toml`.

    Raises ExportError where its own file is no TOML, names a setting that does not exist, or gives one another kind of value.
    """
    chosen = _read((ROOT / "settings.toml").read_text("utf-8"))
    own = home / "settings.toml"
    if not own.exists():
        return chosen
    try:
        told = _read(own.read_text("utf-8"))
    except ValueError as problem:  # no TOML, or no UTF-8
        raise ExportError("broken_settings", file=own, value=problem) from problem
    return _overruled(chosen, told, own)


@lru_cache(maxsize=8)
def _read(text: str) -> dict:
    return tomllib.loads(text)


def _overruled(given: dict, own: dict, file: Path, within: str = "") -> dict:
    chosen = dict(given)
    for key, value in own.items():
        name = f"{within}{key}"
        if within.rstrip(".") in OWN_NAMES:
            chosen[key] = value
        elif key not in given:
            raise ExportError("no_such_setting", file=file, column=name, expected=", ".join(given))
        elif _kind(value) is not _kind(given[key]):
            raise ExportError("wrong_setting", file=file, column=name, value=value, expected=f"{given[key]}")
        else:
            chosen[key] = _overruled(given[key], value, file, f"{name}.") if isinstance(value, dict) else value
    return chosen


def _kind(value: object) -> type:
    return float if type(value) is int else type(value)


def mart_parameters(chosen: dict) -> dict[str, object]:
    """The settings under the names by which marts ask for them: `$<table>_<key>`, such as `$contact_silent_days`.

    The thresholds of the risk drivers are not among them: they travel as the table `risk_thresholds`.
    """
    return {f"{table}_{key}": value for table, entries in chosen.items() if table != "risk" for key, value in entries.items()}
