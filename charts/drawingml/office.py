"""A drawn chart on a slide of python-pptx or in a run of python-docx, with its workbook embedded; a map as a group of shapes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from charts.areas import MapSpec
from charts.drawingml import groups, mapped
from charts.drawingml.canvas import EMU, Canvas
from charts.drawingml.drawing import drawings, height, rows_that_fit
from charts.drawingml.paper import Drawn, overlay
from charts.drawingml.xml import kept
from charts.kinds import Chart, Spec

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHAPES = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
SHAPES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
SLIDE_FONTS = ("Microsoft YaHei", "Microsoft YaHei")
PAPER_FONTS = ("Times New Roman", "SimSun")
SLIDE_SIZE, SMALLEST, PAPER_SIZE = 14.0, 12.0, 9.0
"""Letters in points: on a slide, the smallest there, and on paper (小五)."""
PAPER_NAMES = 7.5
"""Letters of the names on a printed map (六号)."""


class _Data:
    """What python-pptx asks of chart data: the XML of the chart and the workbook."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn, self.xlsx_blob = drawn, drawn.book

    def xml_bytes(self, _kind: object) -> bytes:
        """The chart part; python-pptx links the workbook itself."""
        return self.drawn.xml()


def on_slide(slide: Any, spec: Spec, left: int, top: int, width: int, height: int) -> list[Any]:
    """The chart as native graphic frames on a python-pptx slide, sizes in EMU; two where the chart has a strip below it. A map is one group.

    Answers with the frames. ValueError for a chart that `supports` does not.
    """
    if isinstance(spec, MapSpec):
        usual = Canvas(width / EMU, height / EMU, SLIDE_SIZE, *SLIDE_FONTS)
        canvas = usual if mapped.complete(spec, usual, SMALLEST) else replace(usual, size=SMALLEST)
        return [groups.on_slide(slide, mapped.draw(spec, canvas, SMALLEST), left, top, width, SLIDE_FONTS)]
    from pptx.opc.package import Part as PptxPart  # a document has no need of it, and its schema takes an eighth of a second to load

    frames = []
    for drawn, box in drawings(spec, _slide_canvas(spec, width / EMU, height / EMU)):
        place = left, top + round(box.top * EMU), width, round(box.height * EMU)
        frame = slide.shapes.add_chart(None, *place, _Data(drawn))
        if drawn.shapes:
            part = frame.chart.part
            texts = PptxPart(part.package.next_partname("/ppt/drawings/drawing%d.xml"), SHAPES, part.package, drawn.shapes)
            overlay(part._element, part.relate_to(texts, SHAPES_LINK))
        frame.name = kept(spec.title).replace("\n", " ")[:120]
        frame._element.nvGraphicFramePr.cNvPr.set("descr", kept(drawn.alt))
        frames.append(frame)
    return frames


def has_room(spec: Spec, width: int, height: int) -> bool:
    """Whether a place of that size on a slide, in EMU, holds all that a map must say in the smallest letters; any other chart makes do."""
    return not isinstance(spec, MapSpec) or mapped.complete(spec, Canvas(width / EMU, height / EMU, SMALLEST, *SLIDE_FONTS), SMALLEST)


def rows_on_slide(spec: Spec, width: int, height: int) -> int | None:
    """How many rows of the chart a place of that size on a slide has room for, sizes in EMU; None for a chart that has no rows."""
    return rows_that_fit(spec, Canvas(width / EMU, height / EMU, SMALLEST, *SLIDE_FONTS))


def in_run(run: Any, spec: Spec, width: int, height: int) -> None:
    """The chart as a native inline drawing in a python-docx run, sizes in EMU; a strip of n stands in its lowest part. A map is a group of shapes.

    ValueError for a chart that `supports` does not.
    """
    canvas = Canvas(width / EMU, height / EMU, PAPER_SIZE, *PAPER_FONTS)
    if isinstance(spec, MapSpec):
        return groups.in_run(run, mapped.draw(spec, canvas, PAPER_NAMES), PAPER_FONTS)
    for drawn, box in drawings(spec, canvas, apart=False):
        run._r.append(_inline(run.part, spec, drawn, width, round(box.height * EMU)))


def height_in_text(spec: Spec, width: int) -> int:
    """The height in EMU that suits the chart in a text column of `width` EMU: it grows with the rows."""
    canvas = Canvas(width / EMU, 1.0, PAPER_SIZE, *PAPER_FONTS)
    return round((mapped.height(spec, canvas, PAPER_NAMES) if isinstance(spec, MapSpec) else height(spec, canvas)) * EMU)


def _slide_canvas(spec: Chart, width: float, tall: float) -> Canvas:
    usual = Canvas(width, tall, SLIDE_SIZE, *SLIDE_FONTS)
    return usual if height(spec, usual) <= tall * 1.05 else Canvas(width, tall, SMALLEST, *SLIDE_FONTS)


def _inline(document: Any, spec: Chart, drawn: Drawn, width: int, tall: int) -> Any:
    package = document.package
    sheet = Part(package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"), SHEET, drawn.book, package)
    name = package.next_partname("/word/charts/chart%d.xml")
    chart = Part(PackURI(name), CHART, b"", package)
    texts = None
    if drawn.shapes:
        over = Part(package.next_partname("/word/drawings/drawing%d.xml"), SHAPES, drawn.shapes, package)
        texts = chart.relate_to(over, SHAPES_LINK)
    chart._blob = drawn.xml(chart.relate_to(sheet, RELATED.PACKAGE), texts)
    inline = parse_xml(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{tall}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:docPr id="1" name="" descr=""/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id=""/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )
    properties, link = inline[0][2], inline[0][-1][0][0]
    number = document.next_id
    properties.set("id", str(number))
    properties.set("name", f"{number} {kept(spec.title)}".replace("\n", " ")[:120])
    properties.set("descr", kept(drawn.alt))
    link.set(link.keys()[0], document.relate_to(chart, RELATED.CHART))
    return inline
