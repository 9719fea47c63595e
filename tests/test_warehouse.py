"""Import, build and switch: what is served is whole, is what was imported, and is cut off from everything else."""

from datetime import date

import duckdb
import pytest

from kompas import archive, manifest, sql, warehouse
from kompas.cli import demo_files
from kompas.errors import ExportError
from kompas.warehouse import building


def open_requests(served: warehouse.Warehouse) -> int:
    _, rows = sql.fetch(warehouse.connect(served), sql.query("answers", "open_by_age"), {})
    return sum(row[2] for row in rows)


def test_an_import_is_served(both_days, folder, requests_csv):
    [ledger] = warehouse.import_files(folder, [requests_csv("2026-01-31", "1,Zorg,2026-01-05,", "2,Zorg,2026-01-06,2026-01-20")])
    served = warehouse.current(folder)
    assert (ledger.lines_read, ledger.accepted, ledger.rejected, ledger.no_data) == (2, 2, 0, 0)
    assert (served.on_date, served.municipality, served.is_demo) == (date(2026, 1, 31), None, False)
    assert open_requests(served) == 1
    made = set(folder.glob("warehouse-*.duckdb"))
    assert {served.path, warehouse.review_before(served).path} == made, "the day with which it is compared is there already"


def test_nothing_is_served_before_the_first_import(folder):
    assert warehouse.current(folder) is None


def test_the_demo_makes_way_for_the_first_real_export(folder, requests_csv):
    warehouse.import_demo(folder, demo_files())
    assert warehouse.current(folder).is_demo
    warehouse.import_files(folder, [requests_csv("2026-01-31", "1,Zorg,2026-01-05,")])
    served = warehouse.current(folder)
    assert (served.is_demo, open_requests(served)) == (False, 1)


def test_a_second_export_joins_the_first(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,"))
    first = warehouse.current(folder)
    warehouse.import_files(folder, [requests_csv("2026-02-28", "1,Zorg,2026-01-05,2026-02-11", "2,Zorg,2026-02-05,")])
    served = warehouse.current(folder)
    assert served.on_date == date(2026, 2, 28)
    assert served.identity != first.identity
    assert open_requests(served) == 1


def test_growing_gives_what_reading_all_again_gives(folder, tmp_path, requests_csv):
    files = [
        requests_csv("2026-01-31", "1,Zorg,2026-01-05,"),
        requests_csv("2026-02-28", "1,Zorg,2026-01-05,2026-02-11", "2,Zorg,2026-02-30,"),
    ]
    at_once = tmp_path / "at once"
    warehouse.import_files(at_once, files)
    for file in files:
        warehouse.import_files(folder, [file])
    for name in sql.names("answers"):
        query = sql.query("answers", name)
        grown, whole = (result(warehouse.current(home), query) for home in (folder, at_once))
        assert grown == whole, name


def result(served: warehouse.Warehouse, query: sql.Query) -> tuple[list[str], list[tuple]]:
    con = warehouse.connect(served, warehouse.review_before(served) if query.compares else None)
    return sql.fetch(con, query, {})


def test_the_same_file_again_changes_nothing(folder, requests_csv):
    file = requests_csv("2026-01-31", "1,Zorg,2026-01-05,", "2,Zorg,2026-13-05,")
    first = warehouse.import_files(folder, [file])
    before = warehouse.current(folder)
    assert warehouse.import_files(folder, [file]) == first
    assert warehouse.current(folder) == before


def test_one_unreadable_file_among_many_changes_nothing(folder, fill_folder, tmp_path, requests_csv, leftovers):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,"))
    before = warehouse.current(folder)
    picture = tmp_path / "foto.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(ExportError):
        warehouse.import_files(folder, [requests_csv("2026-02-28", "2,Zorg,2026-02-05,"), picture])
    assert warehouse.current(folder) == before
    assert open_requests(before) == 1
    assert leftovers(folder) == []


def test_another_day_is_built_beside_what_is_served(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,2026-01-20", "2,Zorg,2026-01-06,"))
    before = warehouse.current(folder)
    earlier = warehouse.for_day(folder, date(2026, 1, 10))
    assert warehouse.current(folder) == before
    assert (open_requests(before), open_requests(earlier)) == (1, 2)
    assert warehouse.for_day(folder, before.on_date) == before


def test_another_setting_is_another_warehouse(folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,"))
    before = warehouse.current(folder)
    (folder / "settings.toml").write_text("[contact]\nsilent_days = 30\n")
    assert warehouse.build(folder).identity != before.identity


def test_what_other_code_made_is_made_again_for_a_command(folder, fill_folder, requests_csv, monkeypatch):
    """Its marts may be fewer than the answers read."""
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,"))
    before = warehouse.current(folder)
    assert warehouse.ensure_current(folder) == before
    monkeypatch.setattr(building, "MART_CODE", (*building.MART_CODE, "app.py"))
    assert warehouse.ensure_current(folder).identity != before.identity


def test_a_build_that_is_up_to_date_is_not_repeated(both_days, folder, fill_folder, requests_csv):
    fill_folder(requests_csv("2026-01-31", "1,Zorg,2026-01-05,"))
    before = warehouse.current(folder).path.stat().st_mtime_ns
    earlier = warehouse.for_day(folder, date(2026, 1, 10))
    assert warehouse.build(folder).path.stat().st_mtime_ns == before
    assert earlier.path.exists(), "nor is the day with which it is compared"


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "create table mine (i integer)",
        "attach 'other.duckdb' as other",
        "set enable_external_access = true",
        "install httpfs",
        "copy (select 1) to 'out.csv'",
    ],
)
def test_what_is_served_is_cut_off(demo, statement):
    with pytest.raises(duckdb.Error):
        warehouse.connect(demo).cursor().execute(statement)


def test_the_archive_keeps_the_bytes(folder, fill_folder, requests_csv):
    file = requests_csv("2026-01-31", "1,Zorg,2026-01-05,")
    fill_folder(file)
    [entry] = manifest.read(folder).entries
    assert archive.path_of(folder, entry).read_bytes() == file.read_bytes()
