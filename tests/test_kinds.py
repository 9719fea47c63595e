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
    (folder / "a.html").write_text(page([HEADER, *ROWS]), "utf-8")
    (folder / "a.htm").write_text(page([HEADER, *ROWS], before="<meta charset=windows-1252>\n"), "cp1252")
    (folder / "page.xls").write_text(page([HEADER, *ROWS], before="\n<!-- x --><style>td {color: red}</style>"), "utf-16")
    (folder / "book.xls").write_text(book_of_2003(*([xml_cell(cell) for cell in row] for row in [HEADER, *ROWS])), "utf-8")
    zipped(folder / "page.zip", {"a.xls": page([HEADER, *ROWS])})


def page(rows, before="<html><head><title>x</title></head><body><h1>Aanvragen</h1>", after="<p>3 regels</p></body></html>"):
    """A page with these rows in a table, as systems hand it out under the name of a workbook."""
    return (
        before + "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows) + "</table>" + after
    )


def book_of_2003(*rows, styles="", more=""):
    """A workbook as XML, with these rows of cells on a sheet."""
    cells = "".join(f"<Row>{''.join(row)}</Row>" for row in rows)
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="aanvragen"><Table>{cells}</Table></Worksheet>{more}</Workbook>'
    )


def xml_cell(value, kind="String", of_cell=""):
    return f'<Cell {of_cell}><Data ss:Type="{kind}">{value}</Data></Cell>' if value else "<Cell/>"


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


def test_a_workbook_of_open_document_says_what_another_workbook_says(tmp_path):
    """Numbers, days, truths and errors as their attributes say, whatever is shown; merged cells, hidden and repeated rows, a remark."""
    number = '<table:table-cell office:value-type="{}" office:{}="{}" {}><text:p>{}</text:p></table:table-cell>'
    remark = "<office:annotation><text:p>nakijken</text:p></office:annotation>"
    rows = [
        ods_row(*HEADER, "is_formal_application"),
        "<table:table-row>"
        + number.format("float", "value", "125", "", "00125")
        + '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>Zorg <text:s text:c="2"/>en<text:tab/>'
        f"welzijn</text:p>{remark}</table:table-cell>"
        + number.format("date", "date-value", "2026-01-05T00:00:00", "", "5 jan")
        + '<table:table-cell table:number-columns-repeated="1"/>'
        + number.format("float", "value", "7", "", "7,0")
        + number.format("boolean", "boolean-value", "true", "", "WAAR")
        + '<table:table-cell table:number-columns-repeated="16378"/></table:table-row>',
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
        ods_row("A2", "", "2026-01-06", of_row='table:visibility="filter"'),
        ods_row("A3", "Groen", "", "#REF!", of_cell={3: 'calcext:value-type="error"'}),
        ods_row("A4", "Groen", "", "#WAARDE!", of_cell={3: 'table:formula="of:=1+x"'}),
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
    ]
    other = f'<table:table table:name="oud" table:style-name="ta2">{rows[0]}</table:table>'
    here = reading()
    entry = here.file(ods(tmp_path / "a.ods", f'<table:table table:name="aanvragen">{"".join(rows)}</table:table>{other}'), export_date=DAY)
    assert requests(here)[0] == ("00125", "Zorg   en\twelzijn", date(2026, 1, 5), None, 7)
    assert here.rows("select request_id, source_line, is_formal_application from requests") == [("00125", 2, True), ("A2", 6, None)]
    assert here.rows("select line, value from rejected_lines") == [(7, "#REF!"), (8, "#WAARDE!")]
    assert {"hidden_rows", "sheet_hidden"} == {reason for (reason,) in here.rows("select reason from warnings")}
    assert (entry.lines_read, entry.blank, entry.no_data) == (8, 3, 4)


def test_a_page_that_is_called_a_workbook_says_what_a_workbook_says(tmp_path):
    """Every table is a sheet, the one within a cell too; merged cells, a hidden row, entities, breaks, numbers behind what is shown."""
    header = "".join(f"<th>{each}" for each in HEADER)
    rows = (
        f"<table><tr><td>menu<td><table><caption>Aanvragen</caption><thead><tr>{header}</thead>"
        "<tr><td>00125<td rowspan=2>Zorg &amp;<br>welzijn <script>x</script><td>5-1-2026<td><td x:num=7.0>7,00"
        "<tr style='display: none'><td>A2<td>2026-01-06<td>"
        "<tr><td>A3<td>Groen<td>32-1-2026<td></table><tr><td>onder<td>aan</table>Stand van vandaag"
    )
    path = tmp_path / "lijst-2026-06-30.xls"
    path.write_text(rows, "utf-8")
    here = reading()
    entry = here.file(path)
    found = [("00125", "Zorg &\nwelzijn", date(2026, 1, 5), None, 7), ("A2", "Zorg &\nwelzijn", date(2026, 1, 6), None, None)]
    assert requests(here) == found
    assert here.rows("select line, column_name from rejected_lines") == [(4, "received_date")]
    remarks = dict(here.rows("select reason, value from warnings"))
    assert remarks["hidden_rows"] == "1" and remarks["beside_records"] == "Stand van vandaag" and "sheet_not_used" in remarks
    assert (entry.accepted, entry.rejected, entry.no_data) == (2, 1, 2), "the table around it too"


def test_a_workbook_of_2003_in_xml_says_what_a_workbook_says(tmp_path):
    """Types, places that are skipped, merged cells, numbers with zeros in front, remarks, hidden rows and a hidden sheet."""
    styles = '<Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style>'
    header = [xml_cell(each) for each in HEADER]
    remark = "<Comment><Data>kijk na</Data></Comment>"
    first = [
        xml_cell("125", "Number", 'ss:StyleID="s1"'),
        xml_cell("Zorg", of_cell='ss:MergeDown="2"').replace("</Cell>", f"{remark}</Cell>"),
        xml_cell("2026-01-05T00:00:00.000", "DateTime"),
        xml_cell("7", "Number", 'ss:Index="5"'),
    ]
    other = [xml_cell("A2"), xml_cell("2026-01-06T00:00:00.000", "DateTime", 'ss:Index="3"')]
    wrong = [xml_cell("A3"), xml_cell("Groen"), xml_cell("#REF!", "Error")]
    more = (
        '<Worksheet ss:Name="oud"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'
        "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    )
    path = tmp_path / "lijst-2026-06-30.xls"
    written = book_of_2003(header, first, other, wrong, styles=styles, more=more)
    path.write_text(written.replace(f"<Row>{other[0]}", f'<Row ss:Index="4" ss:Hidden="1">{other[0]}'), "utf-8")
    here = reading()
    entry = here.file(path)
    assert requests(here) == [("00125", "Zorg", date(2026, 1, 5), None, 7), ("A2", "Zorg", date(2026, 1, 6), None, None)]
    assert here.rows("select line, value from rejected_lines") == [(5, "#REF!")]
    assert {"hidden_rows", "sheet_hidden"} == {reason for (reason,) in here.rows("select reason from warnings")}
    assert (entry.lines_read, entry.blank, entry.no_data) == (5, 1, 2)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("<html><body><form>Log in</form></body></html>", "not_an_export"),
        ("<table>" + "<tr><td>" * 5 + "<table>" * 2000, "damaged_workbook"),
        ("<table><tr><td>a<td>b<tr><td colspan=99999>c</table>", "damaged_workbook"),
        ('<table><tr><td>a<td>b<tr><td colspan="-3" rowspan="x">c<td>d</table>', "unknown_header"),
        (book_of_2003([xml_cell("a")])[:-30], "damaged_workbook"),
        (book_of_2003([xml_cell("a", of_cell='ss:Index="99999999"')]), "damaged_workbook"),
        (book_of_2003([xml_cell("a", of_cell='ss:Index="-5"')]), "damaged_workbook"),
        (book_of_2003([xml_cell("x", "Number")]), "damaged_workbook"),
        (book_of_2003([xml_cell("&e;")]).replace("<Workbook", '<!DOCTYPE w [<!ENTITY e "x">]><Workbook', 1), "not_an_export"),
        ('<?xml version="1.0"?><rows><row/></rows>', "not_an_export"),
    ],
    ids=range(10),
)
def test_a_page_or_xml_that_cannot_be_read_ends_in_a_sentence(tmp_path, written, reason):
    path = tmp_path / "lijst-2026-06-30.xls"
    path.write_text(written, "utf-8")
    assert refusal(path) == reason


def test_records_are_flattened_and_each_is_accounted_for(tmp_path):
    lines = [
        '{"request_id": "1", "received": {"date": "2026-01-05"}, "tags": ["a", "b", 3], "department": "Zorg", "suspended_days": 7.0}',
        "",
        '{"request_id": "2", "request_id": "3"}',
        '{"request_id": "2", "received/date": "x", "received": {"date": "2026-01-05"}}',
        "[1]",
        '{"request_id": "4", "x": NaN}',
        '{"request_id": "5"',
        '{"request_id": "6", "department": "half \\ud800"}',
        '{"request_id": 12345678901234567890123, "department": "Groen"}',
    ]
    path = tmp_path / "requests-2026-06-30.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    here = reading()
    entry = here.file(path)
    assert here.rows("select request_id, department, received_date, suspended_days, source_line from requests order by 5") == [
        ("1", "Zorg", date(2026, 1, 5), 7, 1),
        ("12345678901234567890123", "Groen", None, None, 9),
    ]
    assert here.rows("select line, reason from rejected_lines order by 1") == [
        (3, "key_twice"),
        (4, "key_twice"),
        (5, "no_record"),
        (6, "broken_line"),
        (7, "broken_line"),
        (8, "unreadable_sign"),
    ]
    assert (entry.lines_read, entry.blank) == (9, 1)
    assert here.rows("select column_name from warnings where reason = 'column_not_used'") == [("tags",)]


def test_what_stands_beside_a_list_is_reported(tmp_path):
    path = tmp_path / "requests-2026-06-30.json"
    path.write_text(json.dumps({"@odata.nextLink": "x", "value": OBJECTS, "links": [{"rel": "self"}]}), "utf-8")
    here = reading()
    entry = here.file(path)
    assert (entry.accepted, entry.no_data) == (2, 1)
    assert here.rows("select file, value, reason from warnings order by 1") == [
        (f"{path.name} [links]", "1", "sheet_not_used"),
        (f"{path.name} [value]", "@odata.nextLink", "beside_records"),
    ]


def test_an_archive_says_what_of_it_is_no_export_and_of_which_day_it_is(tmp_path):
    members = {"a/requests-2026-06-30.csv": CSV, "leesmij.txt": "Dit is\n\neen toelichting", "foto.png": b"\x89PNG", "leeg.csv": ""}
    here = reading()
    entry = here.file(zipped(tmp_path / "levering.zip", members))
    assert (entry.export_date, entry.accepted, entry.no_data) == (DAY, 2, 2)
    assert here.rows("select file, value, reason from warnings order by 1") == [
        ("levering.zip [foto.png]", "PNG", "not_an_export"),
        ("levering.zip [leeg.csv]", None, "empty_file"),
        ("levering.zip [leesmij.txt]", "2", "sheet_not_used"),
    ]
    with pytest.raises(ExportError, match="several_days"):
        reading().file(zipped(tmp_path / "levering.zip", {"requests-2026-06-30.csv": CSV, "requests-2026-05-31.csv": CSV}))


LAUGHS = '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
MANIFEST = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"


def hostile(folder):
    """Files that nobody should be harmed by, each with the reason for which it is refused."""
    xls = (KINDS / "counted_from_1900.xls").read_bytes()
    name, locked = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    place = xls.index(name + b"\0\0")
    stream = xls.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # where the workbook begins; the record behind it says that it is locked
    parquet = folder / "whole.parquet"
    reading().con.execute("copy (select unnest($rows, recursive := true)) to $path", {"rows": OBJECTS * 500, "path": str(parquet)})
    table = parquet.read_bytes()
    parquet.unlink()
    written = {
        "bomb.csv.gz": (gzip.compress(b"0" * (70 << 20)), "too_large"),
        "cut.csv.gz": (gzip.compress(CSV.encode())[:40], "damaged_archive"),
        "laughs.xes": (
            f"<?xml version='1.0'?>{LAUGHS}<log><event><string key='request_id' value='&b;'/></event></log>".encode(),
            "damaged_log",
        ),
        "cut.xes": (b"<?xml version='1.0'?><log><trace><string key='a' value='1'/>", "damaged_log"),
        "deep.json": (b"[" * 1_000_000, "broken_json"),
        "deep_object.json": (b'[{"request_id":' + b'{"a":' * 1_000_000, "broken_json"),
        "cut.json": (json.dumps(OBJECTS, indent=1).encode()[:200], "broken_json"),
        "after.json": (json.dumps(OBJECTS).encode() + b"]", "broken_json"),
        "numbers.json": (b"[1, 2, 3]", "unknown_header"),
        "empty.json": (b"[]", "empty_file"),
        "cut.parquet": (table[: len(table) // 2], "damaged_table"),
        "locked.parquet": (b"PARE" + table[4:], "locked_table"),
        "cut.xls": (xls[: len(xls) // 2], "damaged_workbook"),
        "locked.xls": (xls[: stream + 20] + b"\x2f\x00" + xls[stream + 22 :], "locked_workbook"),
        "locked.xlsx": (
            xls[:place] + locked + b"\0\0" + xls[place + 34 : place + 64 - 0][:30] + b"\x22" + xls[place + 65 :],
            "locked_workbook",
        ),
    }
    for file, (content, reason) in written.items():
        (folder / file).write_bytes(content)
        yield folder / file, reason
    yield zipped(folder / "up.zip", {"../a.csv": CSV}), "unsafe_archive"
    yield zipped(folder / "root.zip", {"/etc/a.csv": CSV}), "unsafe_archive"
    yield zipped(folder / "bomb.zip", {"a.csv": "0" * (70 << 20)}), "too_large"
    yield zipped(folder / "empty.zip", {}), "empty_archive"
    yield zipped(folder / "nested.zip", {"a.zip": zipped(folder / "up.zip", {"a.csv": CSV}).read_bytes()}), "nested_archive"
    yield zipped(folder / "packed.zip", {"a.csv.gz": gzip.compress(CSV.encode())}), "nested_archive"
    yield zipped(folder / "broken.zip", {"a.csv": CSV, "b.json": '[{"a": 1}'}), "broken_json"
    yield tarred(folder / "link.tar", ("a.csv", b"", tarfile.SYMTYPE)), "unsafe_archive"
    yield tarred(folder / "device.tar", ("a.csv", b"", tarfile.CHRTYPE)), "unsafe_archive"
    yield tarred(folder / "up.tar.gz", ("../a.csv", CSV.encode(), tarfile.REGTYPE)), "unsafe_archive"
    yield ods(folder / "locked.ods", "", start="", manifest=MANIFEST), "locked_workbook"
    yield ods(folder / "laughs.ods", "", start=LAUGHS.replace(" log", " x") + ODS_START), "damaged_workbook"
    yield ods(folder / "cut.ods", "<table:table>"), "damaged_workbook"


def test_hostile_files_of_every_kind_are_one_sentence(tmp_path):
    assert [(path.name, reason, found) for path, reason in hostile(tmp_path) if (found := refusal(path)) != reason] == []
