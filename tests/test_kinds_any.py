"""Any table, in any kind of file, is read back as it was written; any bytes end in a table or in one sentence."""

import gzip
import json
import random
import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

import duckdb
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas import tables
from kompas.errors import ExportError
from kompas.parser import json_text, open_document, packed, parquet, xes
from kompas.readers import open_sheets
from tests.exports import reading
from tests.test_kinds import KINDS, ODS, ODS_END, ODS_START, one_of_each

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Of XML no control signs and no blanks that a reader may join; of every kind no empty lines, which are counted and not listed.
cells = st.text(alphabet=st.sampled_from("ab1é €,.;'\"\\<&>=-+00€:|ẞ🦆"), max_size=8).map(str.strip)
HEADER = ["een", "twee", "drie"]


def as_json(path, rows):
    path.write_text(json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows]), "utf-8")
    return json_text


def as_json_lines(path, rows):
    path.write_text("\n".join(json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) for row in [*rows, rows[0]]), "utf-8")
    return json_text


def as_xes(path, rows):
    events = ("".join(f"<string key={quoteattr(k)} value={quoteattr(v)}/>" for k, v in zip(HEADER, row, strict=True)) for row in rows)
    path.write_text("<log>" + "".join(f"<event>{event}</event>" for event in events) + "</log>", "utf-8")
    return xes


def as_parquet(path, rows):
    objects = [dict(zip(HEADER, row, strict=True)) for row in rows]
    duckdb.execute("copy (select unnest($rows, recursive := true)) to $path (format parquet)", {"rows": objects, "path": str(path)})
    return parquet


def as_ods(path, rows):
    written = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string" office:string-value={quoteattr(cell)}/>' for cell in row)
        + "</table:table-row>"
        for row in [HEADER, *rows]
    )
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("mimetype", ODS)
        made.writestr("content.xml", f'{ODS_START}<table:table table:name="a">{written}</table:table>{ODS_END}')
    return open_document


def as_xlsx(path, rows):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("a")
        for number, row in enumerate([HEADER, *rows]):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
    return packed


@few
@given(st.lists(st.lists(cells, min_size=3, max_size=3).filter(any), min_size=1, max_size=4))
def test_any_table_is_read_back_from_every_kind_of_file(tmp_path, rows):
    for write in (as_json, as_json_lines, as_xes, as_parquet, as_ods, as_xlsx):
        path = tmp_path / "made"
        parser = write(path, rows)
        [sheet] = parser.parse(path, "made", tmp_path)
        lines = [json.loads(line)[1] for line in (tmp_path / sheet["lines"]).read_text("utf-8").splitlines()]
        read = [row + [""] * (3 - len(row)) for row in ([sheet["header"]] if "header" in sheet else []) + lines]
        unmarked = [[cell.removeprefix('="').removesuffix('"') if cell.startswith('="') else cell for cell in row] for row in read]
        wanted = [HEADER, *rows] + ([rows[0]] if write is as_json_lines else [])
        marked = [[cell.removeprefix('="').removesuffix('"') if cell.startswith('="') else cell for cell in row] for row in wanted]
        assert (write.__name__, unmarked) == (write.__name__, marked)


def mutated(written, seed):
    """The bytes with a few of them changed, a part left out, or a part twice."""
    luck, made = random.Random(seed), bytearray(written)
    for _ in range(luck.randint(1, 4)):
        place = luck.randrange(len(made))
        match luck.randrange(3):
            case 0:
                made[place] = luck.randrange(256)
            case 1:
                del made[place : place + luck.randrange(1, 40)]
            case 2:
                made[place:place] = made[place : place + luck.randrange(1, 40)]
        if not made:
            break
    return bytes(made)


def test_damaged_files_of_every_kind_end_in_a_table_or_in_one_sentence(tmp_path):
    """Each in its own process, as an import reads it; a handful of each kind, always the same."""
    whole, damaged = tmp_path / "whole", tmp_path / "damaged"
    whole.mkdir()
    damaged.mkdir()
    one_of_each(whole)
    files = [*whole.iterdir(), *KINDS.iterdir()]
    outcomes = set()
    for number, path in enumerate(sorted(files) * 2):
        file = damaged / f"{number}-{path.name}"
        file.write_bytes(mutated(path.read_bytes(), number))
        here = reading()
        try:
            here.file(file, export_date=date(2026, 6, 30))
            outcomes.add("table")
        except ExportError as error:
            for language in ("nl", "en"):
                sentence = tables.sentence(language, error)
                assert sentence.startswith(file.name) and "{" not in sentence and "\n" not in sentence
            outcomes.add("sentence")
    assert outcomes == {"table", "sentence"}


PROJECTS = 'project_id;name;cost\n1;"Tuin; groot";100\n2;Bank;200\n'
PB = f"META\nkey;value\ndescription;Test\nnum_projects;2\nPROJECTS\n{PROJECTS}\nVOTES\nvoter_id;vote\n7;1,2\n"


def test_the_tables_of_a_round_of_participatory_budgeting_are_sheets_with_their_own_lines(tmp_path):
    path = tmp_path / "ronde.pb"
    path.write_text(PB, "utf-8")
    with open_sheets(path, path.name, tmp_path) as sheets, duckdb.connect() as con:
        read = {}
        for number, sheet in enumerate(sheets):
            preview = next(each for each in sheet.previews() if each.delimiter == ";")
            lines = sheet.load(con, preview, 0, 1, f"raw_{number}")
            read[sheet.title] = con.execute(f"from raw_{number}").fetchall(), lines.lines_read, preview.records[0][0]
    assert read == {
        "META": ([(3, "description", "Test"), (4, "num_projects", "2")], 2, 2),
        "PROJECTS": ([(7, "1", "Tuin; groot", "100"), (8, "2", "Bank", "200")], 3, 6),
        "VOTES": ([(12, "7", "1,2")], 1, 11),
    }


@pytest.mark.shared
def test_the_log_of_a_case_system_is_the_same_in_both_kinds(shared):
    found = []
    for name in ("receipt.csv", "receipt.xes.gz"):
        here = reading()
        entry = here.file(shared / "data/receipt" / name)
        requests = here.rows("select * exclude (source_file, source_line) from requests order by request_id")
        found.append((entry.format, entry.export_date, entry.lines_read, entry.accepted, requests))
    assert found[0] == found[1]
    assert (found[0][2], len(found[0][4])) == (8577, 1434)


@pytest.mark.shared
def test_naughty_strings_survive_in_every_kind(tmp_path, shared):
    """As titles in JSON, and in a zip and a gzip of it; what XML cannot hold is not asked of a workbook."""
    naughty = json.loads((shared / "data/csv_corpora/naughty_strings.json").read_text("utf-8"))
    objects = [{"initiative_id": f"I{number}", "title": title} for number, title in enumerate(naughty)]
    written = json.dumps(objects).encode()
    (tmp_path / "a.json").write_bytes(written)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(written))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.json", written)
    titles = {}
    for path in sorted(tmp_path.iterdir()):
        with open_sheets(path, path.name, tmp_path) as [sheet]:
            titles[path.name] = [(cells + ["", ""])[1] for _, cells in sheet.rows()]
    assert titles["a.json"] == [f'="{title}"' if title in MARKED else title for title in naughty]
    assert titles["a.json"] == titles["a.json.gz"] == titles["a.zip"]
    here = reading()
    assert here.file(Path(tmp_path / "a.json"), export_date=date(2026, 6, 30)).rejected == 0


MARKED: set[str] = set()  # texts that look like a number of three decimals: none of these does
