"""Files that would hang or kill whoever reads them end in a table or in one sentence; hidden and merged cells are not lost."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kompas import tables
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.parser import limits
from kompas.readers import line_reader, lines_view
from tests.exports import reading

HEADER = ["request_id", "department", "received_date", "decided_date"]
DAY = date(2026, 6, 30)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="aanvragen" sheetId="1" r:id="rId1"/></sheets></workbook>'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
ROOT_RELS = RELS.replace("worksheet", "officeDocument", 1).replace("worksheets/sheet1", "xl/workbook")
CELL = '<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, cells):
    return (
        f'<row r="{number}">' + "".join(CELL.format(place=f"{chr(65 + n)}{number}", text=text) for n, text in enumerate(cells)) + "</row>"
    )


GOOD = row(1, HEADER) + row(2, ["R1", "Zorg", "2026-01-05", "2026-02-05"])


def book(path, rows, *, start="", workbook=BOOK, more=()):
    """A workbook by hand, with these rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("_rels/.rels", ROOT_RELS)
        packed.writestr("xl/workbook.xml", workbook)
        packed.writestr("xl/_rels/workbook.xml.rels", RELS)
        packed.writestr("xl/worksheets/sheet1.xml", f'{start}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
        for name, written in more:
            packed.writestr(name, written)
    return path


def refusal(path, **given):
    """The reason, and that it is one sentence in both languages."""
    with pytest.raises(ExportError) as raised:
        reading().file(path, export_date=DAY, **given)
    for language in ("nl", "en"):
        sentence = tables.sentence(language, raised.value)
        assert sentence.startswith(path.name) and "{" not in sentence and "\n" not in sentence
    return raised.value.reason


def test_a_workbook_made_by_hand_is_read(tmp_path):
    assert reading().file(book(tmp_path / "a.xlsx", GOOD), export_date=DAY).accepted == 1


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        "<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>x</t></is></c></row>",
        '<row><c r = "XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="4294967295"><c r="ZZZZZZZZ4294967295" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="1000000"><c r="BF1000000" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_cells_absurdly_far_apart_end_in_a_sentence(tmp_path, far):
    assert refusal(book(tmp_path / "far.xlsx", GOOD + far)) in ("too_heavy", "damaged_workbook")


@pytest.mark.parametrize("cells", ['<c r="A2" t="e">' * 60_000, '<c t="e" r="' * 60_000, "<row hidden" * 60_000, "<c " * 200_000])
def test_a_sheet_that_no_expression_gets_through_ends_in_a_sentence(tmp_path, cells):
    assert refusal(book(tmp_path / "slow.xlsx", f'{GOOD}<row r="3">{cells}</row>')) == "damaged_workbook"


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("text", ["&b;", "&e;"])
def test_entities_are_refused_in_every_part(tmp_path, text):
    path = tmp_path / "laughs.xlsx"
    assert refusal(book(path, row(1, HEADER) + row(2, [text, "Zorg"]), start=LAUGHS)) == "damaged_workbook"
    assert refusal(book(path, GOOD, workbook=LAUGHS + BOOK.replace("aanvragen", text))) == "damaged_workbook"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/app.xml"])
def test_a_part_that_declares_entities_is_refused_though_none_is_used(tmp_path, part):
    path = tmp_path / "laughs.xlsx"
    if part.endswith("sheet1.xml"):
        assert refusal(book(path, GOOD, start=LAUGHS)) == "damaged_workbook"
    else:
        assert refusal(book(path, GOOD, more=[(part, LAUGHS + "<x/>")])) == "damaged_workbook"


def test_what_unpacks_to_far_too_much_is_not_unpacked(tmp_path, monkeypatch):
    path = book(tmp_path / "bomb.xlsx", GOOD + " " * (80 << 20))
    assert refusal(path) == "too_large"
    written = bytearray(path.read_bytes())
    place = written.rindex(b"PK\x01\x02")
    written[place + 24 : place + 28] = (1000).to_bytes(4, "little")  # the directory says that the sheet is small
    path.write_bytes(written)
    assert refusal(path) == "damaged_workbook"


@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_workbook_with_a_part_twice_is_refused(tmp_path, name):
    assert refusal(book(tmp_path / "twice.xlsx", GOOD, more=[(name, BOOK)])) == "damaged_workbook"


def test_a_sheet_in_another_encoding_is_not_taken_for_empty(tmp_path):
    path = book(tmp_path / "utf16.xlsx", GOOD)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].decode().encode("utf-16")
    with zipfile.ZipFile(path, "w") as packed:
        for name, written in parts.items():
            packed.writestr(name, written)
    assert refusal(path) == "damaged_workbook"


def test_cells_with_an_error_are_found_however_they_are_written(tmp_path):
    cells = "<c t='inlineStr'><is><t>R1</t></is></c><c><v>5</v></c><c/><c r='D2' t = 'e'><v>#REF!</v></c>"
    rows = row(1, HEADER) + f"<row>{cells}</row>"
    here = reading()
    here.file(book(tmp_path / "errors.xlsx", rows), export_date=DAY)
    assert here.rows("select line, column_name, value from rejected_lines") == [(2, "decided_date", "#REF!")]


def test_a_parser_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.01)
    assert refusal(book(tmp_path / "a.xlsx", GOOD)) == "too_slow"


def test_the_parser_dies_with_the_process_that_started_it(tmp_path):
    cells = "<c><v>1</v></c>" * 20
    path = book(tmp_path / "large.xlsx", row(1, HEADER) + "".join(f"<row>{cells}</row>" for n in range(100_000)))
    code = (
        "import sys; from pathlib import Path; from kompas.readers.parser_process import parse\n"
        "parse('zip', Path(sys.argv[1]), 'large.xlsx', Path(sys.argv[2]))"
    )
    started = subprocess.Popen([sys.executable, "-c", code, str(path), str(tmp_path)], cwd=ROOT)
    children = f"/proc/{started.pid}/task/{started.pid}/children"
    while not (found := Path(children).read_text().split()):
        time.sleep(0.01)
    while not (tmp_path / "limits.json").exists():
        time.sleep(0.01)
    started.send_signal(signal.SIGKILL)
    started.wait()
    deadline = time.monotonic() + 10
    while os.path.exists(f"/proc/{found[0]}") and "Z" not in Path(f"/proc/{found[0]}/stat").read_text().split()[2]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert not (tmp_path / "sheets.json").exists(), "it went on to the end"


@pytest.mark.parametrize("columns", [2_000, 4_000, 4_001, 60_000])
def test_a_header_of_very_many_columns_is_read_or_refused(tmp_path, columns):
    path = tmp_path / "wide.csv"
    header = ",".join(HEADER + [f"q{n}" for n in range(columns - 4)])
    path.write_text(header + "\nR1,Zorg,2026-01-05," + "," * (columns - 4) + "\n", "utf-8")
    if columns > limits.COLUMNS:
        assert refusal(path, format_name="kompas") in ("too_many_columns", "too_long")
    else:
        here = reading()
        entry = here.file(path, export_date=DAY, format_name="kompas")
        assert (entry.accepted, entry.warnings) == (1, 1)
        [warning] = here.sentences("nl", "warnings")
        assert warning.startswith(f"wide.csv: {columns - 4} kolommen zijn niet gebruikt, waaronder q0, q1, q2")


@pytest.mark.parametrize(
    ("name", "written", "reason"),
    [
        ("one_line.csv", "x" * 3_000_000, "too_long"),
        ("commas.csv", "," * 3_000_000 + "\n1,2\n", "too_long"),
        ("header.csv", "request_id," + "y" * 2_000_000 + "\nR1,a\n", "too_long"),
        ("unclosed.csv", 'request_id;"department;received_date\n' + "R0;zorg;2026-01-05\n" * 20_000, "unknown_header"),
        ("first_quote.csv", '"request_id;department;received_date\n' + "R0;zorg;2026-01-05\n" * 20_000, "stray_quote"),
    ],
)
def test_a_header_that_is_none_is_one_sentence(tmp_path, name, written, reason):
    path = tmp_path / name
    path.write_text(written, "utf-8")
    assert refusal(path) in (reason, "stray_quote")


def test_a_line_of_commas_without_end_is_one_line(tmp_path):
    path = tmp_path / "commas.csv"
    path.write_text(",".join(HEADER) + "\n" + "," * 5_000_000 + "\nR1,Zorg,2026-01-05,\n", "utf-8")
    here = reading()
    entry = here.file(path, export_date=DAY)
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select line, reason from rejected_lines") == [(2, "too_long")]


def test_a_long_cell_is_read_whatever_was_read_before(tmp_path):
    path, first, other = tmp_path / "long.csv", tmp_path / "odd.csv", []
    path.write_text('request_id;department\nR1;"' + "x" * 200_000 + '"\nR2;zorg\n', "utf-8")
    first.write_text('request_id;department\nR1;"a\nb"\nR2;"c\n', "utf-8")
    for before in ((), (first,)):
        line_reader.csv.field_size_limit(131_072)
        here = reading()
        for each in before:
            here.file(each, export_date=DAY)
        entry = here.file(path, export_date=DAY)
        other.append((entry.accepted, entry.rejected))
    assert other == [(2, 0), (2, 0)]


def test_a_long_cell_over_two_lines_is_read_whatever_was_read_before(tmp_path):
    """It is read line by line, as the last line has a quote that is never closed; the limit of the csv module is one for the process."""
    path = tmp_path / "long.csv"
    path.write_text('request_id;department\nR1;"' + "x" * 200_000 + '\ny"\nR2;"zorg\n', "utf-8")
    line_reader.csv.field_size_limit(131_072)
    here = reading()
    entry = here.file(path, export_date=DAY)
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select line, reason from rejected_lines") == [(4, "stray_quote")]
    assert here.one("select length(department) from requests") == 200_002


def test_too_many_wrong_lines_are_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "WRONG_LINES", 50)
    path = tmp_path / "wrong.csv"
    path.write_text("request_id;received_date\n" + "a;b;c\n" * 100, "utf-8")
    assert refusal(path) == "too_many_wrong"


def test_reading_line_by_line_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "SLOW_SECONDS", 0)
    monkeypatch.setattr(limits, "SECONDS_PER_MB", 0)
    path = tmp_path / "slow.csv"
    path.write_text('request_id;received_date\na;b"\n', "utf-8")
    assert refusal(path) == "too_slow"


def test_lines_are_loaded_in_pieces_that_fit_in_memory(monkeypatch):
    monkeypatch.setattr(lines_view, "BATCH_BYTES", 1000)
    pieces = list(lines_view._batches((n, ["x" * 300]) for n in range(10)))
    assert [len(piece) for piece in pieces] == [3, 3, 3, 1]


def workbook(path, *sheets):
    """A workbook of sheets (name, rows, what else is done to the sheet)."""
    with xlsxwriter.Workbook(path) as made:
        for name, rows, also in sheets:
            sheet = made.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
            also(sheet)
    return path


FOUR = [HEADER, ["R1", "Zorg", "2026-01-05"], ["R2", "", "2026-01-06"], ["R3", "", "2026-01-07"], ["R4", "Groen", "2026-01-08"]]


@pytest.mark.parametrize("hidden", ["hide", "very_hidden"])
def test_a_hidden_sheet_is_named_and_not_read(tmp_path, hidden):
    old = [HEADER, *([f"O{n}", "Zorg", "2019-01-05"] for n in range(3))]
    sheets = (("Aanvragen", FOUR, lambda sheet: None), ("Aanvragen 2019", old, lambda sheet: getattr(sheet, hidden)()))
    here = reading()
    entry = here.file(workbook(tmp_path / "werkmap.xlsx", *sheets), export_date=DAY)
    assert (entry.accepted, entry.no_data, entry.rejected) == (4, 4, 0)
    assert here.sentences("nl", "warnings")[-1] == (
        "werkmap.xlsx [Aanvragen 2019]: dit blad is verborgen en niet gelezen (4 regels). Moet het meetellen, geef dan --hidden-sheets op."
    )


def test_a_workbook_of_which_every_sheet_with_data_is_hidden_is_refused(tmp_path):
    sheets = (("Leeg", [], lambda sheet: None), ("Aanvragen", FOUR, lambda sheet: sheet.hide()))
    assert refusal(workbook(tmp_path / "werkmap.xlsx", *sheets)) == "only_hidden"


def test_rows_that_a_filter_hides_are_read_and_reported(tmp_path):
    here = reading()
    sheet = ("Aanvragen", FOUR, lambda sheet: [sheet.set_row(n, options={"hidden": True}) for n in (2, 3)])
    assert here.file(workbook(tmp_path / "werkmap.xlsx", sheet), export_date=DAY).accepted == 4
    assert here.rows("select value from warnings where reason = 'hidden_rows'") == [("2",)]


def test_a_merged_cell_holds_on_every_row_that_it_spans(tmp_path):
    here = reading()
    sheet = ("Aanvragen", FOUR, lambda sheet: sheet.merge_range("B2:B4", "Zorg"))
    assert here.file(workbook(tmp_path / "werkmap.xlsx", sheet), export_date=DAY).accepted == 4
    assert here.rows("select department, count(*) from requests group by all order by 1") == [("Groen", 1), ("Zorg", 3)]


def test_a_merged_cell_fills_no_row_that_is_blank_besides(tmp_path):
    here = reading()
    sheet = ("Aanvragen", FOUR, lambda sheet: sheet.merge_range("B5:B9", "Groen"))
    entry = here.file(workbook(tmp_path / "werkmap.xlsx", sheet), export_date=DAY)
    assert (entry.accepted, entry.rejected) == (4, 0)


def test_cells_merged_beside_each_other_are_reported(tmp_path):
    here = reading()
    rows = [HEADER, ["R1", "Zorg", "2026-01-05"], ["R2", "Zorg", ""]]
    sheet = ("Aanvragen", rows, lambda sheet: sheet.merge_range("C3:D3", "2026-01-06"))
    assert here.file(workbook(tmp_path / "werkmap.xlsx", sheet), export_date=DAY).accepted == 2
    assert here.rows("select line, reason from warnings where reason = 'merged_across'") == [(3, "merged_across")]


def test_a_header_of_two_rows_with_merged_cells_is_understood(tmp_path):
    rows = [["request_id", "department", "Data", ""], ["", "", "received_date", "decided_date"], *FOUR[1:2]]

    def merge(sheet):
        for cells, text in (("A1:A2", "request_id"), ("B1:B2", "department"), ("C1:D1", "Data")):
            sheet.merge_range(cells, text)

    here = reading()
    assert here.file(workbook(tmp_path / "werkmap.xlsx", ("Aanvragen", rows, merge)), export_date=DAY).accepted == 1
    assert here.rows("select department, received_date, source_line from requests") == [("Zorg", date(2026, 1, 5), 3)]


@pytest.mark.parametrize(("part", "kind"), [("content.xml", "OpenDocument"), ("word/document.xml", "DOCX")])
def test_another_kind_of_file_in_a_zip_is_called_by_its_name(tmp_path, part, kind):
    path = tmp_path / "table.ods"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(part, "<x/>")
    with pytest.raises(ExportError) as raised:
        reading().file(path, export_date=DAY)
    assert (raised.value.reason, raised.value.blanks["value"]) == ("not_an_export", kind)


def test_days_of_a_workbook_that_counts_from_1904_are_the_same_days(tmp_path):
    for number, options in enumerate(({}, {"date_1904": True})):
        with xlsxwriter.Workbook(tmp_path / f"{number}.xlsx", options) as made:
            sheet = made.add_worksheet("aanvragen")
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, ["R1", "Zorg"])
            sheet.write_datetime(1, 2, date(2026, 1, 5), made.add_format({"num_format": "dd-mm-yyyy"}))
        here = reading()
        here.file(tmp_path / f"{number}.xlsx", export_date=DAY)
        assert here.one("select received_date from requests") == date(2026, 1, 5)


PARTS = 4  # so many tests share the files among them


@pytest.fixture(scope="session")
def hostile(make_once, shared) -> list[Path]:
    """The malicious and broken files, made once."""

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, str(shared / "faults/hostile/make_cases.py"), str(folder)], check=True, capture_output=True)

    return sorted(make_once("hostile", make).iterdir())


@pytest.mark.shared
@pytest.mark.parametrize("part", range(PARTS))
def test_every_hostile_file_ends_in_time_and_memory(tmp_path, hostile, part):
    """Half a minute of work and 700 MB; each in a process of its own, as the command reads it."""
    files = hostile[part::PARTS]
    assert len(files) > 1
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading_alone", tmp_path, *files], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    assert [name for name, _, _ in ended] == [file.name for file in files]
    assert [(name, code) for name, code, _ in ended if code] == [], done.stderr[-500:]
    assert [(name, printed) for name, _, printed in ended if len(printed.splitlines()) > 1] == []
