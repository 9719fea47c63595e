"""The own template: everything of the contract is in it, and nothing that is filled in is lost or becomes a formula."""

import datetime
import io
import json
import zipfile
from decimal import Decimal

import duckdb
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from kompas import contract, sql, tables, template, texts
from kompas.contract import ROOT
from tests.exports import WORKSPACE

DEMO = ROOT / "data" / "demo"

LOOKS_LIKE_A_FORMULA = ["=1+1", "+31 20", "-5", "@home", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "\t=1", "#N/A", "http://x.nl"]


@pytest.fixture(params=texts.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def empty(tmp_path, language):
    path = tmp_path / "template.xlsx"
    template.write_workbook(path, language)
    return path


def cells(path, sheet):
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def fill_template(tmp_path, language, **rows):
    path = tmp_path / "filled.xlsx"
    template.write_filled_workbook(path, language, rows)
    return path


def test_there_is_a_sheet_for_every_table(empty, language):
    titles = [table.title[language] for table in contract.typed_tables().values()]
    assert CalamineWorkbook.from_path(empty).sheet_names == [texts.say(language, "template.about"), *titles]
    assert all(len(title) <= 31 for title in titles)


@pytest.mark.parametrize("table", contract.typed_tables().values(), ids=lambda table: table.name)
def test_a_sheet_has_every_column_and_explains_it(empty, language, table):
    header, explained, *rest = cells(empty, table.title[language])
    assert header == list(table.columns)
    assert explained[0].startswith("# ")
    for column, explanation in zip(table.columns.values(), explained, strict=True):
        assert column.meaning[language] in explanation
        assert all(words[language] in explanation for words in column.choices.values())
        assert (texts.say(language, "template.required") in explanation) == column.required
    assert rest == []


@pytest.mark.parametrize("table", contract.typed_tables().values(), ids=lambda table: table.name)
def test_a_choice_offers_every_word_and_no_other(empty, language, table):
    sheet = openpyxl.load_workbook(empty)[table.title[language]]
    offered = {
        str(rule.sqref).partition(":")[0].rstrip("0123456789"): rule.formula1.strip('"').split(",")
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    columns = {sheet.cell(1, number).column_letter: column for number, column in enumerate(table.columns.values(), start=1)}
    expected = {letter: [words[language] for words in column.choices.values()] for letter, column in columns.items() if column.choices}
    yes_no = [texts.say(language, "template.yes"), texts.say(language, "template.no")]
    expected |= {letter: yes_no for letter, column in columns.items() if column.kind == "yes_no"}
    assert offered == expected


def test_dates_money_and_choices_have_a_rule_and_the_names_stay_in_sight(empty, language):
    workbook = openpyxl.load_workbook(empty)
    for table in contract.typed_tables().values():
        sheet = workbook[table.title[language]]
        ruled = {"date", "eur", "whole", "number", "choice", "yes_no"}
        assert len(sheet.data_validations.dataValidation) == sum(column.kind in ruled for column in table.columns.values())
        assert all(rule.errorStyle == "warning" for rule in sheet.data_validations.dataValidation), "the reading judges"
        assert sheet.freeze_panes == "B3"


def test_about_has_labels_in_the_first_column_and_values_in_the_second(tmp_path, language):
    path = tmp_path / "filled.xlsx"
    template.write_filled_workbook(path, language, {}, municipality="=Voorbeeldstad", export_date=datetime.date(2026, 9, 30))
    about = {row[0]: row[1] for row in cells(path, texts.say(language, "template.about"))}
    assert about[{"nl": "Gemeente", "en": "Municipality"}[language]] == "=Voorbeeldstad"
    assert about[{"nl": "Exportdatum", "en": "Export date"}[language]] == datetime.date(2026, 9, 30)


def test_nothing_becomes_a_formula(tmp_path, language):
    rows = [{"initiative_id": text, "title": text, "theme": text} for text in LOOKS_LIKE_A_FORMULA]
    path = fill_template(tmp_path, language, initiatives=rows)
    sheet = contract.tables()["initiatives"].title[language]
    assert [row[:3] for row in cells(path, sheet)[2:]] == [[text] * 3 for text in LOOKS_LIKE_A_FORMULA]
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if name.startswith("xl/worksheets/") and b"<f>" in parts.read(name)]


@pytest.mark.shared
def test_naughty_strings_survive(tmp_path, shared):
    naughty = json.loads((shared / "data/csv_corpora/naughty_strings.json").read_text("utf-8"))
    texts_that_fit = [text for text in naughty if text and text.isprintable()]
    assert len(texts_that_fit) > 300
    path = fill_template(tmp_path, "nl", initiatives=[{"initiative_id": str(n), "title": text} for n, text in enumerate(texts_that_fit)])
    assert [row[1] for row in cells(path, "Initiatieven")[2:]] == texts_that_fit


def test_values_are_written_as_what_they_are(tmp_path, language):
    row = {
        "funding_id": "0017",
        "initiative_id": "12",
        "funder_kind": "municipality",
        "is_recurring": False,
        "year": 2026,
        "asked_eur": Decimal("1234.50"),
        "granted_eur": Decimal("0.00"),
        "determined_eur": Decimal("1234567890123456.78"),
        "paid_eur": None,
        "start_date": datetime.date(2026, 1, 1),
        "end_date": pd.NaT,
    }
    path = fill_template(tmp_path, language, funding_lines=[row])
    header, _, line = cells(path, contract.tables()["funding_lines"].title[language])
    read = dict(zip(header, line, strict=True))
    municipality = contract.tables()["funding_lines"].columns["funder_kind"].choices["municipality"][language]
    assert (read["funding_id"], read["initiative_id"], read["funder_kind"]) == ("0017", "12", municipality)
    assert (read["is_recurring"], read["year"]) == (texts.say(language, "template.no"), 2026)
    assert (read["asked_eur"], read["granted_eur"], read["determined_eur"]) == (1234.5, 0, "1234567890123456.78")
    assert (read["paid_eur"], read["start_date"], read["end_date"]) == ("", datetime.date(2026, 1, 1), "")


def test_a_frame_is_written_like_a_list_of_rows(tmp_path):
    rows = [{"initiative_id": "1", "is_formal_application": True, "request_id": "a", "received_date": datetime.date(2026, 1, 5)}]
    listed, framed = io.BytesIO(), io.BytesIO()
    template.write_filled_workbook(listed, "nl", {"requests": rows})
    template.write_filled_workbook(framed, "nl", {"requests": pd.DataFrame(rows)})
    assert listed.getvalue() == framed.getvalue()


def test_what_does_not_fit_is_refused(tmp_path):
    with pytest.raises(KeyError, match="initiatives has no colour"):
        fill_template(tmp_path, "nl", initiatives=[{"initiative_id": "1", "colour": "blue"}])
    with pytest.raises(ValueError, match="32767 characters"):
        fill_template(tmp_path, "nl", initiatives=[{"initiative_id": "1", "title": "x" * 32_768}])


def test_no_choice_breaks_the_list_of_a_spreadsheet():
    for table in contract.typed_tables().values():
        for column in table.columns.values():
            for language in texts.LANGUAGES:
                words = [word[language] for word in column.choices.values()]
                assert len(",".join(words)) <= 255
                assert not [word for word in words if "," in word or '"' in word]


def test_the_same_template_is_the_same_file(language):
    one, other = io.BytesIO(), io.BytesIO()
    template.write_workbook(one, language)
    template.write_workbook(other, language)
    assert one.getvalue() == other.getvalue()


def test_csvs_have_a_header_and_nothing_else(tmp_path):
    files = template.write_csvs(tmp_path / "new")
    assert [file.name for file in files] == [f"{name}.csv" for name in contract.typed_tables()]
    for file, table in zip(files, contract.typed_tables().values(), strict=True):
        assert file.read_text("utf-8") == ",".join(["municipality", "export_date", *table.columns]) + "\n"


def test_both_languages_have_the_same_words():
    dutch, english = (texts.words(language)["template"] for language in texts.LANGUAGES)
    assert dutch.keys() == english.keys()
    assert set(dutch["one_row_per"]) == set(english["one_row_per"]) == set(contract.typed_tables())
    assert len(dutch["explanation"]) == len(english["explanation"])


# Filled in and read back

DAY = datetime.date(2026, 9, 30)


def stage(*files):
    """A database with these files read, and their ledgers."""
    con = duckdb.connect()
    contract.create_tables(con)
    tables.create_ledger(con)
    sql.create_reading_macros(con)
    parameters = {"salt": "salt", "workspace": WORKSPACE, "imported_on": datetime.date(2026, 11, 1), "export_date": DAY}
    return con, [tables.read_file(con, file, file.name, file.name, **parameters) for file in files]


def rows_of(con, table, without=()):
    named = [name for name in ("municipality", "register", "export_date", *table.columns) if name not in without]
    columns = ", ".join(contract.identifier(name) for name in named)
    found = con.execute(f"select {columns} from {contract.identifier(table.name)}").fetchall()
    return sorted((dict(zip(named, row, strict=True)) for row in found), key=repr)


def test_the_demo_in_a_workbook_is_read_back_without_loss(tmp_path):
    """From the Dutch words of the CSV files to the codes, from there to an English workbook, and back to the codes."""
    csvs, _ = stage(*sorted(DEMO.glob("*.csv")))
    provenance = ("municipality", "register", "export_date")
    rows = {name: rows_of(csvs, table, provenance) for name, table in contract.typed_tables().items()}
    path = tmp_path / "filled.xlsx"
    template.write_filled_workbook(path, "en", rows, municipality="Voorbeeldstad", export_date=DAY)
    con, (ledger,) = stage(path)
    assert (ledger.rejected, ledger.warnings) == (0, 0)
    assert ledger.accepted == sum(len(of_table) for of_table in rows.values()) == ledger.lines_read - ledger.no_data
    for table in contract.typed_tables().values():
        officials = [column.name for column in table.columns.values() if column.kind == "official"]
        assert rows_of(con, table, officials) == rows_of(csvs, table, officials), table.name
        for column in officials:  # a pseudonym that is filled in becomes a pseudonym of a pseudonym: as many of them
            counted = f"select count(distinct {contract.identifier(column)}) from {contract.identifier(table.name)}"
            assert con.execute(counted).fetchall() == csvs.execute(counted).fetchall()


def test_a_formula_look_alike_is_read_back_as_it_was(tmp_path):
    rows = [{"initiative_id": f"{n}", "title": text} for n, text in enumerate(LOOKS_LIKE_A_FORMULA)]
    path = tmp_path / "filled.xlsx"
    template.write_filled_workbook(path, "nl", {"initiatives": rows}, municipality="M", export_date=DAY)
    con, (ledger,) = stage(path)
    assert ledger.rejected == 0
    titles = con.execute("select title from initiatives order by initiative_id").fetchall()
    assert [title and title.strip() for (title,) in titles] == [None if text == "#N/A" else text.strip() for text in LOOKS_LIKE_A_FORMULA]


def test_an_empty_template_holds_no_data(empty):
    con, (ledger,) = stage(empty)
    assert (ledger.accepted, ledger.rejected) == (0, 0)
    assert ledger.lines_read == ledger.no_data
    assert all(rows_of(con, table) == [] for table in contract.typed_tables().values())


def test_empty_csvs_hold_no_data(tmp_path):
    for ledger in stage(*template.write_csvs(tmp_path))[1]:
        assert (ledger.lines_read, ledger.accepted, ledger.rejected, ledger.no_data) == (0, 0, 0, 0)
