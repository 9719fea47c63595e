"""The numbers of a story as a workbook (XLSX): a sheet per slide with the rows behind its figure, its definition and the choices on top."""

import io
import re
import textwrap
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from kompas.drawing.letters import FIRA_SANS
from kompas.figures.names import HIDDEN
from kompas.findings import Finding, Scope
from kompas.findings.cell_words import AS_IS, NUMBER, cell_of, headings, holds_only, is_amount, is_share, numbers_in
from kompas.findings.download import all_rows
from kompas.look import HIGH, Logo, Look, look
from kompas.report.sheet_rows import BulkSheet
from kompas.report.story import About, Slide, counted, sources
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

MOST_ROWS = 1_000_000  # of a sheet; a spreadsheet holds 1,048,576
NAME_LENGTH = 31  # of a sheet
STRANGE = re.compile(r"[\[\]:*?/\\'’‘]")  # signs that the name of a sheet cannot have
WIDTH = 100  # characters of a line of text above a table
NARROWEST, WIDEST = 10, 48  # characters of a column
LOGO_HIGH, LOGO_WIDE, POINTS = 48, 280, 0.8  # pixels at most, and points of a row for one of them
SAMPLE = 200  # rows that a column is measured by
FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
NUMBERS = {"amount": "#,##0", "share": "0.0%", "year": "0", "number": "#,##0", "decimal": "#,##0.0"}
DAY = "d mmmm yyyy"
IN_LANGUAGE = {"nl": "[$-413]", "en": "[$-809]"}  # before it: its months in that language, whatever that of the spreadsheet
ASIDE = 1  # characters left of words, which would stand against a number
LINE, FILTER, BOLD = 15, 4, 2  # points of a line of a heading, characters of the sign of the filter, and of what bold takes more


def xlsx_file(scope: Scope, about: About, slides: Sequence[Slide], progress: Progress = silent) -> bytes:
    """The workbook: a sheet on what it is, and one per slide. Numbers and days are cells of their own kind, and nothing is a formula."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        made = datetime.combine(scope.warehouse.on_date, time(12), UTC)
        book.set_properties({"title": about.title, "author": about.municipality, "company": about.product, "created": made})
        worn = look(scope.warehouse.path.parent)
        styles = _styles(book, worn, scope.language)
        contents = book.add_worksheet(scope.say("report.xlsx.contents"))
        names = [_sheet_name(place, slide.finding) for place, slide in enumerate(slides, start=1)]
        for name, slide in zip(names, counted(slides, "slides", progress), strict=True):
            _sheet(scope, about, slide, book.add_worksheet(name, BulkSheet), styles)
        if about.hidden:
            _hidden(scope, about, book.add_worksheet(scope.say("editions.log.title")), styles)
        _contents(scope, about, slides, names, contents, styles)
        _put_up_logo(contents, worn.logo, about.municipality)
        progress("file", 0, 1)
    return content.getvalue()


def _styles(book: Workbook, worn: Look, language: str) -> dict[str, Format]:
    """The formats by name: words, headings, and one per kind of number."""
    head = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#d5dae1", "valign": "bottom"}
    looks = {
        "text": {},
        "wrapped": {"text_wrap": True, "valign": "top"},
        "title": {"bold": True, "font_size": 16, "font_color": worn.light.accent},
    }
    looks |= {
        "bold": {"bold": True, "font_size": 13},
        "link": {"font_color": worn.light.accent, "underline": 1, "valign": "top"},
        "head": head | {"indent": ASIDE},
        "head_of_numbers": head | {"align": "right"},
        "words": {"indent": ASIDE},
        "day": {"num_format": IN_LANGUAGE.get(language, "") + DAY, "align": "left", "indent": ASIDE},
    }
    looks |= {kind: {"num_format": form, "align": "right"} for kind, form in NUMBERS.items()}
    unknown = {"italic": True, "font_color": "#3d4450"}
    looks |= {"unknown": unknown | {"align": "right"}, "unknown_words": unknown | {"indent": ASIDE}}
    font = FONT if worn.letters is FIRA_SANS else FONT | {"font_name": worn.letters.family}
    return {name: book.add_format(font | look) for name, look in looks.items()}


def _put_up_logo(sheet: Worksheet, logo: Logo, municipality: str) -> None:
    """The logo of the municipality, if it has one, right of the title."""
    if logo.is_own:
        high = min(LOGO_HIGH, LOGO_WIDE / logo.ratio)
        part = high / HIGH
        options = {"image_data": io.BytesIO(logo.png), "x_scale": part, "y_scale": part, "description": municipality, "object_position": 3}
        sheet.set_row(0, LOGO_HIGH * POINTS)
        sheet.insert_image(0, 1, "logo.png", options)


def _sheet_name(place: int, finding: Finding) -> str:
    return f"{place} {STRANGE.sub('', finding.question)}"[:NAME_LENGTH].strip()


def _contents(
    scope: Scope, about: About, slides: Sequence[Slide], names: Sequence[str], sheet: Worksheet, styles: dict[str, Format]
) -> None:
    lines = [
        about.municipality,
        about.edition_words,
        about.day,
        about.demo or "",
        about.chosen,
        scope.say("report.files", n=len(about.files)),
        *about.files,
    ]
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, WIDTH)
    sheet.write_string(0, 0, about.title, styles["title"])
    row = 2
    for name, slide in zip(names, slides, strict=True):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=slide.finding.question, cell_format=styles["link"])
        sheet.write_string(row, 1, slide.heading, styles["wrapped"])
        _set_height(sheet, row, (slide.heading, WIDTH))
        row += 1
    for line in filter(None, lines):
        row += 1
        sheet.write_string(row, 0, line, styles["text"])
    _on_paper(sheet, about)


def _sheet(scope: Scope, about: About, slide: Slide, sheet: BulkSheet, styles: dict[str, Format]) -> None:
    finding = slide.finding
    rows, are_all = all_rows(scope, finding, MOST_ROWS)
    columns = len(rows.columns)
    above = [
        (finding.question, "text"),
        (slide.heading, "bold"),
        (finding.message if slide.is_own_heading else "", "text"),
        (finding.context, "text"),
        *((sentence, "text") for sentence in slide.hidden),
        (slide.remark, "text"),
        *((words, "text") for words in slide.minutes),
        (f"{scope.say('report.caveat')}: {slide.caveat}", "text"),
        (f"{scope.say('frame.how_said.definition')}: {finding.definition}", "text"),
        (about.chosen, "text"),
        (f"{about.footer}. {sources(scope, finding)}", "text"),
        ("" if are_all else scope.say("report.xlsx.first_rows", n=MOST_ROWS), "text"),
    ]
    row = 0
    heads = headings(scope, rows)
    widths = [_width(scope, finding, rows, name, heading) for name, heading in zip(rows.columns, heads, strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for words, style in above:
        for line in textwrap.wrap(words, WIDTH):  # on over the empty cells beside it
            sheet.write_string(row, 0, line, styles[style])
            row += 1
    row += 1
    for column, (name, heading) in enumerate(zip(rows.columns, heads, strict=True)):
        sheet.write_string(row, column, heading, styles["head_of_numbers" if holds_only(rows[name], NUMBER) else "head"])
    deep = max((len(textwrap.wrap(heading, width - BOLD)) for heading, width in zip(heads, widths, strict=True)), default=1)
    sheet.set_row(row, LINE * deep)  # not every program makes it as high as its words
    if len(rows):
        sheet.autofilter(row, 0, row + len(rows), columns - 1)
    sheet.put_table(row + 1, [_column(scope, finding, sheet, rows[name], styles) for name in rows.columns])
    _on_paper(sheet, about)
    sheet.repeat_rows(row)


def _set_height(sheet: Worksheet, row: int, *cells: tuple[str, int]) -> None:
    """Make a row as high as its words on lines of so many letters: not every program does so, and the words would lie over the next row."""
    sheet.set_row(row, LINE * max(len(textwrap.wrap(words, width - BOLD)) for words, width in cells))


def _hidden(scope: Scope, about: About, sheet: Worksheet, styles: dict[str, Format]) -> None:
    """What the edition does not tell, and why."""
    for column, (heading, width) in enumerate({"question": WIDEST, "what": WIDEST, "why": WIDTH // 2}.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, scope.say(f"editions.log.{heading}"), styles["head"])
    for place, line in enumerate(about.hidden, start=1):
        for column, words in enumerate((line.question, line.what, line.why)):
            sheet.write_string(place, column, words, styles["wrapped"])
        _set_height(sheet, place, (line.question, WIDEST), (line.what, WIDEST), (line.why, WIDTH // 2))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(about.hidden), 2)
    _on_paper(sheet, about)
    sheet.repeat_rows(0)


def _column(scope: Scope, finding: Finding, sheet: BulkSheet, values: pd.Series, styles: dict[str, Format]) -> list[str]:
    """The cells of a column, each of its own kind; what is not known is the word that says so on the page.

    A list of a large town is half a million cells: those that are alike are made once.
    """
    made: dict[object, str] = {}
    number = styles[_kind(values.name, values)]
    lacking = "unknown" if holds_only(values, NUMBER) or values.isna().all() else "unknown_words"
    unknown = sheet.cell_of_words(cell_of(scope, finding.name, values.name, None), styles[lacking])

    def cell(value: object) -> str:
        if isinstance(value, date):
            return sheet.cell_of_day(value, styles["day"])
        if isinstance(value, bool | str):
            style = styles[lacking if value is HIDDEN else "words"]
            return sheet.cell_of_words(cell_of(scope, finding.name, values.name, value), style)
        return sheet.cell_of_number(float(value), number)

    cells = []
    for value, is_there in zip(values.tolist(), values.notna().tolist(), strict=True):
        key = (type(value), value)
        if is_there and key not in made:
            made[key] = cell(value)
        cells.append(made[key] if is_there else unknown)
    return cells


def _kind(column: str, values: pd.Series) -> str:
    """How the numbers of a column are written."""
    if column in AS_IS:
        return "year"
    if is_amount(column) or is_share(column):
        return "amount" if is_amount(column) else "share"
    values = numbers_in(values)
    are_whole = values.dtype.kind in "iu" or (values.dtype.kind == "f" and (values.dropna() % 1 == 0).all())
    return "number" if are_whole else "decimal"


def _width(scope: Scope, finding: Finding, rows: pd.DataFrame, column: str, heading: str) -> int:
    longest = max((len(cell_of(scope, finding.name, column, value)) for value in rows[column].head(SAMPLE)), default=0)
    return min(max(longest + 3, *(len(word) + FILTER for word in heading.split()), NARROWEST), WIDEST)


def _on_paper(sheet: Worksheet, about: About) -> None:
    """Upright pages would cut the columns."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{about.footer.replace('&', '&&')}&R&P / &N")
