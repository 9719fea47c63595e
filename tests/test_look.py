"""The look of a municipality: what it sets is worn everywhere, and what cannot be read or told apart is refused in one sentence."""

import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from kompas import tables
from kompas.contract import ROOT
from kompas.drawing.palette import faults
from kompas.drawing.paper import DARK, LIGHT, contrast
from kompas.errors import ExportError
from kompas.findings import Scope, decisions_waiting
from kompas.look import look
from kompas.look.logo import MOST_BYTES
from kompas.report import agenda, documents, html, pdf, picture, story
from kompas.report.story import Chapter, Story
from kompas.settings import settings
from kompas.warehouse import Warehouse, building
from tests.axe import ONLY_COLOURS, barriers
from tests.browsing import go, wait_for_page
from tests.commands import kompas

FONTS = ROOT / "static" / "fonts"
LOGO = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><title>Voorbeeldstad</title>
<path d="M10 70V34l32-24 32 24v36z" fill="#00511f"/><path d="M96 70c20-60 60-60 80-30s40 20 54-20v50z" fill="#b0568f"/></svg>"""
GREEN = {"accent": "#00511f", "second": "#b0568f"}
FAMILY = "Buur Sans"  # of as many letters as Fira Sans


def with_files(home: Path) -> Path:
    """A data folder with a logo and with letters of its own: ours, under another name."""
    (home / "look").mkdir(parents=True)
    (home / "look" / "logo.svg").write_text(LOGO, "utf-8")
    for name, weight in (("Gewoon.ttf", 400), ("Vet.ttf", 600)):
        letters = (FONTS / f"fira-sans-{weight}.ttf").read_bytes()
        for encoding in ("utf-16-be", "ascii"):
            letters = letters.replace("Fira Sans".encode(encoding), FAMILY.encode(encoding))
        (home / "look" / name).write_bytes(letters)
    return home


def wearing(home: Path, **chosen: str | list[str]) -> Path:
    """The data folder with this look in its settings."""
    lines = [f"{name} = {value!r}" for name, value in chosen.items()]
    (home / "settings.toml").write_text("\n".join(["[look]", *lines, ""]), "utf-8")
    return home


@pytest.fixture
def home(tmp_path) -> Path:
    return with_files(tmp_path)


def refused(home: Path, language: str = "nl", **chosen: str | list[str]) -> str:
    with pytest.raises(ExportError) as caught:
        look(wearing(home, **chosen))
    return tables.sentence(language, caught.value).replace(f"{home}/", "")


def test_without_settings_the_look_is_ours(tmp_path):
    worn = look(tmp_path)
    assert (worn.light, worn.dark) == (LIGHT, DARK) and worn.letters is LIGHT.letters and not worn.logo.is_own


def test_a_look_is_worn_light_and_dark(home):
    """The dark colours and the grades follow from those that were chosen, and keep every rule; the road and what warns stay."""
    worn = look(wearing(home, logo="logo.svg", typeface=["Gewoon.ttf", "Vet.ttf"], **GREEN))
    assert (worn.light.accent, worn.light.second, worn.light.colour("compared_1")) == ("#00511f", "#b0568f", "#b0568f")
    assert contrast(worn.dark.accent, worn.dark.background) >= 7 and contrast(worn.dark.second, worn.dark.background) >= 3
    for paper, ours in ((worn.light, LIGHT), (worn.dark, DARK)):
        assert list(faults(paper)) == []
        assert (paper.status, paper.warning, paper.compared[1:]) == (ours.status, ours.warning, ours.compared[1:])
        assert paper.grades != ours.grades and paper.letters.family == FAMILY
    assert worn.logo.is_own and worn.logo.ratio == 3 and "data:image/svg+xml" in worn.logo.dark and "DOCTYPE" not in worn.logo.light
    assert look(home) is worn, "it is read once"
    (home / "look" / "logo.svg").write_text(LOGO.replace("240 80", "160 80"), "utf-8")
    assert look(home).logo.ratio == 2, "and anew when a file changes"


def test_our_logo_has_the_accent_of_the_municipality(home):
    worn = look(wearing(home, **GREEN))
    assert "#00511f" in worn.logo.light and worn.dark.accent in worn.logo.dark and LIGHT.accent not in worn.logo.light + worn.logo.dark


def test_no_figure_depends_on_the_look(home, demo):
    def name() -> str:
        return building.warehouse_name(home, "exported-x.duckdb", demo.on_date, None)

    before = name()
    wearing(home, **GREEN)
    assert name() == before
    (home / "settings.toml").write_text("[minimum]\nfor_share = 5\n", "utf-8")
    assert name() != before


REFUSED = {
    "is no colour": (
        {"accent": "groen"},
        "settings.toml: bij de instelling 'look.accent' past 'groen' niet. Verwacht: zoiets als #0b3d7a.",
    ),
    "cannot be read": (
        {"accent": "#ec0000"},
        "settings.toml: bij 'look.accent' is de kleur #ec0000 op wit niet goed te zien: het contrast is 4,5 op 1. "
        "Verwacht: minstens 7 op 1, zoals #a50000.",
    ),
    "is not seen": (
        {"second": "#dddddd"},
        "settings.toml: bij 'look.second' is de kleur #dddddd op wit niet goed te zien: het contrast is 1,3 op 1. "
        "Verwacht: minstens 3 op 1, zoals #929292.",
    ),
    "warns": (
        {"second": "#e8561e"},
        "settings.toml: bij 'look.second' lijkt de kleur #e8561e te veel op de kleur die waarschuwt: het verschil is 0. "
        "Verwacht: een verschil van minstens 24, ook voor wie rood of groen niet goed ziet; bijvoorbeeld #9e1a00.",
    ),
    "is lost in a bar": (
        {"second": "#b06a00"},
        "settings.toml: in een balk met de kleur #b06a00 bij 'look.second' is een getal niet goed te lezen: het contrast is 4,2 op 1. "
        "Verwacht: minstens 4,5 op 1, zoals bij #713a00.",
    ),
    "are alike": (
        {"accent": "#00594f"},
        "settings.toml: bij 'look.accent' lijkt de kleur #00594f te veel op de kleur waarmee wordt vergeleken (look.second): "
        "het verschil is 14,2. Verwacht: een verschil van minstens 24, ook voor wie rood of groen niet goed ziet; bijvoorbeeld #003c33.",
    ),
    "has nothing lighter": (
        {"accent": "#660000"},
        "settings.toml: van de kleur #660000 bij 'look.accent' is voor een donker scherm geen lichtere te maken die genoeg verschilt van "
        "de kleur waarmee wordt vergeleken (look.second). Verwacht: een andere kleur.",
    ),
    "lies elsewhere": (
        {"logo": "../logo.svg"},
        "settings.toml: '../logo.svg' bij 'look.logo' is geen bestand in de map look ernaast. "
        "Verwacht: de naam alleen van een bestand in die map, zoals logo.svg.",
    ),
    "is not there": (
        {"typeface": ["Gewoon.ttf", "weg.ttf"]},
        "settings.toml: 'weg.ttf' bij 'look.typeface' is geen bestand in de map look ernaast. "
        "Verwacht: de naam alleen van een bestand in die map, zoals logo.svg.",
    ),
    "is one file": (
        {"typeface": ["Vet.ttf"]},
        "look/Vet.ttf: een lettertype bestaat hier uit twee bestanden. Verwacht: de gewone letters en de vette, "
        "zoals typeface = ['Gewoon.ttf', 'Vet.ttf'].",
    ),
    "is the wrong way round": (
        {"typeface": ["Vet.ttf", "Gewoon.ttf"]},
        f"look/Gewoon.ttf: dit zijn niet de vette letters bij de gewone: {FAMILY} 400 naast {FAMILY} 600. "
        "Verwacht: twee bestanden van één lettertype, de gewone letters en de vette.",
    ),
    "has no letters": (
        {"typeface": ["Gewoon.ttf", "logo.svg"]},
        "look/logo.svg: dit lettertype is niet te lezen. Verwacht: een TTF of OTF van hoogstens 3 MB.",
    ),
    "is unheard of": (
        {"colour": "#00511f"},
        "settings.toml: de instelling 'look.colour' bestaat niet. Verwacht: een van logo, accent, second, typeface.",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_look_that_cannot_be_worn_is_refused_in_one_sentence(home, what):
    chosen, sentence = REFUSED[what]
    assert refused(home, **chosen) == sentence
    if "look." in sentence and (nearest := re.search(r"(?:zoals|zoals bij|bijvoorbeeld) (#\w{6})\.$", sentence)):
        assert look(wearing(home, **dict.fromkeys(chosen, nearest[1]))), "what the sentence proposes can be worn"
    assert refused(home, "en", **chosen) != sentence


def svg(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/>{inside}</svg>'.encode()


def png(width: int, height: int, colour: str = "green") -> bytes:
    written = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(written, "PNG")
    return written.getvalue()


NO_LOGO = {
    "logo_no_image": (
        b"",
        b"GIF89a",
        b"<svg",
        b"<html><svg/></html>",
        png(60, 20)[:60],
        png(60, 20, "#00000000"),
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
        svg("").decode().encode("utf-16"),
    ),
    "logo_reaches_out": (
        svg("<script>alert(1)</script>"),
        svg('<g onclick="alert(1)"/>'),
        svg('<image href="https://example.org/x.png"/>'),
        svg('<image href="file:///etc/passwd"/>'),
        svg('<use href="other.svg#x"/>'),
        svg("<style>@import 'x.css';</style>"),
        svg('<rect style="fill:url(https://example.org/x#y)"/>'),
        svg("<foreignObject><p>x</p></foreignObject>"),
        svg('<animate attributeName="x" to="1"/>'),
    ),
    "logo_of_other_shape": (png(900, 100), png(100, 300), svg("").replace(b"0 0 9 9", b"0 0 9000000 9")),
    "logo_too_large": (svg(" " * MOST_BYTES),),
    "logo_too_fine": (png(8000, 2001),),
}


@pytest.mark.parametrize("reason", NO_LOGO)
def test_a_logo_that_is_no_drawing_is_refused(home, reason):
    """What is no image, is too large, or holds more than a drawing; whatever its name says."""
    for place, content in enumerate(NO_LOGO[reason]):
        (home / "look" / "logo.png").write_bytes(content)
        with pytest.raises(ExportError) as caught:
            look(wearing(home, logo="logo.png"))
        assert caught.value.reason == reason, place


def test_a_png_is_a_logo_too(home):
    (home / "look" / "logo.png").write_bytes(png(120, 40))
    worn = look(wearing(home, logo="logo.png")).logo
    assert "data:image/png" in worn.light and worn.ratio == 3
    with Image.open(io.BytesIO(worn.png)) as drawn:
        assert drawn.convert("RGBA").getpixel((5, 5)) == (0, 128, 0, 255)


def test_letters_that_figures_have_no_room_for_are_refused(home):
    """Ours, of which a tenth of the em is taken away: all of them become wider."""
    letters = bytearray((home / "look" / "Gewoon.ttf").read_bytes())
    units = int.from_bytes(letters[letters.index(b"head") + 8 :][:4]) + 18  # where the table has its units per em
    assert int.from_bytes(letters[units : units + 2]) == 1000
    letters[units : units + 2] = (900).to_bytes(2)
    (home / "look" / "Gewoon.ttf").write_bytes(letters)
    assert "11% breder dan Fira Sans" in refused(home, typeface=["Gewoon.ttf", "Vet.ttf"])


@pytest.fixture
def green(demo) -> Iterator[Warehouse]:
    """The invented municipality in green, with a logo and letters of its own, for as long as a test lasts."""
    home = with_files(demo.path.parent)
    yield wearing(home, logo="logo.svg", typeface=["Gewoon.ttf", "Vet.ttf"], **GREEN) and demo
    (home / "settings.toml").unlink()
    shutil.rmtree(home / "look")


def test_documents_wear_the_look_and_carry_it_along(green, tmp_path):
    """Colours, letters and logo, with the name of the municipality for who does not see it; nothing of ours is left."""
    scope = Scope(green, "nl", settings=settings(green.path.parent))
    chosen = Story("groen", "Groen", (Chapter("in_and_out"), Chapter("municipal_share")))
    made = {kind: documents.document(scope, chosen, kind) for kind in documents.WRITERS}

    deck = Presentation(io.BytesIO(made["pptx"]))
    cover, slide, *_ = deck.slides
    [picture_of_cover] = [shape for shape in cover.shapes if shape.shape_type == 13]
    assert picture_of_cover._element.nvPicPr.cNvPr.get("descr") == "Voorbeeldstad"
    assert [shape.name for shape in deck.slide_master.shapes if shape.shape_type == 13] == ["Logo"]
    theme = next(part.blob for part in deck.part.package.iter_parts() if "theme" in part.partname).decode()
    assert f'typeface="{FAMILY}"' in theme and "00511f" in theme
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)._chartSpace.xml
    assert 'val="00511f"' in chart and 'val="b0568f"' in chart and LIGHT.accent[1:] not in chart + theme

    Presentation().save(tmp_path / "eigen.pptx")
    deck = Presentation(io.BytesIO(documents.document(scope, chosen, "pptx", template=tmp_path / "eigen.pptx")))
    [logo] = [shape for shape in deck.slides[0].shapes if shape.shape_type == 13]
    assert logo._element.nvPicPr.cNvPr.get("descr") == "Voorbeeldstad" and logo.left > 0 and logo.left + logo.width < deck.slide_width
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert theme.count(f'typeface="{FAMILY}"') == 2 and "00511f" in theme and "b0568f" in theme, "in a template of its own too"
    deck = Presentation()
    drawn = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(io.BytesIO(png(9, 9)), 0, 0)
    deck.slide_master.shapes._spTree.append(drawn._element)
    deck.save(tmp_path / "met-logo.pptx")
    deck = Presentation(io.BytesIO(documents.document(scope, chosen, "pptx", template=tmp_path / "met-logo.pptx")))
    assert not [shape for shape in deck.slides[0].shapes if shape.shape_type == 13], "a template with a picture has its own logo"

    page = made["html"].decode()
    assert "--accent: #00511f" in page and f"font-family:'{FAMILY}'" in page and 'alt="Voorbeeldstad"' in page
    assert html.policy_of(made["html"]).startswith("default-src 'none'"), "and it still fetches nothing"

    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]
    assert (sheet["A1"].font.name, sheet["A1"].font.color.rgb) == (FAMILY, "FF00511F") and len(sheet._images) == 1

    assert made["pdf"].startswith(b"%PDF-"), "with words beside its logo, or it would be no PDF/UA"
    files = pdf.files_of(scope, story.about(scope, "Groen"), story.slides(scope, chosen))
    assert json.loads(files["content.json"])["look"] == {"accent": "#00511f", "family": FAMILY, "logo": "logo.svg"}
    assert b"rgb(0, 81, 31)" in files["figure-1.svg"] and FAMILY.encode() in files["figure-1.svg"]
    drawing = picture.picture_file(scope, story.slides(scope, chosen)[0].finding, "svg").decode()
    assert f"font-family:'{FAMILY}'" in drawing and "Fira Sans" not in drawing
    assert agenda._document(scope, decisions_waiting(scope))["look"]["logo"] == "logo.svg"
    assert agenda.agenda_pdf(scope, decisions_waiting(scope)).startswith(b"%PDF-")

    wearing(green.path.parent, accent="#ec0000")
    with pytest.raises(ExportError):
        documents.document(scope, chosen, "xlsx")


def test_a_document_is_not_written_in_a_look_that_is_refused(green, tmp_path, monkeypatch):
    monkeypatch.setenv("KOMPAS_DATA", str(green.path.parent))
    (green.path.parent / "look" / "logo.svg").write_text("GIF89a", "utf-8")
    done = kompas("report", "--to", tmp_path / "x.xlsx")
    assert done.returncode == 2 and not (tmp_path / "x.xlsx").exists()
    [sentence] = done.sentences
    assert sentence.endswith("logo.svg: dit logo is geen afbeelding die te tekenen is. Verwacht: een PNG of SVG waarop iets te zien is.")


SEEN = """() => ({
    link: getComputedStyle(document.querySelector('main a')).color,
    family: getComputedStyle(document.querySelector('main p')).fontFamily,
    letters: [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll('"', '')),
    logo: decodeURIComponent(document.querySelector('header img').src),
    bars: [...document.querySelectorAll('.js-plotly-plot .points path')].map(bar => getComputedStyle(bar).fill),
    high: document.querySelector('.st-key-top').getBoundingClientRect().height,
    sign: atob(document.querySelector('link[rel~=icon]').href.split('base64,')[1] || ''),
})"""


@pytest.mark.browser
def test_pages_wear_the_look_in_both_themes_and_say_what_is_wrong_with_it(green, server, page):
    """A server that runs already: who opens a page sees the settings of that moment."""
    worn = look(green.path.parent)
    for scheme, paper in (("light", worn.light), ("dark", worn.dark)):
        page.goto("about:blank")  # a page that is open loads itself anew when the theme changes
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{server}/financiering")
        wait_for_page(page, 3)
        seen = page.evaluate(SEEN)
        assert seen["link"] == rgb(paper.accent) and rgb(paper.accent) in seen["bars"]
        assert seen["family"].startswith(f'"{FAMILY}"') and FAMILY in seen["letters"]
        assert worn.light.accent in seen["sign"], "the sign in the bar of the browser is ours, in their colour"
        assert seen["high"] <= 91, "the header is no higher"
        assert barriers(page, ONLY_COLOURS) == []
        assert not [address for address in page.requested if not address.startswith((server, "data:", "blob:"))]
    assert page.troubles == []
    go(page, server, "instellingen")
    page.get_by_text(worn.dark.accent).wait_for()
    wearing(green.path.parent, accent="#ec0000")
    page.reload()
    page.get_by_text("is de kleur #ec0000 op wit niet goed te zien: het contrast is 4,5 op 1").wait_for()
    assert str(green.path.parent) not in page.locator("body").inner_text()


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
