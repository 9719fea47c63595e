"""A full disk, a damaged manifest, a database that is gone: what was served is served, and one sentence says what to do."""

import errno
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from pathlib import Path

import duckdb
import pytest

from kompas import archive, disk, manifest, texts, warehouse
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.findings import open_by_age
from kompas.report import minutes, notebook, reviews, story
from kompas.settings import settings
from kompas.tables import sentence
from kompas.warehouse import building, databases
from kompas.warehouse import days as day_builds
from tests.commands import Done, kompas, kompas_process
from tests.test_story import scope_of

FIRST = ("1,Zorg,2026-01-05,",)
SECOND = tuple(f"{n},Zorg,2026-01-05,2026-02-{n % 28 + 1:02}" for n in range(300))


def kompas_limited(largest: int, *words: object) -> Done:
    """Runs a command, in a process of its own, that can write no file larger than so many bytes."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    # Python 3.11 keeps half of a compiled module where a file may not become larger, and then nothing can be imported any more.
    return kompas_process(*words, preexec_fn=limit, PYTHONDONTWRITEBYTECODE="1")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def requests_served(home: Path) -> int:
    """Of what is served, made again where it is not whole."""
    [(n,)] = warehouse.connect(warehouse.ensure_current(home)).cursor().execute("select count(*) from requests").fetchall()
    return n


@pytest.fixture
def small_disk(tmp_path):
    """Mounts a disk of so many bytes; skips where that is not permitted."""
    place = tmp_path / "small"
    mounted = []

    def mount(size: int) -> Path:
        place.mkdir(exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
        mounted.append(place)
        return place

    yield mount
    for each in mounted:
        subprocess.run(["umount", "--lazy", str(each)], check=True)  # a warehouse on it may be open


@pytest.mark.parametrize("largest", [0, 20_000, 600_000, 4_000_000])
def test_an_import_that_cannot_be_written_changes_nothing(folder, fill_folder, requests_csv, largest):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    before = contents(folder)
    done = kompas_limited(largest, "import", requests_csv("2026-02-28", *SECOND))
    assert (done.returncode, done.stdout) == (2, "")
    [sentence] = done.sentences
    assert "De schijf" in sentence and "is vol" in sentence and " MB vrij" in sentence
    assert contents(folder) == before
    assert requests_served(folder) == 1


@pytest.mark.parametrize("kind", ["pptx", "pdf", "html", "xlsx"])
def test_a_document_that_finds_no_room_is_a_sentence_and_leaves_nothing(folder, fill_folder, requests_csv, tmp_path, monkeypatch, kind):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    monkeypatch.setenv("CHROMIUM", "/nowhere")  # for what a browser says of a full disk see tests/test_documents.py
    before, to = contents(folder), tmp_path / "documents" / f"story.{kind}"
    to.parent.mkdir()
    to.write_bytes(b"that of last year")
    done = kompas_limited(4_000, "report", "--to", to, "--story", "management")
    assert (done.returncode, done.stdout) == (2, "")
    [sentence] = done.sentences
    assert "is vol" in sentence and to.name in sentence
    assert (contents(folder), contents(to.parent)) == (before, {to.name: b"that of last year"})


def test_a_review_and_a_remark_that_find_no_room_change_nothing(folder, fill_folder, small_disk, requests_csv, monkeypatch):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    home = small_disk(100_000_000) / "home"
    shutil.copytree(folder, home)
    monkeypatch.setenv("CHROMIUM", "/nowhere")
    scope = scope_of(warehouse.current(home))
    finding = open_by_age(scope)
    minutes.write(scope, finding, "remark", "Een opmerking", "X")
    before = contents(home)
    with (home.parent / "ballast").open("wb", buffering=0) as ballast, pytest.raises(OSError):
        while True:
            ballast.write(bytes(4096))
    one = story.Story("x", "X", (story.Chapter("open_by_age"),))
    for act in (
        lambda: reviews.freeze(scope, one, "X"),
        lambda: [minutes.write(scope, finding, "decision", "b" * 1000, "X") for _ in range(20)],
        lambda: notebook.keep(home, "Y" * 80, (story.Chapter("open_by_age", "k" * 160, "o" * 1000),) * 9),
    ):
        with pytest.raises(ExportError) as refused:
            act()
        assert refused.value.reason == "disk_full"
    (home.parent / "ballast").unlink()
    assert reviews.places(home) == [] and [each.words for each in minutes.minutes(scope)][:1] == ["Een opmerking"]
    assert {name for name in contents(home) if "unfinished" in name or name.startswith("reviews/")} == set()
    assert contents(home).keys() == before.keys()


@pytest.mark.parametrize("left_mb", [0, 3, 8, 11])
def test_a_disk_that_fills_up_changes_nothing(folder, fill_folder, small_disk, monkeypatch, requests_csv, left_mb):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    home = small_disk(100_000_000) / "home"
    shutil.copytree(folder, home)
    monkeypatch.setenv("KOMPAS_DATA", str(home))
    before = contents(home)
    (home.parent / "ballast").write_bytes(bytes(max(disk.free(home) - left_mb * 1_000_000, 0)))
    done = kompas("import", requests_csv("2026-02-28", *SECOND))
    if done.returncode == 0:
        assert requests_served(home) == 300
        return
    assert (done.returncode, done.stdout) == (2, "")
    [sentence] = done.sentences
    assert "is vol" in sentence
    assert contents(home) == before
    (home.parent / "ballast").unlink()
    assert requests_served(home) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("answer", "open_by_age", "--to", "out.csv"),
        ("answer", "open_by_age", "--on-date", "2026-01-10"),
        ("template", "--to", "template.xlsx"),
        ("template", "--to", "new/csvs"),
        ("demo", "--requests", "300", "--to", "new/demo"),
        ("definitions", "--to", "definitions.md"),
        ("formats", "--to", "formats.md"),
    ],
    ids=" ".join,
)
def test_what_a_command_writes_is_there_whole_or_not_at_all(folder, fill_folder, tmp_path, requests_csv, words):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    before, beside = contents(folder), sorted(tmp_path.iterdir())
    done = kompas_limited(10, *[tmp_path / word if "." in word or "/" in word else word for word in words])
    assert (done.returncode, done.stdout) == (2, "")
    [sentence] = done.sentences
    assert "is vol" in sentence
    assert contents(folder) == before
    assert sorted(tmp_path.iterdir()) == beside


@pytest.mark.parametrize("moment", ["second database", "manifest"])
def test_a_disk_that_is_full_at_the_very_end_changes_nothing(both_days, folder, fill_folder, requests_csv, monkeypatch, moment):
    """The databases of an import are put in place together, and go again where the manifest cannot name them."""
    fill_folder(requests_csv("2026-01-31", *FIRST))
    before = contents(folder)
    build_marts, built = building.build_marts, []

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def second(*given: object) -> None:
        full() if built else built.append(build_marts(*given))

    if moment == "manifest":
        monkeypatch.setattr(manifest, "switch", full)
    else:
        monkeypatch.setattr(building, "build_marts", second)
    with pytest.raises(ExportError, match="disk_full"):
        warehouse.import_files(folder, [requests_csv("2026-02-28", *SECOND)])
    assert contents(folder) == before


def test_output_to_a_full_disk_is_reported(fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "kompas", "answer", "open_by_age"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "niet helemaal geschreven" in done.stderr


def test_what_cannot_be_written_elsewhere_is_reported(folder, fill_folder, tmp_path, requests_csv):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    (tmp_path / "file").write_text("")
    for to in (tmp_path / "no such folder" / "out.csv", tmp_path, tmp_path / "file" / "out.csv"):
        done = kompas("answer", "open_by_age", "--to", to)
        assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr
    device = kompas_process("answer", "open_by_age", "--to", "/dev/stdout")
    assert (device.returncode, device.stdout.splitlines()[0]) == (0, kompas("answer", "open_by_age").stdout.splitlines()[0])


def test_a_database_that_was_not_written_whole_is_found_out(tmp_path):
    path = tmp_path / "x.duckdb"
    with databases.writer(path) as con:
        con.execute("create table lines as select range as line from range(1000000)")
    assert databases.is_whole(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert not databases.is_whole(path)
    path.write_bytes(b"")
    assert not databases.is_whole(path)


@pytest.mark.parametrize("lost", [1, 4096, 12_288, 200_000, 262_144])
def test_a_database_that_lost_its_end_is_not_whole(tmp_path, lost):
    """Such a file opens and tells its tables: only its length shows what is gone."""
    path = tmp_path / "x.duckdb"
    with databases.writer(path) as con:
        con.execute("create table lines as select range as line, hash(range) as other from range(1000)")
    assert databases.is_whole(path)
    path.write_bytes(path.read_bytes()[:-lost])
    assert not databases.is_whole(path)


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def not_checkpointed(path: Path) -> None:
    path.with_name(path.name + ".wal").touch()


@pytest.mark.parametrize("damage", [cut_off, not_checkpointed, Path.unlink])
def test_a_database_is_opened_again_before_anything_may_name_it(tmp_path, monkeypatch, damage):
    """A disk that loses what it was given, without an error: what was written is compared with what the file holds."""
    rows_in_file = databases._rows_in_file

    def after_damage(path: Path) -> databases.Rows | None:
        damage(path)
        return rows_in_file(path)

    monkeypatch.setattr(databases, "_rows_in_file", after_damage)
    with pytest.raises(ExportError) as caught, databases.writer(tmp_path / "x.duckdb") as con:
        con.execute("create table lines as select range as line from range(1000)")
    assert (caught.value.reason, caught.value.blanks["value"]) == ("not_written_whole", "x.duckdb")


def test_everything_is_on_the_disk_before_the_manifest_names_it(both_days, folder, fill_folder, requests_csv, monkeypatch):
    """In this order: the export and its folder, the databases, the folder that names them, the manifest, its copy."""
    done: list[str] = []
    flushed, replaced = os.fsync, os.replace

    def called(path: str | os.PathLike) -> str:
        name = os.path.basename(os.fspath(path))
        return "archived" if len(name) == 64 else name.partition("-")[0] if name.endswith(".duckdb") else name

    def sync(handle: int) -> None:
        done.append(f"flush {called(os.readlink(f'/proc/self/fd/{handle}'))}")
        flushed(handle)

    def replace(one: str | os.PathLike, other: str | os.PathLike) -> None:
        done.append(f"name {called(other)}")
        replaced(one, other)

    fill_folder(requests_csv("2026-01-31", *FIRST))  # the folder, the salt and the first manifest
    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    warehouse.import_files(folder, [requests_csv("2026-02-28", *SECOND)])
    written = ["flush unfinished" if each.startswith("flush unfinished") else each for each in done]
    home = f"flush {folder.name}"
    assert written == [
        *("flush unfinished", "name archived", "flush archive"),
        *("flush exported", "flush warehouse", "flush warehouse"),
        *("name exported", "name warehouse", "name warehouse", home),
        *("flush unfinished", f"name {manifest.FILE}", home),
        *("flush unfinished", f"name {manifest.COPY}", home),
    ]


def test_what_differs_from_what_was_written_is_refused(tmp_path, monkeypatch):
    """A disk that loses what it was given, without an error."""
    monkeypatch.setattr(databases, "_rows_in_file", lambda path: {"lines": 0})
    with pytest.raises(ExportError) as caught, databases.writer(tmp_path / "x.duckdb") as con:
        con.execute("create table lines as select 1 as line")
    assert (caught.value.reason, caught.value.blanks["value"]) == ("not_written_whole", "lines")


def test_an_error_of_the_engine_that_is_no_full_disk_stays_what_it_is(tmp_path):
    with pytest.raises(duckdb.CatalogException), disk.engine_writes(tmp_path):
        duckdb.connect().execute("select * from no_such_table")


# The manifest


@pytest.mark.parametrize("damage", ["empty", "half", "gone", "no_object", "no_text"])
def test_a_damaged_manifest_is_restored_from_its_copy(folder, fill_folder, requests_csv, damage):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    file = folder / manifest.FILE
    whole = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes({"empty": b"", "half": whole[: len(whole) // 2], "no_object": b"[]", "no_text": b"\xff\xfe\x00"}[damage])
    assert manifest.read(folder).entries, "a page can be read before anything is mended"
    done = kompas("answer", "open_by_age")
    assert done.returncode == 0
    [sentence] = done.sentences
    assert "hersteld" in sentence
    assert file.read_bytes() == whole
    assert kompas("answer", "open_by_age").sentences == []


def test_a_copy_that_is_gone_is_made_again(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    (folder / manifest.COPY).write_bytes(b"")
    warehouse.build(folder)
    assert (folder / manifest.COPY).read_bytes() == (folder / manifest.FILE).read_bytes()


@pytest.mark.parametrize("words", [("answer", "headlines"), ("check",), ("build",), ("import", "x.csv")])
def test_without_a_whole_manifest_nothing_is_touched(folder, fill_folder, requests_csv, words):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    for name in (manifest.FILE, manifest.COPY):
        (folder / name).write_bytes(b'{"entries": [')
    before = contents(folder)
    done = kompas(*words)
    assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr
    assert "reservekopie" in done.stderr
    assert contents(folder) == before


def test_a_manifest_of_a_newer_version_is_left_to_it(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    file = folder / manifest.FILE
    file.write_text(file.read_text("utf-8").replace('"is_demo"', '"colour": "red",\n "is_demo"'), "utf-8")
    before = contents(folder)
    done = kompas("answer", "open_by_age")
    assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr
    assert "nieuwere versie" in done.stderr and "colour" in done.stderr
    assert contents(folder) == before


@pytest.mark.parametrize("damage", ["gone", "half", "all gone"])
def test_a_database_that_is_gone_is_made_again(folder, fill_folder, requests_csv, damage):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    for file in folder.glob("*.duckdb") if damage == "all gone" else [warehouse.current(folder).path]:
        file.write_bytes(file.read_bytes()[:20_000]) if damage == "half" else file.unlink()
    assert kompas_process("answer", "open_by_age").returncode == 0
    assert requests_served(folder) == 1
    if damage == "all gone":
        assert kompas_process("answer", "open_by_age", "--on-date", "2026-01-10").returncode == 0


def test_an_archive_with_a_gap_is_reported(folder, fill_folder, requests_csv):
    file = requests_csv("2026-01-31", *FIRST)
    fill_folder(file)
    for path in (*folder.glob("*.duckdb"), *folder.glob("archive/*")):
        path.unlink()
    done = kompas("answer", "open_by_age")
    assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr
    assert "niet meer in het archief" in done.stderr
    warehouse.import_files(folder, [file])
    assert requests_served(folder) == 1


def test_the_empty_salt_is_no_salt(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", *FIRST))
    (folder / "salt").write_text("")
    with pytest.raises(ExportError, match="broken_salt"):
        warehouse.build(folder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"[contact\nsilent_days = 30\n", "broken_settings"),
        (b'[contact]\nsilent_days = "d\xe9rtig"\n', "broken_settings"),
        (b'[contact]\nsilent_days = "dertig"\n', "wrong_setting"),
        (b"[contact]\nsilent_days = true\n", "wrong_setting"),
        (b"[clock]\ntimezone = 1\n", "wrong_setting"),
        (b"contact = 30\n", "wrong_setting"),
        (b"[contact]\nsilentdays = 30\n", "no_such_setting"),
        (b"[contacts]\nsilent_days = 30\n", "no_such_setting"),
        (b"[norms.kinds]\nmelding = { decision_days = 3 }\n", None),
        (b"[norms.kinds]\nmelding = { decision_dayz = 3 }\n", "no_such_setting"),
        (b"[norms.kinds]\nmelding = 3\n", "wrong_setting"),
        (b'[norms.kinds]\nmelding = { decision_days = "3" }\n', "wrong_setting"),
        (b'[norms.kinds]\nmelding = { decision_days = 3, is_postponable = "ja" }\n', "wrong_setting"),
        (b"[norms.kinds]\nmelding = { decision_days = -3 }\n", "wrong_setting"),
        (b"[norms]\ndecision_days = -1\n", "wrong_setting"),
        (b'[norms]\ndays_on_par = ["2026-05-15"]\n', "wrong_setting"),
        (b'[reviews]\ndates = ["2026-06-30"]\n', "wrong_setting"),
        (b"[reviews]\ndates = [2026-06-30T12:00:00]\n", "wrong_setting"),
        (b"[terms]\nanswer_days = [56, true]\n", "wrong_setting"),
        (b"[terms]\nanswer_days = []\n", "wrong_setting"),
        (b"[definition]\nscheme_contains = [3]\n", "wrong_setting"),
        (b"[penalty]\nsteps = [[14, 23], [14]]\n", "wrong_setting"),
        (b"[penalty]\nsteps = [14, 23]\n", "wrong_setting"),
        (b"[minimum]\nfor_share = nan\n", "wrong_setting"),
        (b"[risk.margin]\nthresholds = [0.05]\n", "wrong_setting"),
        (b"[risk.margin]\nthresholds = [0.1, 0, -0.1]\n", None),
        (b"[council]\nterms = []\n[norms]\ndays_on_par = []\n", None),
        (b"[penalty]\nsteps = [[10, 20]]\n", None),
        (b"[reviews]\ndates = [2026-06-30]\n[minimum]\nfor_share = 12.5\n", None),
    ],
)
def test_impossible_settings_are_reported(folder, text, reason):
    folder.mkdir()
    (folder / "settings.toml").write_bytes(text)
    if reason is None:
        assert settings(folder)
        return
    with pytest.raises(ExportError, match=reason) as caught:
        settings(folder)
    for language in texts.LANGUAGES:
        message = sentence(language, caught.value)
        assert "settings.toml" in message and "{" not in message.replace("{ ", "") and "None" not in message


def test_what_is_unfinished_is_private(folder):
    with archive.lock(folder), archive.workplace(folder) as place:
        assert place.parent == folder and place.name.startswith("unfinished-")
        assert (os.stat(place).st_mode & 0o777, os.stat(folder).st_mode & 0o777) == (0o700, 0o700)
    assert not place.exists()
    assert warehouse.current(folder) is None


def test_days_outside_the_data_are_not_built(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    served, before = warehouse.current(folder), contents(folder)
    assert (served.first_day, served.last_day) == (date(2025, 3, 5), date(2027, 1, 31))
    for day in (date(2025, 3, 4), date(2027, 2, 1), date(1990, 1, 1), date(2100, 12, 31)):
        with pytest.raises(ExportError, match="no_such_day"):
            warehouse.for_day(folder, day)
        with pytest.raises(ExportError, match="no_such_day"):
            warehouse.review_before(served, day)
    assert contents(folder) == before
    done = kompas("answer", "open_by_age", "--on-date", "1990-01-01")
    assert (done.returncode, len(done.sentences)) == (2, 1)
    assert warehouse.for_day(folder, served.first_day).on_date == served.first_day


def test_who_waits_too_long_for_another_day_hears_so(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    with archive.lock(folder), pytest.raises(warehouse.Busy):
        warehouse.for_day(folder, date(2025, 6, 1), wait_s=0.1)
    assert warehouse.for_day(folder, date(2025, 6, 1)).path.exists()


def test_a_link_per_day_fills_no_disk(folder, fill_folder, requests_csv, monkeypatch):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    monkeypatch.setattr(building, "KEPT_DAYS", 2)
    for day in range(1, 5):
        warehouse.for_day(folder, date(2025, 6, day))
        assert warehouse.current(folder).path.exists()
    assert len(list(folder.glob("warehouse-*.duckdb"))) == 3


def test_visitors_wait_for_one_build_and_hear_when_it_takes_long(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    days = [date(2025, 6, 1)] * 3 + [date(2025, 6, day) for day in range(2, 20)]
    at_work, most, builds = 0, 0, []
    build_marts = day_builds.build_marts

    def counted(folder, exported, to, day, municipality, progress):
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        builds.append(day)
        build_marts(folder, exported, to, day, municipality, progress)
        at_work -= 1

    def visit(day: date) -> date | str:
        try:
            return warehouse.for_day(folder, day, wait_s=1).on_date
        except warehouse.Busy as problem:
            return problem.reason

    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(len(days)) as visitors:
        patch.setattr(day_builds, "build_marts", counted)
        heard = list(visitors.map(visit, days))
    assert most == 1, "one build at a time"
    assert builds.count(date(2025, 6, 1)) <= 1, "a day that three ask for is built once"
    assert set(heard) - set(days) == {"busy"}
    assert warehouse.for_day(folder, days[-1]).on_date == days[-1]


def test_a_day_that_two_ask_for_at_once_is_built_once(folder, fill_folder, requests_csv, monkeypatch):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    builds: list[date] = []
    build_marts, free = day_builds.build_marts, day_builds.WAITING._value

    def counted(folder, exported, to, day, municipality, progress):
        builds.append(day)
        build_marts(folder, exported, to, day, municipality, progress)

    monkeypatch.setattr(day_builds, "build_marts", counted)
    with ThreadPoolExecutor(2) as visitors:
        with archive.lock(folder):
            visits = [visitors.submit(warehouse.for_day, folder, date(2025, 6, 1), wait_s=60) for _ in range(2)]
            while day_builds.WAITING._value > free - 2:
                time.sleep(0.01)
        assert {visit.result().on_date for visit in visits} == {date(2025, 6, 1)}
    assert builds == [date(2025, 6, 1)]


def test_who_comes_when_too_many_wait_hears_it_at_once(folder, fill_folder, requests_csv, monkeypatch):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2025-03-05,"))
    monkeypatch.setattr(day_builds, "WAITING", threading.BoundedSemaphore(1))
    with day_builds.WAITING, ThreadPoolExecutor(1) as visitors:
        visit = visitors.submit(warehouse.for_day, folder, date(2025, 6, 1), wait_s=60)
        done, _ = wait([visit], timeout=20)
        day_builds.WAITING.release()  # whoever waits all the same goes on
        heard = visit.exception()
        day_builds.WAITING.acquire()
    assert done and isinstance(heard, warehouse.Busy)


def test_what_was_agreed_on_is_no_first_day(folder, tmp_path):
    """The days that can be asked for begin with the first thing that happened: no day on which money begins, nor one to decide by."""
    requests, money = tmp_path / "requests-2026-01-31.csv", tmp_path / "funding_lines-2026-01-31.csv"
    requests.write_text("request_id,received_date,due_date\n1,2025-03-05,2024-01-01\n", "utf-8")
    money.write_text("funding_id,initiative_id,start_date,end_date\n1,A,2019-01-01,2019-12-31\n", "utf-8")
    warehouse.import_files(folder, [requests, money])
    assert warehouse.current(folder).first_day == date(2025, 3, 5)


def test_a_database_with_free_blocks_at_its_end_is_whole_and_one_that_lost_a_block_is_not(tmp_path):
    """DuckDB takes free blocks off the end of its file and counts them all the same: every third import failed by that."""
    path = tmp_path / "x.duckdb"
    with databases.writer(path) as con:
        con.execute("create table small as select range as n from range(10)")
        con.execute("create table large as select hash(range) as n from range(300000)")
    with databases.writer(path) as con:
        con.execute("drop table large")
    assert databases.is_whole(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-4096])
    assert not databases.is_whole(path)
    path.write_bytes(whole)
    with databases.writer(path) as con:
        con.execute("create table names as select repeat('x', 5000) || range as name from range(500)")
    with databases.writer(path) as con:
        con.execute("drop table small")
    assert databases.is_whole(path)
    path.write_bytes(path.read_bytes()[:-262144])
    assert not databases.is_whole(path)
