"""The two papers of a municipality's own colours, where these can be read and told apart."""

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, zip_longest
from pathlib import Path

from kompas.drawing.palette import Fault, darker, faults, lighter, with_accent, with_second
from kompas.drawing.paper import DARK, LIGHT, Paper, contrast
from kompas.errors import ExportError

HEX = re.compile(r"#[0-9a-fA-F]{6}")
SECOND = {"second", "compared_1"}  # the roles that the second colour has
OWN = {"accent", "faint", "light", "strong", "deep", *SECOND}  # the roles whose colour a municipality chooses
NAMES = {
    "accent": "colour_of_accent",
    "second": "colour_of_second",
    "compared_1": "colour_of_second",
    "warning": "colour_of_warning",
    "stopped": "colour_of_warning",
    "compared_2": "colour_of_lines",
    "compared_3": "colour_of_lines",
}
EVERY_OTHER = 2  # steps of lightness of which one is tried


def papers(accent: str, second: str, file: Path) -> tuple[Paper, Paper]:
    """The light and the dark paper with these colours. The dark one has the same colours, as much lighter as they must be (OKLCH).

    Raises ExportError, on `file`, where a colour is none, cannot be read on the paper, or looks like one that means something else.
    """
    for name, colour in (("accent", accent), ("second", second)):
        if not HEX.fullmatch(colour):
            raise ExportError("wrong_setting", file=file, column=f"look.{name}", value=colour, expected=getattr(LIGHT, name))
    accent, second = accent.lower(), second.lower()
    light = _with(LIGHT, accent, second)
    if light is LIGHT:
        return LIGHT, DARK
    if fault := next(faults(light), None):
        raise _refusal(fault, accent, second, file)
    return light, _dark(accent, second, file)


def _with(on: Paper, accent: str, second: str) -> Paper:
    """The paper with these colours; itself where it has them already."""
    with_it = on if accent == on.accent else with_accent(on, accent)
    return with_it if second == on.second else with_second(with_it, second)


def _dark(accent: str, second: str, file: Path) -> Paper:
    fault = None
    for light_second in _tints(second, "second"):
        for light_accent in _tints(accent, "accent"):
            dark = _with(DARK, light_accent, light_second)
            fault = next(faults(dark), None)
            if fault is None:
                return dark
            if not {"accent", "faint", "light", "strong", "deep"} & set(fault.roles):
                break  # another accent does not help
    name, colour = _to_blame(fault, accent, second)
    raise ExportError("no_dark_colour", file=file, column=f"look.{name}", value=colour, expected=_other(fault, name))


def _tints(colour: str, name: str) -> Iterator[str]:
    """The colours that can stand for this one in the dark; of ours the one we chose."""
    if colour == getattr(LIGHT, name):
        yield getattr(DARK, name)
        return
    for step, tint in enumerate(lighter(colour)):
        if step % EVERY_OTHER == 0 and contrast(tint, DARK.background) >= (7 if name == "accent" else 3):
            yield tint


def _refusal(fault: Fault, accent: str, second: str, file: Path) -> ExportError:
    name, colour = _to_blame(fault, accent, second)
    blanks = {"file": file, "column": f"look.{name}", "value": colour, "of": fault.least, "n": math.floor(fault.found * 10) / 10}
    blanks["first"] = _near(name, accent, second, file)
    if fault.roles[1] == "paper":
        return ExportError("unreadable_colour", **blanks)
    if fault.rule == "contrast":
        return ExportError("unreadable_numbers", **blanks)
    return ExportError("colours_alike", **blanks, expected=_other(fault, name))


def _near(name: str, accent: str, second: str, file: Path) -> str:
    """The nearest tint of the colour that would do, darker or lighter; ours where none will."""
    own = {"accent": accent, "second": second}
    for tint in filter(None, chain.from_iterable(zip_longest(darker(own[name]), lighter(own[name])))):
        if next(faults(_with(LIGHT, **own | {name: tint})), None) is None:
            with suppress(ExportError):
                papers(**own | {name: tint}, file=file)
                return tint
    return getattr(LIGHT, name)


def _to_blame(fault: Fault, accent: str, second: str) -> tuple[str, str]:
    """The setting that has to change: of two colours that look alike the second, where that is their own."""
    is_second = SECOND & set(fault.roles) and (second != LIGHT.second or not OWN - SECOND & set(fault.roles))
    return ("second", second) if is_second else ("accent", accent)


def _other(fault: Fault, name: str) -> str:
    """What the colour of this setting cannot be told from, as a word of the errors."""
    mine = SECOND if name == "second" else OWN - SECOND
    other = next((role for role in fault.roles if role not in mine), fault.roles[1])
    return NAMES.get(other, "colour_of_itself")
