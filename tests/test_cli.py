"""The commands, as a script would use them: what they print, where, and how they end."""

import csv
import io
import json

import pytest

from kompas import warehouse
from kompas.cli import main
from kompas.contract import ROOT
from tests.commands import kompas


@pytest.fixture
def export(requests_csv):
    lines = ("1,Zorg,2026-01-05,", "2,Zorg,2026-01-06,2026-01-20", "3,Groen,2026-02-30,", "4,,2025-01-01,2025-01-31")
    return requests_csv("2026-01-31", *lines)


@pytest.fixture
def imported(fill_folder, export):
    fill_folder(export)


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))


def test_import_prints_the_ledger_as_json(folder, export):
    imported = kompas("import", export, "--json")
    report = json.loads(imported.stdout)
    assert report["on_date"] == "2026-01-31"
    [file] = report["files"]
    assert set(file) == {"file", "sha256", "format", "lines_read", "accepted", "rejected", "no_data", "blank", "warnings"}
    assert (file["lines_read"], file["accepted"], file["rejected"], file["no_data"]) == (4, 3, 1, 0)
    assert imported.returncode == 0


def test_answer_prints_csv(imported):
    done = kompas("answer", "open_by_age")
    assert done.returncode == 0
    assert [(row["department"], row["age_band"], row["requests"]) for row in rows(done.stdout)] == [("Zorg", "0-8", "1")]


def test_answer_writes_to_a_file(imported, tmp_path):
    done = kompas("answer", "open_by_age", "--to", tmp_path / "out.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert len(rows((tmp_path / "out.csv").read_text())) == 1


def test_answer_takes_parameters_and_a_day(imported):
    chosen = kompas("answer", "waiting_curve", "--departments", "unknown", "--until", "first_answer")
    assert {row["department"] for row in rows(chosen.stdout)} <= {"", "unknown"}
    earlier = kompas("answer", "open_by_age", "--on-date", "2026-01-10")
    assert sum(int(row["requests"]) for row in rows(earlier.stdout)) == 2


def test_answer_gives_lines_that_a_column_narrows(imported):
    every, some = (rows(kompas("answer", "requests_behind", *words).stdout) for words in ((), ("--department", "Zorg,unknown")))
    assert [row["case_id"] for row in every] == [row["case_id"] for row in some] == ["1", "2", "4"]
    running = kompas("answer", "requests_behind", "--wait=running", "--departments", "Zorg", "--limit", "5")
    assert [(row["case_id"], row["line"]) for row in rows(running.stdout)] == [("1", "2")]


@pytest.mark.parametrize(
    "words",
    [
        ("answer", "no_such_thing"),
        ("answer", "open_by_age", "--no-such-parameter", "1"),
        ("answer", "requests_behind", "--no-such-column", "1"),
        ("answer", "requests_behind", "--waited", "lang"),
        ("answer", "open_by_age", "--from-year", "lang geleden"),
        ("answer", "open_by_age", "--from-year"),
        ("import", "no-such-file.csv"),
        ("import", "data"),
    ],
)
def test_what_cannot_be_done_gives_one_sentence(imported, words):
    done = kompas(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.sentences) == 1
    assert "Traceback" not in done.stderr


def test_answering_before_any_import_is_reported(folder):
    done = kompas("answer", "headlines")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_check_says_line_by_line_what_is_wrong(imported):
    done = kompas("check", "--json")
    [rejected] = [row for row in json.loads(done.stdout) if row["found_by"] == "rejected_lines"]
    assert (rejected["file"], rejected["line"], rejected["column_name"], rejected["value"]) == (
        "aanvragen-2026-01-31.csv", 4, "received_date", "2026-02-30",
    )  # fmt: skip
    assert all(part in rejected["sentence"] for part in ("aanvragen-2026-01-31.csv", "4", "received_date", "2026-02-30"))


def test_the_language_can_be_chosen(folder):
    assert "Er is nog niets ingelezen" in kompas("--lang", "nl", "answer", "headlines").stderr
    assert "Nothing was imported yet" in kompas("--lang", "en", "answer", "headlines").stderr


def test_build_starts_with_the_invented_municipality(folder):
    assert kompas("build").returncode == 0
    assert warehouse.current(folder).is_demo


def test_template_is_written_as_workbook_and_as_csvs(folder, tmp_path):
    assert kompas("template", "--to", tmp_path / "sjabloon.xlsx").returncode == 0
    assert kompas("template", "--to", tmp_path / "csvs").returncode == 0
    assert (tmp_path / "csvs" / "requests.csv").exists()


def test_every_command_and_option_is_in_the_administration_page():
    page = (ROOT / "docs" / "administration.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert f"kompas {name}" in page, name
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    assert option in page, f"{name} {option}"


def test_the_definitions_page_is_up_to_date(folder, tmp_path):
    assert kompas("definitions", "--to", tmp_path / "definitions.md").returncode == 0
    assert (tmp_path / "definitions.md").read_text("utf-8") == (ROOT / "docs" / "definitions.md").read_text("utf-8"), "run make definitions"
    assert kompas("formats", "--to", tmp_path / "formats.md").returncode == 0
    assert (tmp_path / "formats.md").read_text("utf-8") == (ROOT / "docs" / "formats.md").read_text("utf-8"), "run make definitions"
