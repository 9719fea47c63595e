"""Every kind of file that is read: the same lines come out of each, and what it cannot hold is one sentence."""

import gzip
import io
import json
import tarfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kompas import tables
from kompas.errors import ExportError
from kompas.readers import ACCEPTED
from tests.exports import reading

KINDS = Path(__file__).parent / "exports" / "kinds"
DAY = date(2026, 6, 30)
HEADER = ["request_id", "department", "received_date", "decided_date", "suspended_days"]
ROWS = [["00125", "Zorg", "2026-01-05", "", "7"], ["A-2", "Café 't Hoekje", "2026-01-06", "2026-02-01", ""]]
OBJECTS = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
CSV = "\n".join(map(";".join, [HEADER, *ROWS])) + "\n"
WANTED = [("00125", "Zorg", date(2026, 1, 5), None, 7), ("A-2", "Café 't Hoekje", date(2026, 1, 6), date(2026, 2, 1), None)]


def requests(here):
    return here.rows("select request_id, department, received_date, decided_date, suspended_days from requests order by source_line")


def zipped(path, members, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as packed:
        for name, written in members.items():
            packed.writestr(name, written)
    return path


def tarred(path, *members):
    """A tar of members (name, bytes, kind)."""
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as packed:
        for name, written, kind in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(written), "/etc/passwd"
            packed.addfile(member, io.BytesIO(written))
    return path


def workbook(rows):
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("aanvragen")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    return written.getvalue()


ODS_START = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:org:documentfoundation:names:calc:calcext:1.0">'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
    "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
)
ODS_END = "</office:spreadsheet></office:body></office:document-content>"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(path, tables_, start=ODS_START, manifest=""):
    parts = {"mimetype": ODS, "META-INF/manifest.xml": f"<m>{manifest}</m>", "content.xml": start + tables_ + ODS_END}
    return zipped(path, parts)


def ods_row(*cells, of_row="", of_cell=()):
    written = "".join(
        f'<table:table-cell office:value-type="string" {dict(of_cell).get(n, "")}><text:p>{cell}</text:p></table:table-cell>'
        if cell
        else "<table:table-cell/>"
        for n, cell in enumerate(cells)
    )
    return f"<table:table-row {of_row}>{written}</table:table-row>"


def refusal(path):
    """The reason, and that it is one sentence in both languages."""
    with pytest.raises(ExportError) as raised:
        reading().file(path, export_date=DAY)
    for language in ("nl", "en"):
        sentence = tables.sentence(language, raised.value)
        assert sentence.startswith(path.name) and "{" not in sentence and "\n" not in sentence
    return raised.value.reason


def event(cells):
    return "<event>" + "".join(f'<string key="{key}" value="{value}"/>' for key, value in cells.items() if value) + "</event>"


def one_of_each(folder):
    """The same two requests in every kind of file, but for binary workbooks."""
    (folder / "a.csv").write_text(CSV, "utf-8")
    (folder / "a.json").write_text(json.dumps(OBJECTS, indent=1), "utf-8")
    (folder / "a16.json").write_text(json.dumps(OBJECTS), "utf-16")
    (folder / "a.jsonl").write_text("\n\n".join(map(json.dumps, OBJECTS)), "utf-8")
    (folder / "odata.json").write_text(json.dumps({"count": 2, "result": {"value": OBJECTS}}), "utf-8")
    (folder / "a.xes").write_text("<?xml version='1.0'?><!-- by hand --><log>" + "".join(map(event, OBJECTS)) + "</log>", "utf-8")
    (folder / "a.csv.gz").write_bytes(gzip.compress(CSV.encode()))
    (folder / "a.xlsx").write_bytes(workbook([HEADER, *ROWS]))
    zipped(folder / "a.zip", {"map/aanvragen.csv": CSV, "__MACOSX/._aanvragen.csv": "x", ".DS_Store": "x"})
    zipped(folder / "book.zip", {"a.xlsx": workbook([HEADER, *ROWS])})
    zipped(folder / "json.zip", {"a.json": json.dumps(OBJECTS)})
    tarred(folder / "a.tar", ("aanvragen.csv", CSV.encode(), tarfile.REGTYPE))
    tarred(folder / "a.tar.gz", ("aanvragen.csv", CSV.encode(), tarfile.REGTYPE))
    ods(folder / "a.ods", f'<table:table table:name="aanvragen">{"".join(ods_row(*row) for row in [HEADER, *ROWS])}</table:table>')
    reading().con.execute("copy (select unnest($rows, recursive := true)) to $path", {"rows": OBJECTS, "path": str(folder / "a.parquet")})


def test_the_same_lines_come_out_of_every_kind_of_file(tmp_path):
    one_of_each(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        here = reading()
        entry = here.file(path, export_date=DAY)
        assert (path.name, requests(here)) == (path.name, WANTED)
        assert (path.name, entry.accepted, entry.rejected, entry.no_data - entry.blank) == (path.name, 2, 0, 0)
    endings = {"".join(path.suffixes) for path in tmp_path.iterdir()} | {".pb", ".xls", ".xlsb", ".xlsm", ".txt", ".tsv", ".geojson"}
    every = {ending for endings in ACCEPTED.values() for ending in endings} - {".ndjson", ".tgz", ".gz"}
    assert every <= endings | {".gz"}, "every kind that we say we read is read here, or in another test"


@pytest.mark.parametrize("name", sorted(path.name for path in KINDS.iterdir()))
def test_binary_workbooks_say_what_a_workbook_says(name):
    """Numbers shown with zeros, whole days, errors, merged cells, a hidden row and a hidden sheet."""
    here = reading()
    entry = here.file(KINDS / name, export_date=DAY)
    assert requests(here)[0] == ("00125", "Zorg", date(2026, 1, 5), None, 7)
    wrong = here.rows("select line, column_name, value from rejected_lines where line < 5")
    assert wrong == [(3, "suspended_days", "81.4990"), (4, "decided_date", "#REF!")]
    assert {"hidden_rows", "sheet_hidden"} == {reason for (reason,) in here.rows("select reason from warnings")}
    assert (entry.lines_read, entry.no_data) == (6, 2)
