"""The Pollock benchmark: one file, polluted in 2,290 ways. What is read equals its clean version, or the line is named.

`KOMPAS_POLLOCK=all` reads every file (minutes); otherwise a sample of every kind.
"""

import csv
import io
import os
import re
import tarfile
from collections import Counter, defaultdict
from datetime import date

import pytest

from kompas.errors import ExportError
from kompas.formats import format_file
from tests.exports import reading

EVERY = 1 if os.environ.get("KOMPAS_POLLOCK") == "all" else 31
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


def outcome(path, clean):
    """What became of a polluted file, given the rows of its clean version."""
    here = reading()
    try:
        here.file(path, export_date=date(2026, 6, 30))
    except ExportError:
        return "refused"
    read = Counter(tuple(cell or "" for cell in row) for row in here.rows(READ))
    named = here.one("select count(distinct line) from (from rejected_lines union all from no_data_lines)")
    wanted = Counter(clean)
    if read == wanted:
        return "equal"
    is_named = not read - wanted and (wanted - read).total() <= named
    return "line named" if is_named else "silently wrong"


@pytest.mark.shared
def test_polluted_files_equal_their_clean_version_or_name_the_line(tmp_path, shared, monkeypatch, capsys):
    written = tmp_path / "pollock.toml"
    written.write_text(FORMAT, "utf-8")
    known = {"pollock": format_file.read_format(written)}
    monkeypatch.setattr("kompas.formats.recognition.formats", lambda: known)
    table, wrong = defaultdict(Counter), []
    with tarfile.open(shared / "data/csv_corpora/pollock_polluted.tar.xz") as polluted:
        files = {member.name: polluted.extractfile(member).read() for member in polluted if member.isfile()}
    names = sorted(name for name in files if name.startswith("csv/"))
    seen = Counter()
    for name in names:
        kind = kind_of(name)
        seen[kind] += 1
        if seen[kind] % EVERY != 1 % EVERY:
            continue
        rows = list(csv.reader(io.StringIO(files[name.replace("csv/", "clean/")].decode(), newline="")))
        path = tmp_path / "polluted.csv"
        path.write_bytes(files[name])
        became = outcome(path, [tuple(row) for row in rows if row[0].split()[:1] != ["DATE"]])
        table[kind][became] += 1
        wrong += [name] if became == "silently wrong" else []
    outcomes = ("equal", "line named", "refused", "silently wrong")
    with capsys.disabled():
        print("\n" + f"{'kind of pollution':40}" + "".join(f"{each:>16}" for each in outcomes))
        for kind, found in sorted(table.items()):
            print(f"{kind:40}" + "".join(f"{found[each]:16}" for each in outcomes))
    assert wrong == []
    assert {each for found in table.values() for each in found} >= {"equal", "line named", "refused"}
