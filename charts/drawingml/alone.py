"""One chart as a presentation of one slide, so that any chart on a page can leave for a meeting."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches

from charts.cells import CellsSpec
from charts.drawingml import matrix
from charts.drawingml.canvas import Canvas
from charts.drawingml.drawing import supports
from charts.drawingml.office import SLIDE_FONTS, has_room, on_slide
from charts.drawingml.xml import kept
from charts.kinds import Spec
from charts.office_roles import GREY, INK
from charts.same_bytes import same_bytes
from words import Refusal, _

WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.6)
TITLE, LONG_TITLE, FOOT = 28.0, 22.0, 12.0
LONG = 60
"""Letters from which a title is set smaller."""
_TITLE_ONLY = 5  # the layout of python-pptx' own template that has a title and nothing else
_DAY = datetime(2000, 1, 1)


def deck_of(spec: Spec | CellsSpec, notes: Sequence[str], spoken: Sequence[str] = ()) -> bytes:
    """A 16:9 deck of one slide: the finding as its title, the chart native, `notes` in a line below it; a matrix is a native table.

    `notes`: campaign, filter, n, data version, 'synthetic'; `spoken` (the counting rule) stands in the speaker notes, with what the chart
    shows in words. The same arguments give the same bytes. Raises Refusal for a chart that Office cannot draw, or an empty one.
    """
    wide, tall = Emu(WIDTH - 2 * EDGE), Inches(5.2)
    if not _drawable(spec, wide, tall):
        raise Refusal("This chart has no form that PowerPoint can edit; save it as a picture or its figures as a table.")
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    about = deck.core_properties
    about.title, about.author, about.last_modified_by, about.comments = kept(spec.title)[:255], "", "", " · ".join(map(kept, notes))[:255]
    about.created = about.modified = _DAY
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = EDGE, Inches(0.35), wide, Inches(1.0)
    _write(heading, spec.title.replace("\n", " "), TITLE if len(spec.title) <= LONG else LONG_TITLE, INK, strong=True)
    below: list[str] = []
    if isinstance(spec, CellsSpec):
        left_out = matrix.on_slide(slide, spec, (EDGE, Inches(1.45), wide, tall), SLIDE_FONTS)
        below = [_("{n} more rows: see the table.", n=left_out)] * bool(left_out) + [spec.note]
    else:
        on_slide(slide, spec, EDGE, Inches(1.45), wide, tall)
    foot = slide.shapes.add_textbox(EDGE, Inches(6.75), wide, Inches(0.55))
    _write(foot, " · ".join([*below, *notes]), FOOT, GREY)
    slide.notes_slide.notes_text_frame.text = "\n".join(kept(line) for line in (spec.alt, spec.note, *spoken, " · ".join(notes)) if line)
    out = io.BytesIO()
    deck.save(out)
    return same_bytes(out.getvalue())


def _drawable(spec: Spec | CellsSpec, wide: int, tall: int) -> bool:
    return bool(spec.rows) if isinstance(spec, CellsSpec) else supports(spec) and has_room(spec, wide, tall)


def _write(shape: Any, text: str, size: float, colour: str, *, strong: bool = False) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if strong else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = kept(text)
    letters = Canvas(1.0, 1.0, size, *SLIDE_FONTS).letters("a:rPr", strong=strong, colour=colour)
    run._r.replace(run._r.get_or_add_rPr(), letters)
