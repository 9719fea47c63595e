"""What tests share: the demo warehouse, a data folder of their own, and the real files where they exist."""

from pathlib import Path

import pytest

from kompas import warehouse
from kompas.cli import demo_files
from kompas.contract import ROOT

SHARED = ROOT.parent / "shared"


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


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> warehouse.Warehouse:
    """The warehouse of the invented municipality."""
    home = tmp_path_factory.mktemp("demo")
    warehouse.import_demo(home, demo_files())
    return warehouse.current(home)


@pytest.fixture
def requests_csv(tmp_path: Path):
    """Writes a small export of requests: requests_csv('2026-01-31', 'A,zorg,2026-01-05,'); returns its path."""

    def write(day: str, *lines: str, name: str | None = None) -> Path:
        file = tmp_path / (name or f"aanvragen-{day}.csv")
        file.write_text("\n".join(["request_id,department,received_date,decided_date", *lines, ""]), "utf-8")
        return file

    return write


@pytest.fixture
def unfinished():
    """Lists what a killed or failed import left behind in a data folder."""

    def left(home: Path) -> list[Path]:
        return [path for path in home.rglob("*") if "unfinished" in path.name]

    return left
