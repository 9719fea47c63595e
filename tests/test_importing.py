"""What an import takes and refuses, file by file, and what it is called and dated by."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kompas import archive, clock, manifest, warehouse
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.manifest import Entry
from kompas.settings import settings
from kompas.warehouse import databases
from kompas.warehouse.rejections import grave_rejections
from kompas.warehouse.stages import read_exports
from tests.commands import kompas, kompas_process

GOOD = ("1,Zorg,2026-01-05,", "2,Zorg,2026-01-06,2026-01-20")


def files_served(home) -> int:
    return len(warehouse.connect(warehouse.current(home)).execute("from source_files").fetchall())


def archive_files(home) -> set[str]:
    return {file.name for file in (home / "archive").iterdir()} if (home / "archive").exists() else set()


@pytest.fixture
def picture(tmp_path):
    file = tmp_path / "foto.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    return file


@pytest.fixture
def private(tmp_path):
    file = tmp_path / "prive.csv"
    file.write_text("naam;rekening\nJan;NL00BANK0123456789\n")
    return file


# Bad files among good ones


def test_every_bad_file_is_named_and_nothing_changes(folder, fill_folder, requests_csv, picture, private, tmp_path):
    fill_folder(requests_csv("2026-01-31", *GOOD))
    before = archive_files(folder)
    good = requests_csv("2026-02-28", *GOOD)
    done = kompas("import", picture, good, private, tmp_path / "weg.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert {sentence.split(",")[0].split(":")[0].rpartition("/")[2] for sentence in done.sentences} >= {"weg.csv"}
    assert [sum(name in sentence for sentence in done.sentences) for name in ("foto.csv", "prive.csv", "weg.csv")] == [1, 1, 1]
    assert files_served(folder) == 1
    assert archive_files(folder) == before, "a refused file leaves nothing behind, nor does a good one beside it"


def test_the_good_ones_are_taken_where_the_user_says_so(folder, requests_csv, picture, private, tmp_path):
    done = kompas("import", picture, requests_csv("2026-01-31", *GOOD), private, tmp_path / "weg.csv", "--accept-good", "--json")
    assert done.returncode == 3
    report = json.loads(done.stdout)
    assert [file["file"] for file in report["files"]] == ["aanvragen-2026-01-31.csv"]
    assert report["refused"] == done.sentences
    assert [sum(name in sentence for sentence in done.sentences) for name in ("foto.csv", "prive.csv", "weg.csv")] == [1, 1, 1]
    assert archive_files(folder) == {entry.sha256 for entry in manifest.read(folder).entries}
    assert files_served(folder) == 1


def test_without_a_good_one_nothing_is_taken(folder, picture, private):
    done = kompas("import", picture, private, "--accept-good")
    assert (done.returncode, len(done.sentences)) == (2, 2)
    assert warehouse.current(folder) is None
    assert archive_files(folder) == set()


def test_a_killed_import_leaves_nothing_behind(folder, fill_folder, tmp_path, requests_csv):
    """Neither in the archive, nor where the system keeps temporary files, nor anywhere else: a copy of an export is personal data."""
    fill_folder(requests_csv("2026-01-31", *GOOD))
    before = archive_files(folder)
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    large = tmp_path / "aanvragen-2026-02-28.csv"
    text = "request_id,department,received_date,decided_date\n" + "".join(f"{n},Zórg,2026-01-05,\n" for n in range(300_000))
    large.write_bytes(text.encode("cp1252"))  # so that it is written again, in utf-8
    process = subprocess.Popen(
        [sys.executable, "-m", "kompas", "import", str(large)],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(elsewhere)},
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not list(folder.glob("unfinished-*/*/transcoded")):
        assert oct(folder.stat().st_mode & 0o777) == "0o700"
        time.sleep(0.005)
    assert process.poll() is None, "it was done before it could be killed"
    assert [oct(path.stat().st_mode & 0o777) for path in folder.glob("unfinished-*") if path.is_dir()] == ["0o700"]
    process.kill()
    process.wait()
    assert list(elsewhere.iterdir()) == []
    assert len(archive_files(folder)) == 2
    with archive.lock(folder):
        pass
    assert archive_files(folder) == before
    assert list(folder.glob("**/unfinished*")) == []


# Many rejected lines


# Lines of a file, how many of them are bad, and whether it is refused.
LARGE_PARTS = [
    (10, 2, False),  # a fifth
    (10, 3, True),
    (9, 2, True),
    (4, 1, False),  # one line proves nothing
    (1, 1, True),  # but every line does
    (2, 2, True),
    (100, 20, False),
    (100, 21, True),
]


def test_a_file_that_is_rejected_for_a_large_part_needs_consent(folder, tmp_path, requests_csv):
    entries = {}
    for lines, bad, is_refused in LARGE_PARTS:
        rows = [f"{n},Zorg,{'2026-13-05' if n < bad else '2026-01-05'}," for n in range(lines)]
        entry = Entry(archive.store(folder, requests_csv("2026-01-31", *rows)), "aanvragen-2026-01-31.csv", "2026-11-01")
        entries[entry] = (bad, lines) if is_refused else None
    exported = tmp_path / "exported.duckdb"
    assert read_exports(folder, tuple(entries), exported, lambda *_: None) == {}
    with databases.reader(exported) as con:
        problems = grave_rejections(con, list(entries))
        assert grave_rejections(con, [replace(entry, are_rejections_accepted=True) for entry in entries]) == {}
    assert {problem.reason for problem in problems.values()} == {"many_rejected"}
    found = {entry: (problem.blanks["n"], problem.blanks["of"]) for entry, problem in problems.items()}
    assert found == {entry: counted for entry, counted in entries.items() if counted}


def test_what_was_refused_is_not_served_until_the_rejections_are_accepted(folder, requests_csv):
    file = requests_csv("2026-01-31", "1,Zorg,2026-13-05,", "2,Zorg,2026-13-05,", "3,Zorg,2026-01-05,")
    with pytest.raises(ExportError, match="many_rejected"):
        warehouse.import_files(folder, [file])
    assert warehouse.current(folder) is None
    [ledger] = warehouse.import_files(folder, [file], accept_rejections=True)
    assert (ledger.rejected, ledger.accepted) == (2, 1)


def test_different_reasons_are_not_added_up_unless_nothing_is_left(folder, requests_csv):
    mixed = ["1,Zorg,2026-13-05,", ",Zorg,2026-01-05,", *(f"{n},Zorg,2026-01-05," for n in range(3, 8))]
    [ledger] = warehouse.import_files(folder, [requests_csv("2026-01-31", *mixed)])
    assert ledger.rejected == 2
    with pytest.raises(ExportError, match="many_rejected"):
        warehouse.import_files(folder, [requests_csv("2026-02-28", "1,Zorg,2026-13-05,", ",Zorg,2026-01-05,")])


def test_the_sentence_says_how_many_and_why_and_what_to_do(folder, requests_csv):
    file = requests_csv("2026-01-31", *(f"{n},Zorg,2026-13-05," for n in range(5)))
    done = kompas("import", file)
    [sentence] = done.sentences
    assert done.returncode == 2
    assert all(part in sentence for part in ("5 van de 5", "2026-13-05", "received_date", "--accept-rejections"))
    assert archive_files(folder) == set()
    assert kompas("import", file, "--accept-rejections").returncode == 0


def test_what_was_accepted_once_needs_no_consent_again(folder, requests_csv):
    bad = requests_csv("2026-01-31", *(f"{n},Zorg,2026-13-05," for n in range(5)), "9,Zorg,2026-01-05,")
    warehouse.import_files(folder, [bad], accept_rejections=True)
    assert manifest.read(folder).entries[0].are_rejections_accepted
    warehouse.import_files(folder, [bad])
    for file in folder.glob("*.duckdb"):
        file.unlink()
    warehouse.import_files(folder, [requests_csv("2026-02-28", *GOOD)])
    assert files_served(folder) == 2, "though both were read"


def test_an_archived_export_that_newer_code_cannot_read_is_left_out_and_reported(folder, requests_csv, monkeypatch):
    """After an upgrade the server must not stand without data, and nothing may be left out silently."""
    from kompas.warehouse import stages

    warehouse.import_files(folder, [requests_csv("2026-01-31", *GOOD), requests_csv("2026-02-28", *GOOD[:1])])
    read = stages.tables.read_file

    def stricter(con, path, name, *positional, **given):
        if "01-31" in name:
            raise ExportError("empty_file", file=name)
        return read(con, path, name, *positional, **given)

    monkeypatch.setattr(stages.tables, "read_file", stricter)
    for file in folder.glob("*.duckdb"):
        file.unlink()
    warehouse.build(folder)
    assert files_served(folder) == 1
    manifest_now = manifest.read(folder)
    assert len(manifest_now.entries) == 2 and len(archive_files(folder)) == 2, "it stays, for a version that can read it"
    assert manifest_now.left_out == ({"reason": "empty_file", "file": "aanvragen-2026-01-31.csv"},)
    with pytest.raises(ExportError, match="empty_file"):
        warehouse.import_files(folder, [requests_csv("2026-01-31", *GOOD)])
    assert manifest.read(folder) == manifest_now
    done = kompas("check")
    assert "aanvragen-2026-01-31.csv" in done.stdout and "leeg" in done.stdout


# Names


NAMES = {
    b"aanvragen-Caf\xe9-2026-01-31.csv": "aanvragen-Café-2026-01-31.csv",
    b"aanvragen-\x81-2026-01-31.csv": "aanvragen-�-2026-01-31.csv",
    b"aanvragen-\xf0\x9f\x8c\xbb-2026-01-31.csv": "aanvragen-🌻-2026-01-31.csv",
    b"aanvragen\n\x1b[31m-2026-01-31.csv": "aanvragen��[31m-2026-01-31.csv",
}


def test_any_name_is_shown_safely(folder, tmp_path):
    files = [tmp_path / os.fsdecode(written) for written in NAMES]
    for number, file in enumerate(files):
        file.write_text(f"request_id,department,received_date,decided_date\n{number},Zorg,2026-01-05,\n")
    done = kompas_process("import", *files, "--json", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert ([entry["file"] for entry in report["files"]], report["on_date"]) == (list(NAMES.values()), "2026-01-31")
    printed = kompas_process("answer", "sources", PYTHONIOENCODING="cp1252").stdout
    assert [shown for shown in NAMES.values() if shown not in printed] == []


@pytest.mark.parametrize("written", [b"foto-\xe9\n.csv", b"weg-\xe9.csv", b"\xff"])
def test_a_refused_name_is_shown_safely(folder, tmp_path, written):
    file = tmp_path / os.fsdecode(written)
    if b"foto" in written:
        file.write_bytes(b"\x89PNG\r\n\x1a\n")
    done = kompas("import", file, code_page="cp1252")
    assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("answer", "open_by_age", "--departments", os.fsdecode(b"\xe9")), 2),
        (("answer", os.fsdecode(b"\xe9")), 2),
        (("answer", "open_by_age", "--to", "x" * 300), 2),
        (("import", "x" * 300), 2),
        (("import", "x" * 5000), 2),
    ],
    ids=["value", "name", "to", "long", "very long"],
)
def test_no_argument_ends_in_a_traceback(fill_folder, requests_csv, words, code):
    fill_folder(requests_csv("2026-01-31", *GOOD))
    done = kompas(*words)
    assert (done.returncode, len(done.sentences)) == (code, 1), done.stderr


def test_a_municipality_may_be_written_in_another_code_page(folder, requests_csv):
    assert kompas("import", requests_csv("2026-01-31", *GOOD), "--municipality", os.fsdecode(b"Sk\xe2n ")).returncode == 0
    assert warehouse.current(folder).municipalities == ("Skân",)


def test_an_impossible_data_folder_is_reported(tmp_path, requests_csv, monkeypatch):
    (tmp_path / "file").write_text("")
    for home in (tmp_path / "file", tmp_path / "file" / "home"):
        monkeypatch.setenv("KOMPAS_DATA", str(home))
        for words in (("import", requests_csv("2026-01-31", *GOOD)), ("build",)):
            done = kompas(*words)
            assert (done.returncode, len(done.sentences)) == (2, 1), done.stderr


def test_what_is_printed_is_utf8_whatever_the_code_page(folder, requests_csv):
    file = requests_csv("2026-01-31", "1,رعاية 🌻,2026-01-05,", "2,رعاية 🌻,2026-13-06,", *(f"{n},Groen,2026-01-05," for n in range(3, 9)))
    for encoding in ("cp1252", "ascii", "utf-16"):
        imported = kompas("import", file, "--json", code_page=encoding)  # from the second time on it was there already
        assert json.loads(imported.stdout)["files"][0]["rejected"] == 1
        assert "رعاية 🌻" in kompas("answer", "open_by_age", code_page=encoding).stdout
        assert json.loads(kompas("check", "--json", code_page=encoding).stdout)
        assert kompas("check", code_page=encoding).stdout


def test_a_reader_that_leaves_early_is_no_bug(fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", *GOOD))
    process = subprocess.Popen(
        [sys.executable, "-m", "kompas", "answer", "open_by_age"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (1, b"")


# The day of import, and whose export it is


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 27, 23, 30, tzinfo=UTC), date(2026, 11, 28)),  # half past midnight in winter
        (datetime(2026, 11, 27, 22, 59, tzinfo=UTC), date(2026, 11, 27)),
        (datetime(2026, 6, 30, 22, 1, tzinfo=UTC), date(2026, 7, 1)),  # and in summer
        (datetime(2026, 6, 30, 21, 59, tzinfo=UTC), date(2026, 6, 30)),
    ],
)
@pytest.mark.parametrize("server", ["UTC", "Pacific/Honolulu", "Asia/Tokyo"])
def test_the_day_is_that_of_the_municipality(monkeypatch, moment, day, server):
    monkeypatch.setenv("TZ", server)
    time.tzset()
    assert clock.today("Europe/Amsterdam", moment) == day
    assert clock.today("Europe/Amsterdam") == clock.today("Europe/Amsterdam", datetime.now(UTC))
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["Europe/Amsterdm", "", "../etc/passwd", "/etc/localtime", "Europe"])
def test_a_zone_that_does_not_exist_is_reported(zone):
    with pytest.raises(ExportError, match="no_such_zone"):
        clock.today(zone)


def test_an_export_of_today_is_of_today_wherever_the_server_stands(folder, requests_csv):
    day = clock.today("Europe/Amsterdam")
    for zone in ("Pacific/Honolulu", "Pacific/Kiritimati"):
        done = kompas_process("import", requests_csv(day.isoformat(), f"{zone},Zorg,2026-01-05,"), "--json", TZ=zone)
        assert json.loads(done.stdout)["on_date"] == day.isoformat()
    assert {entry.imported_on for entry in manifest.read(folder).entries} == {day.isoformat()}


def test_the_zone_of_the_settings_decides_what_today_is(folder, requests_csv):
    """Between these two it is always another day, so one of them is not that of the settings of the product."""
    usual = clock.today(settings(folder)["clock"]["timezone"])
    zone = next(zone for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago") if clock.today(zone) != usual)
    folder.mkdir()
    (folder / "settings.toml").write_text(f'[clock]\ntimezone = "{zone}"\n', "utf-8")
    earliest = clock.today(zone)
    warehouse.import_files(folder, [requests_csv("2026-01-31", *GOOD)])
    [entry] = manifest.read(folder).entries
    assert earliest.isoformat() <= entry.imported_on <= clock.today(zone).isoformat()


def requests_of(home) -> list[tuple]:
    with databases.reader(home / manifest.read(home).exported) as con:
        return con.execute("select municipality, count(*) from requests group by municipality order by 1").fetchall()


def test_two_towns_may_hand_in_the_same_bytes(folder, requests_csv):
    file = requests_csv("2026-01-31", *GOOD)
    for town in ("Aa", "Bee", "aa"):
        [ledger] = warehouse.import_files(folder, [file], municipality=town)
        assert ledger.municipality == town
    assert requests_of(folder) == [("Bee", 2), ("aa", 2)]
    assert len(archive_files(folder)) == 1
    assert warehouse.current(folder).municipality == "aa"
    for town in ("aa", "Bee"):
        con = warehouse.connect(warehouse.for_day(folder, None, municipality=town))
        assert con.execute("select count(*), count(*) filter (where is_open) from requests").fetchall() == [(2, 1)]
        assert con.execute("select municipality from source_files").fetchall() == [(town,)]


def test_the_same_file_again_is_reported_and_counts_once(folder, fill_folder, requests_csv):
    file = requests_csv("2026-01-31", *GOOD)
    fill_folder(file)
    named = kompas("import", file, "--municipality", "Aa")
    assert (named.returncode, len(named.sentences)) == (0, 1)
    assert "al ingelezen" in named.sentences[0]
    again = kompas("import", file)
    assert (again.returncode, len(again.sentences)) == (0, 1)
    assert requests_of(folder) == [("Aa", 2)], "whose it is stays as it was given"


def test_an_import_waits_for_the_one_that_is_at_work(folder, requests_csv):
    file = requests_csv("2026-01-31", *GOOD)
    with archive.lock(folder):
        process = subprocess.Popen(
            [sys.executable, "-m", "kompas", "import", str(file)], cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        assert "wacht" in process.stderr.readline().decode("utf-8")
    process.communicate()
    assert process.wait() == 0
    assert files_served(folder) == 1


def test_the_same_bytes_under_two_names_are_reported(folder, requests_csv):
    done = kompas("import", requests_csv("2026-01-31", *GOOD), requests_csv("2026-02-28", *GOOD))
    assert (done.returncode, len(done.sentences)) == (0, 1)
    assert "aanvragen-2026-01-31.csv" in done.sentences[0]
    assert files_served(folder) == 1


def test_a_file_that_is_refused_now_stays_what_it_was(folder, requests_csv):
    bad = requests_csv("2026-01-31", *(f"{n},Zorg,{day}," for n, day in enumerate(["2026-01-05", "1.500,", "1.500,"])))
    warehouse.import_files(folder, [bad], accept_rejections=True)
    before = manifest.read(folder).entries
    manifest_now = manifest.read(folder)
    manifest.switch(folder, replace(manifest_now, entries=(replace(before[0], are_rejections_accepted=False),)))
    problems = []
    [ledger] = warehouse.import_files(folder, [bad, requests_csv("2026-02-28", *GOOD)], refused=problems.append)
    assert (ledger.file, len(problems)) == ("aanvragen-2026-02-28.csv", 1)
    assert [entry.name for entry in manifest.read(folder).entries] == ["aanvragen-2026-01-31.csv", "aanvragen-2026-02-28.csv"]
