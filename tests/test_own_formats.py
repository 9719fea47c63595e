"""Formats of the municipality's own: suggested, chosen by hand, written, and read beside those of the product."""

import json
import tomllib
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from kompas import contract, sql, tables
from kompas.errors import ExportError
from kompas.formats import formats
from kompas.formats.description import read_format
from kompas.formats.own import Choices, write_own_format
from kompas.readers import Preview
from kompas.tables.columns_filled import columns_filled
from kompas.tables.suggestions import OTHERS, likely_header, suggestions
from kompas.warehouse import stages
from kompas.warehouse.building import READING_CODE
from tests.commands import kompas
from tests.exports import reading

HEADER = ("Zaaknr", "Naam aanvrager", "Bedrag toegekend", "Datum ontvangst", "Besluitdatum", "Uitkomst", "Vage kolom")
ROWS = (
    ("Z1", "Stichting Verzonnen Tuin", "1.500,00", "01-02-2026", "15-03-2026", "Toegewezen", "q"),
    ("Z2", "Vereniging Bedacht", "250", "13-02-2026", "", "", ""),
)


@pytest.fixture
def con():
    with duckdb.connect() as engine:
        sql.create_macros(engine, of_values=True)
        yield engine


def preview(*rows):
    return Preview(";", tuple((number, number, row) for number, row in enumerate(rows, 1)))


def test_an_unknown_header_gets_suggestions_that_its_values_fit(con):
    sheet = preview(("Overzicht 2026", "", "", "", "", "", ""), HEADER, *ROWS)
    assert likely_header([sheet]) == (sheet, 1)
    found = suggestions(con, sheet, 1)
    first = {HEADER[place]: (some[0].table, some[0].column) for place, some in found.items() if some}
    assert first["Bedrag toegekend"] == ("funding_lines", "granted_eur")
    assert first["Datum ontvangst"] == ("requests", "received_date")
    assert first["Naam aanvrager"] == ("funding_lines", "recipient")
    assert first["Uitkomst"] == ("requests", "outcome")
    assert "Vage kolom" not in first
    other = suggestions(con, preview(("Datum ontvangst", "Bedrag"), ("Utrecht", "veel"), ("Delft", "weinig")), 0)
    kinds = {contract.tables()[each.table].columns[each.column].kind for some in other.values() for each in some}
    assert not kinds & {"date", "eur", "number", "whole"}, "the values are words"


def test_what_is_chosen_by_hand_is_a_format_from_then_on(folder, tmp_path):
    columns = {
        ("requests", "request_id"): "Zaaknr",
        ("requests", "received_date"): "Datum ontvangst",
        ("requests", "decided_date"): "Besluitdatum",
        ("requests", "outcome"): "Uitkomst",
        ("funding_lines", "recipient"): "Naam aanvrager",
        ("funding_lines", "granted_eur"): "Bedrag toegekend",
    }
    about = 'Het "zaaksysteem" van Voorbeeldstad\\, 2026.'
    words = {("requests", "outcome"): {"Toegewezen": "granted"}}
    chosen = Choices(about, HEADER, columns, words, ("Zaaknr", "Naam aanvrager"), True, "Voorbeeldstad", ",")
    path = write_own_format(folder, "zaken_voorbeeldstad", chosen)
    assert tomllib.loads(path.read_text("utf-8"))["about"] == about == formats()["zaken_voorbeeldstad"].about
    export = tmp_path / "zaken-2026-06-30.csv"
    export.write_text("\n".join(";".join(row) for row in (HEADER, *ROWS)) + "\n", "utf-8")
    here = reading()
    entry = here.file(export)
    assert (entry.format, entry.municipality, entry.accepted, entry.warnings) == ("zaken_voorbeeldstad", "Voorbeeldstad", 2, 0)
    assert here.rows("select request_id, received_date, decided_date, outcome from requests order by all") == [
        ("Z1", date(2026, 2, 1), date(2026, 3, 15), "granted"),
        ("Z2", date(2026, 2, 13), None, None),
    ]
    assert here.rows("select granted_eur from funding_lines order by all") == [(Decimal(250),), (Decimal(1500),)]
    with pytest.raises(ExportError, match="format_exists"):
        write_own_format(folder, "zaken_voorbeeldstad", chosen)
    made_by = stages.fingerprint(READING_CODE)
    path.write_text(path.read_text("utf-8").replace("dmy", "mdy"), "utf-8")
    assert stages.fingerprint(READING_CODE) != made_by, "exports are read anew when a format changed"
    assert formats()["zaken_voorbeeldstad"].date_order == "mdy"
    path.unlink()
    assert "zaken_voorbeeldstad" not in formats()


def test_what_is_no_format_is_not_written(folder):
    for name, columns, reason in (
        ("Naam met spaties", {}, "format_name"),
        ("../elders", {}, "format_name"),
        ("decidim", {}, "format_exists"),
        ("eigen", {("requests", "received_date"): "Datum"}, "format_needs"),
    ):
        with pytest.raises(ExportError, match=reason):
            write_own_format(folder, name, Choices("Iets.", ("Datum",), columns, {}))
    assert not (folder / "formats").exists() or not list((folder / "formats").iterdir())


GOOD = 'about = "x."\nis_declared = false\nrecognise = ["a"]\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("about = ", "geen leesbaar formaat"),
        ("is_declared = false", "bij 'about'"),
        (GOOD + "kleur = 'rood'", "past 'kleur' niet"),
        (GOOD + "date_order = 'ymd'", "past 'ymd' niet. Verwacht: dmy, mdy"),
        (GOOD + "assumes = ['alles']", "past 'alles' niet"),
        (GOOD + "[requests]\nrequest = ['a']", "bij 'requests' past 'request' niet"),
        (GOOD + "[requests]\nrequest_id = 'a'", "bij 'requests.request_id'"),
        (GOOD + "[requests]\nrequest_id = { header = ['a'] }", "past 'header' niet"),
        (GOOD + "[requests]\nrequest_id = ['a']\noutcome = { headers = ['b'], values = { ja = 'jazeker' } }", "past 'jazeker' niet"),
        (GOOD + "[requests]\nrequest_id = { headers = ['a'], keep = '(' }", "bij 'requests.request_id' past '(' niet"),
        (GOOD + "[lines]\na = { headers = ['a'], kind = 'getal' }", "past 'getal' niet"),
        ('about = "x."\nis_declared = false', "bij 'recognise'"),
    ],
)
def test_a_bad_format_is_one_sentence(tmp_path, text, words):
    path = tmp_path / "eigen.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ExportError) as problem:
        read_format(path)
    sentence = tables.sentence("nl", problem.value)
    assert words in sentence and "eigen.toml" in sentence and "\n" not in sentence


def test_every_format_says_which_of_our_columns_it_can_fill(con):
    filled = {name: columns_filled(con, each) for name, each in formats().items()}
    assert "due_date" in filled["zgw_zaken"]["requests"] and "first_answer_date" not in filled["zgw_zaken"]["requests"]
    assert filled["amsterdam_subsidieregister"]["requests"] == (
        *("request_id", "initiative_id", "department", "kind", "is_formal_application", "channel", "received_date", "outcome"),
    )
    assert "granted_or_determined_eur" in filled["subsidieregister_gemengd"]["funding_lines"]
    assert all(filled.values())


def test_other_headers_are_of_columns_that_exist():
    for table, columns in tomllib.loads(OTHERS.read_text("utf-8")).items():
        assert columns.keys() <= contract.tables()[table].columns.keys()


def test_the_command_says_what_an_export_is_and_imports_nothing(folder, tmp_path):
    votes = tmp_path / "stemmen.csv"
    votes.write_text("Stem ID;Inzending ID;Inzending titel;Stem;Datum;IP Adres\n1;2;x;ja;2026-01-01;::1\n", "utf-8")
    done = kompas("recognise", votes)
    assert "OpenStad (openstad), stemmen op inzendingen" in done.stdout
    assert "vult. Dit zijn stemmen op inzendingen: een stem is geen initiatief en geen aanvraag." in done.stdout
    unknown = tmp_path / "zaken.csv"
    unknown.write_text("\n".join(";".join(row) for row in (HEADER, *ROWS)) + "\n", "utf-8")
    [sheet] = json.loads(kompas("recognise", unknown, "--json").stdout)
    assert sheet["best"] is None and not sheet["is_certain"]
    assert sheet["suggestions"]["Bedrag toegekend"][0] == "funding_lines.granted_eur"
    assert kompas("recognise", tmp_path / "weg.csv").returncode == 2
    assert not folder.exists()
