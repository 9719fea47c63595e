"""Figures to take along: drawn by a real browser without a window, which fetches nothing, gives back what it took, and may be missing."""

import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree

import pytest
from PIL import Image

from kompas import findings, texts
from kompas.contract import ROOT
from kompas.drawing import picture
from kompas.drawing.svg_words import with_signs_apart
from kompas.report import KINDS, picture_file, picture_name
from kompas.report.picture import SCALE, WIDTH, source_line
from kompas.settings import settings
from tests.browsing import go, wait_for_page
from tests.test_pages import page_text, visit, worlds  # noqa: F401 (fixtures)

SVG = "{http://www.w3.org/2000/svg}"
EMPTY = {"data": [], "layout": {"width": 100, "height": 100}}
# One of every kind of chart: rows, columns, lines, a map, a matrix.
KINDS_OF_CHART = ("departments_against_all", "ending_by_quarter", "waiting_curve", "initiatives_by_ward", "risk_drivers")


def scope_of(served, language: str = "nl", **filters) -> findings.Scope:
    return findings.Scope(served, language, findings.Filters(**filters), settings(served.path.parent))


@pytest.fixture(scope="module")
def hidden():
    """A browser of these tests, closed afterwards."""
    own = picture.HiddenBrowser()
    yield own
    own.close()


def words_of(drawing: bytes) -> str:
    """All words of a drawing, without the breaks of lines."""
    texts_of = ElementTree.fromstring(drawing).iter(f"{SVG}text")
    return " ".join(" ".join(words for words in each.itertext()) for each in texts_of)


@pytest.mark.parametrize("name", KINDS_OF_CHART)
def test_a_picture_has_the_message_the_figure_and_the_source(demo, name):
    scope = scope_of(demo)
    finding = findings.EVERY[name](scope)
    drawing = picture_file(scope, finding, "svg")
    root, words = ElementTree.fromstring(drawing), words_of(drawing)
    assert root.get("width") == str(WIDTH) and root.find(f"{SVG}title").text == finding.message
    assert finding.message in words and source_line(scope, finding) in words
    assert len(list(root.iter(f"{SVG}path"))) > 2, "the figure itself"
    assert b"http://" not in drawing.replace(b"http://www.w3.org/", b""), "nothing is fetched by who opens it"


def test_a_picture_is_as_sharp_as_a_slide_and_light(demo):
    scope = scope_of(demo, "en")
    image = Image.open(io.BytesIO(picture_file(scope, findings.waiting_curve(scope), "png"))).convert("RGB")
    assert image.width == WIDTH * SCALE and image.getpixel((0, 0)) == (255, 255, 255)
    assert image.getextrema()[0][0] < 64, "and something is on it"


def test_the_source_names_the_municipality_the_day_few_files_the_choices_and_the_demo(demo):
    scope = scope_of(demo, themes=("zorg",), from_year=2020)
    finding = findings.waiting_curve(scope)
    assert source_line(scope, finding) == (
        f"Voorbeeldstad · Stand op 30 september 2026 · bron: {', '.join(finding.sources[:3])} en nog {len(finding.sources) - 3}"
        " · alleen thema zorg; vanaf 2020 · Demo: verzonnen gegevens · Initiatievenkompas"
    )
    everything = scope_of(demo, "en", definition=("",))
    assert source_line(everything, findings.waiting_curve(everything)).endswith(
        "Everything in the files now counts as an initiative · Demo: invented data · Initiatievenkompas"
    )
    assert [picture_name(finding, kind) for kind in KINDS] == ["waiting_curve-2026-09-30.png", "waiting_curve-2026-09-30.svg"]


def test_names_are_letters_in_a_picture(hidden):
    name = '<b>A & "B"</b> <script>alert(1)</script> \x07é日'
    figure = {
        "data": [{"type": "bar", "x": [1], "y": [2], "name": "<i>"}],
        "layout": {"title": {"text": picture.CONTROL_SIGNS.sub("", name)}},
    }
    ElementTree.fromstring(hidden.svg(figure, 300, 200))


def test_a_sign_stands_in_other_letters_and_the_words_beside_it_in_ours():
    """In a chunk of text of which our letters lack a sign, Typst sets every letter in others; a new place begins a new chunk."""
    look = '<text class="annotation-text" text-anchor="start" x="1" y="17" style="font-size: 10px">'
    line = '<tspan class="line" dy="0em" x="5" y="17">{} Bouw &amp; Wonen</tspan>'
    sign = '<tspan style="fill:#fff;font-size:1.2em">◆</tspan>'
    placed = with_signs_apart(f"{look}{line.format('Zorg')}{line.format(sign)}</text>")
    assert placed.startswith(f"{look}{line.format('Zorg')}"), "words without a sign stay as they are"
    assert re.findall(r'<tspan x="([\d.]+)"[^>]*>([^<]*)<', placed) == [("5.00", "◆"), ("14.60", " Bouw &amp; Wonen")]
    assert placed.count("DejaVu") == 1
    ElementTree.fromstring(placed)
    assert with_signs_apart("<text>◆ elders</text>") == "<text>◆ elders</text>"


def test_the_browser_fetches_nothing(hidden):
    fetched = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            fetched.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/picture.png"
        figure = {"data": [], "layout": {"images": [{"source": address, "xref": "paper", "yref": "paper", "sizex": 1, "sizey": 1}]}}
        hidden.svg(figure, 300, 200)
        server.shutdown()
    assert fetched == []


def test_a_browser_that_is_gone_is_opened_anew(hidden):
    assert hidden.svg(EMPTY, 100, 100).startswith("<svg")
    process = hidden._open.subprocess
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
    assert hidden.svg(EMPTY, 100, 100).startswith("<svg")
    assert hidden._open.subprocess.pid != process.pid


def test_a_browser_that_nobody_asks_closes_and_opens_again(hidden, monkeypatch):
    monkeypatch.setattr(picture, "IDLE_S", 0.2)
    hidden.svg(EMPTY, 100, 100)
    process = hidden._open.subprocess
    process.wait(20)
    assert hidden.svg(EMPTY, 100, 100).startswith("<svg")


def test_what_takes_too_long_is_given_up_and_the_next_is_drawn(hidden, monkeypatch):
    hidden.svg(EMPTY, 100, 100)
    process = hidden._open.subprocess
    os.killpg(process.pid, signal.SIGSTOP)
    monkeypatch.setattr(picture, "LONGEST_S", 2)
    with pytest.raises(TimeoutError):
        hidden.svg(EMPTY, 100, 100)
    process.wait(20)
    monkeypatch.undo()
    assert hidden.svg(EMPTY, 100, 100).startswith("<svg")


def test_many_readers_at_once_are_served_one_after_another(hidden):
    found = {}
    readers = [threading.Thread(target=lambda n=n: found.update({n: hidden.svg(EMPTY, 100 + n, 100)})) for n in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert all(f'width="{100 + n}"' in drawing for n, drawing in found.items()) and len(found) == 4


def test_no_browser_stays_behind_when_the_server_stops():
    code = f"from kompas.drawing.picture import BROWSER\nBROWSER.svg({EMPTY!r}, 100, 100)\nprint(BROWSER._open.subprocess.pid, flush=True)"
    stopped = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    group = int(stopped.stdout.split()[-1])
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.2)
    pytest.fail("something of the browser still runs")


def test_without_a_browser_the_numbers_stay_and_the_page_says_what_to_install(visit, monkeypatch):  # noqa: F811
    def labels(app) -> set[str]:
        return {button.label for button in app.get("download_button")}

    assert labels(visit("demo", "status")) == {"PNG", "SVG", "CSV"}
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(picture.Chromium, "find_browser", lambda **_: None)
    picture.browser_path.cache_clear()
    without = visit("demo", "status")
    picture.browser_path.cache_clear()
    assert labels(without) == {"CSV"} and texts.say("nl", "frame.picture.no_browser") in page_text(without)


@pytest.mark.browser
def test_one_click_gives_a_picture_of_what_is_seen(server, page):
    go(page, server, "status", "?theme=zorg")
    wait_for_page(page, 2)
    with page.expect_download() as handed_out:
        page.get_by_role("button", name="PNG", exact=True).first.click()
    assert handed_out.value.suggested_filename == "status_by_theme-2026-09-30.png"
    with Image.open(handed_out.value.path()) as image:
        assert image.width == WIDTH * SCALE
