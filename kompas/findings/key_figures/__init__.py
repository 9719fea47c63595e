"""The key figures of a page: the strongest that the exports allow, out of the findings that the page shows."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from inspect import isfunction, signature
from pathlib import Path
from types import MappingProxyType

from kompas.findings import indicators
from kompas.findings.indicators import Reading
from kompas.findings.key_figures import initiatives, money, waiting
from kompas.findings.scope import Scope

LISTS = Path(__file__).with_name("key_figures.toml")
READERS: dict[str, Callable[..., Reading | None]] = indicators.READERS | {
    name: each
    for module in (initiatives, money, waiting)
    for name, each in vars(module).items()
    if isfunction(each) and each.__module__ == module.__name__ and not name.startswith("_")
}


@cache
def lists() -> dict[str, list[str]]:
    """Per page its key figures, strongest first, as `key_figures.toml` has them."""
    return tomllib.loads(LISTS.read_text("utf-8"))


def of_page(scope: Scope, page: str, chosen: Mapping[str, str] = MappingProxyType({})) -> list[Reading]:
    """What the key figures of this page say about these exports, strongest first; those that say nothing are left out. `chosen` holds what
    the reader chose on the page itself, for the key figures that follow it."""
    found = []
    for name in lists()[page]:
        reader = READERS[name]
        own = {key: value for key, value in chosen.items() if key in signature(reader).parameters}
        found.append(reader(scope, **own))
    return [reading for reading in found if reading is not None]
