"""Which lines are no data: beyond doubt and listed; what only looks like it is accepted, or rejected with a reason."""

import csv

import pytest
import xlsxwriter

from tests.exports import reading


@pytest.fixture
def here():
    return reading()


def write(path, *lines):
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def no_data_lines(here):
    return here.rows("select line, reason from no_data_lines order by line, reason")


@pytest.mark.parametrize("key", ["#126", "'0012", "(127)", "+128", "/9", "_00123", "\x1f00123", "*5", "!x", "--1", "=A", "&7", "–3", "№ 4"])
def test_an_identifier_may_begin_with_any_sign(tmp_path, here, key):
    path = tmp_path / "initiatives-2026-06-30.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["initiative_id", "title", "theme"], [key, "Moestuin", "groen"], ["I2", "Koor", "cultuur"]])
    entry = here.file(path)
    assert (entry.accepted, entry.rejected, entry.no_data) == (2, 0, 0)
    assert here.one("select count(*) from initiatives where theme = 'groen'") == 1


@pytest.mark.parametrize(
    ("written", "read"), [('="00125"', "00125"), ("'00125", "00125"), ("'2023-001", "2023-001"), ("'t Huis", "'t Huis")]
)
def test_digits_that_a_spreadsheet_takes_as_text(tmp_path, here, written, read):
    here.file(write(tmp_path / "requests-2026-06-30.csv", "request_id;department", f"{written};Zorg", "r2;Zorg"))
    assert here.one("select min_by(request_id, source_line) from requests") == read


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Totaal;;;", "total"),
        ("Totaal 2;;;", "total"),
        ("Eindtotaal aanvragen;;;", "total"),
        ("Totaal aantal;;;2", "total"),
        (";;Subtotaal Noord;€ 1.500,-", "total"),
        ("TOTAAL GENERAAL:;;;12", "total"),
        ("Noord Totaal;;;12", "total"),
        ("SOM;1.500,00;;", "total"),
        ("Gemiddelde doorlooptijd: 27 dagen;;;", "total"),
        ("Aantal initiatieven: 1;;;", "total"),
        ("Grand Total;;;3", "total"),
        ("Bron: zaaksysteem, peildatum 30-06-2026;;;", "footnote"),
        ("* bedragen in euro's;;;", "footnote"),
        (";Gegenereerd op 30-06-2026;;", "footnote"),
        ("# alle bedragen in euro;;;", "footnote"),
        ("initiative_id;title;theme;neighbourhood", "header_again"),
        ("Initiative_ID; TITLE;theme ;neighbourhood", "header_again"),
        ("----;----;----;----", "dashes"),
        ("–––;===;___;", "dashes"),
    ],
)
def test_what_is_no_data_is_listed_with_its_reason(tmp_path, here, line, reason):
    entry = here.file(
        write(
            tmp_path / "x-initiatives-2026-06-30.csv",
            "initiative_id;title;theme;neighbourhood",
            "I1;Tuin;zorg;Noord",
            line,
            "I2;Koor;zorg;Noord",
        )
    )
    assert (entry.lines_read, entry.accepted, entry.rejected, entry.no_data, entry.blank) == (3, 2, 0, 1, 0)
    assert no_data_lines(here) == [(3, reason)]
    [sentence] = here.sentences("nl", "no_data_lines")
    assert sentence.startswith(f"{entry.file}, regel 3: '")


@pytest.mark.parametrize(
    "line",
    [
        "Totaal Plezier;Totaal Plezier;sport;Noord",
        "Totaal Noord;alle thema's;;12",
        "Bron: zaaksysteem;;30-06-2026;",
        "initiative_id;Titel;Thema;Wijk",
        "Dit overzicht is vertrouwelijk;;;",
    ],
)
def test_what_may_be_no_data_is_rejected_and_never_an_initiative(tmp_path, here, line):
    entry = here.file(
        write(tmp_path / "x-initiatives-2026-06-30.csv", "initiative_id;title;theme;neighbourhood", "I1;Tuin;zorg;Noord", line)
    )
    assert (entry.accepted, entry.rejected, entry.no_data) == (1, 1, 0)
    assert here.rows("select line, column_name, reason from rejected_lines") == [(3, "initiative_id", "doubtful_key")]


@pytest.mark.parametrize("key", ["Totaal", "SOM", "Subtotaal:", "Eindtotaal"])
def test_a_total_in_place_of_an_identifier_is_no_initiative_in_whatever_column_that_stands(tmp_path, here, key):
    path = write(tmp_path / "x-initiatives-2026-06-30.csv", "title;initiative_id;theme", "Plantsoen;I1;groen", f"Werkplaats;{key};groen")
    entry = here.file(path)
    assert (entry.accepted, entry.rejected, entry.no_data) == (1, 1, 0)
    assert here.rows("select line, column_name, value, reason from rejected_lines") == [(3, "initiative_id", key, "doubtful_key")]


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("initiative_id;title;theme", "I7;Totaal Plezier;sport"),
        ("title;initiative_id;theme", "Totaal Plezier;I7;"),
        ("title;initiative_id;theme", "Bron: de Linde;I7;"),
        ("initiative_id;title;theme", "SOM-2024-1;;"),
        ("initiative_id;title;theme", "Totaalvoetbal;;"),
        ("initiative_id;title;theme", "Z 2024 7;Tuin;"),
    ],
)
def test_a_name_that_begins_like_a_total_is_a_name(tmp_path, here, header, line):
    entry = here.file(write(tmp_path / "x-initiatives-2026-06-30.csv", header, "I1;I2;groen", line))
    assert (entry.accepted, entry.rejected, entry.no_data) == (2, 0, 0)


def test_a_total_of_a_year_is_no_account(tmp_path, here):
    entry = here.file(
        write(tmp_path / "accounts-2026-06-30.csv", "initiative_id;year;income_eur", "I1;2025;500", "Totaal 2025;2025;500", "Totaal;;500")
    )
    assert (entry.accepted, entry.rejected, entry.no_data) == (1, 1, 1)


@pytest.mark.parametrize("first", ["# Kenmerk van het initiatief. Verplicht.", "# Identifier of the initiative."])
def test_our_own_explanation_is_listed(tmp_path, here, first):
    entry = here.file(write(tmp_path / "x-initiatives-2026-06-30.csv", "initiative_id;title", f"{first};Naam", "I1;Tuin"))
    assert (entry.accepted, entry.no_data) == (1, 1)
    assert no_data_lines(here) == [(2, "explanation")]


def test_blank_lines_are_counted_and_what_stands_above_the_header_is_listed(tmp_path, here):
    path = write(
        tmp_path / "x.csv", "Aanvragen 2026;;", ";;", "request_id;received_date;export_date", "A1;2026-01-05;2026-06-30", ";\u00a0;", ""
    )
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.no_data, entry.blank) == (5, 1, 4, 3)
    assert here.rows("select line, value, reason from no_data_lines") == [(1, "Aanvragen 2026", "above_header")]


def test_every_line_of_a_sheet_that_is_not_used_is_listed(tmp_path, here):
    path = tmp_path / "aanvragen-2026-06-30.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Draaitabel").write_row(0, 0, ["som", 3])
        sheet = book.add_worksheet("Aanvragen en vragen")
        for number, row in enumerate([["request_id", "suspended_days"], ["A1", 3], ["", ""], ["(1 rows affected)"]]):
            sheet.write_row(number, 0, row)
    entry = here.file(path)
    assert (entry.lines_read, entry.accepted, entry.no_data, entry.blank) == (4, 1, 3, 1)
    assert here.rows("select file, line, value, reason from no_data_lines order by file") == [
        (f"{path.name} [Aanvragen en vragen]", 4, "(1 rows affected)", "row_count"),
        (f"{path.name} [Draaitabel]", 1, "som | 3", "on_unused_sheet"),
    ]
