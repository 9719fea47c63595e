"""Cells that a spreadsheet ruined, days in words, durations; and columns that can be read in two ways."""

from datetime import date
from decimal import Decimal

import pytest

from kompas import tables
from kompas.errors import ExportError
from tests.exports import reading

DAYS = {
    "27-8-2015": date(2015, 8, 27),
    "12 maart 2024": date(2024, 3, 12),
    "12-mrt-2024": date(2024, 3, 12),
    "12/mrt/2024": date(2024, 3, 12),
    "12 mrt. 2024 14:05": date(2024, 3, 12),
    "3 juli 2024, 9:30 uur": date(2024, 7, 3),
    "di 12 maart 2024": date(2024, 3, 12),
    "Tue, 12 Mar 2024": date(2024, 3, 12),
    "March 12, 2024": date(2024, 3, 12),
    "September 3rd 2024": date(2024, 9, 3),
    "1er janvier 2024": date(2024, 1, 1),
    "12 févr. 2024": date(2024, 2, 12),
    "1 juin 2024": date(2024, 6, 1),
    "1 juillet 2024": date(2024, 7, 1),
    "14 août 2024": date(2024, 8, 14),
    "2024-03-12T23:30:00+01:00": date(2024, 3, 12),
    "2024-03-12T23:30:00Z": date(2024, 3, 13),
    "12 marathon 2024": None,
    "voor 12 maart 2024": None,
    "12 mei 2024 of later": None,
    "31 februari 2024": None,
    "maart 2024": None,
}
DURATIONS = {"P7D": 7, "P2W": 14, "P1W3D": 10, "PT48H": 2, "P3DT0H": 3, "7": 7, "P1M": None, "PT36H": None, "PT": None, "P": None}
AMOUNTS = {
    "3.000,00": 3000,
    "€ 15.000": 15000,
    "81,499": Decimal("81.50"),
    ".00": 0,
    " 12,50": Decimal("12.50"),
    "1 234,56": Decimal("1234.56"),
    "5 euro": 5,
    "2,43E+13": None,
    "#REF!": None,
    "12%": None,
    "1.500.00": None,
}


def write(path, *lines):
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def test_days_in_words_durations_and_amounts_are_what_they_say():
    con = reading().con
    for macro, cells in (("as_date(v, 'dmy')", DAYS), ("as_whole(v)", DURATIONS), ("as_eur(v, ',')", AMOUNTS)):
        found = con.execute(f"select v, {macro} from (select unnest(?) as v)", [list(cells)]).fetchall()
        assert [(v, read, cells[v]) for v, read in found if read != cells[v]] == []


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
def test_an_identifier_that_a_spreadsheet_ruined_is_reported_and_joins_nothing(tmp_path, ending):
    header = ["request_id", "initiative_id", "department"]
    lines = [["00125", "007", "Zorg"], ["2,43E+13", "2,43E+13", "Groen"], ["2,43E+13", "2.43e+13", "Groen"], ["2E13", "A+1", "Groen"]]
    here = reading()
    path = tmp_path / f"requests-2026-06-30{ending}"
    if ending == ".csv":
        write(path, *(";".join(line) for line in [header, *lines]))
    else:
        pairs = [", ".join(f'"{name}": "{cell}"' for name, cell in zip(header, line, strict=True)) for line in lines]
        write(path, *(f"{{{each}}}" for each in pairs))
    assert here.file(path).accepted == 4
    first = 2 if ending == ".csv" else 1
    assert here.rows("select request_id, initiative_id from requests order by source_line") == [
        ("00125", "007"),
        (f"2,43E+13 ({first + 1})", None),
        (f"2,43E+13 ({first + 2})", None),
        ("2E13", "A+1"),
    ]
    reported = here.rows("select line, column_name, value from warnings where reason = 'ruined_identifier' order by all")
    assert reported == [
        (first + 1, "initiative_id", "2,43E+13"),
        (first + 1, "request_id", "2,43E+13"),
        (first + 2, "initiative_id", "2.43e+13"),
        (first + 2, "request_id", "2,43E+13"),
    ]


def test_a_formula_that_failed_is_no_name(tmp_path):
    here = reading()
    lines = ["A1;#VERW!;2026-01-05", "A2;Zorg;#REF!", "#REF!;Zorg;", "A4;Zorg;", "A5;Err:502;"]
    entry = here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;department;received_date", *lines))
    assert (entry.accepted, entry.rejected) == (3, 2)
    assert here.rows("select request_id, department from requests order by 1") == [("A1", None), ("A4", "Zorg"), ("A5", None)]
    assert here.rows("select line, value, reason from rejected_lines order by 1") == [
        (3, "#REF!", "no_date"),
        (4, "#REF!", "means_unknown"),
    ]
    assert here.rows("select value from warnings where reason = 'read_as_unknown'") == [("#VERW!, Err:502",)]
    officials = "initiative_id;official;date\nI1;#REF!;2026-01-05\nI2;Jansen;2026-01-05\n"
    here.file(write(tmp_path / "contacts-2026-06-30.csv", officials))
    assert here.one("select count(distinct official) from contacts") == 1


def test_a_column_that_can_be_read_in_two_ways_shows_both(tmp_path):
    lines = ["A1;I;81,499", "A2;I;137,350", "A3;I;500", "A4;I;137,350", "A5;I;1,250", "A6;I;2,250"]
    path = write(tmp_path / "funding_lines-2026-06-30.csv", "funding_id;initiative_id;granted_eur", *lines)
    with pytest.raises(ExportError, match="ambiguous_number") as raised:
        reading().file(path)
    written = ("81,499", "137,350", "1,250")
    assert tables.readings(raised.value) == (
        tables.Reading(",", tuple(zip(written, (Decimal("81.50"), Decimal("137.35"), Decimal("1.25")), strict=True))),
        tables.Reading(".", tuple(zip(written, (Decimal(81499), Decimal(137350), Decimal(1250)), strict=True))),
    )
    path = write(tmp_path / "requests-2026-06-30.csv", "request_id;received_date", "A1;06/20/2025", "A2;20/06/2025", "A3;01/05/2025")
    with pytest.raises(ExportError, match="ambiguous_date") as raised:
        reading().file(path)
    days, months = tables.readings(raised.value)
    assert (days.option, months.option) == ("dmy", "mdy")
    assert days.values == (("01/05/2025", date(2025, 5, 1)), ("20/06/2025", date(2025, 6, 20)), ("06/20/2025", None))
    assert [value for _, value in months.values] == [date(2025, 1, 5), None, date(2025, 6, 20)]
    assert tables.readings(ExportError("empty_file")) == ()
