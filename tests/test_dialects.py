"""Text files in whatever dialect: what is read is what was written, and a line that can be read in two ways is named."""

import csv
import io
from collections import Counter
from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.readers import open_sheets
from kompas.readers.delimited import DELIMITERS, OTHERS
from tests.exports import reading

DAY = date(2026, 6, 30)
cell_texts = st.text(alphabet=st.sampled_from("ab1é ,.;'\"\n\\-ë:|"), max_size=6).map(str.strip)
DIALECTS = {
    "doubled": {"quotechar": '"'},
    "all quoted": {"quotechar": '"', "quoting": csv.QUOTE_ALL},
    "apostrophes": {"quotechar": "'", "quoting": csv.QUOTE_ALL},
    "backslashes": {"quotechar": '"', "doublequote": False, "escapechar": "\\", "quoting": csv.QUOTE_ALL},
}


def read_rows(path):
    """The header and the lines of a text file, as the readers find them without a format: the widest preview is taken."""
    with open_sheets(path, path.name, path.parent) as [sheet], duckdb.connect() as con:
        preview = max(sheet.previews(), key=lambda preview: len(preview.records[0][2]))
        lines = sheet.load(con, preview, 0, 1, "raw")
        cells = ", ".join(f"coalesce(c{place}, '')" for place in range(lines.columns))
        return preview.records[0][2], con.execute(f"select {cells} from raw order by line").fetchall(), lines


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(cell_texts, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from([*DELIMITERS, *OTHERS]),
    st.sampled_from(list(DIALECTS)),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_a_table_in_any_dialect_is_read_back_or_its_lines_are_named(tmp_path, rows, delimiter, dialect, ending, encoding):
    path, stream = tmp_path / "export.csv", io.StringIO()
    style = DIALECTS[dialect] | ({"quoting": csv.QUOTE_ALL} if ending == "\r" else {})  # it would leave a line feed without quotes
    csv.writer(stream, delimiter=delimiter, lineterminator=ending, **style).writerows([["k one", "k two", "k three"], *rows])
    path.write_bytes(stream.getvalue().encode(encoding))
    header, read, lines = read_rows(path)
    assert header == ("k one", "k two", "k three")
    wanted, found = Counter(map(tuple, rows)), Counter(read)
    if dialect == "backslashes":  # a backslash before another sign than a quote stays as it is written
        wanted = Counter({tuple(cell.replace("\\", "") for cell in row): count for row, count in wanted.items()})
        found = Counter({tuple(cell.replace("\\", "") for cell in row): count for row, count in found.items()})
    blank = sum(count for row, count in wanted.items() if not any(row))
    assert not found - wanted, "nothing is read that was not written"
    assert (wanted - found).total() <= len(lines.rejected) + len(lines.no_data) + blank
    if dialect in ("doubled", "all quoted"):
        assert not lines.rejected


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["request_id;department", "A1;'zorg'", "A2;'"], ["'zorg'", "'"]),  # signs like any other: the header has none, and each line fits
        (["request_id;department", "A1;'zorg; welzijn'", "A2;'sport'"], ["zorg; welzijn", "sport"]),  # only so do the lines fit
        (["request_id,department", "A1,'zorg, \"jeugd\"'", "A2,'sport'"], ['zorg, "jeugd"', "sport"]),
        (["Overzicht 'zorg', 2026", "request_id,department", "A1,'zorg'"], ["'zorg'"]),
    ],
)
def test_apostrophes_are_quotes_where_the_header_or_every_line_proves_it(tmp_path, lines, read):
    path = tmp_path / "export.csv"
    path.write_text("\n".join(lines), "utf-8")
    here = reading()
    here.file(path, export_date=DAY)
    assert [each for (each,) in here.rows("select department from requests order by request_id")] == read


@pytest.mark.parametrize("delimiter", OTHERS)
def test_a_delimiter_that_is_no_usual_one_is_proved_by_the_header(tmp_path, delimiter):
    path = tmp_path / "requests-2026-06-30.csv"
    lines = [["request_id", "department", "received_date"], ["A1", "zorg; a, b", "2026-01-05"]]
    path.write_text("\n".join(map(delimiter.join, lines)), "utf-8")
    here = reading()
    assert here.file(path).accepted == 1
    assert here.one("select department from requests") == "zorg; a, b"


def test_text_between_apostrophes_is_read_where_the_header_has_it_so(tmp_path):
    path = tmp_path / "export.csv"
    lines = ["'A1';'zorg; welzijn'", "'A2';'''t Buurthuis'", "'A3';'foto''s, \"groot\"'", "A4;zorg", "'A5';'3\"\"'", "'A6';'Men's'"]
    path.write_text("\n".join(["'request_id';'department'", *lines]), "utf-8")
    here = reading()
    entry = here.file(path, export_date=DAY)
    departments = [each for (each,) in here.rows("select department from requests order by request_id")]
    assert departments == ["zorg; welzijn", "'t Buurthuis", 'foto\'s, "groot"', "zorg"]
    assert here.rows("select line, reason from rejected_lines order by 1") == [(6, "stray_quote"), (7, "stray_quote")]
    assert entry.lines_read == 6


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (['A1;"buis 3\\" dik"', 'A2;"3\\""', 'A3;"C:\\map"'], ['buis 3" dik', '3"', "C:\\map"]),  # quotes behind backslashes
        (['A1;"C:\\map\\"', 'A2;"a""b"'], ["C:\\map\\", 'a"b']),  # a folder, and quotes that are doubled
    ],
)
def test_quotes_behind_backslashes_are_text_where_lines_prove_it(tmp_path, lines, read):
    path = tmp_path / "export.csv"
    path.write_text("\n".join(["request_id;department", *lines]), "utf-8")
    here = reading()
    here.file(path, export_date=DAY)
    assert [each for (each,) in here.rows("select department from requests order by request_id")] == read
