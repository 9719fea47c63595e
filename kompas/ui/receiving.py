"""Where the file that a reader drops on the page comes in: straight to the disk, whatever its size. Streamlit's own field gets to hold only
how that went."""

import json
import re

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from kompas import arrivals
from kompas.doors import ARRIVALS
from kompas.errors import ExportError
from kompas.warehouse import home

AT_ONCE = 1 << 20  # bytes that are written together
MOST_HEADERS = 8192  # bytes of the headers of one part


class Receiving:
    """Takes the files that the field on the page sends in; kompas/doors.py has decided whether they may come. Everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = ARRIVALS.fullmatch(scope["path"]) if scope["type"] == "http" and scope["method"] == "PUT" else None
        if found is None:
            await self.app(scope, receive, send)
            return
        response = await _take(Request(scope, receive), found["session"], found["file"])
        await response(scope, receive, send)


async def _take(request: Request, session: str, file: str) -> Response:
    """Keep the file of this request as an arrival. Its session is what nobody else can guess; a visit that is over has none."""
    served = runtime.get_instance()
    if not served.is_active_session(session):
        return PlainTextResponse("", 400)
    try:
        outcome = {"token": await _keep(request)}
    except ExportError as problem:
        outcome = {"reason": problem.reason, "blanks": {name: str(value) for name, value in problem.blanks.items()}}
    except (MultipartParseError, ValueError, ClientDisconnect):
        return PlainTextResponse("", 400)
    record = UploadedFileRec(file, outcome.get("token", ""), "application/json", json.dumps(outcome).encode())
    served.uploaded_file_mgr.add_file(session, record)
    return Response(status_code=204)


async def _keep(request: Request) -> str:
    """The token of the arrival. Raises ExportError where it cannot be kept, ValueError where no file was sent, and nothing stays where the
    connection breaks off."""
    chunks = request.stream()
    try:
        with arrivals.receiving(home(), int(request.headers.get("content-length", 0))) as coming:
            part = Part(request.headers.get("content-type", ""))
            async for chunk in chunks:
                part.feed(chunk)
                if len(part.data) >= AT_ONCE:
                    await run_in_threadpool(coming.write, part.taken())
            await run_in_threadpool(coming.write, part.taken())
            return (await run_in_threadpool(coming.keep, part.file_name)).token
    except ExportError:
        async for _ in chunks:  # the browser hears an answer only when everything was read
            pass
        raise


class Part:
    """The one file in the body of a form, piece by piece."""

    def __init__(self, content_type: str) -> None:
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise ValueError("no form")
        self.data = bytearray()
        self._name: str | None = None
        self._headers = bytearray()
        self._files = 0
        callbacks = {"on_part_begin": self._begin, "on_header_field": self._header, "on_header_value": self._header}
        callbacks |= {"on_header_end": self._end_of_header, "on_part_data": self._data}
        self._parser = MultipartParser(options[b"boundary"], callbacks)

    @property
    def file_name(self) -> str:
        """The name of the file. Raises ValueError where none came, or several."""
        if self._name is None or self._files != 1:
            raise ValueError("not one file")
        return self._name

    def feed(self, chunk: bytes) -> None:
        """Read on. Raises MultipartParseError where this is no form."""
        self._parser.write(chunk)

    def taken(self) -> bytes:
        """What came since the last time."""
        data, self.data = bytes(self.data), bytearray()
        return data

    def _begin(self) -> None:
        self._headers.clear()
        self._files += 1

    def _header(self, data: bytes, start: int, end: int) -> None:
        self._headers += data[start:end]
        if len(self._headers) > MOST_HEADERS:
            raise ValueError("too long")

    def _end_of_header(self) -> None:
        written = bytes(self._headers)
        self._headers.clear()
        if found := re.search(rb'filename="([^"]*)"', written, re.IGNORECASE):
            # A browser writes the name in UTF-8, and of what cannot stand between quotes the code.
            name = found[1].replace(b"%22", b'"').replace(b"%0D", b"").replace(b"%0A", b"")
            self._name = name.decode("utf-8", "replace")

    def _data(self, data: bytes, start: int, end: int) -> None:
        self.data += data[start:end]
