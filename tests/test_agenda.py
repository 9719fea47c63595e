"""The agenda on paper: a PDF that can be read aloud, whatever the exports hold, and that names no person."""

import json
from pathlib import Path

import pytest
import typst

from kompas import findings, texts, warehouse
from kompas.drawing.letters import FONTS
from kompas.findings.decisions import agenda, decisions_waiting
from kompas.report import agenda_name, agenda_pdf
from kompas.report.agenda import TEMPLATE, _document
from kompas.report.printable import BEYOND_LATIN, printable
from kompas.settings import settings

MARK_UP = '#panic("x") *vet* _c_ $a^2$ = kop <lab> @ref \\ #import "x" // weg [a](b)'
EVERY_SIGN = "".join(chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x180)]) + BEYOND_LATIN
REQUESTS = "request_id,initiative_id,department,kind,is_formal_application,received_date,decided_date"
INITIATIVES = "initiative_id,title,started_date"


def scope_of(served: warehouse.Warehouse, language: str = "nl", **filters: object) -> findings.Scope:
    return findings.Scope(served, language, findings.Filters(**filters), settings(served.path.parent))


@pytest.fixture
def warehouse_named(tmp_path: Path):
    """A warehouse of one waiting request whose initiative and department have this name."""

    def build(name: str) -> warehouse.Warehouse:
        quoted = '"' + name.replace('"', '""') + '"'
        files = {
            "aanvragen-2026-03-31.csv": [REQUESTS, f"A1,I1,{quoted},{quoted},ja,2025-01-05,", "A0,,Zorg,subsidie,ja,2025-01-05,2025-01-06"],
            "initiatieven-2026-03-31.csv": [INITIATIVES, f"I1,{quoted},2025-02-01"],
        }
        for file, lines in files.items():
            (tmp_path / file).write_text("\n".join([*lines, ""]), "utf-8")
        warehouse.import_files(tmp_path / "home", [tmp_path / file for file in files])
        return warehouse.current(tmp_path / "home")

    return build


def headings(served: warehouse.Warehouse) -> list[str]:
    """The headings as Typst understood them, letter by letter."""
    scope = scope_of(served)
    found = typst.query(
        str(TEMPLATE),
        "heading",
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        sys_inputs={"content": json.dumps(printable(_document(scope, decisions_waiting(scope))))},
    )
    return [_text(heading["body"]) for heading in json.loads(found)]


def _text(body: dict) -> str:
    return body["text"] if "text" in body else " " if body["func"] == "space" else "".join(_text(part) for part in body["children"])


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_agenda_is_a_tagged_pdf_in_the_language_of_the_reader(demo, language):
    scope = scope_of(demo, language)
    paper = agenda_pdf(scope, decisions_waiting(scope))
    assert paper.startswith(b"%PDF-") and b"/StructTreeRoot" in paper
    assert f"/Lang({language})".encode() in paper.replace(b" ", b"")
    assert agenda_name(scope) == "agenda-2026-09-30.pdf"
    assert agenda_pdf(scope, decisions_waiting(scope)) == paper, "the same question gives the same file"


def test_what_stands_on_paper_is_what_the_page_says(demo):
    scope = scope_of(demo, departments=("Stadsbeheer",))
    finding = decisions_waiting(scope, limit=3)
    paper = _document(scope, finding)
    assert paper["sentence"] == finding.sentence
    assert paper["demo"] == "Demo: verzonnen gegevens" and paper["municipality"] == "Voorbeeldstad"
    assert "afdeling Stadsbeheer" in paper["chosen"]
    assert [item["position"] for item in paper["items"]] == [1, 2, 3]
    every = int(finding.rows.iloc[0]["all_decisions"])
    assert paper["rest"] == f"Er wachten nog {every - 3} besluiten die niet op dit papier staan."


def test_an_item_says_who_must_decide_how_long_it_waits_and_what_is_at_stake(demo):
    scope = scope_of(demo)
    first, *_ = items = agenda(scope, decisions_waiting(scope, limit=50).rows)
    assert first.request == (
        "Besluit gevraagd aan Maatschappelijke Ontwikkeling: aanvraag (subsidie); wacht 287 dagen; 211 dagen over de termijn; "
        "€\u202f15.858 stopt na 31 december 2026."
    )
    assert first.facts.startswith("Over de beslistermijn · initiatief VS-0129 · aanvraag V-1000 · ontvangen op 17 december 2025")
    assert any("vervolg of afbouw" in item.request for item in items)
    assert any("afdeling onbekend" in item.request for item in items)
    assert any("om hoeveel geld het gaat, is onbekend" in item.request for item in items)


def test_no_person_is_on_the_agenda(demo):
    columns = set(decisions_waiting(scope_of(demo)).rows.columns)
    assert not columns & {"recipient", "official", "officials"}


def test_nothing_that_waits_is_an_empty_agenda(demo):
    scope = scope_of(demo, themes=("bestaat niet",))
    finding = decisions_waiting(scope)
    assert finding.sentence == "In deze selectie wacht geen enkel besluit."
    assert _document(scope, finding)["items"] == [] and agenda_pdf(scope, finding).startswith(b"%PDF-")


@pytest.mark.parametrize("name", [MARK_UP, EVERY_SIGN.replace("\u202f", ""), "日本 😀 Ж א", "x" * 400, "woord " * 80])
def test_whatever_an_export_holds_is_letters_on_paper(warehouse_named, name):
    served = warehouse_named(name)
    scope = scope_of(served)
    assert agenda_pdf(scope, decisions_waiting(scope)).startswith(b"%PDF-")


def test_mark_up_in_a_name_is_printed_and_not_obeyed(warehouse_named):
    _, item = headings(warehouse_named(MARK_UP))
    assert item == f"1. {MARK_UP}"


def test_a_sign_that_the_typeface_lacks_is_a_question_mark_and_no_other_is():
    assert printable("日本 Ж\n\té€ \u202f‘a’") == "?? ? é€ \u202f‘a’"
    assert printable(EVERY_SIGN) == EVERY_SIGN
    assert printable({"a": ["\u0000", None, 3]}) == {"a": ["?", None, 3]}


def test_about_six_decisions_fit_on_a_page(demo):
    scope = scope_of(demo)
    finding = decisions_waiting(scope, limit=50)
    pages = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(FONTS)],
        format="svg",
        sys_inputs={"content": json.dumps(printable(_document(scope, finding)))},
    )
    assert 7 <= len(pages) <= 10
