"""Documents hold to their standards, by validators that others made: PDF/UA-1 by `page`, files of Office by a port of the Open XML SDK.

A presentation is looked at by axe in test_documents.py. What a template brings along is not ours: see test_pptx_template.py."""

import io
import zipfile
from dataclasses import replace

import page
import pytest
import typst
from openxml_audit import OpenXmlValidator

from kompas import texts
from kompas.drawing.letters import FONTS
from kompas.report import documents, pdf, story
from tests.test_story import scope_of


def made(scope):
    """A cover and slides with all that a slide can have: two own headings, a remark, and what was written at a finding too."""
    ready = story.ready(scope.language)["council"]
    first, second, *others = ready.chapters
    own = (story.Chapter(first.finding, "Een eigen kop", "Een opmerking"), story.Chapter(second.finding, "Nog een kop"), *others)
    chapters = story.Story(ready.name, ready.title, own)
    slides = story.slides(scope, chapters, with_unanswered=True)
    return story.about(scope, ready.title), [replace(slides[0], minutes=("Besluit (X): ja", "Opmerking (Y): nee")), *slides[1:]]


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("town", ["demo", "register"])
def test_every_document_holds_to_its_standard(request, tmp_path, town, language):
    scope = scope_of(request.getfixturevalue(town), language)
    about, slides = made(scope)
    paper = pdf.pdf_file(scope, about, slides)
    assert failures_of(paper) == set()
    assert f"/Lang({language})".encode() in paper.replace(b" ", b"")
    assert pdf.pdf_file(scope, about, slides) == paper, "the same question gives the same file"
    for kind in ("pptx", "xlsx"):
        assert faults_of(tmp_path / f"story.{kind}", documents.WRITERS[kind](scope, about, slides)) == []


def failures_of(paper: bytes) -> set[str]:
    """The rules of PDF/UA-1 that it breaks."""
    return {failure.rule_id for failure in page.validate_pdf_bytes(paper, profile="ua1").failures}


def faults_of(path, content: bytes) -> list[str]:
    """What keeps the file from being opened as it is."""
    path.write_bytes(content)
    return [str(fault) for fault in OpenXmlValidator().validate(path).errors]


def test_the_validators_see_what_is_wrong(register, tmp_path):
    scope = scope_of(register)
    about, slides = made(scope)
    files = pdf.files_of(scope, about, slides[:2])
    files["main.typ"] = files["main.typ"].replace(b", alt: each.alt", b"").replace(b"title: about.title", b"keywords: about.title")
    broken = typst.compile(files, font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert {"PDFUA1-FIGURE-ALTERNATIVE-TEXT-001", "PDFUA1-ID-PART-001", "PDFUA1-METADATA-TITLE-001"} <= failures_of(broken)
    with zipfile.ZipFile(io.BytesIO(documents.WRITERS["pptx"](scope, about, slides[:2]))) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content.replace(b"<c:overlap ", b"<c:overlop ") if name.startswith("ppt/charts/chart") else content)
    assert any("overlop" in fault for fault in faults_of(tmp_path / "changed.pptx", changed.getvalue()))
