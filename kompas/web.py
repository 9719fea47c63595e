"""What the web server adds to Streamlit: the page's language, security headers, a warm start."""

import atexit
import base64
import gc
import hashlib
import json
import logging
import re
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kompas import tables, warehouse
from kompas.errors import ExportError
from kompas.figures.names import codes, display_name
from kompas.look import look
from kompas.presentations import PATH
from kompas.texts import LANGUAGES, say, words

CONTENT_SECURITY_POLICY = {
    "default-src": ["'self'"],
    # Streamlit is ES modules from its own server; its one inline script is allowed by its hash, see `inline_hashes`.
    "script-src": ["'self'"],
    # Emotion (Streamlit) and Plotly write their styles into <style> elements and style attributes while running.
    "style-src": ["'self'", "'unsafe-inline'"],
    # Streamlit's icons are data: images; Plotly turns a figure into a blob: when the reader saves it as a picture.
    "img-src": ["'self'", "data:", "blob:"],
    # Plotly carries the font of its own symbols as data:.
    "font-src": ["'self'", "data:"],
    # The websocket of the page; every other connection is to the same server too.
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-src": ["'none'"],
    "frame-ancestors": ["'none'"],
}
HEADERS = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
WEIGHTS = (400, 600, 700)  # of the letters that every page has
CHOICES_IN_LINKS = {"theme": "theme", "ward": "neighbourhood", "department": "department", "initiator": "initiator_kind"}
FIRST_READER_S = 3  # so long the first reader has the machine alone
CONDITIONAL = {b"accept-encoding", b"if-none-match", b"if-modified-since"}


def content_security_policy(hashes: list[str]) -> str:
    """The policy as one header, with these inline scripts allowed besides the server's own files."""
    allowed = CONTENT_SECURITY_POLICY | {"script-src": CONTENT_SECURITY_POLICY["script-src"] + hashes}
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in allowed.items())


def inline_hashes(document: str) -> list[str]:
    """The CSP source of every script that stands in the document itself."""
    scripts = re.findall(r"<script>(.*?)</script>", document, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


class SecurityHeaders:
    """Sets the security headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("content-security-policy", content_security_policy([]))
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Document:
    """Writes the chosen language, our name, our scripts and our looks into the one HTML document that Streamlit serves."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_streamlit = scope["type"] == "http" and not scope["path"].startswith(f"/{PATH}/")
        if not is_streamlit or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        language = language_of(query)
        if (in_language := in_words(query, language)) != query:
            await RedirectResponse(f"?{in_language}")(scope, receive, send)
            return
        # Without these headers Streamlit gives the whole document: it is small, and the browser may have kept it in another language.
        _wear()
        unconditional = scope | {"headers": [(name, value) for name, value in scope["headers"] if name not in CONDITIONAL]}
        await self.app(unconditional, receive, _rewriter(send, language))


def _wear() -> None:
    """Have pages wear the look of the settings; where it cannot be read they keep the one before, and say why."""
    from kompas.ui.look import wear

    with _in_service():
        wear(look(warehouse.home()))


def _rewriter(send: Send, language: str) -> Send:
    started: list[Message] = []
    parts: list[bytes] = []

    async def rewrite(message: Message) -> None:
        if message["type"] == "http.response.start" and Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
            started.append(message)
        elif not started or message["type"] != "http.response.body":
            await send(message)
        else:
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                body = translate(b"".join(parts).decode("utf-8"), language)
                headers = MutableHeaders(scope=started[0])
                headers["content-length"] = str(len(body.encode()))
                headers["content-language"] = language
                headers["content-security-policy"] = content_security_policy(inline_hashes(body))
                await send(started[0])
                await send({"type": "http.response.body", "body": body.encode()})

    return rewrite


def language_of(query: str) -> str:
    """The language that a link asks for; Dutch where it asks for none that we speak."""
    language = parse_qs(query).get("lang", [""])[0]
    return language if language in LANGUAGES else LANGUAGES[0]


def in_words(query: str, language: str) -> str:
    """The query of a link with its choices in the words of this language, in which the page reads them.

    A link may name a choice by its code or in the other language. A query that needs no change comes back letter by letter.
    """
    known = {
        (name, word): display_name(code, dimension, language)
        for name, dimension in CHOICES_IN_LINKS.items()
        for code in codes(dimension)
        for word in (code, *(display_name(code, dimension, other) for other in LANGUAGES))
    }
    known["beamer", "1"] = "true"  # as Streamlit writes it
    pairs = parse_qsl(query, keep_blank_values=True)
    meant = [(name, known.get((name, value), value)) for name, value in pairs]
    return query if meant == pairs else urlencode(meant)


def translate(document: str, language: str) -> str:
    """Streamlit's HTML document in this language, under our own name."""
    words_by_language = json.dumps({name: words(name)["streamlit"] for name in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    scripts = "".join(
        f'<script src="./assets/{name}.js"></script>'
        for name in ("screen", "address", "anchor", "language", "theme", "popover", "scroll", "beamer", "links")
    )
    looks = "".join(
        f'<link rel="stylesheet" media="{where}" href="./assets/{name}.css">'
        for name, where in (("bare", "print"), ("print", "print"), ("figures", "all"), ("screen", "screen"), ("beamer", "screen"))
    )
    letters = "".join(  # before Streamlit asks for them: words that are set anew in other letters take other lines
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./assets/fonts/fira-sans-latin-{weight}-normal.woff2">'
        for weight in WEIGHTS
    )
    head = f'<script type="application/json" id="words">{words_by_language}</script>{letters}{looks}{scripts}</head>'
    for found, ours in (
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", f"<title>{say(language, 'frame.product')}</title>"),
        ("</head>", head),
    ):
        document = document.replace(found, ours, 1)
    return re.sub(r"(?s)(?<=<noscript>).*?(?=</noscript>)", say(language, "frame.javascript"), document)


async def start(request: Request) -> RedirectResponse:
    """The start page under its own name: Streamlit serves it at the root only."""
    return RedirectResponse(f"./?{request.url.query}")


def answer_at_once() -> None:
    """Have small messages sent without waiting for more.

    Streamlit makes its listening socket in a way that asyncio does not recognise as TCP, so it leaves Nagle's delay on: every
    visit then waits 40 ms for the browser's acknowledgement. Connections take the setting over from the socket they come in by.
    Nothing hands that socket out (docs/decisions.md, 55).
    """
    sockets = [each for each in gc.get_objects() if isinstance(each, socket.socket) and each.fileno() >= 0]
    for each in sockets:
        if each.type == socket.SOCK_STREAM and each.family in (socket.AF_INET, socket.AF_INET6):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


@asynccontextmanager
async def warm(app: object) -> AsyncIterator[None]:
    """Have everything that the first page needs in memory before the first reader comes; the other pages follow while it is read.

    What was loaded is then kept out of garbage collection: with pandas and Plotly in memory one collection holds up every
    reader for about 50 ms.
    """
    from kompas.ui import prepare, prepare_rest

    def follow() -> None:
        with _in_service():
            prepare_rest(usual_scope)
        keep()

    answer_at_once()
    usual_scope = None
    with _in_service():
        warehouse.purge_due(warehouse.home(), wait_s=0)
    with _in_service():
        usual_scope = prepare()
    keep()
    atexit.register(gc.unfreeze)
    if usual_scope:
        behind = threading.Timer(FIRST_READER_S, follow)
        behind.daemon = True
        behind.start()
    yield


@contextmanager
def _in_service() -> Iterator[None]:
    """Go on serving where the data folder cannot be used: the sentence is in the log, and every page says it too."""
    try:
        yield
    except ExportError as problem:
        logging.getLogger(__name__).warning(tables.sentence(LANGUAGES[0], problem))


def keep() -> None:
    """Keep what is in memory now out of garbage collection."""
    gc.collect()
    gc.freeze()
