"""The key figures of a page: the strongest that the exports allow, out of the findings that the page shows."""

import tomllib
from collections.abc import Callable
from functools import cache
from inspect import isfunction, signature
from pathlib import Path
from threading import Condition

from cachetools import LRUCache, cached

from kompas.findings import indicators
from kompas.findings.finding import prefetch
from kompas.findings.indicators import Reading
from kompas.findings.key_figures import initiatives, money, waiting
from kompas.findings.scope import Scope

MOST = 3
KEPT = 256  # pages, each with its choices
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


@cached(LRUCache(KEPT), key=lambda scope, page, chosen=(): (scope, page, chosen), condition=Condition())
def of_page(scope: Scope, page: str, chosen: tuple[tuple[str, str], ...] = ()) -> list[Reading]:
    """The strongest key figures of this page that say something about these exports, at most three. `chosen` holds what the reader chose on
    the page itself, for the key figures that follow it."""
    readers, found = [READERS[name] for name in lists()[page]], []
    prefetch(scope, *readers[1:MOST])
    for reader in readers:
        own = {key: value for key, value in chosen if key in signature(reader).parameters}
        if len(found) < MOST and (reading := reader(scope, **own)) is not None:
            found.append(reading)
    return found
