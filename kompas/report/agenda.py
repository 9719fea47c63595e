"""The agenda of the decision table as a PDF: tagged, so that it can be read aloud, with room to write what was decided."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from kompas.findings import Finding, Scope
from kompas.findings.decisions import agenda, order_sentence
from kompas.findings.finding import whole
from kompas.look import look
from kompas.report.printable import printable
from kompas.report.story import about

LOGO = "logo.svg"  # its name for the template
TEMPLATE = Path(__file__).with_name("agenda.typ")


def agenda_name(scope: Scope) -> str:
    """The name of the file in which the agenda is handed out."""
    return f"agenda-{scope.warehouse.on_date}.pdf"


def agenda_pdf(scope: Scope, finding: Finding) -> bytes:
    """The decisions of the finding `decisions_waiting` on A4, about six to a page."""
    worn = look(scope.warehouse.path.parent)
    return typst.compile(
        {"main.typ": TEMPLATE.read_bytes(), LOGO: worn.logo.light.encode()},
        font_paths=worn.font_folders,
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(printable(_document(scope, finding)))},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(scope.warehouse.on_date, time(12), UTC).timestamp()),
    )


def _document(scope: Scope, finding: Finding) -> dict:
    """Everything that stands on the paper, in the reader's language."""
    items = agenda(scope, finding.rows)
    every = whole(finding.rows.iloc[0]["all_decisions"]) if len(finding.rows) else 0
    warehouse = scope.warehouse
    title = scope.say("pages.ontknoping.paper_title", day=warehouse.on_date)
    cover = about(scope, title)
    worn = look(warehouse.path.parent)
    return {
        "look": {"accent": worn.light.accent, "family": worn.letters.family, "logo": LOGO if worn.logo.is_own else None},
        "language": scope.language,
        "product": cover.product,
        "municipality": cover.municipality,
        "demo": cover.demo,
        "title": cover.title,
        "sentence": finding.sentence,
        "order": order_sentence(scope),
        "chosen": cover.chosen,
        "footer": f"{cover.municipality} · {cover.day}",
        "page": scope.say("pages.ontknoping.page", page="#", pages="%"),
        "decision": scope.say("pages.ontknoping.decision"),
        "owner": scope.say("pages.ontknoping.owner"),
        "date": scope.say("pages.ontknoping.date"),
        "items": [asdict(item) for item in items],
        "rest": scope.say("pages.ontknoping.rest", n=every - len(items)) if every > len(items) else None,
    }
