"""Which addresses the server answers: what Streamlit serves beside the pages stays closed unless a page needs it."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from kompas.texts import LANGUAGES, say

OPEN = ("health", "host-config", "stream")  # what a page needs of what Streamlit serves below _stcore
# Uploads, measurements and the agent protocol stand below _stcore; components and sign-in beside it. Of these only uploads are used, by who
# is at this machine, and kompas/ui/receiving.py takes them.
CLOSED = re.compile(rf"(^|/)(_stcore(/(?!({'|'.join(OPEN)})$)|$)|(component|auth|oauth2callback|app/static)(/|$))")
ARRIVALS = re.compile(r"/_stcore/upload_file/(?P<session>[\w-]+)/(?P<file>[\w-]+)")  # where the page on imports sends a file to
METHODS = ("GET", "HEAD")  # everything else is read, nothing is sent in
OWN_NAMES = ("localhost", "127.0.0.1", "::1")  # under which only this machine is reached
PASSED_ON = {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"}  # headers of a proxy
LONGEST_NAME = 100  # characters of a refused name that the answer repeats


class Doors:
    """Answers 403 under a host name that is not in `server.allowedHosts`, 404 at closed addresses and 405 to anything but reading and,
    from this machine, handing in an export on the page for it.

    A page of another site whose name leads to this machine (DNS rebinding) is refused by its name; a websocket also by its origin.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = refusal(scope)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})  # before it was accepted: the browser sees 403
        else:
            await PlainTextResponse(refused[1], refused[0])(scope, receive, send)


def refusal(scope: Scope) -> tuple[int, str] | None:
    """The status and the sentence with which a request is refused; none where it may pass."""
    if scope["type"] not in ("http", "websocket"):
        return None
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if not is_host_allowed(host) or not _is_own(headers.get("origin"), host, scope["type"]):
        return 403, "\n".join(say(language, "frame.closed.host", host=host[:LONGEST_NAME]) for language in LANGUAGES)
    if scope["type"] == "http" and ARRIVALS.fullmatch(scope["path"]) and scope["method"] in ("PUT", "DELETE") and _is_here(scope, headers):
        return None if _is_of_our_page(headers) else (403, _both("frame.closed.arrival"))
    if CLOSED.search(scope["path"]):
        return 404, _both("frame.closed.address")
    if scope["type"] == "http" and scope["method"] not in METHODS:
        return 405, _both("frame.closed.method")
    return None


def _is_own(origin: str | None, host: str, kind: str) -> bool:
    """Whether a websocket comes from a page of this very server, or from a program, which names no origin.

    Streamlit would let pages of other servers on this machine in, and looks up its own address on the internet to compare.
    """
    return kind != "websocket" or origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _is_here(scope: Scope, headers: Headers) -> bool:
    """Whether a request can only be of who is at this machine: it comes from here, and nobody else can reach the server."""
    client = scope.get("client")
    return bool(client) and client[0] in OWN_NAMES and is_private(headers)


def _is_of_our_page(headers: Headers) -> bool:
    """Whether a request was made by a page of this very server, and not by one of another site in the same browser."""
    origin, host = urlsplit(headers.get("origin", "")), headers["host"].lower()
    return headers.get("sec-fetch-site") == "same-origin" and origin.netloc.lower() == host


def is_private(headers: Mapping[str, str]) -> bool:
    """Whether this visit can only be of who is at this machine: the server listens to it alone, under no other name, and no proxy passed
    the visit on."""
    names = (config.get_option("server.address"), *config.get_option("server.allowedHosts"))
    return all(name in OWN_NAMES for name in names) and not PASSED_ON & {name.lower() for name in headers}


def _both(key: str) -> str:
    return "\n".join(say(language, key) for language in LANGUAGES)
