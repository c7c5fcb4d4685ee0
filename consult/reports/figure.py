"""Bar charts as native charts of the Office formats (ISO/IEC 29500-1, 21.2), not as pictures.

They stay sharp in print, can be edited with their numbers, and need no drawing library; Word and
LibreOffice draw them from the numbers kept in the chart.
"""

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from consult.reports.blocks import BarChart, Series
from consult.reports.writing import archive_in

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

EMU_IN_TWIP = 635
"""English Metric Units in a twentieth of a point."""

_TITLE_HEIGHT = 500_000
_LEGEND_HEIGHT = 320_000
_BAR_HEIGHT = 140_000
_GAP_HEIGHT = 90_000

_TEXT_COLOUR = "1F2D31"
_FONT = '<a:latin typeface="Calibri"/>'
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def height_of(chart: BarChart) -> int:
    """How high a chart has to be for its bars, in EMU."""
    legend = _LEGEND_HEIGHT if len(chart.series) > 1 else 0
    return _TITLE_HEIGHT + legend + len(chart.categories) * (_BAR_HEIGHT * len(chart.series) + _GAP_HEIGHT)


def chart_xml(chart: BarChart, language: str, data_relation: str) -> bytes:
    """The chart's part.

    Args:
        chart: What to draw.
        language: BCP 47 tag.
        data_relation: Identifier of the relation to the workbook with the numbers.
    """
    series = "".join(_series(chart, index, each) for index, each in enumerate(chart.series))
    legend = ""
    if len(chart.series) > 1:
        legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(1000)}</c:legend>'
    title = (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr/></a:pPr>"
        f'<a:r><a:rPr lang="{language}" sz="1100" b="1">'
        f"{_fill(_TEXT_COLOUR)}{_FONT}</a:rPr><a:t>{escape(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )
    # The first category is drawn at the top only when the axis runs backwards.
    category_axis = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_fill("8A999D")}</a:ln></c:spPr>{_text(1000)}<c:crossAx val="2"/></c:catAx>'
    )
    value_axis = (
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        '<c:crossAx val="1"/></c:valAx>'
    )
    gap = 45 if len(chart.series) > 1 else 60
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {NAMESPACES}><c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="0"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'{category_axis}{value_axis}</c:plotArea>{legend}<c:plotVisOnly val="1"/></c:chart>{_NO_LINE}'
        f'<c:externalData r:id="{data_relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _series(chart: BarChart, index: int, series: Series) -> str:
    last = len(chart.categories) + 1
    column = chr(ord("B") + index)
    names = "".join(
        f'<c:pt idx="{position}"><c:v>{escape(name)}</c:v></c:pt>'
        for position, name in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{position}"><c:v>{value}</c:v></c:pt>' for position, value in enumerate(series.values)
    )
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    labels = (
        f'<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(900)}<c:dLblPos val="outEnd"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Data!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache>'
        f'</c:strRef></c:tx><c:spPr>{_fill(series.colour)}</c:spPr><c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef><c:f>Data!$A$2:$A${last}</c:f><c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Data!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>0</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _text(size: int) -> str:
    """Text properties; `size` in hundredths of a point."""
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{size}">{_fill(_TEXT_COLOUR)}{_FONT}'
        "</a:defRPr></a:pPr>"
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def data_workbook(chart: BarChart, made: datetime) -> bytes:
    """The chart's numbers as a workbook, which Word opens for "Edit data".

    Args:
        chart: The chart.
        made: What the workbook says of when it was made.
    """
    workbook = Workbook()
    workbook.properties.creator = ""
    workbook.properties.created = workbook.properties.modified = made
    sheet = workbook.worksheets[0]
    sheet.title = "Data"
    sheet.append(["", *(series.name for series in chart.series)])
    for name, *values in zip(chart.categories, *(series.values for series in chart.series), strict=True):
        sheet.append([name, *values])
    file = BytesIO()
    ExcelWriter(workbook, archive_in(file)).save()
    return file.getvalue()
