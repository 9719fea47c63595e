"""A municipality's own template: its layouts and theme are used without its slides, and one that will not do is refused with a sentence."""

import io
import zipfile

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Inches

from kompas import texts
from kompas.errors import ExportError
from kompas.report import story
from kompas.report.pptx import pptx_file
from tests.test_pptx import charts_of, made, words_of
from tests.test_story import scope_of

DECK, TEMPLATE = (f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml" for kind in ("presentation", "template"))
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the sections of a deck, which name its slides
COUNCIL = story.ready("nl")["council"]


@pytest.fixture
def template(tmp_path):
    """Writes a template with these of the layouts of python-pptx, by number, and two slides; returns its path."""

    def write(*numbers, name="huisstijl.pptx", change=lambda deck: None):
        deck = Presentation()
        for number, layout in enumerate(list(deck.slide_layouts)):
            if number not in numbers:
                deck.slide_layouts.remove(layout)
        for _ in range(2):
            deck.slides.add_slide(deck.slide_layouts[0])
        change(deck)
        file = tmp_path / name
        deck.save(file)
        if name.endswith(".potx"):
            blob = io.BytesIO()
            with zipfile.ZipFile(file) as first, zipfile.ZipFile(blob, "w") as last:
                for entry in first.namelist():
                    last.writestr(entry, first.read(entry).replace(DECK.encode(), TEMPLATE.encode()))
            file.write_bytes(blob.getvalue())
        return file

    return write


def refused(demo, file):
    """The sentence with which a template is refused."""
    scope = scope_of(demo)
    with pytest.raises(ExportError) as raised:
        pptx_file(scope, story.about(scope, "X"), story.slides(scope, COUNCIL), template=file)
    return texts.say("nl", f"errors.{raised.value.reason}", **raised.value.blanks)


@pytest.mark.parametrize("name", ["huisstijl.pptx", "huisstijl.potx"])
def test_the_slides_have_the_layouts_and_the_size_of_the_template_and_none_of_its_slides(demo, template, name):
    file = template(0, 1, 5, name=name)
    slides, deck = made(scope_of(demo), COUNCIL, file)
    assert len(deck.slides) == 1 + len(slides)
    assert deck.slide_width == Inches(10), "that of the template"
    assert {page.slide_layout.name for page in deck.slides} == {"Title Slide", "Title and Content"}
    for page in list(deck.slides)[1:]:
        [box] = [each for each in page.slide_layout.placeholders if each.placeholder_format.idx == 1]
        for shape in page.shapes:
            if shape.has_chart:
                assert shape.left >= box.left and shape.top >= box.top
                assert shape.top + shape.height <= box.top + box.height
        assert not [each for each in page.placeholders if each.has_text_frame and not each.text_frame.text]
    with zipfile.ZipFile(io.BytesIO(pptx_file(scope_of(demo), story.about(scope_of(demo), "X"), slides, template=file))) as made_of:
        parts = [part for part in made_of.namelist() if part.startswith("ppt/slides/slide")]
        assert len(parts) == 1 + len(slides), "the slides of the template are not in the file either"


def test_a_template_without_a_cover_has_one_on_its_layout_for_slides(demo, template):
    _, deck = made(scope_of(demo), COUNCIL, template(1))
    assert deck.slides[0].shapes.title.text == COUNCIL.title
    assert "Voorbeeldstad" in "\n".join(words_of(deck.slides[0]))
    assert charts_of(deck.slides[1])


def test_sections_of_the_template_that_name_its_slides_are_left_out(demo, template):
    def with_sections(deck):
        deck.part._element.append(parse_xml(f'<p:extLst xmlns:p="{P}"><p:ext uri="{SECTIONS}"/></p:extLst>'))

    _, deck = made(scope_of(demo), COUNCIL, template(0, 1, change=with_sections))
    assert not deck.part._element.xpath("./p:extLst")


def without_title(deck):
    title = deck.slide_layouts[0].placeholders[0]
    title._element.getparent().remove(title._element)


def with_a_small_box(deck):
    box = deck.slide_layouts[0].placeholders[1]
    box.left, box.top, box.width, box.height = Inches(1), Inches(2), Inches(3), Inches(1)


@pytest.mark.parametrize(
    ("layouts", "change", "lacks"),
    [
        ((5,), None, "een vak waar een figuur in past"),
        ((1,), with_a_small_box, "een vak waar een figuur in past"),
        ((1,), without_title, "een titel"),
    ],
)
def test_a_template_without_room_or_title_is_refused_with_what_it_lacks(demo, template, layouts, change, lacks):
    file = template(*layouts, change=change) if change else template(*layouts)
    sentence = refused(demo, file)
    assert sentence.startswith("huisstijl.pptx: ") and lacks in sentence and "Verwacht: minstens één indeling" in sentence


@pytest.mark.parametrize("content", [b"", b"geen PowerPoint", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_what_is_no_presentation_is_refused(demo, tmp_path, content):
    file = tmp_path / "brief.pptx"
    file.write_bytes(content)
    assert refused(demo, file) == texts.say("nl", "errors.no_presentation", file="brief.pptx")


def test_a_workbook_and_a_damaged_deck_are_no_template(demo, tmp_path, template):
    file = tmp_path / "boek.pptx"
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
    assert "geen sjabloon van PowerPoint" in refused(demo, file)
    whole = template(0, 1)
    broken = tmp_path / "stuk.pptx"
    with zipfile.ZipFile(whole) as first, zipfile.ZipFile(broken, "w") as last:
        for entry in first.namelist():
            last.writestr(entry, first.read(entry)[: 200 if entry.endswith("slideMaster1.xml") else None])
    assert "geen sjabloon van PowerPoint" in refused(demo, broken)


def test_a_template_that_is_not_there_or_is_a_folder_is_refused(demo, tmp_path):
    assert refused(demo, tmp_path / "weg.potx") == texts.say("nl", "errors.no_such_file", file="weg.potx")
    assert refused(demo, tmp_path) == texts.say("nl", "errors.is_a_folder", file=tmp_path.name)
