"""Which addresses the server answers, and under which names."""

import http.client
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from streamlit import config

from kompas import texts
from kompas.contract import ROOT
from kompas.doors import is_private, refusal

SHUT = (
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/agent/openapi.json",
    "/status/_stcore/agent/mcp",
    "/_stcore/upload_file/sessie/bestand",
    "//_stcore/upload_file/sessie/bestand",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/bidi-components/x/y.js",
    "/_stcore/iets-nieuws",
    "/_stcore",
    "/component/x/index.html",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/app/static/x",
)
OPEN = ("/", "/status", "/_stcore/health", "/_stcore/host-config", "/media/x.csv", "/static/js/index.js", "/assets/language.js")


def scope(path: str = "/", host: str | None = "127.0.0.1:8501", kind: str = "http", origin: str | None = None, method: str = "GET") -> dict:
    headers = [(name.encode(), value.encode()) for name, value in (("host", host), ("origin", origin)) if value is not None]
    return {"type": kind, "path": path, "method": method, "headers": headers}


@pytest.fixture(autouse=True)
def names():
    """The names of the product itself, whatever ran before."""
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", ["localhost", "127.0.0.1", "::1"])
    yield
    config.set_option("server.allowedHosts", before)


def test_the_product_comes_with_the_names_of_this_machine():
    assert 'allowedHosts = ["localhost", "127.0.0.1", "::1"]' in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert "enableAgentApi = false" in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")


@pytest.mark.parametrize("path", SHUT)
def test_what_no_page_needs_is_closed(path):
    for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
        assert refusal(scope(path, method=method))[0] == 404
    assert refusal(scope(path, kind="websocket"))[0] == 404


@pytest.mark.parametrize("path", OPEN)
def test_pages_can_be_read_and_nothing_can_be_sent_in(path):
    assert refusal(scope(path)) is None and refusal(scope(path, method="HEAD")) is None
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert refusal(scope(path, method=method))[0] == 405


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:80", "[::1]", "[::1]:8501", "LOCALHOST.:8501"])
def test_the_names_of_this_machine_are_answered(host):
    assert refusal(scope(host=host)) is None
    assert refusal(scope("/_stcore/stream", host, "websocket", f"http://{host}")) is None


def test_only_who_is_at_this_machine_is_private():
    """Nobody else can reach a server that listens to this machine alone, under no other name, without a proxy before it."""
    assert is_private({"Host": "localhost:8501"})
    assert not is_private({"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.7"})
    for option, value in (
        ("server.address", "0.0.0.0"),
        ("server.address", None),
        ("server.address", "192.168.1.2"),
        ("server.allowedHosts", ["kompas.example.nl", "127.0.0.1"]),
    ):
        before = config.get_option(option)
        config.set_option(option, value)
        try:
            assert not is_private({}), (option, value)
        finally:
            config.set_option(option, before)
    assert is_private({})


STRANGE = ("kwaad.example", "127.0.0.1.kwaad.example", "localhost@kwaad.example", "kwaad.example:8501", "", None, "[::1")


@pytest.mark.parametrize("host", STRANGE)
def test_any_other_name_is_refused_with_a_sentence(host):
    for path, kind in (("/", "http"), ("/_stcore/stream", "websocket"), ("/_stcore/health", "http"), ("/media/x.csv", "http")):
        status, sentence = refusal(scope(path, host, kind, origin=f"http://{host}"))
        assert status == 403
        assert sentence == "\n".join(texts.say(language, "frame.closed.host", host=host or "") for language in texts.LANGUAGES)


@pytest.mark.parametrize("origin", ["http://kwaad.example", "null", "http://127.0.0.1:9999", "http://localhost:8501", "file://"])
def test_a_websocket_is_only_for_pages_of_this_very_server(origin):
    assert refusal(scope("/_stcore/stream", kind="websocket", origin=origin))[0] == 403


def test_a_name_that_the_administrator_adds_is_answered():
    config.set_option("server.allowedHosts", ["kompas.gemeente.example"])
    assert refusal(scope(host="kompas.gemeente.example")) is None
    assert refusal(scope("/_stcore/stream", "kompas.gemeente.example", "websocket", "https://kompas.gemeente.example")) is None
    assert refusal(scope(host="127.0.0.1:8501"))[0] == 403


@pytest.mark.browser
def test_the_server_itself_keeps_its_doors_closed(server):  # noqa: F811
    def answer(path: str, host: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        with closing(http.client.HTTPConnection(urlsplit(server).netloc, timeout=120)) as connection:
            connection.request(method, path, headers={"Host": host, "Accept": "text/html"} | headers)
            response = connection.getresponse()
            return response.status, response.read().decode()

    own = urlsplit(server).netloc
    assert answer("/status", own)[0] == 200
    status, words = answer("/status", "kwaad.example")
    assert status == 403 and "‘kwaad.example’" in words and "<html" not in words
    assert answer("/_stcore/upload_file/a/b", own, "PUT")[0] == 403, "only for pages of this server: tests/test_import_page.py"
    assert answer("/_stcore/agent/openapi.json", own)[0] == 404
    assert answer("/_stcore/metrics", own)[0] == 404
    knock = {"Upgrade": "websocket", "Connection": "Upgrade"}
    upgrade = knock | {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg=="}
    assert answer("/_stcore/stream", own, Origin="http://kwaad.example", **upgrade)[0] == 403
    assert answer("/_stcore/stream", "kwaad.example", Origin="http://kwaad.example", **upgrade)[0] == 403
