"""The agenda of the decision table as a PDF: tagged, so that it can be read aloud, with room to write what was decided."""

import json
import re
import unicodedata
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from kompas.contract import ROOT
from kompas.figures.names import named
from kompas.findings import Asked, Finding
from kompas.findings.decisions import agenda, order_said
from kompas.findings.finding import whole

TEMPLATE = Path(__file__).with_name("agenda.typ")
FONTS = ROOT / "static" / "fonts"
# The signs that the typeface surely has; a PDF that must be readable aloud is refused with one that it has not.
BEYOND_LATIN = "–—‘’‚“”„…€•\u202f"
CHOSEN = (("theme", "themes"), ("ward", "neighbourhoods"), ("department", "departments"), ("initiator", "initiator_kinds"))
KINDS = {"ward": "neighbourhood", "initiator": "initiator_kind"}


def agenda_name(asked: Asked) -> str:
    """The name of the file in which the agenda is handed out."""
    return f"agenda-{asked.warehouse.on_date}.pdf"


def agenda_pdf(asked: Asked, finding: Finding) -> bytes:
    """The decisions of the finding `decisions_waiting` on A4, about six to a page."""
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(_printable(_told(asked, finding)))},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(asked.warehouse.on_date, time(12), UTC).timestamp()),
    )


def _told(asked: Asked, finding: Finding) -> dict:
    """Everything that stands on the paper, in the reader's language."""
    items = agenda(asked, finding.rows)
    every = whole(finding.rows.iloc[0]["all_decisions"]) if len(finding.rows) else 0
    told = asked.warehouse
    as_of = asked.say("frame.as_of", day=told.on_date)
    municipality = " · ".join(told.municipalities) or asked.say("frame.no_municipality")
    return {
        "language": asked.language,
        "product": asked.say("frame.product"),
        "municipality": municipality,
        "demo": asked.say("frame.demo") if told.is_demo else None,
        "title": asked.say("pages.ontknoping.paper_title", day=told.on_date),
        "said": finding.sentence,
        "order": order_said(asked),
        "chosen": _chosen(asked),
        "footer": f"{municipality} · {as_of}",
        "page": asked.say("pages.ontknoping.page", page="#", pages="%"),
        "decision": asked.say("pages.ontknoping.decision"),
        "owner": asked.say("pages.ontknoping.owner"),
        "date": asked.say("pages.ontknoping.date"),
        "items": [asdict(item) for item in items],
        "rest": asked.say("pages.ontknoping.rest", n=every - len(items)) if every > len(items) else None,
    }


def _chosen(asked: Asked) -> str:
    """One sentence with the choices that were made."""
    parts = []
    for key, field in CHOSEN:
        values = getattr(asked.filters, field)
        if values:
            names = ", ".join(named(value, KINDS.get(key, key), asked.language) for value in values)
            parts.append(f"{asked.say(f'frame.filters.{key}').lower()} {names}")
    for key, year in (("from_year", asked.filters.from_year), ("until_year", asked.filters.until_year)):
        parts += [asked.say(f"frame.filters.{key}", year=year)] if year else []
    first = f"{asked.say('frame.filters.only')}: {'; '.join(parts)}" if parts else asked.say("frame.filters.nothing")
    definition = asked.filters.definition
    kind = "default" if definition is None else "everything" if definition == ("",) else "own"
    words = asked.settings["definition"]["scheme_contains"] if definition is None else definition
    return f"{first}. {asked.say(f'frame.definition_said.{kind}', words='’, ‘'.join(words))}"


def _printable(told: object) -> object:
    """The same words in signs that the typeface has: what it lacks is a question mark on paper (the page shows every letter)."""
    if isinstance(told, dict):
        return {key: _printable(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_printable(value) for value in told]
    if not isinstance(told, str):
        return told
    flat = unicodedata.normalize("NFC", re.sub(r"[\r\n\t]+", " ", told))
    return "".join(sign if " " <= sign <= "~" or "\u00a0" <= sign <= "\u017f" or sign in BEYOND_LATIN else "?" for sign in flat)
