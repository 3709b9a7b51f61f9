"""Decks read back: titles, notes, texts that would not fit, and the figures in their charts."""

from __future__ import annotations

import io

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from reports.slides.measure import width, wrapped

FOOT = 500  # points from the top: below it only the foot may stand
LOOSE = 2.0  # points by which a box may be missed through rounding


def opened(content):
    return Presentation(io.BytesIO(content))


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def notes(slide):
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def words_of(deck):
    """Every text of the slides themselves."""
    said = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said.append(shape.text_frame.text)
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
    return said


def lines_of(paragraph, room):
    """(lines, height of one) of a paragraph as written into the file."""
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    bold = any(run.font.bold for run in paragraph.runs)
    text = "".join(run.text for run in paragraph.runs).replace("\v", "\n")
    high = paragraph.line_spacing.pt if paragraph.line_spacing is not None and hasattr(paragraph.line_spacing, "pt") else 0
    mixed = any(run.font.bold for run in paragraph.runs) and not all(run.font.bold for run in paragraph.runs)
    if len(set(sizes)) > 1:  # a value with its unit: one line, each part in its size
        wide = sum(width(run.text, run.font.size.pt, bold=bool(run.font.bold)) for run in paragraph.runs)
        return (1 if wide <= room + LOOSE else 2), high
    size = max(sizes, default=12)
    return len(wrapped(text, size, room + LOOSE, bold=bold and not mixed)), high


def too_full(deck):
    """(number of the slide, shape, text) of every text that needs more room than its box has, or that stands outside the slide."""
    found = []
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            if shape.is_placeholder and shape.placeholder_format.type is not None and shape.placeholder_format.idx in (11, 12):
                continue
            if shape.left < 0 or shape.top < 0 or shape.left + shape.width > deck.slide_width + Pt(1) or shape.top + shape.height > Pt(FOOT):
                found.append((number, shape.name, "outside"))
            if shape.has_text_frame and shape.text_frame.text:
                room = shape.width / 12700
                frame = shape.text_frame
                before = [0 if p.space_before is None else p.space_before.pt for p in frame.paragraphs]
                needed = sum(lines * high + gap for (lines, high), gap in zip((lines_of(p, room) for p in frame.paragraphs), before, strict=True))
                if needed - before[0] > shape.height / 12700 + LOOSE:
                    found.append((number, shape.name, frame.text))
            if shape.has_table:
                found += [(number, shape.name, text) for text in _cells_too_full(shape.table)]
    return found


def _cells_too_full(table):
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            room = (column.width - cell.margin_left - cell.margin_right) / 12700
            needed = sum(lines * high for lines, high in (lines_of(p, room) for p in cell.text_frame.paragraphs))
            if needed + (cell.margin_top + cell.margin_bottom) / 12700 > row.height / 12700 + LOOSE:
                yield cell.text


def series(slide):
    """{name: values} of every series of the native charts on a slide; None where there is no point.

    Points in rows are a scatter chart: their figures are the x values, one series a verdict, whose sign stands behind the name.
    """
    found = {}
    for shape in slide.shapes:
        for one in (each for plot in shape.chart.plots for each in plot.series) if shape.has_chart else ():
            across = one._element.find(qn("c:xVal"))
            if across is None:
                found[one.name] = list(one.values)
                continue
            xs = [float(each.text) for each in across.iter(qn("c:v"))]
            rows = found.setdefault(one.name.rstrip(" ●◆○"), {})
            rows.update({row: x for row, x in zip(one.values, xs, strict=False) if row is not None})
    return {name: held if isinstance(held, list) else [held[row] for row in sorted(held)] for name, held in found.items()}


def smallest(deck):
    """The least letter size that the slides themselves say, in points."""
    sizes = [int(run.get("sz")) / 100 for slide in deck.slides for run in slide._element.iter(qn("a:rPr")) if run.get("sz")]
    return min(sizes)
