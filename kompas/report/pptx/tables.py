"""What a slide shows as a table of PowerPoint: findings without a figure, and figures that it has no chart for."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Pt

from kompas.drawing.paper import LIGHT
from kompas.figures.chart import Matrix, Timeline
from kompas.findings import Finding, Scope
from kompas.findings.cell_words import NUMBER, cell_of, cell_under_heading, headings, holds_only
from kompas.findings.changes import value_words
from kompas.report.pptx.fit import lines, short, width
from kompas.report.pptx.native import Box
from kompas.report.pptx.sentences import Paragraph, fill
from kompas.report.pptx.xml import line
from kompas.texts import number

MOST_ROWS, MOST_COLUMNS = 10, 6
SIZES = ((16, 2), (14, 2), (14, 1))  # points of its letters and lines of a cell: the first that fits
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table without a style
WIDEST = 270  # points that a column asks for
WHOLE = 115  # points of words that are never cut: dates and numbers
SMALLER = 2  # points: the letters of headings
ASIDE, ABOVE = 7, 4  # points in a cell beside and above its words
# The columns that a room can take in; of other answers the first.
COLUMNS = {
    "needs_attention": ("matter", "department", "n", "eur"),
    "headline_changes": ("figure", "value_before", "value_now", "change_verdict"),
    "changed_since": ("title", "change", "status_before", "status", "neighbourhood"),
    "long_running_subsidies": ("title", "scheme", "years_in_a_row", "granted_eur_per_year", "end_date", "announce_by_date"),
    "ending_promises": ("title", "granted_eur", "end_date", "scheme"),
    "known_public_money": ("organisation", "year", "other_eur", "municipal_eur", "funders"),
    "silent_initiatives": ("title", "theme", "last_contact_date", "days_since_contact"),
    "decisions_waiting": ("position", "title", "department", "subject", "days_waiting", "days_over_term", "stake_eur"),
}


@dataclass(frozen=True)
class Grid:
    """A table in words: its headings, its rows, and which columns are of numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    are_numbers: tuple[bool, ...]
    below: tuple[str, ...] = ()


def table_of(scope: Scope, finding: Finding) -> Grid:
    """The finding in words."""
    match finding.chart:
        case Matrix():
            return _of_matrix(scope, finding.chart)
        case Timeline():
            return _of_timeline(scope, finding.chart)
    return _of_rows(scope, finding)


def _of_rows(scope: Scope, finding: Finding) -> Grid:
    """The first rows of the answer with the words of its page; one long row on its side."""
    rows = finding.rows
    if "initiative_id" in rows and "title" in rows:
        rows = rows.assign(title=rows["title"].fillna(rows["initiative_id"]))
    if len(rows) == 1 and finding.name not in COLUMNS:
        pairs = zip(headings(scope, rows), (cell_of(scope, finding.name, column, rows.iloc[0][column]) for column in rows), strict=True)
        known = tuple(pairs)[:MOST_ROWS]
        return Grid((scope.say("columns.measure"), scope.say("columns.setting_value")), known, (False, True))
    shown = rows.head(MOST_ROWS)[list(COLUMNS.get(finding.name, rows.columns[:MOST_COLUMNS]))]
    columns = [_cells(scope, finding, shown, column) for column in shown]
    more = (scope.say("report.pptx.first_rows", shown=len(shown), n=len(rows)),) if len(rows) > len(shown) else ()
    are_numbers = tuple(holds_only(shown[column], NUMBER) for column in shown)
    return Grid(tuple(headings(scope, shown)), tuple(zip(*columns, strict=True)), are_numbers, more)


def _cells(scope: Scope, finding: Finding, rows: pd.DataFrame, column: str) -> list[str]:
    if finding.name == "headline_changes" and column.startswith("value_"):
        return [
            value_words(scope, figure, value) or scope.say("figures.unknown")
            for figure, value in zip(rows["figure"], rows[column], strict=True)
        ]
    return [cell_under_heading(scope, finding.name, column, value) for value in rows[column]]


def _of_matrix(scope: Scope, matrix: Matrix) -> Grid:
    """The first rows with the points of each cause; a question mark where nothing is known."""
    rows = [
        (row.name, *("?" if points is None else number(points, scope.language) for points in given), _between(total, scope.language))
        for row, given, total in zip(matrix.rows, matrix.points, matrix.totals, strict=True)
    ]
    shown = rows[:MOST_ROWS]
    more = (scope.say("report.pptx.first_rows", shown=len(shown), n=len(rows)),) if len(rows) > len(shown) else ()
    head = (scope.say("columns.title"), *matrix.columns, matrix.total)
    unknown = (scope.say("report.pptx.question_mark"),) if any("?" in row for row in shown) else ()
    return Grid(head, tuple(shown), (False, *(True for _ in head[1:])), (*unknown, *more))


def _between(total: tuple[int, int], language: str) -> str:
    low, high = (number(each, language) for each in total)
    return low if low == high else f"{low}–{high}"


def _of_timeline(scope: Scope, timeline: Timeline) -> Grid:
    """What lasted and what happened, a row each."""
    rows = [(lane.name, each.hover.replace("\n", ", ")) for lane in timeline.lanes for each in (*lane.spells, *lane.moments)]
    more = (scope.say("report.pptx.first_rows", shown=MOST_ROWS, n=len(rows)),) if len(rows) > MOST_ROWS else ()
    return Grid((scope.say("columns.measure"), scope.say("columns.setting_value")), tuple(rows[:MOST_ROWS]), (False, False), more)


def add_table(slide: Slide, grid: Grid, box: Box, alt: str, language: str) -> None:
    """Put the table on a slide, in letters as large as its box allows."""
    widths = _widths(grid, box.width)
    size, most = next((each for each in SIZES if _height(grid, widths, *each) <= box.height), SIZES[-1])
    count = len(grid.rows)
    frame = slide.shapes.add_table(count + 1, len(grid.headings), Pt(box.left), Pt(box.top), Pt(box.width), Pt(1))
    table = frame.table
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    frame._element.find(".//{*}tableStyleId").text = PLAIN
    table.first_row, table.horz_banding = True, False
    for column, points in zip(table.columns, widths, strict=True):
        column.width = Pt(points)
    _row(table, 0, grid.headings, grid, widths, (size, most), language)
    room = (box.height - _height(grid, widths, size, most)) / max(count, 1)
    for place, cells in enumerate(grid.rows, 1):
        _row(table, place, cells, grid, widths, (size, most), language)
        table.rows[place].height += Pt(min(max(room, 0), 10))


def _row(table: object, place: int, cells: Sequence[str], grid: Grid, widths: Sequence[float], fit: tuple[int, int], language: str) -> None:
    is_head, (size, most) = place == 0, fit
    table.rows[place].height = Pt(_row_height(cells, widths, size, most, is_head))  # type: ignore[attr-defined]
    for at, text in enumerate(cells):
        cell = table.cell(place, at)  # type: ignore[attr-defined]
        text = text if is_head else short(text, size, most * (widths[at] - 2 * ASIDE))
        fill(cell.text_frame, [Paragraph("" if is_head else text, text if is_head else "", size - SMALLER * is_head)], language)
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if grid.are_numbers[at] else PP_ALIGN.LEFT
        cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.MIDDLE
        cell.margin_left = cell.margin_right = Pt(ASIDE)
        cell.margin_top = cell.margin_bottom = Pt(ABOVE)
        look = line(LIGHT.ink if is_head else LIGHT.pale, 1.5 if is_head else 0.75)
        inside = look.removeprefix("<a:ln").removesuffix("</a:ln>")
        edge = f'<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"{inside}</a:lnB>'
        cell._tc.get_or_add_tcPr().append(parse_xml(edge))


def _widths(grid: Grid, room: float) -> list[float]:
    """The columns in proportion to their longest words, none narrower than the longest word of its heading."""
    size, inset = SIZES[-1][0], 2 * ASIDE
    wanted, least = [], []
    for at, heading in enumerate(grid.headings):
        cells = [row[at] for row in grid.rows]
        longest = max((width(cell, size) for cell in cells), default=0)
        head = max((width(word, size - SMALLER, is_bold=True) for word in heading.split()), default=0)
        least.append(max(head, longest if longest <= WHOLE else 0) + inset + 2)
        wanted.append(max(min(longest, WIDEST) + inset, least[-1]))
    if sum(wanted) <= room:
        return [width * room / sum(wanted) for width in wanted]
    spare = max(room - sum(least), 0)
    over = [want - small for want, small in zip(wanted, least, strict=True)]
    fitted = [small + spare * more / max(sum(over), 1) for small, more in zip(least, over, strict=True)]
    return [width * room / sum(fitted) for width in fitted]


def _row_height(cells: Sequence[str], widths: Sequence[float], size: float, most: int, is_head: bool = False) -> float:
    count = max(lines(text, size - SMALLER * is_head, room - 2 * ASIDE, is_head) for text, room in zip(cells, widths, strict=True))
    return (count if is_head else min(count, most)) * size * 1.2 + 2 * ABOVE


def _height(grid: Grid, widths: Sequence[float], size: float, most: int) -> float:
    return _row_height(grid.headings, widths, size, most, True) + sum(_row_height(row, widths, size, most) for row in grid.rows)
