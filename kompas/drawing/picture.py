"""A figure as a drawing in lines (SVG), for a slide or a document: Plotly draws it in a browser without a window, on this server."""

import asyncio
import atexit
import logging
import os
import re
import shutil
import signal
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from cachetools import TTLCache, cached
from choreographer.browsers.chromium import Chromium
from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError
from kaleido import Kaleido, PageGenerator

from kompas.drawing import drawn
from kompas.drawing.letters import FIRA_SANS, Typeface
from kompas.drawing.paper import LIGHT, Paper
from kompas.drawing.size import PAPER
from kompas.drawing.svg_words import with_signs_apart
from kompas.figures.chart import Chart, Map, Matrix, Timeline

LONGEST_S = 30  # so long a figure may take, with the opening of the browser
IDLE_S = 300  # so long the browser waits for another figure
REST_S = 30  # so long no browser is started after one that failed
MOST_FIGURES = 200  # that one browser draws: what it does not give back is given back with it
# What goes wrong is an exception, of which we make a sentence; a warning with a traceback would stand on the terminal beside it.
logging.getLogger("choreographer").setLevel(logging.CRITICAL)
GONE = (BrowserClosedError, BrowserFailedError, ChannelClosedError)
# No way out for the browser itself: what it would fetch goes to a port of this machine on which nothing listens.
NOWHERE = "127.0.0.1:9"
FLAGS = ("--disable-background-networking", "--disable-extensions", "--disable-quic", "--js-flags=--max-old-space-size=512")
FACE = "@font-face {{ font-family: '{family}'; font-weight: {weight}; src: url('{address}') }}"
# What is drawn may load files of this page alone, and is measured when its letters are there.
PAGE = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file: 'unsafe-inline'; font-src file:;
style-src 'unsafe-inline'; img-src data: blob:"><style>{faces}</style><script>
const letters = Promise.all({weights}.map(weight => document.fonts.load(`${{weight}} 15px "{family}"`)));
const draw = kaleido_scopes.plotly;
kaleido_scopes = {{...kaleido_scopes, plotly: (...given) => letters.then(() => draw(...given))}};
</script></head>"""
CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML can hold them


class NoBrowser(Exception):
    """There is no Chromium or Chrome on this machine."""


class BrowserFails(Exception):
    """The browser of this machine does not start: it may be damaged, or it finds no room to write in."""


@cached(TTLCache(1, ttl=60), lock=threading.Lock())
def browser_path() -> str | None:
    """The Chromium, Chrome or the like of this machine: the one that `CHROMIUM` names, or one on the path; None where there is none."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else Chromium.find_browser(skip_local=True)


def svg(chart: Chart | Map | Matrix | Timeline, width: int, on: Paper = LIGHT) -> tuple[str, int]:
    """The figure as an SVG so many pixels wide (760 or more), and its height.

    Raises NoBrowser where there is none, BrowserFails where it does not start, TimeoutError where it takes too long.
    """
    figure = drawn(chart, on, PAPER).to_dict()
    height = figure["layout"]["height"]
    return with_signs_apart(CONTROL_SIGNS.sub("", BROWSER.svg(figure, width, height, on.letters))), height


class _Quiet(Chromium):
    """A Chromium that asks nobody anything."""

    def get_cli(self) -> list[str]:
        """The command that starts it."""
        return [*super().get_cli(), *FLAGS]


@dataclass(frozen=True)
class _Page:
    """The page in which figures are drawn, in these letters."""

    letters: Typeface

    def generate_index(self) -> str:
        """Its HTML: Plotly from the package that is installed here, and the letters."""
        family, files = self.letters.family, self.letters.files
        faces = "".join(FACE.format(family=family, weight=weight, address=file.as_uri()) for weight, file in files.items())
        ours = PAGE.format(faces=faces, weights=list(files), family=family)
        return PageGenerator(mathjax=False).generate_index().replace("</head>", ours, 1)


class HiddenBrowser:
    """One browser for all readers, opened for the first figure and closed when nobody asks for one. It draws one figure at a time, on a
    thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._started = threading.Lock()
        self._thread: threading.Thread | None = None
        self._turn = asyncio.Lock()
        self._open: Kaleido | None = None
        self._figures = 0
        self._letters = FIRA_SANS
        self._rests_until = 0.0  # by the clock of the loop
        self._idle: asyncio.TimerHandle | None = None

    def svg(self, figure: dict, width: int, height: int, letters: Typeface = FIRA_SANS) -> str:
        """The figure as SVG; begun once more where the browser turns out to be gone. Other letters are those of another browser."""
        return asyncio.run_coroutine_threadsafe(self._in_turn(figure, width, height, letters), self._running()).result()

    def close(self) -> None:
        """Close the browser, if it is open; the next figure opens another."""
        if self._thread is not None:
            asyncio.run_coroutine_threadsafe(self._closed(), self._loop).result()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._started:
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop.run_forever, name="hidden-browser", daemon=True)
                self._thread.start()
                atexit.register(self.close)
        return self._loop

    async def _in_turn(self, figure: dict, width: int, height: int, letters: Typeface) -> str:
        async with self._turn:
            if self._idle:
                self._idle.cancel()
            if self._figures >= MOST_FIGURES or letters != self._letters:
                await self._closed()
            self._letters = letters
            try:
                return await self._drawn(figure, width, height)
            except GONE:
                await self._closed()
                return await self._drawn_anew(figure, width, height)
            finally:
                self._idle = self._loop.call_later(IDLE_S, lambda: self._loop.create_task(self._closed()))

    async def _drawn_anew(self, figure: dict, width: int, height: int) -> str:
        """By a new browser. Where that does not start either, none is started for a while: a document asks for many figures."""
        try:
            return await self._drawn(figure, width, height)
        except GONE as problem:
            await self._closed()
            self._rests_until = self._loop.time() + REST_S
            raise BrowserFails from problem

    async def _drawn(self, figure: dict, width: int, height: int) -> str:
        try:
            return await _within(LONGEST_S, self._draw(figure, width, height))
        except TimeoutError:
            await self._closed()
            raise

    async def _draw(self, figure: dict, width: int, height: int) -> str:
        if self._open is None:
            if (path := browser_path()) is None:
                raise NoBrowser
            if self._loop.time() < self._rests_until:
                raise BrowserFails
            self._open = Kaleido(
                page_generator=_Page(self._letters), path=path, browser_cls=_Quiet, proxy_server=NOWHERE, timeout=LONGEST_S
            )
            self._figures = 0
            await self._open.open()
        self._figures += 1
        drawing = await self._open.calc_fig(figure, opts={"format": "svg", "width": width, "height": height})
        return drawing.decode()

    async def _closed(self) -> None:
        closing, self._open = self._open, None
        if closing is None:
            return
        try:
            await _within(5, closing.close())
        except (OSError, *GONE):  # too long, gone, or still writing in the folder that is thrown away with it
            _kill(closing)


def _kill(browser: Kaleido) -> None:
    """End the browser and all that it started: they are one group of processes."""
    if hasattr(browser, "subprocess") and browser.subprocess.poll() is None:
        os.killpg(browser.subprocess.pid, signal.SIGKILL) if hasattr(os, "killpg") else browser.subprocess.kill()


async def _within(seconds: float, work: Coroutine) -> Any:
    """What the work gives, within so many seconds; it is left behind where it does not stop when it is told to."""
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.cancel()
        raise TimeoutError
    return task.result()


BROWSER = HiddenBrowser()
