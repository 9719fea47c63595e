"""The settings: `settings.toml` of the product, overruled key by key by the municipality's own file."""

import tomllib
from functools import lru_cache
from pathlib import Path

from kompas.contract import ROOT
from kompas.errors import ExportError


def settings(home: Path) -> dict:
    """The settings in force for the data folder `home`, nested as in `settings.toml`. Raises ExportError where its own are no TOML."""
    chosen = _read((ROOT / "settings.toml").read_text("utf-8"))
    own = home / "settings.toml"
    try:
        return _overruled(chosen, _read(own.read_text("utf-8"))) if own.exists() else chosen
    except ValueError as problem:  # no TOML, or no UTF-8
        raise ExportError("broken_settings", file=own, value=problem) from problem


@lru_cache(maxsize=8)
def _read(text: str) -> dict:
    return tomllib.loads(text)


def _overruled(given: dict, own: dict) -> dict:
    return given | {key: _overruled(given[key], value) if isinstance(value, dict) and key in given else value for key, value in own.items()}


def mart_parameters(chosen: dict) -> dict[str, object]:
    """The settings under the names by which marts ask for them: `$<table>_<key>`, such as `$contact_silent_days`.

    The thresholds of the risk drivers are not among them: they travel as the table `risk_thresholds`.
    """
    return {f"{table}_{key}": value for table, entries in chosen.items() if table != "risk" for key, value in entries.items()}
