"""Bad input: one sentence that names file, line, column, value and what was expected; the rest of the file is kept."""

import re
import tomllib

import pytest
import xlsxwriter

from kompas import sql, tables, texts
from kompas.contract import ROOT
from kompas.errors import ExportError
from tests.exports import BAD, reading

CASES = tomllib.loads((BAD.parent / "bad.toml").read_text("utf-8"))
LEDGER = ("files", "rejected_lines", "no_data_lines", "warnings", "column_coverage", "registers")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_bad_file_gives_its_sentences(name, language):
    case, here = CASES[name], reading()
    if "counts" in case:
        entry = here.file(BAD / name)
        assert {count: getattr(entry, count) for count in case["counts"]} == case["counts"]
        assert here.sentences(language) + here.sentences(language, "warnings") == case[language]
    else:
        with pytest.raises(ExportError) as raised:
            here.file(BAD / name)
        assert [tables.sentence(language, raised.value)] == case[language]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "counts" not in case])
def test_a_file_that_cannot_be_read_leaves_nothing(name):
    here = reading()
    before = here.rows("select table_name from duckdb_tables() union all select view_name from duckdb_views() where not internal")
    with pytest.raises(ExportError):
        here.file(BAD / name)
    after = here.rows("select table_name from duckdb_tables() union all select view_name from duckdb_views() where not internal")
    assert sorted(after) == sorted(before)
    assert [here.one(f"select count(*) from {table}") for table in (*LEDGER, "requests", "funding_lines")] == [0] * 8


def test_every_file_has_a_case():
    assert sorted(CASES) == sorted(path.name for path in BAD.iterdir())


def test_every_sentence_names_the_file():
    for name, case in CASES.items():
        assert all(sentence.startswith(name) for language in ("nl", "en") for sentence in case[language])


def test_a_bug_while_entering_leaves_nothing(monkeypatch):
    here = reading()
    monkeypatch.setattr("kompas.tables.ledger.write", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        here.file(BAD / "no_such_date.csv")
    assert [here.one(f"select count(*) from {table}") for table in (*LEDGER, "requests")] == [0] * 7
    assert here.rows("select table_name from duckdb_tables() where temporary") == []


def test_a_line_that_feeds_several_tables_goes_to_none_when_something_is_wrong(tmp_path):
    path = tmp_path / "register-2026-06-30.csv"
    path.write_text(
        "DOSSIERNUMMER;AANVRAGER;REGELINGNAAM;ORGANISATIEONDERDEEL;PROJECT_NAAM;TYPE_PERIODICITEIT;BEDRAG_VERLEEND;SUBSIDIEJAAR\n"
        "S-1;Stichting A;Bewonersinitiatieven;stadsdeel Oost;Tuin;Eenmalig;500;2026\n"
        "S-2;Stichting B;Bewonersinitiatieven;stadsdeel Oost;Feest;Eenmalig;veel;2026\n",
        "utf-8",
    )
    here = reading()
    entry = here.file(path)
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select initiative_id from initiatives") == [("S-1",)]
    assert here.rows("select funding_id from funding_lines") == [("S-1",)]


def test_a_wrong_line_that_is_also_a_second_one_is_reported_once_and_does_not_spoil_the_other(tmp_path):
    path = tmp_path / "aanvragen-2026-06-30.csv"
    path.write_text("request_id;received_date\nA1;gisteren\nA1;2026-01-05\nA1;2026-01-06\n", "utf-8")
    here = reading()
    entry = here.file(path)
    assert (entry.accepted, entry.rejected) == (1, 2)
    assert here.rows("select line, reason, expected from rejected_lines order by line") == [(2, "no_date", "date"), (4, "duplicate", "3")]


def test_a_key_on_two_sheets_of_a_workbook_counts_once(tmp_path):
    path = tmp_path / "register-2026-06-30.xlsx"
    header = ["DOSSIERNUMMER", "AANVRAGER", "REGELINGNAAM", "ORGANISATIEONDERDEEL", "PROJECT_NAAM", "BEDRAG_VERLEEND", "SUBSIDIEJAAR"]
    with xlsxwriter.Workbook(path) as book:
        for year in (2025, 2026):
            sheet = book.add_worksheet(str(year))
            sheet.write_row(0, 0, header)
            sheet.write_row(1, 0, ["S-1", "A", "B", "C", "D", 5, year])
            sheet.write_row(2, 0, [f"S-{year}", "A", "B", "C", "D", 5, year])
    here = reading()
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.rejected) == (4, 3, 1)
    assert here.rows("select file, line, reason, expected from rejected_lines") == [(f"{path.name} [2026]", 2, "duplicate", "2")]
    assert here.one("select count(*) from funding_lines") == 3


def test_a_sheet_that_is_no_table_is_reported_and_counted(tmp_path):
    path = tmp_path / "aanvragen-2026-06-30.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Draaitabel": [["som", 3], ["", 4]],
            "Aanvragen en vragen": [["request_id", "suspended_days"], ["A1", 3]],
        }.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    here = reading()
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.no_data, entry.warnings) == (3, 1, 2, 1)
    assert here.sentences("nl", "warnings") == [f"{path.name} [Draaitabel]: dit blad is niet gebruikt (2 regels)."]


@pytest.mark.parametrize("kind", ["nl", "en"])
def test_every_reason_has_words(kind):
    words = texts.entry(kind, "errors")
    reasons = {
        "cannot_open",
        "is_a_folder",
        "no_such_file",
        "empty_file",
        "not_an_export",
        "locked_workbook",
        "locked_archive",
        "locked_table",
        "damaged_archive",
        "damaged_log",
        "damaged_table",
        "unsafe_archive",
        "nested_archive",
        "empty_archive",
        "too_many_members",
        "several_exports",
        "several_days",
        "no_record",
        "key_twice",
        "broken_line",
        "beside_records",
        "damaged_workbook",
        "too_large",
        "too_heavy",
        "too_slow",
        "too_many_columns",
        "too_many_wrong",
        "only_hidden",
        "on_hidden_sheet",
        "sheet_hidden",
        "hidden_rows",
        "merged_across",
        "no_such_format",
        "broken_json",
        "no_map",
        "unknown_properties",
        "no_feature",
        "no_outline",
        "unknown_header",
        "several_formats",
        "several_tables",
        "missing_column",
        "column_twice",
        "ambiguous_number",
        "no_export_date",
        "cell_count",
        "ends_beyond_header",
        "ends_before_header",
        "cell_beyond_header",
        "stray_quote",
        "unreadable_sign",
        "too_long",
        "missing_value",
        "no_date",
        "no_such_date",
        "no_amount",
        "no_number",
        "no_whole",
        "negative",
        "duplicate",
        "unknown_word",
        "after_export",
        "column_not_used",
        "columns_not_used",
        "nameless_column_not_used",
        "sheet_not_used",
        "only_a_header",
        "above_header",
        "explanation",
        "dashes",
        "row_count",
        "total",
        "on_unused_sheet",
        "header_again",
        "footnote",
        "doubtful_key",
        "means_unknown",
        "same_name",
        "day_guessed",
        "day_of_period",
        "damaged_text",
        "ruined_identifier",
        "out_of_bounds",
        "short_year",
        "read_as_unknown",
        "no_end",
        "read_mdy",
        "read_dmy",
        "ambiguous_date",
    }
    found_by_checks = {
        reason for name in sql.names("checks") for reason in re.findall(r"'(\w+)' as reason", sql.query("checks", name).text)
    }
    assert reasons | found_by_checks | {"expected"} <= set(words)
    code = "".join(path.read_text("utf-8") for path in (ROOT / "kompas").rglob("*.py"))
    unsaid = set(words) - found_by_checks - {"expected", "read_mdy", "read_dmy"}  # the last two: read_<order>
    assert [reason for reason in sorted(unsaid) if not re.search(rf"\b{reason}\b", code)] == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_what_a_check_finds_is_a_sentence_without_gaps(language):
    found = {"file": "a.csv", "line": 2, "column_name": "decided_date", "value": "2026-07-01", "reason": "after_export"}
    assert tables.sentence(language, found).endswith(("de dag van de export.", "the day of the export."))
