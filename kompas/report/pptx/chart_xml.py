"""The XML of a native chart, and the workbook behind it."""

from collections.abc import Iterable, Sequence
from math import isfinite

from kompas.drawing.paper import LIGHT
from kompas.report.pptx.native import Box, Label, NativeChart, NativeSeries, Scale, Spread
from kompas.report.pptx.sheet import Column, reference, workbook
from kompas.report.pptx.xml import letters, line, locale, shape, solid, text_look, words
from kompas.texts import number, percent, separators

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PLACES, VALUES = 111_111, 222_222  # how the axes are named
SHOWS_NOTHING = "".join(
    f'<c:{each} val="0"/>' for each in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
SHOWS_VALUE = SHOWS_NOTHING.replace('showVal val="0"', 'showVal val="1"')


class ChartFile:
    """A native chart as python-pptx takes the data of a chart."""

    def __init__(self, chart: NativeChart):
        self.chart = chart
        self.columns = [Column("", chart.categories)]
        if chart.kind == "dots":  # one column of places for all: every series has its own rows
            at = [place for each in chart.series for place in each.at]
            names = [name for each in chart.series for name in each.names or [""] * len(each.at)]
            self.columns = [Column("", names), Column(chart.title.replace("\n", " "), at)]
        self._series = "".join(self._one(place, each) for place, each in enumerate(chart.series) if each.is_area)
        self._areas, self._series = (
            self._series,
            "".join(self._one(place, each) for place, each in enumerate(chart.series) if not each.is_area),
        )

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook."""
        return workbook(self.columns)

    def xml_bytes(self, _chart_type: object) -> bytes:
        """The part of the chart."""
        chart = self.chart
        parts = [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {NAMESPACES}><c:date1904 val="0"/>',
            f'<c:lang val="{locale(chart.language)}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>',
            _layout(chart.plot, chart, "<c:layoutTarget val='inner'/>"),
            self._plots(),
            _axes(chart),
            "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>",
            _legend(chart),
            '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
            f"<c:spPr>{solid(LIGHT.background)}<a:ln><a:noFill/></a:ln></c:spPr>",
            text_look(chart.letter, LIGHT.ink, chart.language, ""),
            "</c:chartSpace>",
        ]
        return "".join(parts).encode()

    def _plots(self) -> str:
        chart = self.chart
        axes = f'<c:axId val="{PLACES}"/><c:axId val="{VALUES}"/>'
        if chart.kind == "dots":
            style = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            return f"<c:scatterChart>{style}{self._series}{axes}</c:scatterChart>"
        if chart.kind == "curves":
            areas = f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{self._areas}{axes}</c:areaChart>'
            lines = f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{self._series}<c:marker val="1"/>{axes}</c:lineChart>'
            return (areas if self._areas else "") + (lines if self._series else "")
        along = "bar" if chart.kind == "rows" else "col"
        grouping = "stacked" if chart.is_stacked else "clustered"
        between = f'<c:gapWidth val="{chart.gap}"/><c:overlap val="{100 if chart.is_stacked else chart.overlap}"/>'
        head = f'<c:barDir val="{along}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        return f"<c:barChart>{head}{self._series}{between}{axes}</c:barChart>"

    def _one(self, place: int, series: NativeSeries) -> str:
        """The XML of a series; its numbers get their columns."""
        chart = self.chart
        is_dots = chart.kind == "dots"
        first = sum(len(each.at) for each in chart.series[:place]) if is_dots else 0
        at = self._written("c:xVal", 1) if is_dots else ""
        values = self._numbers("c:yVal" if is_dots else "c:val", series.name, series.values, first)
        name = self._name(series.name)
        parts = [f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{name}{shape(series.look, not self._is_line(series))}']
        if chart.kind in ("rows", "columns"):
            parts.append('<c:invertIfNegative val="0"/>')
        elif not series.is_area:
            parts.append(_marker(series))
        points = [(at_point, look) for at_point, look in series.points if at_point < (chart.shown or len(series.values))]
        parts += [f'<c:dPt><c:idx val="{at_point}"/>{INVERT}{shape(look)}</c:dPt>' for at_point, look in points]
        parts.append(_labels(series, chart, first))
        parts.append(self._spread(series.name, series.spread, first) if series.spread else "")
        parts += [at, values] if is_dots else [self._categories(), values]
        return "".join(parts) + ("</c:ser>" if chart.kind in ("rows", "columns") or series.is_area else '<c:smooth val="0"/></c:ser>')

    def _is_line(self, series: NativeSeries) -> bool:
        return not series.is_area and self.chart.kind in ("curves", "dots")

    def _numbers(self, tag: str, name: str, values: Sequence[float | None], first: int = 0) -> str:
        """A column of the workbook with the reference to it, and what stands in it now; the values begin at row `first`."""
        rows = len(self.columns[1].values) if self.chart.kind == "dots" else len(values)
        finite = [value if value is not None and isfinite(value) else None for value in values]
        self.columns.append(Column(name, [None] * first + finite + [None] * (rows - first - len(values))))
        return self._written(tag, len(self.columns) - 1)

    def _written(self, tag: str, column: int) -> str:
        values = self.columns[column].values
        shown = values[: self.chart.shown] if self.chart.shown and self.chart.kind != "dots" else values
        points = "".join(f'<c:pt idx="{at}"><c:v>{float(value)!r}</c:v></c:pt>' for at, value in enumerate(shown) if value is not None)
        cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(shown)}"/>{points}'
        cell = reference(column, 1, max(len(shown), 1))
        return f"<{tag}><c:numRef><c:f>{cell}</c:f><c:numCache>{cache}</c:numCache></c:numRef></{tag}>"

    def _name(self, name: str) -> str:
        """The name of the series of the last column."""
        cell = reference(len(self.columns) - 1, 0, 0)
        cache = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{words(name)}</c:v></c:pt></c:strCache>'
        return f"<c:tx><c:strRef><c:f>{cell}</c:f>{cache}</c:strRef></c:tx>"

    def _categories(self) -> str:
        shown = self.chart.categories[: self.chart.shown or None]
        points = "".join(f'<c:pt idx="{at}"><c:v>{words(name)}</c:v></c:pt>' for at, name in enumerate(shown))
        cache = f'<c:strCache><c:ptCount val="{len(shown)}"/>{points}</c:strCache>'
        return f"<c:cat><c:strRef><c:f>{reference(0, 1, max(len(shown), 1))}</c:f>{cache}</c:strRef></c:cat>"

    def _spread(self, name: str, spread: Spread, first: int) -> str:
        sides = (("plus", "+"), ("minus", "−"))
        plus, minus = (self._numbers(f"c:{side}", f"{name} ({sign})", getattr(spread, side), first) for side, sign in sides)
        head = '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        return f"<c:errBars>{head}{plus}{minus}<c:spPr>{line(spread.line, spread.width)}</c:spPr></c:errBars>"


INVERT = '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>'


def _marker(series: NativeSeries) -> str:
    look = series.look
    if look.symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    inside = solid(look.fill) if look.fill else "<a:noFill/>"
    edge = line(look.edge or look.fill, 2)
    return f'<c:marker><c:symbol val="{look.symbol}"/><c:size val="{look.size}"/><c:spPr>{inside}{edge}</c:spPr></c:marker>'


def _labels(series: NativeSeries, chart: NativeChart, first: int) -> str:
    """The words at the points that have them; nothing at the others."""
    shown = series.labels[: chart.shown or None]
    if not any(shown):
        return ""
    each = "".join(_label(first + at, label, series.values[at], series, chart) for at, label in enumerate(shown))
    return f"<c:dLbls>{each}{SHOWS_NOTHING}</c:dLbls>"


def _label(at: int, label: Label | None, value: float | None, series: NativeSeries, chart: NativeChart) -> str:
    if label is None or not label.words:
        return f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>'
    look = letters(chart.label_letter, label.ink, chart.language)
    place = f'<c:dLblPos val="{series.label_place}"/>'
    patch = f"<c:spPr>{solid(label.background) if label.background else '<a:noFill/>'}<a:ln><a:noFill/></a:ln></c:spPr>"
    body = '<a:bodyPr wrap="none" lIns="18000" tIns="0" rIns="18000" bIns="0" anchor="ctr"><a:spAutoFit/></a:bodyPr><a:lstStyle/>'
    form = "" if chart.kind == "dots" else _number_form(value, label.words, chart.language)
    if form:
        look = f"<c:txPr>{body}<a:p><a:pPr>{look}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
        return f'<c:dLbl><c:idx val="{at}"/><c:numFmt formatCode="{form}" sourceLinked="0"/>{patch}{look}{place}{SHOWS_VALUE}</c:dLbl>'
    run = f"<a:r>{letters(chart.label_letter, label.ink, chart.language, tag='a:rPr')}<a:t>{words(label.words)}</a:t></a:r>"
    text = f"<c:tx><c:rich>{body}<a:p>{run}</a:p></c:rich></c:tx>"
    return f'<c:dLbl><c:idx val="{at}"/>{text}{patch}{place}{SHOWS_VALUE}</c:dLbl>'


def _number_form(value: float | None, label: str, language: str) -> str:
    """How PowerPoint writes the number as this label does, so that it follows when the number is changed; nothing where it cannot."""
    if value is None:
        return ""
    if label == number(abs(value), language):
        form = "#,##0.0" if separators(language)[0] in label else "#,##0"
        return form if value >= 0 else f"{form};{form}"
    return "0%" if label == percent(value, language) else ""


def _layout(box: Box, chart: NativeChart, target: str = "") -> str:
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    place = f'<c:x val="{box.left / chart.width:.5f}"/><c:y val="{box.top / chart.height:.5f}"/>'
    size = f'<c:w val="{box.width / chart.width:.5f}"/><c:h val="{box.height / chart.height:.5f}"/>'
    return f"<c:layout><c:manualLayout>{target}{modes}{place}{size}</c:manualLayout></c:layout>"


def _legend(chart: NativeChart) -> str:
    if chart.legend is None:
        return ""
    left_out = (f'<c:legendEntry><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>' for at in _unnamed(chart))
    look = text_look(chart.letter, LIGHT.ink, chart.language, "")
    return f'<c:legend><c:legendPos val="t"/>{"".join(left_out)}{_layout(chart.legend, chart)}<c:overlay val="0"/>{look}</c:legend>'


def _unnamed(chart: NativeChart) -> Iterable[int]:
    return (at for at, series in enumerate(chart.series) if not series.is_in_legend or not series.name)


def _axes(chart: NativeChart) -> str:
    """The axis of places or categories, and that of values."""
    if chart.kind == "dots":
        return _numeric(PLACES, VALUES, chart.values, "b", chart, chart.title) + _numeric(VALUES, PLACES, chart.places, "l", chart)
    is_rows = chart.kind == "rows"
    between = '<c:crossBetween val="midCat"/>' if chart.kind == "curves" else '<c:crossBetween val="between"/>'
    crosses = '<c:crosses val="max"/>' if is_rows else '<c:crosses val="autoZero"/>'
    values = _numeric(VALUES, PLACES, chart.values, "b" if is_rows else "l", chart, chart.title if is_rows else "", crosses, between)
    order = "maxMin" if is_rows else "minMax"
    names = "low" if chart.has_names else "none"
    return (
        f'<c:catAx><c:axId val="{PLACES}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if is_rows else "b"}"/>{"" if is_rows else _title(chart.title, chart)}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{names}"/><c:spPr>{line(LIGHT.line, 1)}</c:spPr>{text_look(chart.letter, LIGHT.ink, chart.language)}'
        f'<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        f'<c:tickLblSkip val="{chart.label_skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>{values}'
    )


def _numeric(
    own: int,
    other: int,
    scale: Scale,
    place: str,
    chart: NativeChart,
    title: str = "",
    crosses: str = '<c:crosses val="min"/>',
    between: str = '<c:crossBetween val="midCat"/>',
) -> str:
    grid = f"<c:majorGridlines><c:spPr>{line(LIGHT.pale, 1)}</c:spPr></c:majorGridlines>" if scale.has_grid else ""
    step = f'<c:majorUnit val="{scale.step!r}"/>' if scale.step else ""
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/><c:max val="{float(scale.high)!r}"/>'
        f'<c:min val="{float(scale.low)!r}"/></c:scaling><c:delete val="{0 if scale.has_numbers or scale.has_grid else 1}"/>'
        f'<c:axPos val="{place}"/>{grid}{_title(title, chart)}<c:numFmt formatCode="{words(scale.form)}" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="{"nextTo" if scale.has_numbers else "none"}"/>'
        f"<c:spPr>{line(None)}</c:spPr>{text_look(chart.letter, LIGHT.quiet, chart.language)}"
        f'<c:crossAx val="{other}"/>{crosses}{between}{step}</c:valAx>'
    )


def _title(title: str, chart: NativeChart) -> str:
    if not title:
        return ""
    runs = "".join(
        f"<a:p><a:r>{letters(chart.letter, LIGHT.quiet, chart.language, tag='a:rPr')}<a:t>{words(text)}</a:t></a:r></a:p>"
        for text in title.split("\n")
    )
    return f'<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>{runs}</c:rich></c:tx><c:overlay val="0"/></c:title>'
