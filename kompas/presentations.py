"""Presentations that readers opened from the page Rondetafel: each has an address of its own, and is made when it is first asked for."""

import secrets
from collections.abc import Callable, Hashable
from threading import Condition, Lock

from cachetools import LRUCache, TTLCache, cached
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kompas.report.html import policy_of

PATH = "presentatie"
HOURS = 12  # so long an address leads somewhere
KEPT_ADDRESSES, KEPT_PRESENTATIONS = 1024, 8  # a presentation is five megabytes

TOKENS: TTLCache[Hashable, str] = TTLCache(KEPT_ADDRESSES, ttl=HOURS * 3600)
MAKERS: TTLCache[str, Callable[[], bytes]] = TTLCache(KEPT_ADDRESSES, ttl=HOURS * 3600)
LOCK = Lock()


def address(what: Hashable, make: Callable[[], bytes]) -> str:
    """The address of a presentation, from the root of the server; the same for the same `what`, until it is forgotten."""
    with LOCK:
        token = TOKENS.setdefault(what, secrets.token_urlsafe(16))
        MAKERS[token] = make
        return f"{PATH}/{token}"


async def presentation(request: Request) -> Response:
    """The presentation of an address; who comes with one that is forgotten is led to the page where a new one begins."""
    token = request.path_params["token"]
    with LOCK:
        make = MAKERS.get(token)
    if make is None:
        return RedirectResponse("../rondetafel")
    content = await run_in_threadpool(_content, token, make)
    policy = f"{policy_of(content)}; frame-ancestors 'none'; form-action 'none'"
    return HTMLResponse(content, headers={"content-security-policy": policy, "cache-control": "no-store"})


@cached(LRUCache(KEPT_PRESENTATIONS), key=lambda token, make: token, condition=Condition())
def _content(token: str, make: Callable[[], bytes]) -> bytes:
    return make()
