"""The words and lines on a chart that are no numbers of it: a drawing within the chart, so that it moves along."""

from pptx.chart.chart import Chart
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from kompas.report.pptx.native import NativeChart, Stroke, Words
from kompas.report.pptx.xml import emu, letters, line, words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
DRAWING = 'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def draw_over(chart: Chart, native: NativeChart) -> None:
    """Put the words and lines of a chart on it; nothing where it has none."""
    if not native.words and not native.strokes:
        return
    package = chart.part.package
    name = PackURI(str(package.next_partname("/ppt/drawings/drawing%d.xml")))
    part = Part(name, CONTENT_TYPE, package, _drawing(native))
    relation = chart.part.relate_to(part, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
    chart._chartSpace.append(parse_xml(f'<c:userShapes {NAMESPACES} xmlns:r="{R}" r:id="{relation}"/>'))


def _drawing(native: NativeChart) -> bytes:
    strokes = [_stroke(number, each, native) for number, each in enumerate(native.strokes, 2)]
    texts = [_words(number, each, native) for number, each in enumerate(native.words, 2 + len(strokes))]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<c:userShapes {NAMESPACES}>{''.join(strokes + texts)}</c:userShapes>".encode()


def _anchor(left: float, top: float, right: float, bottom: float, native: NativeChart, inside: str) -> str:
    ends = (
        f"<cdr:{tag}><cdr:x>{x / native.width:.5f}</cdr:x><cdr:y>{y / native.height:.5f}</cdr:y></cdr:{tag}>"
        for tag, x, y in (("from", left, top), ("to", right, bottom))
    )
    return f"<cdr:relSizeAnchor {DRAWING}>{''.join(ends)}{inside}</cdr:relSizeAnchor>"


def _place(left: float, top: float, right: float, bottom: float) -> str:
    return f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(right - left)}" cy="{emu(bottom - top)}"/></a:xfrm>'


def _stroke(number: int, each: Stroke, native: NativeChart) -> str:
    ends = (each.left, each.top, each.right, each.bottom)
    look = f'{_place(*ends)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line(each.line, each.width, each.dash)}'
    names = f'<cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="Line {number}"/><cdr:cNvCxnSpPr/></cdr:nvCxnSpPr>'
    return _anchor(*ends, native, f'<cdr:cxnSp macro="">{names}<cdr:spPr>{look}</cdr:spPr></cdr:cxnSp>')


def _words(number: int, each: Words, native: NativeChart) -> str:
    box = each.box
    left, top = max(box.left, 0), max(box.top, 0)
    ends = (left, top, min(max(box.right, left + 1), native.width), min(max(box.bottom, top + 1), native.height))
    names = f'<cdr:nvSpPr><cdr:cNvPr id="{number}" name="Words {number}"/><cdr:cNvSpPr txBox="1"/></cdr:nvSpPr>'
    look = f'{_place(*ends)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    wrap = f'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{each.anchor}"'
    body = f"<a:bodyPr {wrap}><a:noAutofit/></a:bodyPr><a:lstStyle/>{_paragraphs(each, native.language)}"
    return _anchor(
        *ends, native, f'<cdr:sp macro="" textlink="">{names}<cdr:spPr>{look}</cdr:spPr><cdr:txBody>{body}</cdr:txBody></cdr:sp>'
    )


def _paragraphs(each: Words, language: str) -> str:
    """The lines of the words, of which the first letters can be bold."""
    found, bold = [], each.first_bold
    for text in each.text.split("\n"):
        parts = ((text[:bold], True), (text[bold:], False))
        runs = "".join(
            f"<a:r>{letters(each.size, each.ink, language, is_bold, 'a:rPr')}<a:t>{words(part)}</a:t></a:r>"
            for part, is_bold in parts
            if part
        )
        found.append(f'<a:p><a:pPr algn="{each.align}"/>{runs}</a:p>')
        bold = max(bold - len(text) - 1, 0)
    return "".join(found)
