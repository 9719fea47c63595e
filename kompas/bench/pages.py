"""How long the server takes over the pages, measured over the real websocket, and the first page after a start in a real browser."""

import itertools
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import requests
from playwright.sync_api import sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from kompas import sql, warehouse
from kompas.bench import Figure
from kompas.contract import ROOT
from kompas.figures.names import display_name
from kompas.texts import LANGUAGES
from kompas.ui.frame import PAGES

CACHED_MS, CHANGED_MS, SEVERAL_MS, START_S = 50, 120, 500, 5
CHROMIUM_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

WARM_UP_S = 20  # the answers of the other pages are made ready behind the first page


def measure(home: Path) -> list[Figure]:
    """Per page the milliseconds of a rerun: cached, unfiltered for the first time, with one changed filter, with several; and the start."""
    figures = [Figure("start", "make run to the first painted page", "s", _seconds_to_first_page(home), START_S)]
    with serve(home) as port:
        choices = _choices(home)
        time.sleep(WARM_UP_S)
        for page in PAGES:
            with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None) as session:
                rerun(session, "gegevens" if page != "gegevens" else "status", {})
                unfiltered = rerun(session, page, {})
                cached = statistics.median(rerun(session, page, {}) for _ in range(15))
                one = statistics.median(rerun(session, page, filters) for filters in _one_filter(choices))
                several = statistics.median(rerun(session, page, filters) for filters in _several_filters(choices))
                wide = statistics.median(rerun(session, page, filters) for filters in _wide_filters(choices))
            figures += [
                Figure(f"page {page}", "rerun, cached (median of 15)", "ms", cached, CACHED_MS),
                Figure(f"page {page}", "unfiltered, first time", "ms", unfiltered, CHANGED_MS),
                Figure(f"page {page}", "one changed filter (median of 8)", "ms", one, CHANGED_MS),
                Figure(f"page {page}", "several filters (median of 8)", "ms", several, SEVERAL_MS),
                Figure(f"page {page}", "nearly everything, own definition (median of 4)", "ms", wide, SEVERAL_MS),
            ]
    return figures


def against(small: list[Figure], large: list[Figure]) -> list[Figure]:
    """For each rerun unfiltered or with one filter: how many times as long the largest size takes; twice is the most."""
    before = {(figure.group, figure.name): figure.value for figure in small}
    compared = ("unfiltered, first time", "one changed filter (median of 8)")
    return [
        Figure(figure.group, f"{figure.name}: times the smallest size", "×", figure.value / before[(figure.group, figure.name)], 2)
        for figure in large
        if figure.group.startswith("page") and figure.name in compared
    ]


def _choices(home: Path) -> dict[str, list[str]]:
    con = warehouse.connect(warehouse.current(home))
    _, rows = sql.fetch(con, sql.query("answers", "filter_choices"), {})
    found: dict[str, list[str]] = {}
    for dimension, value, *_ in rows:
        found.setdefault(dimension, []).append(value)
    return found


def _one_filter(choices: dict[str, list[str]]) -> list[dict]:
    themes = [{"theme": [value]} for value in choices["theme"][:3]]
    wards = [{"ward": [value]} for value in choices["neighbourhood"][:3]]
    return (
        themes + wards + [{"initiator": [display_name(value, "initiator_kind", LANGUAGES[0])]} for value in choices["initiator_kind"][:2]]
    )


def _several_filters(choices: dict[str, list[str]]) -> list[dict]:
    pairs = itertools.product(choices["theme"][:4], choices["neighbourhood"][:2])
    return [{"theme": [theme], "ward": [ward, choices["neighbourhood"][-1]], "from": [2019]} for theme, ward in pairs]


def _wide_filters(choices: dict[str, list[str]]) -> list[dict]:
    """The dearest questions: all but one theme and one ward, and the reader's own words for what an initiative is."""
    wards = choices["neighbourhood"][:-1]
    left_out = [[theme for theme in choices["theme"] if theme != one] for one in choices["theme"][:4]]
    return [{"theme": themes, "ward": wards, "definition": "initiatief"} for themes in left_out]


def rerun(session: ClientConnection, page: str, filters: dict) -> float:
    """Milliseconds from asking for a page until the server has sent all of it."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = urlencode(filters, doseq=True)
    message.rerun_script.is_history_navigation = True  # the address decides, as when a reader goes back
    started = time.perf_counter()
    session.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(session.recv(timeout=120))
        if answer.WhichOneof("type") == "script_finished":
            if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(f"the page {page} did not finish: {answer.script_finished}")
            return (time.perf_counter() - started) * 1000


@contextmanager
def serve(home: Path) -> Iterator[int]:
    """A server of its own on a free port; stopped by its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
        cwd=ROOT,
        env=os.environ | {"KOMPAS_DATA": str(home)},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    for _ in range(2400):
        try:
            if requests.get(address, timeout=5).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.05)
    raise RuntimeError(f"no answer from {address}")


def _seconds_to_first_page(home: Path) -> float:
    """Seconds from the commands of `make run` (already installed, already built) to a painted start page in a browser that is open."""
    with sync_playwright() as driver:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        page = browser.new_page()
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kompas", "build"], cwd=ROOT, env=os.environ | {"KOMPAS_DATA": str(home)}, check=True)
        with serve(home) as port:
            page.goto(f"http://127.0.0.1:{port}/")
            page.wait_for_selector('[data-testid="stMetricValue"]', timeout=120_000)
            took = time.perf_counter() - started
        browser.close()
    return took
