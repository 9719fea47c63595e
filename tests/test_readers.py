"""Reading: every line ends in exactly one place, whatever the bytes."""

import csv
import io
import json
import unicodedata
from datetime import date

import duckdb
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.errors import ExportError
from kompas.readers import bulk_reader, delimited, line_reader
from kompas.readers.encodings import CHUNK, as_utf8
from kompas.readers.physical_lines import open_text
from tests.exports import BAD, reading

SPACES = "".join(sign for sign in map(chr, range(0x10FFFF)) if unicodedata.category(sign) == "Zs")  # what SQL trims
HEADER = "request_id;department;received_date;decided_date;export_date"
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def here():
    return reading()


def cells_of(con, view, columns):
    listed = ", ".join(f"coalesce(c{place}, '')" for place in range(columns))
    return con.execute(f"select line, {listed} from {view} order by line").fetchall()


def both_ways(tmp_path, written, delimiter=";"):
    """The lines as DuckDB and as our own reader read them; those of DuckDB null where it is not sure."""
    path = tmp_path / "export.csv"
    path.write_bytes(written)
    file = as_utf8(path, "export.csv", tmp_path)
    with open_text(file) as stream:
        columns = len(next(csv.reader(stream, delimiter=delimiter)))
    con = duckdb.connect()
    plain = not file.has_unreadable and not file.has_odd_breaks
    sure = bulk_reader.load(con, file, delimiter, columns, 1, "quick") if plain else None
    slow = line_reader.load(con, file, delimiter, columns, 1, "slow", tmp_path)
    by_hand = line_reader._load(con, file, delimiter, columns, 1, "by_hand", None)
    assert cells_of(con, "slow", columns) == cells_of(con, "by_hand", columns)
    assert slow == by_hand
    return (cells_of(con, "quick", columns) if sure else None), cells_of(con, "slow", columns), sure, slow


words = st.text(alphabet=st.sampled_from("ab1é ,.'\"\n\r\t-€"), max_size=6)


@quick
@given(st.lists(st.lists(words, min_size=3, max_size=3), max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_both_paths_read_the_same(tmp_path, rows, ending, is_ended):
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator=ending).writerows([["k0", "k1", "k2"], *rows])
    written = stream.getvalue() if is_ended else stream.getvalue().removesuffix(ending)
    quick_cells, slow_cells, sure, slow = both_ways(tmp_path, written.encode())
    if sure:
        assert quick_cells == slow_cells
        assert (sure.rows, sure.no_data, sure.rejected) == (slow.rows, slow.no_data, slow.rejected)


@quick
@given(st.binary(max_size=120), st.sampled_from(["utf-8", "cp1252"]))
def test_garbage_is_read_or_refused_and_every_line_is_accounted_for(tmp_path, here, garbage, encoding):
    path = tmp_path / "export.csv"
    path.write_bytes(HEADER.encode(encoding) + b"\n" + garbage)
    try:
        here.file(path, export_date=date(2026, 6, 30))
    except ExportError as error:
        assert error.reason in ("not_an_export", "only_a_header")


@quick
@given(
    st.lists(
        st.sampled_from(["A1;zorg;2026-01-05;;2026-06-30", 'A2;"zo', 'rg";2026-01-05;;', ";;;;", "", "----", 'A"3;x;;;', '"A4;x;;;']),
        max_size=12,
    )
)
def test_a_mixed_bag_is_read_or_refused_and_every_line_is_accounted_for(tmp_path, here, lines):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, *lines, ""]), "utf-8")
    entry = here.file(path, export_date=date(2026, 6, 30))
    assert entry.lines_read <= len(lines) <= entry.lines_read + 11


def test_most_plain_files_take_the_fast_path(tmp_path):
    written = "k0;k1\n" + "".join(f"{n};a\n" for n in range(100))
    quick_cells, slow_cells, sure, _ = both_ways(tmp_path, written.encode())
    assert sure.rows == 100
    assert quick_cells == slow_cells == [(n + 2, str(n), "a") for n in range(100)]


def test_a_line_break_inside_quotes_starts_no_line_and_lines_keep_their_number(tmp_path):
    written = 'k0;k1\n1;"a\nb"\n2;c\n3;"d\r\ne\n"\n4;f\n'
    quick_cells, slow_cells, sure, slow = both_ways(tmp_path, written.encode())
    assert slow_cells == [(2, "1", "a\nb"), (4, "2", "c"), (5, "3", "d\r\ne\n"), (8, "4", "f")]
    assert slow.rows == 4
    assert sure is None or quick_cells == slow_cells


def test_a_quote_that_is_never_closed_costs_one_line(tmp_path):
    written = "k0;k1\n" + "".join(f"{n};a\n" for n in range(5)) + '5;"open\n' + "".join(f"{n};a\n" for n in range(6, 500))
    _, slow_cells, sure, slow = both_ways(tmp_path, written.encode())
    assert sure is None
    assert slow.rows == 499
    assert [(trouble.line, trouble.reason) for trouble in slow.rejected] == [(7, "stray_quote")]


def test_unclosed_quotes_everywhere_take_no_quadratic_time(tmp_path):
    written = "k0;k1\n" + '1;"open\n' * 20_000
    *_, slow = both_ways(tmp_path, written.encode())
    assert slow.rows == 0 or slow.rows + len(slow.rejected) >= 10_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path, encoding, ending):
    path = tmp_path / "export.csv"
    content = ending.join([HEADER, "A1;coördinatie € 5;2026-01-05;;2026-06-30", "A2;zorg;2026-01-06;;2026-06-30", ""])
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(mark + content.encode(encoding))
    here = reading()
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted) == (2, 2)
    assert here.rows("select department, source_line from requests order by all") == [("coördinatie € 5", 2), ("zorg", 3)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters_are_recognised_by_the_header(tmp_path, delimiter):
    path = tmp_path / "export.csv"
    path.write_text(
        HEADER.replace(";", delimiter) + "\n" + delimiter.join(["A1", '"a;b,c|d"', "2026-01-05", "", "2026-06-30"]) + "\n", "utf-8"
    )
    here = reading()
    assert here.file(path).accepted == 1
    assert here.one("select department from requests") == "a;b,c|d"


def test_a_trailing_delimiter_does_no_harm_where_the_header_has_it_too(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(HEADER + ";\nA1;zorg;2026-01-05;;2026-06-30;\nA2;zorg;2026-01-05;;2026-06-30\n", "utf-8")
    entry = reading().file(path)
    assert (entry.accepted, entry.rejected) == (1, 1)
    path.write_text(HEADER + ";\nA1;zorg;2026-01-05;;2026-06-30;\nA2;zorg;2026-01-05;;2026-06-30;\n", "utf-8")
    entry = reading().file(path)
    assert (entry.accepted, entry.rejected) == (2, 0)


@pytest.mark.parametrize("others", ["A1;zorg;2026-01-05;;", 'A1;"zorg";2026-01-05;;', 'A1;"z""o""rg";2026-01-05;;'])
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A2;zorg; welzijn;2026-01-05;;", "cell_count"),  # the last column is empty: all cells would shift one place
        ("A2;zorg;2026-01-05;;;", "cell_count"),
        ('A2;"zorg; welzijn";2026-01-05;;;', "cell_count"),
        ('A2"zorg; welzijn";2026-01-05;;', "stray_quote"),  # a delimiter is missing, and one inside quotes takes its place
        ('A2;zorg";2026-01-05;;', "stray_quote"),  # its first quote may have got lost
        ('A2"zorg;2026-01-05;;', "cell_count"),
        ('A2;3";2026-01-05";;', "stray_quote"),  # two quotes may have hidden the delimiter between them
        ('A2;buis 3" dik;"2026-01-05";;', "stray_quote"),
        ('A2;zorg"2026-01-05;";', "stray_quote"),
    ],
)
def test_a_line_in_which_cells_may_have_shifted_is_named(tmp_path, others, line, reason):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, others, line, others.replace("A1", "A3"), ""]), "utf-8")
    here = reading()
    entry = here.file(path, export_date=date(2026, 6, 30))
    assert (entry.accepted, entry.rejected) == (2, 1)
    assert here.rows("select line, reason from rejected_lines") == [(3, reason)]
    assert here.rows("select request_id from requests order by 1") == [("A1",), ("A3",)]


@pytest.mark.parametrize("department", ['buis 3"', 'buis 3" dik', 'Jan "de Tuinman', 'zo"rg', '3"'])
@pytest.mark.parametrize("others", ["A1;zorg;2026-01-05;;", 'A1;"zorg; welzijn";2026-01-05;;'])
def test_the_only_quote_of_a_line_is_a_sign_where_all_cells_are_there(tmp_path, others, department):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, others, f"A2;{department};2026-01-05;;", others.replace("A1", "A3"), ""]), "utf-8")
    here = reading()
    entry = here.file(path, export_date=date(2026, 6, 30))
    assert (entry.accepted, entry.rejected) == (3, 0)
    assert here.rows("select department, source_line from requests where request_id = 'A2'") == [(department, 3)]


@pytest.mark.parametrize("other", ["A1; zorg ;2026-01-05;;", 'A1;zo""rg;2026-01-05;;'])
def test_blanks_before_a_quote_are_no_text(tmp_path, other):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, other, 'A2; "zorg; welzijn"; 2026-01-05;;', ' "A3"; "zorg"; 2026-01-05;;', ""]), "utf-8")
    here = reading()
    assert here.file(path, export_date=date(2026, 6, 30)).accepted == 3
    assert here.rows("select request_id, department from requests where source_line > 2 order by 1") == [
        ("A2", "zorg; welzijn"),
        ("A3", "zorg"),
    ]


def test_blanks_before_a_quote_are_no_text_beside_a_line_that_is_wrong(tmp_path):
    """One line that is wrong, and all of them are read with care: the same lines come out."""
    path = tmp_path / "export.csv"
    path.write_text(
        "\n".join([HEADER, 'A1;"open;2026-01-05;;', 'A2; "zorg; welzijn"; 2026-01-05;;', ' "A3"; "zorg"; 2026-01-05;;', ""]), "utf-8"
    )
    here = reading()
    entry = here.file(path, export_date=date(2026, 6, 30))
    assert (entry.accepted, entry.rejected) == (2, 1)
    assert here.rows("select request_id, department from requests order by 1") == [("A2", "zorg; welzijn"), ("A3", "zorg")]


def test_quotes_in_pairs_inside_a_cell_are_text(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(HEADER + '\nA1;team "zorg";2026-01-05;;\nA2;"team ""zorg""";2026-01-05;;\n', "utf-8")
    here = reading()
    assert here.file(path, export_date=date(2026, 6, 30)).accepted == 2
    assert here.rows("select distinct department from requests") == [('team "zorg"',)]


raw_text = st.text(alphabet=st.sampled_from('ab;";;"\n\n '), max_size=40)


@quick
@given(raw_text)
def test_both_paths_read_the_same_of_text_that_is_not_well_formed(tmp_path, written):
    quick_cells, slow_cells, sure, slow = both_ways(tmp_path, b"k0;k1;k2\n" + written.encode())
    if sure and '" ' not in written:  # DuckDB allows blanks after a quote that closes
        bare = [[[str(cell).strip() for cell in row] for row in read] for read in (quick_cells, slow_cells)]
        assert bare[0] == bare[1]
        assert not slow.rejected


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "newlines",
        "newlines_crlf",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    ],
)
def test_csv_spectrum(tmp_path, shared, name):
    folder = shared / "data/csv_corpora/csv_spectrum"
    written = (folder / "csvs" / f"{name}.csv").read_bytes()
    expected = [tuple(row.values()) for row in json.loads((folder / "json" / f"{name}.json").read_text("utf-8"))]
    quick_cells, slow_cells, sure, slow = both_ways(tmp_path, written, ",")
    plain = [tuple(cell.replace("\r\n", "\n") for cell in row[1:]) for row in slow_cells]
    assert plain == [tuple(cell.replace("\r\n", "\n") for cell in row) for row in expected]
    assert not slow.rejected
    assert sure is None or quick_cells == slow_cells


@pytest.mark.shared
def test_naughty_strings_are_text(tmp_path, shared):
    naughty = json.loads((shared / "data/csv_corpora/naughty_strings.json").read_text("utf-8"))
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["initiative_id", "title", "export_date"])
        writer.writerows([f"I{number}", title, "2026-06-30"] for number, title in enumerate(naughty))
    here = reading()
    entry = here.file(path)
    assert entry.lines_read == len(naughty)
    titles = dict(here.rows("select initiative_id, title from initiatives"))
    rejected = {value for (value,) in here.rows("select line from rejected_lines where reason <> 'unreadable_sign'")}
    assert rejected == set()
    nothing = 0
    for number, title in enumerate(naughty):
        if f"I{number}" in titles:
            assert titles[f"I{number}"] in (title.replace("\ufeff", "").strip(SPACES), None)
            nothing += titles[f"I{number}"] is None
    assert nothing == 13


def test_a_file_is_read_line_by_line_when_lines_do_not_add_up(tmp_path, monkeypatch):
    """The proof itself: a reading by DuckDB that loses a line is not believed."""
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "\n" + "".join(f"A{n};zorg;2026-01-05;;2026-06-30\n" for n in range(10)), "utf-8")
    monkeypatch.setattr(bulk_reader, "READ", bulk_reader.READ + " limit 9")
    assert reading().file(path).accepted == 10


def test_plain_lines_that_do_not_come_back_are_read_by_hand(tmp_path, monkeypatch):
    monkeypatch.setattr(bulk_reader, "READ", bulk_reader.READ + " limit 3")
    _, slow_cells, _, slow = both_ways(tmp_path, b'k0;k1\n1;a\n2;"b"\n3;"c\nc"\n4;d\n5;e\n')
    assert slow_cells == [(2, "1", "a"), (3, "2", "b"), (4, "3", "c\nc"), (6, "4", "d"), (7, "5", "e")]
    assert slow.rows == 5


def test_plain_lines_inside_quotes_belong_to_their_record(tmp_path):
    _, slow_cells, _, slow = both_ways(tmp_path, b'k0;k1\n1;"a\n2;b\nc"\n3;d\n4;e;f\n')
    assert slow_cells == [(2, "1", "a\n2;b\nc"), (5, "3", "d")]
    assert [trouble.line for trouble in slow.rejected] == [6]


def test_blank_lines_are_no_data_and_the_rest_keeps_its_number(tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(HEADER + "\n\nA1;zorg;2026-01-05;;2026-06-30\n\n\n", "utf-8")
    here = reading()
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.no_data) == (4, 1, 3)
    assert here.one("select source_line from requests") == 3


def test_a_preview_of_a_damaged_file_has_what_comes_before(tmp_path):
    sheet = delimited.sheet(BAD / "stray_quote.csv", "stray_quote.csv", tmp_path)
    [preview] = sheet.previews()
    assert preview.records[0] == (1, 1, tuple(HEADER.split(";")))


LINES = [HEADER, "A1;coördinatie;2026-01-05;;2026-06-30", "A2;zorg;2026-01-06;;2026-06-30", ""]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_byte_order_mark_is_read(tmp_path, encoding):
    path = tmp_path / "export.csv"
    path.write_bytes("\r\n".join(LINES).encode(encoding))
    here = reading()
    assert here.file(path).accepted == 2
    assert here.rows("select department from requests order by all") == [("coördinatie",), ("zorg",)]


@pytest.mark.parametrize("before", [1, 2, 3])
@pytest.mark.parametrize("sign", ["\r\n", "\ufeff", "\u00e9", "\x01", "\x7f", '"', "\0"])
def test_what_is_on_the_border_of_two_pieces_of_a_file_is_seen(tmp_path, sign, before):
    """A file is looked at piece by piece: what begins in one piece and ends in the next counts as it does anywhere else."""
    head = "a;b\n"
    files = []
    for number, filling in enumerate((CHUNK - before - len(head), 5)):
        path = tmp_path / f"{number}.csv"
        path.write_text(head + filling * "x" + sign + "y;z\n", "utf-8", newline="")
        files.append(as_utf8(path, path.name, tmp_path))
    at_border, at_start = ((f.line_breaks, f.has_odd_breaks, f.has_quotes, f.has_controls, f.has_unreadable) for f in files)
    assert at_border == at_start
    assert at_start == (3 if sign == "\r\n" else 2, False, sign == '"', sign in "\x01\x7f", sign == "\0")
    assert "\ufeff" not in files[0].path.read_text("utf-8")


def test_a_mixture_of_encodings_garbles_no_line_in_silence(tmp_path):
    path = tmp_path / "export.csv"
    path.write_bytes("\n".join(LINES).encode() + "A3;café;2026-01-05;;2026-06-30\nA4;één;2026-01-05;;2026-06-30\n".encode("cp1252"))
    here = reading()
    assert here.file(path).accepted == 2
    assert here.rows("select line, reason from rejected_lines order by all") == [(4, "unreadable_sign"), (5, "unreadable_sign")]
    assert here.rows("select department from requests order by all") == [("coördinatie",), ("zorg",)]


def test_byte_order_marks_where_files_were_joined_are_no_text(tmp_path):
    path = tmp_path / "export.csv"
    part = "\n".join(LINES)
    path.write_text(
        "\ufeff" + part + "\ufeff" + part.replace("A1", "A3").replace("A2", "A4") + "\ufeffA5;zorg;2026-01-05;;2026-06-30\n", "utf-8"
    )
    here = reading()
    entry = here.file(path)
    assert (entry.accepted, entry.no_data, entry.rejected) == (5, 1, 0)
    assert here.rows("select request_id, source_line from requests order by all") == [("A1", 2), ("A2", 3), ("A3", 5), ("A4", 6), ("A5", 7)]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "\ufeffsep=;"])
def test_a_first_line_that_names_the_delimiter_is_no_header(tmp_path, first):
    path = tmp_path / "export.csv"
    path.write_text("\r\n".join([first, *LINES]), "utf-8")
    here = reading()
    entry = here.file(path)
    assert (entry.accepted, entry.no_data) == (2, 1)
    assert here.rows("select line, reason from no_data_lines") == [(1, "above_header")]


ENDED = ["A1;zorg;2026-01-05;;2026-06-30", "A2;sport;2026-01-06;2026-02-01;2026-06-30", "A3;groen;2026-01-07;;2026-06-30"]


def ledger_of(path, header, lines, **given):
    """What became of such a file: accepted, rejected, the remarks, and the requests as they were read."""
    path.write_text("\n".join([header, *lines, ""]), "utf-8")
    here = reading()
    entry = here.file(path, **given)
    remarks = [reason for (reason,) in here.rows("select reason from warnings where reason like 'ends_%'")]
    return entry.accepted, entry.rejected, remarks, here.rows("select request_id, department, decided_date from requests order by 1")


@pytest.mark.parametrize("ends", [";", ";;;", ';""'])
@pytest.mark.parametrize("between", [[], [""], ["(2 rows affected)"], ['A0;"zo;rg";2026-01-05;;2026-06-30']])
def test_empty_cells_beyond_the_header_in_every_line_do_no_harm(tmp_path, ends, between):
    wanted = ledger_of(tmp_path / "export.csv", HEADER, ENDED + between)
    lines = [line + ends if line.startswith("A") else line for line in ENDED + between]
    found = ledger_of(tmp_path / "export.csv", HEADER, lines)
    assert found == (*wanted[:2], ["ends_beyond_header"], wanted[3])
    assert found[0] >= 3


@pytest.mark.parametrize("ends", [";", ";;"])
def test_nameless_columns_of_the_header_may_be_left_out_of_every_line(tmp_path, ends):
    wanted = ledger_of(tmp_path / "export.csv", HEADER, ENDED)
    assert ledger_of(tmp_path / "export.csv", HEADER + ends, ENDED) == (3, 0, ["ends_before_header"], wanted[3])


@pytest.mark.parametrize(
    "lines",
    [
        [ENDED[0] + ";", ENDED[1] + ";", ENDED[2]],
        [ENDED[0], ENDED[1] + ";", ENDED[2] + ";"],
        [ENDED[0] + ";", ENDED[1] + ";;", ENDED[2] + ";"],
        [ENDED[0] + ";", ENDED[1] + ";x", ENDED[2] + ";"],
        [ENDED[0] + ";", ENDED[1] + "; ", ENDED[2] + ";"],
    ],
)
def test_empty_cells_beyond_the_header_in_some_lines_stay_rejected(tmp_path, lines):
    accepted, rejected, remarks, _ = ledger_of(tmp_path / "export.csv", HEADER, lines, export_date=date(2026, 6, 30))
    assert (accepted, rejected, remarks) == (lines.count(ENDED[0]) + lines.count(ENDED[2]), 3 - accepted, [])


@pytest.mark.parametrize(
    "lines",
    [
        ["A1,zorg,2026-01-05,12,50,", "A2,sport,2026-01-06,7,00,"],  # a decimal comma in every line, and nothing in the last column
        ["A1,Jansen, Piet,2026-01-05,7,", "A2,De Vries, Klaas,2026-01-06,8,"],  # a first name behind a comma
        ["A1,zorg,2026-01-05,12,,"],  # one line proves nothing of every line
    ],
)
def test_a_delimiter_inside_a_value_of_every_line_is_no_end_of_the_line(tmp_path, lines):
    header = "request_id,department,received_date,suspended_days,kind"
    accepted, rejected, remarks, _ = ledger_of(tmp_path / "export.csv", header, lines, export_date=date(2026, 6, 30))
    assert (accepted, rejected, remarks) == (0, len(lines), [])


def test_numbers_beside_each_other_are_no_parts_of_one_where_the_delimiter_is_no_comma(tmp_path):
    lines = ["1;35;2026-01-05;", "2;40;2026-01-06;"]
    accepted, rejected, *_ = ledger_of(
        tmp_path / "export.csv", "request_id;suspended_days;received_date", lines, export_date=date(2026, 6, 30)
    )
    assert (accepted, rejected) == (2, 0)


def test_a_long_file_of_which_every_line_ends_in_a_delimiter_is_read_fast(tmp_path, monkeypatch):
    monkeypatch.setattr(line_reader, "load", lambda *_: pytest.fail("it was read line by line"))
    accepted, rejected, *_ = ledger_of(tmp_path / "export.csv", HEADER, [f"A{n};zorg;2026-01-05;;2026-06-30;" for n in range(50_000)])
    assert (accepted, rejected) == (50_000, 0)


def test_a_number_that_a_workbook_shows_with_zeros_in_front_is_that_identifier(tmp_path):
    path = tmp_path / "requests-2026-06-30.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet, zeros, four = (
            made.add_worksheet("requests"),
            made.add_format({"num_format": "00000"}),
            made.add_format({"num_format": "0000"}),
        )
        amount, bold = made.add_format({"num_format": "#,##0.00"}), made.add_format({"bold": True, "num_format": "00000"})
        sheet.write_row(0, 0, ["request_id", "department", "received_date", "suspended_days"])
        rows = [(125, zeros), (126, zeros), (1234567, zeros), (7, four), (8, None), (9, amount), ("A10", zeros), (11.5, zeros), (12, bold)]
        for row, (number, look) in enumerate(rows, 1):
            sheet.write(row, 0, number, look)
            sheet.write(row, 1, "Zorg")
            sheet.write(row, 2, "2026-01-05")
            sheet.write(row, 3, 56, zeros)
    here = reading()
    assert here.file(path).accepted == len(rows)
    found = [name for (name,) in here.rows("select request_id from requests order by source_line")]
    assert found == ["00125", "00126", "1234567", "0007", "8", "9", "A10", "11.5", "00012"]
    assert here.rows("select distinct suspended_days from requests") == [(56,)]


@pytest.mark.parametrize("kind", ["income_eur", "year"])
def test_zeros_in_front_do_not_change_an_amount(tmp_path, kind):
    path = tmp_path / "accounts-2026-06-30.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet, zeros = made.add_worksheet("accounts"), made.add_format({"num_format": "000000"})
        sheet.write_row(0, 0, ["initiative_id", "year", "income_eur"])
        sheet.write_row(1, 0, ["A", 2025, 1500])
        sheet.write(1, ["initiative_id", "year", "income_eur"].index(kind), {"income_eur": 1500, "year": 2025}[kind], zeros)
    here = reading()
    assert here.file(path).accepted == 1
    assert here.rows("select year, income_eur from accounts") == [(2025, 1500)]
