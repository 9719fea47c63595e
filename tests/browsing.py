"""A server of the dashboard and a browser that reads it: what tests in a real browser share."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from kompas import texts
from kompas.bench.pages import CHROMIUM_FLAGS, serve
from kompas.ui.frame import PAGES

PATIENCE_MS = 120_000  # a busy machine is slow, not broken
expect.set_options(timeout=PATIENCE_MS)
# All pages are read in one process, which compiles a script once as long as a page that uses it is open: half of what loading a page takes.
ONE_PROCESS = "--process-per-site"
WIDE_FROM = 1250  # pixels of a window in which figures are those of a wide screen
# On a deep link Streamlit first looks for its server below the page's own address; it finds it one step up.
STREAMLIT_LOOKS_AROUND = re.compile(r"/\w+/_stcore/(health|host-config)$")


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address of a server of its own, which is stopped by its process."""
    with serve(home) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def server(demo) -> Iterator[str]:
    with served(demo.path.parent) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        opened = driver.chromium.launch(executable_path=chromium, args=[*CHROMIUM_FLAGS, ONE_PROCESS])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def visitor(browser) -> Iterator[BrowserContext]:
    """Somebody on a wide screen, who reads the same scripts for every page once."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@pytest.fixture(scope="module")
def former_page() -> list[Page]:
    """The page of the test before, which stays open until the next is loaded."""
    return []


@pytest.fixture
def page(visitor, former_page) -> Iterator[Page]:
    """A page that is loaded anew, and watched."""
    opened = visitor.new_page()
    yield watched(opened)
    for page in former_page:
        page.close()
    former_page[:] = [opened]


@pytest.fixture(scope="module")
def readers(visitor) -> Iterator[dict[tuple[str, int], Page]]:
    """Per language and width of the window a page on which somebody goes from one page of the dashboard to the next, and which is watched:
    Dutch in the light, and English in the dark. A window that becomes wide loads its page anew."""
    with ExitStack() as pages:
        opened = {}
        for language, width in product(texts.LANGUAGES, (1280, 720)):
            opened[language, width] = watched(pages.enter_context(visitor.new_page()))
            opened[language, width].emulate_media(color_scheme="dark" if language == "en" else "light")
        yield opened


def watched(opened: Page) -> Page:
    """The page; it notes what went wrong in `troubles` and what it asked for in `requested`."""
    opened.troubles, opened.requested = [], []
    opened.on("pageerror", lambda error: opened.troubles.append(str(error)))
    opened.on(
        "console",
        lambda message: opened.troubles.append(message.text) if message.type == "error" and not is_expected(message) else None,
    )
    opened.on("request", lambda request: opened.requested.append(request.url))
    return opened


def go(page: Page, server: str, name: str, query: str = "", language: str = "nl") -> None:
    """Go to another page of the dashboard as the buttons back and forward of the browser do: loading its scripts takes four times as long
    as showing it. The first time the page is loaded."""
    page.bring_to_front()  # what is behind another page is painted once a second
    if page.url == "about:blank":
        page.goto(f"{server}/{name}{query}")
    else:
        page.evaluate(
            "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate', {state: {}})) }", f"/{name}{query}"
        )
    wait_for_title(page, name, language)


def wait_for_title(page: Page, name: str, language: str = "nl") -> None:
    """Wait until this page of the dashboard has its title, in the window and at the top."""
    title = texts.say(language, f"frame.page.{name}")
    shown = "title => document.title.startsWith(`${title} · `) && (title === START || document.querySelector('h1')?.innerText === title)"
    start = texts.say(language, f"frame.page.{PAGES[0]}")  # its title is what it says
    page.wait_for_function(shown.replace("START", repr(start)), arg=title, timeout=PATIENCE_MS)


def is_expected(message) -> bool:
    return bool(STREAMLIT_LOOKS_AROUND.search(message.location["url"]))


def wait_for_page(page: Page, charts: int = 0) -> None:
    """Wait until the page has its title, its run is over, no grey place waits for what is to come, and every chart is painted: at least
    `charts`."""
    page.wait_for_selector("h1", timeout=PATIENCE_MS)
    page.wait_for_function(
        """charts => {
            const painted = [...document.querySelectorAll('.js-plotly-plot')];
            return document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
                && painted.length >= charts
                && painted.length === document.querySelectorAll('[data-testid="stPlotlyChart"]').length
                && painted.every(chart => chart.querySelectorAll('path').length > 2)
        }""",
        arg=charts,
        timeout=PATIENCE_MS,
    )


def wait_for_folds(page: Page) -> None:
    """Wait until nothing unfolds or folds any more: keys that are pressed in between are lost."""
    page.wait_for_function(
        "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)"
    )


def resize(page: Page, width: int, height: int = 900) -> None:
    """Make the window so wide and so high; where that asks for other figures, wait until the page is loaded again (static/screen.js)."""
    before, loaded = page.evaluate("() => [window.innerWidth, performance.timeOrigin]")
    page.set_viewport_size({"width": width, "height": height})
    if page.url != "about:blank" and (before >= WIDE_FROM) != (width >= WIDE_FROM):
        page.wait_for_function("loaded => performance.timeOrigin !== loaded", arg=loaded, timeout=PATIENCE_MS)
        wait_for_page(page)


def control(page: Page, words: str) -> Locator:
    """The control of the bar with these words."""
    return page.locator('[aria-haspopup="dialog"]', has_text=words).first
