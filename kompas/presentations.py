"""Presentations that readers opened from the page Rondetafel: each has an address of its own, and is made when it is first asked for."""

import secrets
from threading import Lock

from cachetools import LRUCache, TTLCache, cached
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kompas.findings import Scope
from kompas.report import documents
from kompas.report.html import policy_of
from kompas.report.story import Story

PATH = "presentatie"
HOURS = 12  # so long an address leads somewhere
KEPT_ADDRESSES, KEPT_PRESENTATIONS = 1024, 8  # a presentation is five megabytes

TOKENS: TTLCache[tuple[Scope, Story], str] = TTLCache(KEPT_ADDRESSES, ttl=HOURS * 3600)
PRESENTED: TTLCache[str, tuple[Scope, Story]] = TTLCache(KEPT_ADDRESSES, ttl=HOURS * 3600)
LOCK = Lock()


def address(scope: Scope, story: Story) -> str:
    """The address of this story in this scope, from the root of the server; the same until it is forgotten."""
    with LOCK:
        token = TOKENS.setdefault((scope, story), secrets.token_urlsafe(16))
        PRESENTED[token] = (scope, story)
        return f"{PATH}/{token}"


async def presentation(request: Request) -> Response:
    """The presentation of an address; who comes with one that is forgotten is led to the page where a new one begins."""
    with LOCK:
        found = PRESENTED.get(request.path_params["token"])
    if found is None:
        return RedirectResponse("../rondetafel")
    content = await run_in_threadpool(_content, *found)
    policy = f"{policy_of(content)}; frame-ancestors 'none'; form-action 'none'"
    return HTMLResponse(content, headers={"content-security-policy": policy, "cache-control": "no-store"})


@cached(LRUCache(KEPT_PRESENTATIONS), lock=Lock())
def _content(scope: Scope, story: Story) -> bytes:
    return documents.document(scope, story, "html")
