"""What tests share: the demo warehouse, a data folder of their own, and the real files where they exist."""

import functools
import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import context
from streamlit.testing.v1 import AppTest

from kompas import warehouse
from kompas.cli import demo_files
from kompas.contract import ROOT
from kompas.warehouse import building
from tests.browsing import browser, former_page, page, readers, server, visitor  # noqa: F401 (fixtures)

SHARED = ROOT.parent / "shared"

# Examples that are made up are the same in every run: what a run finds is the doing of what changed. Others: --hypothesis-profile=default.
settings.register_profile("alike", derandomize=True)
settings.load_profile("alike")
# The commands that tests start by the hundred keep what they compiled, and so do the tests: rewriting their assertions takes as long as
# finding them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Nothing here computes on matrices, for which every process would start threads that wait by turning around.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
# What is installed does not change while tests run; every new AppTest looks for it anew, and spends most of its time on that.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
# Who visits with AppTest has no cookies. Streamlit would look for them in the runtime, which the thread that is done first takes away from
# all others.
context._get_client_context = lambda: None
# An import within the process of a test makes the marts of the day that is shown; those of the review day are made when they are asked
# for, as those of any day. Commands make both, and so does a test with the fixture `both_days`.
DAYS_AT_ONCE = building.days_at_once
building.days_at_once = lambda folder, day: (day,)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs the real files where they are not."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="the real files (../shared) are not on this machine"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the real files, `../shared`."""
    return SHARED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of this test's own, also for the commands."""
    home = tmp_path / "home"
    monkeypatch.setenv("KOMPAS_DATA", str(home))
    return home


@pytest.fixture
def both_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports of this test make the marts of both days at once, as they do for whoever is no test."""
    monkeypatch.setattr(building, "days_at_once", DAYS_AT_ONCE)


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Makes a folder once for all tests of this session, in whatever process they run: make_once('demo', make) returns a copy of one's own.

    `make` is called with the path of a folder that is to be; what it returns is not kept.
    """
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent  # that of a worker lies in that of all workers together

    def copy_of(name: str, make: Callable[[Path], object]) -> Path:
        folder, unfinished = place / f"prepared-{name}", place / f"making-{name}"
        with FileLock(f"{folder}.lock"):
            if not folder.exists():
                shutil.rmtree(unfinished, ignore_errors=True)
                make(unfinished)
                unfinished.rename(folder)
        own = tmp_path_factory.mktemp(name) / "home"
        shutil.copytree(folder, own)
        return own

    return copy_of


@pytest.fixture(scope="session")
def demo(make_once) -> warehouse.Warehouse:
    """The warehouse of the invented municipality that has exports of everything."""

    def make(home: Path) -> None:
        warehouse.import_demo(home, demo_files())
        warehouse.review_before(warehouse.current(home))

    return warehouse.current(make_once("demo", make))


@pytest.fixture(scope="session")
def register(demo) -> warehouse.Warehouse:
    """The warehouse of the invented municipality that has only a subsidy register."""
    return warehouse.for_day(demo.path.parent, None, municipality="Registerstad")


@pytest.fixture
def fill_folder(folder: Path, make_once):
    """Fills the empty data folder of this test with an import of these files, as it was made when a test first asked for it."""

    def fill(*files: Path) -> None:
        assert not folder.exists()
        digest = hashlib.sha256()
        for file in files:
            digest.update(repr((file.name, file.read_bytes())).encode())
        made = make_once(f"import-{digest.hexdigest()[:16]}", lambda home: warehouse.import_files(home, list(files)))
        shutil.move(made, folder)

    return fill


@pytest.fixture
def requests_csv(tmp_path: Path):
    """Writes a small export of requests: requests_csv('2026-01-31', 'A,zorg,2026-01-05,'); returns its path."""

    def write(day: str, *lines: str, name: str | None = None) -> Path:
        file = tmp_path / (name or f"aanvragen-{day}.csv")
        file.write_text("\n".join(["request_id,department,received_date,decided_date", *lines, ""]), "utf-8")
        return file

    return write


@pytest.fixture
def visit_folder(monkeypatch):
    """Opens a page of a data folder: visit_folder(folder, 'status', lang='en'); returns the app after its first run."""
    monkeypatch.syspath_prepend(ROOT)

    def open_page(folder: Path, name: str, **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("KOMPAS_DATA", str(folder))
        app = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=300)
        for key, value in parameters.items():
            app.query_params[key] = value
        app.switch_page(f"{name}.py")
        return app.run()

    return open_page


@pytest.fixture
def leftovers():
    """Lists what a killed or failed import left behind in a data folder."""

    def found(home: Path) -> list[Path]:
        return [path for path in home.rglob("*") if "unfinished" in path.name]

    return found
