"""The Pollock benchmark: one file, polluted in 2,290 ways. What is read equals its clean version, or the line is named.

Files in which a row is polluted go through the readers alone; what is done to a file as a whole is seen in an import.
"""

import csv
import io
import re
import tarfile
from collections import Counter, defaultdict
from datetime import date

import duckdb
import pytest

from kompas.errors import ExportError
from kompas.formats import recognition_of
from kompas.formats.description import read_format
from kompas.readers import lines_view, open_sheets
from tests.exports import reading

HEADER = ["DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments"]
FORMAT = f"""
about = "The file of the benchmark, every column as text."
is_declared = true
recognise = {HEADER}
[initiatives]
initiative_id = ["PRODUCTID"]
title = ["ProductDescription"]
theme = ["ProductType"]
neighbourhood = ["URL"]
[funding_lines]
funding_id = ["PRODUCTID"]
initiative_id = ["PRODUCTID"]
recipient = ["TIME"]
funder = ["Qty"]
scheme = ["Price"]
[requests]
request_id = ["PRODUCTID"]
department = ["DATE"]
kind = ["Comments"]
"""
READ = """
select requests.department, recipient, funder, request_id, scheme, theme, title, neighbourhood, kind
from initiatives
join funding_lines using (source_line)
join requests using (source_line)
"""


def kind_of(name):
    """'row_more_sep' of 'csv/row_more_sep_row3_col8.csv'; a file that is one of its kind is its own kind."""
    bare = name.removeprefix("csv/").removesuffix(".csv")
    return re.sub(r"_?(row)?\d+_col\d+$|_\d+_0x20$", "", bare) if bare.startswith("row_") else bare


def import_outcome(path, clean):
    """What became of a polluted file in an import, given the rows of its clean version; and the lines that are named."""
    here = reading()
    try:
        here.file(path, export_date=date(2026, 6, 30))
    except ExportError as error:
        return "refused", {error.blanks.get("line")}
    read = Counter(tuple(cell or "" for cell in row) for row in here.rows(READ))
    named = {line for (line,) in here.rows("select distinct line from (from rejected_lines union all from no_data_lines)")}
    return judged(read, clean, named), named


def reader_outcome(path, clean, con):
    """The same of what the readers alone make of it, which takes a tenth of the time."""
    try:
        with open_sheets(path, path.name, path.parent) as [sheet]:
            match = recognition_of(sheet.previews(), path.name).match()
            if match is None:
                return "refused", {1}
            lines = sheet.load(con, match.preview, match.header, match.first, "raw")
            read = Counter(tuple(cell or "" for cell in row[1:]) for row in con.execute("from raw").fetchall())
    except ExportError as error:
        return "refused", {error.blanks.get("line")}
    lines_view.drop(con, "raw")
    named = {each.line for each in (*lines.rejected, *lines.no_data)}
    return judged(read, clean, named), named


def judged(read, clean, named):
    if read == clean:
        return "equal"
    return "line named" if not read - clean and (clean - read).total() <= len(named) else "silently wrong"


def line_of(name, starts):
    """On which line the row stands that is polluted; null where it is the whole file, or its header."""
    row = re.search(r"_(?:row|quote|delimiter_)(\d+)_", name)
    return starts[int(row[1])] if name.startswith("csv/row_") and row and int(row[1]) else None


@pytest.mark.shared
def test_polluted_files_equal_their_clean_version_or_name_the_line(tmp_path, shared, monkeypatch, capsys):
    written = tmp_path / "pollock.toml"
    written.write_text(FORMAT, "utf-8")
    known = {"pollock": read_format(written)}
    monkeypatch.setattr("kompas.formats.recognition.formats", lambda: known)
    with tarfile.open(shared / "data/csv_corpora/pollock_polluted.tar.xz") as polluted:
        files = {member.name: polluted.extractfile(member).read() for member in polluted if member.isfile()}
    names = sorted(name for name in files if name.startswith("csv/"))
    source = csv.reader(io.StringIO(files["csv/source.csv"].decode(), newline=""))
    starts, path = [1, *(source.line_num + 1 for _ in source)], tmp_path / "polluted.csv"
    table, wrong = defaultdict(Counter), []
    with duckdb.connect(config={"threads": 1}) as con:
        for name in names:
            rows = csv.reader(io.StringIO(files[name.replace("csv/", "clean/")].decode(), newline=""))
            clean = Counter(tuple(row) for row in rows if row[0].split()[:1] != ["DATE"])
            path.write_bytes(files[name])
            is_row = name.startswith("csv/row_")
            became, named = reader_outcome(path, clean, con) if is_row else import_outcome(path, clean)
            line = line_of(name, starts)
            if became == "silently wrong" or (became != "equal" and line and line not in named):
                wrong.append((name, became, line, sorted(named, key=str)[:5]))
            table[kind_of(name)][became] += 1
    outcomes = ("equal", "line named", "refused", "silently wrong")
    with capsys.disabled():
        print("\n" + f"{'kind of pollution':40}" + "".join(f"{each:>16}" for each in outcomes))
        for kind, found in sorted(table.items()):
            print(f"{kind:40}" + "".join(f"{found[each]:16}" for each in outcomes))
    assert wrong == []
    assert sum(found.total() for found in table.values()) == 2290
    assert table["file_escape_char_0x5C"] == {"equal": 1}
