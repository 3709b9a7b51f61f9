"""Slides as plain data become slides of a deck: title, badges, value, facts, figure or table, foot, number and the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reports import rest
from reports.slides import figures, foot, grid, shapes, sizes, template, text
from reports.slides.facts_column import BETWEEN, column, paragraphs
from reports.slides.measure import LEADING, Fitted, cut, fitted
from reports.slides.model import Cover, Slide
from reports.slides.sizes import Box
from words import _
from words.cells import clean

CHIPS_TOP = 22.0
NOTE_HEIGHT = 40.0
BELOW = 14.0
"""Room between the title and what it stands over."""
MOST_ROWS = 120
"""Rows of a table that a deck goes on with, slide after slide; all the targets of a campaign are fewer."""


class Deck:
    """A deck being made. `below`: the line at the foot of every slide."""

    def __init__(self, language: str, below: str) -> None:
        self.file = template.blank(language)
        self.foot = cut(below, sizes.FOOT, sizes.FOOT_BOX.width, 1)

    def cover(self, said: Cover) -> None:
        """The first slide."""
        slide = self._slide(template.COVER)
        title = fitted(said.title, sizes.COVER_TITLE.width, sizes.COVER_TITLE.height, sizes.COVER, bold=True)
        text.write(_placeholder(slide, 0), [text.line(title.text, title.size, bold=True)])
        head, *rows = said.lines
        first = fitted(head, sizes.COVER_LINES.width, 2 * 28 * LEADING, (28, 26, 24), bold=True)
        rows = [cut(each, 22, sizes.COVER_LINES.width, 1) for each in rows]
        lines = [text.line(first.text, first.size, bold=True), *(text.line(each, 22, colour=sizes.QUIET, before=4) for each in rows)]
        text.write(_placeholder(slide, 1), lines)
        self._notes(slide, said.notes)

    def add(self, said: Slide) -> None:
        """One slide, or several of one title where its table is long."""
        if said.table is not None:
            return self._tables(said)
        layout = template.FACTS if said.facts else template.TEXT if said.lines else template.TITLE_ONLY
        slide = self._slide(layout)
        title = self._head(slide, said)
        top = sizes.TITLE_BOX.top + title.height + BELOW
        whole = Box(sizes.MARGIN, top, sizes.WHOLE, sizes.BODY_BOX.bottom - top)
        left = Box(sizes.MARGIN, top, sizes.LEFT, whole.height)
        if said.lines:
            paragraphs(_shape(slide, 1), said.lines, whole)
        if said.facts:
            column(slide, _shape(slide, 1), said, left if said.figure is not None else whole)
        if said.figure is not None:
            beside = Box(left.right + 24, top, whole.right - left.right - 24, whole.height)
            figures.place(slide, said.figure, beside if said.facts else whole, said.rest)
        self._notes(slide, said.notes)

    def _tables(self, said: Slide) -> None:
        assert said.table is not None
        table = rest.of_table(said.table, MOST_ROWS, said.rest)
        small = fitted(clean(table.note), sizes.WHOLE, NOTE_HEIGHT, (sizes.KICKER, sizes.FOOT))
        note = small.height + 6 if small.text else 0.0
        for part in ("", _part(1, 9)):  # only where there are several slides do their numbers need room behind the title
            top = sizes.TITLE_BOX.top + self._title(said, part).height + BELOW
            over = _over(said.lines, sizes.BODY_BOX.bottom - top - note)
            pieces = grid.lay(table, Box(sizes.MARGIN, top, sizes.WHOLE, sizes.BODY_BOX.bottom - top - note - over))
            if len(pieces) == 1:
                break
        for place, piece in enumerate(pieces):
            slide = self._slide(template.TEXT if over and place == 0 else template.TITLE_ONLY)
            self._head(slide, said, _part(place + 1, len(pieces)) if len(pieces) > 1 else "")
            if over and place == 0:
                paragraphs(_shape(slide, 1), said.lines, Box(sizes.MARGIN, top, sizes.WHOLE, over - BELOW))
            grid.draw(slide, piece, Box(sizes.MARGIN, top + (over if place == 0 else 0), sizes.WHOLE, piece.height))
            if table.note:
                spot = Box(sizes.MARGIN, sizes.BODY_BOX.bottom - small.height, sizes.WHOLE, small.height)
                shapes.box(slide, spot, [text.line(small.text, small.size, colour=sizes.QUIET)], _("Note under it"))
            self._notes(slide, said.notes)

    def _title(self, said: Slide, part: str = "") -> Fitted:
        box = sizes.TITLE_BOX
        whole = fitted(said.title + part, box.width, box.height, sizes.TITLE, bold=True)
        if not whole.cut or not said.name or said.name not in said.title:
            return whole
        for kept in range(len(said.name) - 1, 0, -1):  # the verdict is read whole: the name gives way
            shorter = said.title.replace(said.name, said.name[:kept].rstrip() + "…", 1)
            tried = fitted(shorter, box.width, box.height, sizes.TITLE[-1:], bold=True)
            if not tried.cut:
                return tried
        return whole

    def _head(self, slide: Any, said: Slide, part: str = "") -> Fitted:
        title = self._title(said, part)
        behind = (text.Run(part, colour=sizes.QUIET, bold=False, size=20),) if part and title.text.endswith(part) else ()
        runs = (text.Run(title.text.removesuffix(part)), *behind)
        text.write(_placeholder(slide, 0), [text.Line(runs, title.size)])
        taken = shapes.row_width(said.badges)
        room = sizes.WHOLE - taken - 16
        kicker = f"{said.kicker} · {said.name}" if said.name and said.name not in title.text else said.kicker
        text.write(_placeholder(slide, template.KICKER), [text.line(cut(kicker, sizes.KICKER, room, 1), sizes.KICKER)])
        shapes.chips(slide, said.badges, sizes.MARGIN + sizes.WHOLE - taken, CHIPS_TOP)
        return title

    def _slide(self, layout: int) -> Any:
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        foot.put(slide, self.foot)
        return slide

    def _notes(self, slide: Any, notes: Iterable[str]) -> None:
        lines = [clean(each) for each in notes if each]
        if lines:
            text.write(slide.notes_slide.notes_text_frame._txBody, [text.line(each, 12, before=3) for each in lines])

    def save(self) -> bytes:
        """The file as python-pptx writes it."""
        out = BytesIO()
        self.file.save(out)
        return out.getvalue()


def _part(place: int, slides: int) -> str:
    """Which of the slides of one table it is, behind its title."""
    return f"　{place}/{slides}"


def _over(lines: Sequence[str], room: float) -> float:
    """The room for sentences over a table: what they need, two fifths of the slide at most; 0 without any."""
    if not lines:
        return 0.0
    size = sizes.BODY[-1]
    needed = sum(fitted(each, sizes.WHOLE, room, (size,)).height + BETWEEN for each in lines)
    return min(needed, 0.4 * room) + BELOW


def _shape(slide: Any, place: int) -> Any:
    return next(shape for shape in slide.placeholders if shape.placeholder_format.idx == place)


def _placeholder(slide: Any, place: int) -> Any:
    return _shape(slide, place)._element.txBody
