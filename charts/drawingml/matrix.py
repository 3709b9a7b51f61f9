"""A matrix as a native table on a slide: what has no room is counted below it, never squeezed."""

from __future__ import annotations

from typing import Any, cast

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu

from charts.cells import Cell, CellsSpec
from charts.drawingml.canvas import EMU, Canvas
from charts.drawingml.xml import kept
from charts.measure import width as wide
from charts.office_roles import AREAS, PAGE

SIZES = (16.0, 14.0, 12.0)
"""Letters in points, the largest that holds all; with the smallest the rest is counted."""
HEAD = "E6EFF7"
ROW = 1.75
"""The height of a row, in letters."""
EDGE = 0.5
"""Room left and right in a cell, in letters."""
LOOSE, SIGN = 1.15, 0.8
"""A cell breaks its text where it is a hair too wide: room for fonts with wider figures, and letters by which a sign may be wider."""
_ID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # 'No Style, Table Grid', which every PowerPoint has


def on_slide(slide: Any, spec: CellsSpec, place: tuple[int, int, int, int], fonts: tuple[str, str]) -> int:
    """The matrix at (left, top, width, height) in EMU; answers with how many rows have no room. ValueError for one without a row."""
    if not spec.rows:
        raise ValueError(f"{spec.key}: there is no row to draw.")
    left, top, room, tall = place
    size = next((each for each in SIZES if _fits(spec, each, room / EMU, tall / EMU)), SIZES[-1])
    shown = spec.rows[: max(1, int(tall / EMU / (ROW * size)) - 1)]
    widths = _widths(spec, size)
    scale = min(1.0, room / EMU / sum(widths))
    high = round(ROW * size * EMU)
    frame = slide.shapes.add_table(len(shown) + 1, len(spec.heads), left, top, round(sum(widths) * scale * EMU), high * (len(shown) + 1))
    frame.name = kept(spec.title).replace("\n", " ")[:120]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", kept(spec.alt))
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = _ID
    table.horz_banding = False
    for column, points in zip(table.columns, widths, strict=True):
        column.width = Emu(round(points * scale * EMU))
    for row in table.rows:
        row.height = Emu(high)
    canvas = Canvas(1.0, 1.0, size, *fonts)
    for at, head in enumerate(spec.heads):
        _write(table.cell(0, at), Cell(head, strong=True), HEAD, canvas, left=at == 0)
    for line, cells in enumerate(shown, 1):
        for at, cell in enumerate(cells):
            _write(table.cell(line, at), cell, AREAS[cell.fill].colour if cell.fill else PAGE, canvas, left=at == 0)
    return len(spec.rows) - len(shown)


def _fits(spec: CellsSpec, size: float, room: float, tall: float) -> bool:
    return sum(_widths(spec, size)) <= room and (len(spec.rows) + 1) * ROW * size <= tall


def _widths(spec: CellsSpec, size: float) -> list[float]:
    texts = [[head, *(row[at].text for row in spec.rows)] for at, head in enumerate(spec.heads)]
    return [max(wide(text, size) for text in column) * LOOSE + (2 * EDGE + SIGN) * size for column in texts]


def _write(cell: Any, said: Cell, paint: str, canvas: Canvas, *, left: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = cast(Any, RGBColor).from_string(paint)
    cell.margin_left = cell.margin_right = Emu(round(EDGE * canvas.size * EMU))
    cell.margin_top = cell.margin_bottom = 0
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.CENTER
    run = paragraph.add_run()
    run.text = kept(said.text).replace("\n", " ")
    colour = AREAS[said.fill].text if said.fill else AREAS["few"].text
    run._r.replace(run._r.get_or_add_rPr(), canvas.letters("a:rPr", strong=said.strong, colour=colour))
