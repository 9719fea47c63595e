"""The formats: known exports are recognised by their header and read to the cent."""

import csv
import itertools
import re
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas import contract, texts
from kompas.contract import ROOT
from kompas.errors import ExportError
from kompas.formats import formats, header_key
from kompas.tables import dated_names
from tests.exports import reading

REGISTER = "data/amsterdam_register"
REGISTERS = {
    "2016-08-18.csv": ("cp1252", ";", 2010),
    "2016-10-31.xlsx": (None, None, 2727),
    "2016-12-19.csv": ("utf-8", ",", 3070),
    "2017-06-12.csv": ("utf-8", ";", 5269),
}


@pytest.fixture
def here():
    return reading()


def independently(path, encoding, delimiter):
    """The lines of a register by the csv module or the workbook library alone, as dictionaries of text."""
    if encoding is None:
        header, *rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        return [dict(zip(header, map(str, row), strict=True)) for row in rows]
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def amount(written):
    return None if written.strip() in ("NULL", "") else Decimal(written.strip())


@pytest.mark.shared
@pytest.mark.parametrize("name", REGISTERS)
def test_the_register_of_amsterdam_to_the_cent(here, shared, name):
    encoding, delimiter, lines = REGISTERS[name]
    entry = here.file(shared / REGISTER / name)
    assert (entry.lines_read, entry.accepted, entry.rejected, entry.no_data) == (lines, lines, 0, 0)
    assert (entry.format, entry.municipality, entry.export_date) == (
        "amsterdam_subsidieregister",
        "Amsterdam",
        date.fromisoformat(name[:10]),
    )
    records = independently(shared / REGISTER / name, encoding, delimiter)
    for column, header in (
        ("asked_eur", "BEDRAG_AANGEVRAAGD"),
        ("granted_eur", "BEDRAG_VERLEEND"),
        ("determined_eur", "BEDRAG_VASTGESTELD"),
    ):
        known = [found for row in records if (found := amount(row.get(header, ""))) is not None]
        [(rows, total)] = here.rows(f"select count({column}), coalesce(sum({column}), 0) from funding_lines")
        assert (rows, total) == (len(known), sum(known))
    years = Counter(int(float(row["SUBSIDIEJAAR"])) for row in records)
    assert dict(here.rows("select year, count(*) from funding_lines group by year")) == years
    assert here.one("select count(*) from funding_lines where is_recurring") == sum(
        row["TYPE_PERIODICITEIT"] == "Periodiek" for row in records
    )
    titles = Counter(row["PROJECT_NAAM"].strip(" ") for row in records)
    assert dict(here.rows("select title, count(*) from initiatives group by title")) == titles
    assert here.rows("select distinct is_declared from registers") == [(False,)]


@pytest.mark.shared
def test_what_the_layout_with_statuses_tells(here, shared):
    entry = here.file(shared / REGISTER / "2016-08-18.csv")
    assert entry.warnings == 3
    assert here.rows("select line, value, reason, expected from warnings order by line nulls last") == [
        (1267, "24-9-2016", "after_export", "2016-08-18"),
        (None, "ONBEKEND", "read_as_unknown", "22"),
        (None, "Gemeentebreed (Algemeen)", "same_name", "Gemeentebreed (algemeen)"),
    ]
    records = independently(shared / REGISTER / "2016-08-18.csv", "cp1252", ";")
    dates = Counter(
        None
        if row["ONTVANGSTDATUM_SUBSIDIE_AANVRAAG"] == "NULL"
        else datetime.strptime(row["ONTVANGSTDATUM_SUBSIDIE_AANVRAAG"], "%d-%m-%Y").date()
        for row in records
    )
    assert dict(here.rows("select received_date, count(*) from requests group by received_date")) == dates
    assert here.one("select count(distinct source_status) from status_changes") == 42
    assert here.one("select count(*) from requests where decided_date is not null") == 0
    waiting = Counter((row["STATUS"], row["BEDRAG_VERLEEND"].strip() == "0") for row in records)
    assert here.one("select count(*) from requests where outcome = 'rejected'") == sum(
        lines
        for (status, is_nil), lines in waiting.items()
        if is_nil and status in ("Wachten op bezwaar verlening", "Verwerken bezwaar verlening", "Nabewerken beschikking verlening")
    )
    assert here.rows("select distinct status from status_changes where source_status = 'Aanvraag in behandeling nemen'") == [("submitted",)]
    assert (
        here.one("select count(*) from status_changes where status is null")
        == waiting["Zaak afgesloten", True] + waiting["Zaak afsluiten", True]
    )
    assert here.one("select count(*) from initiatives where initiator_kind is not null") == 0
    assert here.one("select count(*) from initiatives where neighbourhood = 'stadsdeel Oost'") == 202


@pytest.mark.shared
def test_kinds_of_initiators_are_read_only_where_the_name_leaves_no_doubt(here, shared):
    here.file(shared / REGISTER / "2017-06-12.csv")
    kinds = dict(here.rows("select recipient, initiator_kind from funding_lines join initiatives using (initiative_id)"))
    assert kinds["(Particulier)"] == "resident"
    assert kinds["Stichting Cordaan"] == kinds["St. Centrale Dorpenraad"] == "foundation"
    assert kinds["Combiwel Ondernemend Welzijn B.V."] == "business"
    assert kinds["BIZ-Vereniging Jan Pieter Heijestraat"] == "association"
    assert kinds["De Regenboog Groep"] is None


@pytest.mark.shared
def test_the_event_log_becomes_requests(here, shared):
    entry = here.file(shared / "data/receipt/receipt.csv")
    assert (entry.format, entry.lines_read, entry.accepted, entry.warnings) == ("receipt_log", 8577, 8577, 0)
    assert entry.export_date == date(2012, 1, 23)
    with (shared / "data/receipt/receipt.csv").open(encoding="utf-8", newline="") as stream:
        events = list(csv.DictReader(stream))
    expected = {}
    for case, lines in itertools.groupby(sorted(events, key=lambda e: e["case:concept:name"]), key=lambda e: e["case:concept:name"]):
        lines = list(lines)
        confirmed = min(e["time:timestamp"] for e in lines if e["concept:name"] == "Confirmation of receipt")
        first = lines[0]
        ended = first["case:enddate"]
        expected[case] = (
            dutch(first["case:startdate"]),
            dutch(confirmed),
            dutch(ended) if ended else None,
            dutch(first["case:deadline"]),
            first["case:department"],
        )
    found = here.rows("select request_id, received_date, acknowledged_date, decided_date, due_date, department from requests")
    assert len(found) == 1434
    assert {row[0]: row[1:] for row in found} == expected
    assert here.one("select count(*) from requests where decided_date is null") == 105
    assert here.one("select count(*) from requests where first_answer_date is not null") == 0, "a confirmation is no answer"
    assert here.one("select count(distinct source_line) from requests") == 1434


def dutch(moment):
    return datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Amsterdam")).date()


@pytest.mark.shared
def test_the_same_event_twice_does_not_double(tmp_path, here, shared):
    lines = (shared / "data/receipt/receipt.csv").read_text("utf-8").splitlines()
    path = tmp_path / "log.csv"
    path.write_text("\n".join([*lines, *lines[1:50], ""]), "utf-8")
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted) == (8577 + 49, 8577 + 49)
    assert here.one("select count(*) from requests") == 1434


def test_offsets_are_brought_to_dutch_days(tmp_path, here):
    path = tmp_path / "log.csv"
    header = "case:concept:name,case:startdate,case:enddate,case:deadline,concept:name,time:timestamp"
    path.write_text(
        f"{header}\n"
        "c1,2026-03-01 23:30:00Z,,2026-04-26 00:00:00+02:00,Confirmation of receipt,2026-03-02 10:00:00+01:00\n"
        "c1,2026-03-01 23:30:00Z,,2026-04-26 00:00:00+02:00,T02,2026-06-30 23:30:00.5+02:00\n",
        "utf-8",
    )
    entry = here.file(path)
    assert entry.export_date == date(2026, 6, 30)
    assert here.rows("select received_date, acknowledged_date, due_date from requests") == [
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 4, 26))
    ]


# recognising


def write(path, header, *lines, delimiter=";"):
    path.write_text("\n".join([header, *lines, ""]).replace(";", delimiter), "utf-8")
    return path


def test_headers_are_known_whatever_order_case_accents_and_columns_besides(tmp_path, here):
    path = write(tmp_path / "x.csv", "Extra;EXPORT DATE;Received_Date;Request-ID;Afdéling", "1;2026-06-30;2026-01-05;A1;zorg")
    here.file(path)
    assert here.rows("select request_id, department, received_date, export_date from requests") == [
        ("A1", "zorg", date(2026, 1, 5), date(2026, 6, 30))
    ]
    assert here.rows("select column_name from warnings") == [("Extra",)]


@pytest.mark.parametrize("table", contract.typed_tables().values(), ids=lambda table: table.name)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_table_of_the_template_is_known_by_its_columns(tmp_path, here, table, language):
    for header in (list(table.columns), [column.meaning[language] for column in table.columns.values()]):
        path = tmp_path / f"x{len(header[0])}.csv"
        path.write_text(";".join(header) + "\n", "utf-8")
        here.file(path, export_date=date(2026, 6, 30))
    assert {name for (name,) in here.rows("select table_name from column_coverage")} == {table.name}


def test_tables_that_fit_equally_well_are_distinguished_by_the_name_of_the_file(tmp_path, here):
    with pytest.raises(ExportError, match="several_tables"):
        here.file(write(tmp_path / "x-2026-06-30.csv", "initiative_id", "I1"))
    here.file(write(tmp_path / "delft-ondersteuning-2026-06-30.csv", "initiative_id", "I1"))
    here.file(write(tmp_path / "delft-initiatives-2026-06-30.csv", "initiative_id", "I1"))
    assert here.one("select count(*) from support") == here.one("select count(*) from initiatives") == 1


def test_of_formats_that_fit_equally_well_one_must_be_named(tmp_path, here, monkeypatch):
    known = formats() | {"twin": replace(formats()["kompas"], name="twin")}
    monkeypatch.setattr("kompas.formats.recognition.formats", lambda: known)
    path = write(tmp_path / "x-2026-06-30.csv", "request_id;received_date", "A1;2026-01-05")
    with pytest.raises(ExportError, match="several_formats.*kompas, twin"):
        here.file(path)
    assert here.file(path, format_name="twin").format == "twin"


def test_the_format_can_be_given(tmp_path, here):
    path = write(tmp_path / "x-2026-06-30.csv", "initiative_id;title;b;c;d;e", "I1;;;;;")
    assert here.file(path, format_name="kompas").format == "kompas"
    with pytest.raises(ExportError, match="no_such_format"):
        here.file(path, format_name="koers")


def test_a_title_above_the_header_is_no_data(tmp_path, here):
    path = write(
        tmp_path / "x.csv",
        "Aanvragen 2026;;",
        "gemaakt door;zaaksysteem;",
        "request_id;received_date;export_date",
        "A1;2026-01-05;2026-06-30",
    )
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.no_data) == (3, 1, 2)
    assert here.one("select source_line from requests") == 4


# whose export it is, and of which day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("x-2026-06-30.csv", "2026-06-30"),
        ("20260630_x.csv", "2026-06-30"),
        ("stand 30-6-2026.csv", "2026-06-30"),
        ("x-2026-13-45.csv", "2026-05-01"),
        ("x-2030-01-01.csv", "2026-05-01"),
        ("dossier 123456789.csv", "2026-05-01"),
    ],
)
def test_the_day_is_in_the_name_or_the_newest_that_happened(tmp_path, here, name, day):
    path = write(tmp_path / name, "request_id;received_date;due_date", "A1;2026-05-01;2026-12-31", "A2;2027-01-01;")
    assert here.file(path).export_date == date.fromisoformat(day)


def test_the_day_in_a_column_goes_before_the_name_and_a_given_day_before_both(tmp_path, here):
    path = write(tmp_path / "x-2026-06-30.csv", "request_id;export_date", "A1;2026-05-01", "A2;2026-05-02")
    assert here.file(path).export_date == date(2026, 5, 2)
    assert here.file(path, export_date=date(2026, 1, 1)).export_date == date(2026, 1, 1)


def test_municipalities_may_differ_by_line_and_a_key_is_theirs(tmp_path, here):
    path = write(tmp_path / "x-2026-06-30.csv", "municipality;request_id", "Delft;A1", "Leiden;A1", "Delft;A1")
    entry = here.file(path)
    assert (entry.municipality, entry.accepted, entry.rejected) == (None, 2, 1)
    assert here.rows("select municipality from requests order by all") == [("Delft",), ("Leiden",)]
    path = write(tmp_path / "y-2026-06-30.csv", "municipality;request_id", "Delft;A1")
    assert here.file(path).municipality == "Delft"
    assert here.file(path, municipality="Gouda").municipality == "Gouda"


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("subsidieregister 2018.csv", "2018"),
        ("subsidieregister-2018, 2026-06-30.csv", "2018"),
        ("subsidieregister-2018-2019.csv", None),
        ("register-2026-06-30.csv", None),
        ("register 20260630.csv", None),
        ("register-2026-06.csv", None),
        ("register 2017 en 2018.csv", None),
    ],
)
def test_a_year_by_itself_in_a_name(name, year):
    assert dated_names.year_alone(name) == year


# values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("€ 15.000,00", "15000"),
        ("15.000;1,5", "15000"),
        ("81,499;1.5", "81499"),
        (".00", "0"),
        (" 22376000", "22376000"),
        ("1850.00", "1850"),
        ("3.000,00", "3000"),
        ("-", None),
        ("NULL", None),
        ("", None),
        ("€ 15.000,-", "15000"),
        ("1.234.567", "1234567"),
        ("0,125", "0.13"),
        ("1234,567", "1234.57"),
        ("15 000", "15000"),
        ("EUR 5", "5"),
        ("5 euro", "5"),
        ("0.1", "0.10"),
        ("999999999999999.99", "999999999999999.99"),
        ("81,499;1,234,567", "81499"),
        ("81.499;2,43E+13", None),
    ],
)
def test_amounts(tmp_path, here, written, read):
    """A second value, after ';', stands on the next line and tells what the first one means."""
    lines = [f"G{number}\tI\t{value}\t2026-06-30" for number, value in enumerate(written.split(";"))]
    path = write(tmp_path / "x.csv", "funding_id\tinitiative_id\tgranted_eur\texport_date", *lines)
    if "E+13" in written:
        with pytest.raises(ExportError, match="ambiguous_number"):
            here.file(path)
        return
    here.file(path)
    found = here.one("select granted_eur from funding_lines where funding_id = 'G0'")
    assert found == (None if read is None else Decimal(read))


@pytest.mark.parametrize("mark", [",", "."])
def test_a_number_that_can_be_read_in_two_ways_needs_a_decimal_mark_which_is_used(tmp_path, here, mark):
    path = write(tmp_path / "x-2026-06-30.csv", "funding_id;initiative_id;granted_eur", "G1;I1;81,499", "G2;I1;1500")
    with pytest.raises(ExportError, match="ambiguous_number"):
        here.file(path)
    here.file(path, decimal_mark=mark)
    assert here.one("select granted_eur from funding_lines where funding_id = 'G1'") == Decimal("81.50" if mark == "," else "81499")


@pytest.mark.parametrize(
    "written", ["2,43E+13", "2.43E+13", "1e5", "1_000", "#REF!", "-(500)", "1.234,5,6", "12.34.56", "twaalf", "0x10", "1 2", "∞", "٣"]
)
def test_what_is_no_amount(tmp_path, here, written):
    path = write(tmp_path / "x-2026-06-30.csv", "funding_id;initiative_id;granted_eur", f"G1;I1;{written}", "G2;I1;1500")
    entry = here.file(path)
    assert (entry.accepted, entry.rejected) == (1, 1)
    assert here.rows("select column_name, value, reason from rejected_lines") == [("granted_eur", written, "no_amount")]


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-12",
        " 2024-03-12 ",
        "2024/03/12",
        "12-3-2024",
        "12/03/2024",
        "12.3.2024",
        "12 maart 2024",
        "12 mrt 2024",
        "12-Mar-2024",
        "2024-03-12 01:00:20.750",
        "2024-03-12T23:59",
        "2024-03-11T23:30:00Z",
        "2024-03-12 13:42:22+01:00",
        "20240312",
        "12-03-2024 00:00:00",
    ],
)
def test_dates(tmp_path, here, written):
    here.file(write(tmp_path / "x-2026-06-30.csv", "request_id;received_date", f"A1;{written}", "A2;2024-01-01"))
    assert here.one("select received_date from requests where request_id = 'A1'") == date(2024, 3, 12)


@pytest.mark.parametrize(
    "written",
    [
        "30-02-2024",
        "2023-02-29",
        "31 april 2024",
        "14-feb-16",
        "1-2-16",
        "0024-03-12",
        "infinity",
        "epoch",
        "2024-13-01",
        "45000",
        "12 foo 2024",
        "2024-03-12 25:00",
        "9999-12-31",
    ],
)
def test_what_is_no_date(tmp_path, here, written):
    entry = here.file(write(tmp_path / "x-2026-06-30.csv", "request_id;received_date", f"A1;{written}", "A2;2024-01-01"))
    assert (entry.accepted, entry.rejected) == (1, 1)


def test_choices_are_understood_in_both_languages_and_as_codes(tmp_path, here):
    words = [word for code, words in contract.tables()["requests"].columns["outcome"].choices.items() for word in (code, *words.values())]
    codes = [code for code in contract.tables()["requests"].columns["outcome"].choices for _ in range(3)]
    here.file(write(tmp_path / "x-2026-06-30.csv", "request_id;outcome", *(f"A{n:02};{word.upper()} " for n, word in enumerate(words))))
    assert [code for (code,) in here.rows("select outcome from requests order by request_id")] == codes
    assert here.one("select count(*) from warnings") == 0


def test_yes_and_no(tmp_path, here):
    words = ["ja", "Nee", "YES", "n", "1", "0", "waar", "", "misschien"]
    here.file(write(tmp_path / "x-2026-06-30.csv", "request_id;is_formal_application", *(f"A{n};{word}" for n, word in enumerate(words))))
    found = [yes for (yes,) in here.rows("select is_formal_application from requests order by request_id")]
    assert found == [True, False, True, False, True, False, True, None, None]
    assert here.rows("select value, expected from warnings") == [("misschien", "yes_no")]


def test_officials_become_pseudonyms_at_once(tmp_path, here):
    here.file(
        write(
            tmp_path / "x-2026-06-30.csv",
            "initiative_id;official;from_date",
            "I1;Jan de Vries;2026-01-01",
            "I2; jan de vries ;2026-01-01",
            "I3;Piet;2026-01-01",
        )
    )
    found = [name for (name,) in here.rows("select official from assignments order by initiative_id")]
    assert found[0] == found[1] != found[2]
    assert all(name.startswith("A-") and len(name) == 12 for name in found)


def test_private_persons_become_pseudonyms_at_once(tmp_path, here):
    here.file(
        write(
            tmp_path / "x-2026-06-30.csv",
            "initiative_id;initiator_kind;initiator",
            "I1;bewoner;Jan de Vries",
            "I2;bewoner; jan de VRIES ",
            "I3;bewoner;Piet",
            "I4;bewoner;(Particulier)",
            "I5;stichting;Jan de Vries",
            "I6;;Jan de Vries",
            "I7;bewoner;",
        )
    )
    found = [name for (name,) in here.rows("select initiator from initiatives order by initiative_id")]
    assert found[0] == found[1] != found[2]
    assert all(re.fullmatch(r"P-[0-9a-f]{10}", name) for name in found[:3])
    assert found[3:] == ["(Particulier)", "Jan de Vries", "Jan de Vries", None]


def test_coverage_counts_what_is_known_of_accepted_lines(tmp_path, here):
    here.file(
        write(tmp_path / "x-2026-06-30.csv", "request_id;department;received_date", "A1;zorg;2026-01-05", "A2;NULL;", "A3;zorg;gisteren")
    )
    covered = {column: (rows, known) for column, rows, known in here.rows("select column_name, rows, known from column_coverage")}
    assert covered["request_id"] == (2, 2)
    assert covered["department"] == covered["received_date"] == (2, 1)
    assert covered["decided_date"] == (2, 0)
    assert set(covered) == set(contract.tables()["requests"].columns)


VALUES = {
    "text": st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n;,\"'"), max_size=12),
    "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "eur": st.decimals(0, 10**12, places=2),
    "whole": st.integers(0, 10**12),
    "number": st.floats(-1e9, 1e9).map(lambda number: round(number, 6)),
    "yes_no": st.booleans(),
}


def value_of(column):
    kind = st.sampled_from(sorted(column.choices)) if column.choices else VALUES[column.kind]
    least, most = column.bounds.least or 0, column.bounds.most or (2199 if column.bounds.years_ahead else 10**12)
    if column.kind == "whole":
        kind = st.integers(least, most)
    elif column.kind == "number":
        kind = st.floats(least, min(most, 10**9)).map(lambda number: round(number, 6))
    return kind if column.required else st.none() | kind


def as_in_template(value):
    """As the template writes it: a fraction of three decimals gets a fourth, lest it look like thousands."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        shown = format(Decimal(repr(value)), "f")
        return shown + "0" if len(shown.partition(".")[2]) == 3 else shown
    return "" if value is None else str(value)


@pytest.mark.parametrize(
    "table", [t for t in contract.typed_tables().values() if t.name not in ("assignments", "contacts")], ids=lambda t: t.name
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_filled_in_is_read_back_without_loss(tmp_path, table, data):
    keys = [column for column in table.columns.values() if column.required and column.kind == "text"]
    others = [column for column in table.columns.values() if column not in keys]
    rows = data.draw(st.lists(st.fixed_dictionaries({column.name: value_of(column) for column in others}), min_size=1, max_size=5))
    rows = [{column.name: f"K-{number}" for column in keys} | row for number, row in enumerate(rows)]
    path = tmp_path / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.columns)
        writer.writerows([as_in_template(row[name]) for name in table.columns] for row in rows)
    here = reading()
    entry = here.file(path, export_date=date(2199, 12, 31), municipality="Delft")
    assert entry.accepted == entry.lines_read == len(rows)
    listed = ", ".join(f'"{name}"' for name in table.columns)
    found = here.rows(f"select {listed} from {table.name} order by source_line")
    for row, read in zip(rows, found, strict=True):
        for name, value in zip(table.columns, read, strict=True):
            expected = row[name]
            if table.columns[name].kind == "text":
                expected = here.one("select as_text($1)", expected)
            person_when = table.columns[name].person_when
            if (
                person_when
                and row[person_when[0]] == person_when[1]
                and expected
                and not here.one("select is_nobody(as_plain_words($1))", expected)
            ):
                assert re.fullmatch(r"P-[0-9a-f]{10}", value), name
                continue
            if table.columns[name].is_name:
                value, expected = here.rows("select as_name_key($1), as_name_key($2)", value, expected)[0]
            assert value == expected, name


def test_every_format_says_what_it_is_and_maps_to_columns_that_exist():
    for known in formats().values():
        assert known.about.endswith(".")
        for layout in known.layouts:
            for target in layout.targets:
                if target.table in contract.tables():
                    assert {field.column for field in target.fields} <= set(contract.tables()[target.table].columns)


def test_no_code_names_a_format():
    """Adding a format is adding data."""
    for module in (ROOT / "kompas").rglob("*.py"):
        words = module.read_text("utf-8")
        assert not [name for name in formats() if name != "kompas" and name in words], module


def test_header_key():
    assert header_key("  CASE:Concept__Name\ufeff ") == "case concept name"
    assert header_key("Coöperatie (B.V.)") == "cooperatie b v"
