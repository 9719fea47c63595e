"""A story as a PDF that can be read aloud (PDF/UA-1): its figures as lines, its tables with headings, and how each was worked out."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from threading import Lock

import typst
from cachetools import LRUCache, cached

from kompas import editions
from kompas.drawing.paper import Paper
from kompas.drawing.picture import BrowserFails, NoBrowser, svg
from kompas.figures.chart import Chart, Map, Matrix, Timeline
from kompas.findings import Finding, Scope
from kompas.look import look
from kompas.report.printable import printable
from kompas.report.story import About, Slide, counted, sources
from kompas.report.words_of_rows import words_of_rows
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

TEMPLATE = Path(__file__).with_name("report.typ")
WIDTH = 760  # pixels of a figure, which is drawn as wide as the text
MOST_ROWS, MOST_COLUMNS = 12, 6  # of a table on paper; the workbook has them all
LOGO = "logo.svg"  # its name for the template
LACKS = {NoBrowser: "no_browser", BrowserFails: "browser_fails", TimeoutError: "too_long"}  # why a figure is not there, in our words
NO_TABLE = {"headings": [], "rows": [], "numbers": [], "left_out": ""}
KEPT_FIGURES = 256  # a browser takes longer to draw one than all the rest takes


def pdf_file(scope: Scope, about: About, slides: Sequence[Slide], progress: Progress = silent) -> bytes:
    """The story on A4. Where this machine has no browser to draw a figure in, where that does not start or takes too
    long, it has its table alone, and a sentence says so."""
    files = files_of(scope, about, slides, progress)
    progress("file", 0, 1)
    return typst.compile(
        files,
        font_paths=look(scope.warehouse.path.parent).font_folders,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(scope.warehouse.on_date, time(12), UTC).timestamp()),
    )


def files_of(scope: Scope, about: About, slides: Sequence[Slide], progress: Progress = silent) -> dict[str, bytes]:
    """What Typst makes the PDF of: our template, all words as data, and the figures as SVG."""
    worn = look(scope.warehouse.path.parent)
    files = {"main.typ": TEMPLATE.read_bytes(), LOGO: worn.logo.light.encode()}
    content = {
        "language": scope.language,
        "about": asdict(about),
        "look": {"accent": worn.light.accent, "family": worn.letters.family, "logo": LOGO if worn.logo.is_own else None},
        "words": {
            word: scope.say(f"report.{word}")
            for word in ("caveat", "minutes", "pdf.appendix", "pdf.query", "pdf.query_elsewhere", "html.contents", "pdf.page")
        },
        "hidden": {word: scope.say(f"editions.log.{word}") for word in ("title", "question", "what", "why")},
        "log": editions.by_question(about.hidden),
        "files": scope.say("report.files", n=len(about.files)),
        "slides": [
            _slide(scope, slide, f"figure-{place}.svg", files, worn.light)
            for place, slide in enumerate(counted(slides, "figures", progress), start=1)
        ],
    }
    files["content.json"] = json.dumps(printable(content)).encode()
    return files


def _slide(scope: Scope, slide: Slide, name: str, files: dict[str, bytes], on: Paper) -> dict:
    """What stands on paper of a slide; its figure goes among the files under this name."""
    finding = slide.finding
    drawing, height, lacks_figure = None, 0, ""
    if finding.chart is not None:
        try:
            files[name], height = _drawing(finding.chart, on)
            drawing = name
        except tuple(LACKS) as problem:
            lacks_figure = scope.say(f"report.pdf.{LACKS[type(problem)]}")
    return {
        "question": finding.question,
        "heading": slide.heading,
        "message": finding.message if slide.is_own_heading else "",
        "context": finding.context,
        "hidden": slide.hidden,
        "figure": drawing,
        "height": height,
        "lacks_figure": lacks_figure,
        "alt": finding.alt,
        "remark": slide.remark,
        "minutes": slide.minutes,
        "caveat": slide.caveat,
        "table": _table(scope, finding) if slide.has_table else NO_TABLE,
        "definition": finding.definition,
        "assumptions": [scope.say(f"assumptions.rule.{name}") for name in finding.assumptions],
        "sources": sources(scope, finding),
        "query": finding.query.text.splitlines() if scope.edition == "internal" else [],
    }


@cached(LRUCache(KEPT_FIGURES), lock=Lock())
def _drawing(chart: Chart | Map | Matrix | Timeline, on: Paper) -> tuple[bytes, int]:
    """The figure as SVG, and how high it is."""
    drawing, height = svg(chart, WIDTH, on)
    return drawing.encode(), height


def _table(scope: Scope, finding: Finding) -> dict:
    """The first rows and columns in words, and a sentence where there are more."""
    table, n = words_of_rows(scope, finding, MOST_ROWS, MOST_COLUMNS), len(finding.rows)
    left_out = scope.say("report.pdf.columns_left_out") if len(finding.rows.columns) > MOST_COLUMNS else ""
    if n > len(table.rows):
        left_out = scope.say("report.pdf.rows_left_out", rows=len(table.rows), n=n)
    return asdict(table) | {"left_out": left_out}
