"""The own template: a workbook with a sheet per canonical table, and the same as CSV files.

What a reader may rely on: row 1 of every sheet holds the canonical names of the columns; row 2 begins with '#' and is no
data; the sheet 'Over' or 'About' has its labels in column A and what was filled in in column B.
"""

import csv
import datetime
import os
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kompas import contract, texts

ABOUT_MUNICIPALITY, ABOUT_EXPORT_DATE = 2, 3  # rows of the first sheet, counted from 0
FIRST_ROW = 2  # below the names and the explanation
LAST_ROW = 1_048_575
A4 = 9
LONGEST_TEXT = 32_767  # characters in a cell
ALWAYS_THE_SAME = {"created": datetime.datetime(2026, 1, 1)}  # the same template is the same file

INK, BLUE, PALE, LINE, GREY = "#14171A", "#0B3A6E", "#DCE6F1", "#C9D1DA", "#F1F4F7"
LOOK: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 20, "font_color": BLUE},
    "label": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "to_fill_in": {"border": 1, "border_color": BLUE, "bg_color": "#FFFFFF", "num_format": "@"},
    "day_to_fill_in": {"border": 1, "border_color": BLUE, "bg_color": "#FFFFFF", "num_format": "yyyy-mm-dd", "align": "left"},
    "sentence": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": BLUE, "underline": 1},
    "required": {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "valign": "vcenter", "num_format": "@"},
    "optional": {"bold": True, "font_color": BLUE, "bg_color": PALE, "valign": "vcenter", "num_format": "@"},
    "explanation": {
        "italic": True,
        "font_size": 10,
        "font_color": "#3B4550",
        "bg_color": GREY,
        "bottom": 1,
        "bottom_color": LINE,
        "text_wrap": True,
        "valign": "top",
        "num_format": "@",
    },
    "text": {"num_format": "@"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "eur": {"num_format": "#,##0.00"},
    "whole": {"num_format": "0"},
    "number": {"num_format": "General"},
}
CELL = {"official": "text", "choice": "text", "yes_no": "text"}  # kinds that look like another kind
WIDTH = {"text": 24, "official": 18, "choice": 22, "date": 15, "eur": 16, "whole": 14, "number": 14, "yes_no": 16}

Rows = pd.DataFrame | Sequence[Mapping[str, object]]


def write_workbook(to: Path | BinaryIO, language: str) -> None:
    """Write the empty template in this language to a file or a stream."""
    write_filled_workbook(to, language, {})


def write_filled_workbook(
    to: Path | BinaryIO,
    language: str,
    rows: Mapping[str, Rows],
    *,
    municipality: str | None = None,
    export_date: datetime.date | None = None,
) -> None:
    """Write the template with these rows filled in, by name of the table and of the column.

    A code of a choice is written as its word in this language, true and false as yes and no; what is null stays empty.
    Raises KeyError for a table or column that does not exist, ValueError for a text that is too long for a cell.
    """
    for table, unknown in ((name, _unknown_columns(name, given)) for name, given in rows.items()):
        if unknown:
            raise KeyError(f"{table} has no {', '.join(sorted(unknown))}")
    with xlsxwriter.Workbook(to, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        book.set_properties(ALWAYS_THE_SAME | {"title": texts.say(language, "template.title")})
        looks = {name: book.add_format({"font_name": "Calibri", "font_size": 11, "font_color": INK} | look) for name, look in LOOK.items()}
        _write_about(book.add_worksheet(texts.say(language, "template.about")), looks, language, municipality, export_date)
        for table in contract.typed_tables().values():
            sheet = book.add_worksheet(table.title[language])
            _write_sheet(sheet, looks, table, language)
            for number, row in enumerate(_row_records(rows.get(table.name, ()))):
                _write_row(sheet, table, language, FIRST_ROW + number, row, looks)


def write_csvs(folder: Path) -> list[Path]:
    """Write one empty CSV per canonical table, with its header; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    with tempfile.TemporaryDirectory(dir=folder, prefix="unfinished-") as place:
        for table in contract.typed_tables().values():
            names.append(f"{table.name}.csv")
            with (Path(place) / names[-1]).open("w", encoding="utf-8", newline="") as opened:
                csv.writer(opened, lineterminator="\n").writerow(["municipality", "export_date", *table.columns])
        for name in names:
            os.replace(Path(place) / name, folder / name)
    return [folder / name for name in names]


def _unknown_columns(table: str, rows: Rows) -> set[str]:
    names = set(rows.columns) if isinstance(rows, pd.DataFrame) else {name for row in rows for name in row}
    return names - set(contract.tables()[table].columns)


def _row_records(rows: Rows) -> Sequence[Mapping[str, object]]:
    return rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows


def _write_about(
    sheet: Worksheet, looks: dict[str, Format], language: str, municipality: str | None, export_date: datetime.date | None
) -> None:
    def say(key: str) -> str:
        return texts.say(language, f"template.{key}")

    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 86)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, say("title"), looks["title"])
    for row, key, look in ((ABOUT_MUNICIPALITY, "municipality", "to_fill_in"), (ABOUT_EXPORT_DATE, "export_date", "day_to_fill_in")):
        sheet.set_row(row, 24)
        sheet.write_string(row, 0, say(key), looks["label"])
        sheet.write_blank(row, 1, None, looks[look])
    if municipality is not None:
        sheet.write_string(ABOUT_MUNICIPALITY, 1, municipality, looks["to_fill_in"])
    if export_date is not None:
        sheet.write_datetime(ABOUT_EXPORT_DATE, 1, export_date, looks["day_to_fill_in"])
    sheet.data_validation(ABOUT_EXPORT_DATE, 1, ABOUT_EXPORT_DATE, 1, _a_date(language))
    row = ABOUT_EXPORT_DATE + 2
    for sentence in texts.entry(language, "template.explanation"):
        sheet.merge_range(row, 0, row, 1, "", looks["sentence"])
        sheet.write_string(row, 0, sentence, looks["sentence"])
        sheet.set_row(row, 20)
        row += 1
    sheet.write_string(row + 1, 0, say("sheets"), looks["label"])
    for number, table in enumerate(contract.typed_tables().values(), start=row + 2):
        title = table.title[language]
        sheet.write_url(number, 0, f"internal:'{title}'!A1", looks["link"], string=title)
        sheet.write_string(number, 1, say(f"one_row_per.{table.name}"), looks["sentence"])


def _write_sheet(sheet: Worksheet, looks: dict[str, Format], table: contract.Table, language: str) -> None:
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, 24)
    sheet.set_row(1, 96)
    for number, column in enumerate(table.columns.values()):
        width = max(WIDTH[column.kind], len(column.name) + 3)
        sheet.set_column(number, number, width, looks[CELL.get(column.kind, column.kind)])
        sheet.write_string(0, number, column.name, looks["required" if column.required else "optional"])
        sheet.write_string(1, number, ("# " if number == 0 else "") + _explanation(column, language), looks["explanation"])
        validation = _validation(column, language)
        if validation:
            sheet.data_validation(FIRST_ROW, number, LAST_ROW, number, validation)


def _explanation(column: contract.Column, language: str) -> str:
    sentences = [column.meaning[language] + "."]
    if column.required:
        sentences.append(texts.say(language, "template.required"))
    if column.choices:
        sentences.append(texts.say(language, "template.one_of", choices=", ".join(_words(column, language))))
    if column.kind == "yes_no" and "(" not in column.meaning[language]:
        sentences.append(texts.say(language, "template.yes_or_no"))
    sentences += [texts.say(language, f"template.{key}") for kind, key in (("date", "as_date"), ("eur", "as_euro")) if column.kind == kind]
    return " ".join(sentences)


def _words(column: contract.Column, language: str) -> list[str]:
    if column.kind == "yes_no":
        return [texts.say(language, "template.yes"), texts.say(language, "template.no")]
    return [words[language] for words in column.choices.values()]


def _validation(column: contract.Column, language: str) -> dict[str, object] | None:
    """What Excel asks about a cell of this column. It warns and lets through: the reading judges, not the spreadsheet."""
    warns = {"error_type": "warning", "ignore_blank": True}
    match column.kind:
        case "choice" | "yes_no":
            message = texts.say(language, "template.no_such_choice")
            return warns | {"validate": "list", "source": _words(column, language), "error_message": message}
        case "date":
            return _a_date(language)
        case "eur":
            message = texts.say(language, "template.no_amount")
            least = -1e15 if column.bounds.least is None else column.bounds.least
            return warns | {"validate": "decimal", "criteria": ">=", "value": least, "error_message": message}
        case "whole" | "number":
            message = texts.say(language, "template.no_number")
            return warns | {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15, "error_message": message}
    return None


def _a_date(language: str) -> dict[str, object]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": datetime.date(1900, 1, 1),
        "maximum": datetime.date(2999, 12, 31),
        "error_type": "warning",
        "error_message": texts.say(language, "template.no_date"),
    }


def _write_row(
    sheet: Worksheet, table: contract.Table, language: str, at: int, row: Mapping[str, object], looks: dict[str, Format]
) -> None:
    for number, column in enumerate(table.columns.values()):
        value = row.get(column.name)
        if value is not None and not pd.isna(value):
            _write_cell(sheet, at, number, _cell_value(column, language, value), looks[CELL.get(column.kind, column.kind)])


def _cell_value(column: contract.Column, language: str, value: object) -> object:
    if column.kind == "choice":
        return column.choices[value][language] if value in column.choices else str(value)
    if column.kind == "yes_no":
        yes, no = _words(column, language)
        return yes if value else no
    return value


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, look: Format) -> None:
    """Text is always written as text, so that nothing that begins with = + - or @ becomes a formula."""
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, look)
    elif not isinstance(value, str) and Decimal(str(value)) == Decimal(f"{float(value):.15g}"):
        sheet.write_number(row, column, float(value), look)
    else:
        text = str(value)  # a number of more digits than the fifteen that a spreadsheet keeps is text too
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"a cell holds {LONGEST_TEXT} characters, this text has {len(text)}")
        sheet.write_string(row, column, text, look)
