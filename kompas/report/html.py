"""A story as one HTML file that needs nothing else: to read, to print, and to show in a room, slide by slide."""

import base64
import hashlib
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kompas import editions
from kompas.contract import ROOT
from kompas.drawing import offline
from kompas.findings import Finding, Scope
from kompas.findings.ways import Address, to_initiatives, to_lines
from kompas.look import look
from kompas.report.story import About, Slide, counted, notes
from kompas.report.words_of_rows import words_of_rows
from kompas.warehouse import Progress
from kompas.warehouse.building import silent

HERE = Path(__file__).parent
WORDS = ("caveat", "minutes", "html.present", "html.keys", "html.contents", "html.table", "html.notes", "html.way", "html.way_key")
MOST_ROWS = 100  # of a table; the workbook has them all
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, auto_reload=False
)


@dataclass(frozen=True)
class Ways:
    """Where slides lead in the dashboard from which they are shown; a file that is handed out has no dashboard behind it."""

    address: Address
    page_of: Callable[[str], str]  # the page on which a finding stands


def html_file(scope: Scope, about: About, slides: Sequence[Slide], progress: Progress = silent, *, ways: Ways | None = None) -> bytes:
    """The story as HTML. It loads nothing, and its own policy lets nothing but its own scripts run."""
    worn = look(scope.warehouse.path.parent)
    figures, shown = {}, []
    for place, slide in enumerate(counted(slides, "slides", progress), start=1):
        left_out = 0
        if slide.finding.chart is not None:
            figures[f"figure-{place}"], left_out = offline.figures(slide.finding.chart, worn.light)
        more = scope.say("report.html.more_rows", n=left_out) if left_out else ""
        shown.append({"slide": slide, "more": more, "notes": notes(scope, slide), "table": _table(scope, slide.finding, ways)})
        shown[-1]["way"] = f"{ways.address(ways.page_of(slide.finding.name))}#{slide.finding.name}" if ways else ""
    progress("file", 0, 1)
    scripts = [offline.script(), (HERE / "deck.js").read_text("utf-8")]
    document = TEMPLATES.get_template("deck.html").render(
        language=scope.language,
        about=about,
        has_ways=ways is not None,
        shown=shown,
        words={word: scope.say(f"report.{word}") for word in WORDS},
        files=scope.say("report.files", n=len(about.files)),
        hidden={word: scope.say(f"editions.log.{word}") for word in ("title", "question", "what", "why")},
        log=editions.by_question(about.hidden),
        figures=offline.as_json(figures),
        worn=worn,
        faces=worn.letters.faces(),
        looks=(HERE / "deck.css").read_text("utf-8"),
        scripts=scripts,
        policy=_policy(scripts),
        icon=base64.b64encode((ROOT / "static" / "kompas.svg").read_bytes()).decode(),
        logo=base64.b64encode(worn.logo.light.encode()).decode(),
    )
    content = document.encode()
    # Streamlit tells large files apart by their length, 64 KB at the front, in the middle and at the end: letters and scripts of ours.
    return content + f"<!-- sha256 {hashlib.sha256(content).hexdigest()} -->\n".encode()


def _table(scope: Scope, finding: Finding, ways: Ways | None) -> dict[str, Any]:
    """The first rows as words, where each cell leads, and a sentence where there are more rows."""
    table, n = words_of_rows(scope, finding, MOST_ROWS), len(finding.rows)
    first = replace(finding, rows=finding.rows.head(MOST_ROWS))
    links = to_initiatives(first.rows, ways.address) | to_lines(first, ways.address) if ways else {}
    nowhere = [None] * len(first.rows)
    cells = [
        list(zip(row, to, strict=True))
        for row, to in zip(table.rows, zip(*(links.get(column, nowhere) for column in first.rows), strict=True), strict=True)
    ]
    return asdict(table) | {
        "cells": cells,
        "first": scope.say("report.html.first_rows", shown=len(table.rows), n=n) if n > len(table.rows) else "",
    }


def policy_of(document: bytes) -> str:
    """The policy that stands in such a document, for whoever serves it."""
    found = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', document)
    return html.unescape(found[1].decode())


def _policy(scripts: Sequence[str]) -> str:
    """What the document may do: run these scripts; letters and pictures are part of it, and no request leaves."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; base-uri 'none'"
