"""Where tables and figures stand among the sentences, so that no page is left half empty.

What does not fit on the rest of a page is drawn lower where it may be, a long table is broken with its head repeated, and else the
sentences that follow in the same chapter go first, as typesetters let figures float. Tables keep their order, and so do figures; nothing
leaves its chapter.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.document import Block, Document, Figure, Heading, NewPage, Paragraph, Picture, Signed, Table
from reports.word import figures, heights, pictures, tables
from reports.word.look import Look

LOWEST = 0.72
"""Of its own height: how low a chart may be drawn to stay on a page."""
SHARES = (1.0, 0.85, LOWEST, 0.62)
"""Of their own height: how low all charts may be drawn for the sake of the last page."""
LONG, SOME = 10, 6
"""Rows above which a table may be broken anywhere, and from which on it is where much of the page would stay empty."""
LEFT = 3
"""Rows of a broken table that stand on its first page at least."""
MUCH, LOOSE = 0.18, 0.3
"""Of a page: what is too much to stay empty for a table, and what stays so rather than the next part beginning before a figure."""
NEAR = 0.05
"""Of a page: with less room to spare a table may break all the same, or a line more than was reckoned would move the whole of it."""


@dataclass(frozen=True)
class Placed:
    """A block in its place. `drawn`: the height of a chart in twips; `together`: no page ends within a table; `about`: what the figures count
    stands below this signature, since at the end of the document it would stand alone on a page."""

    block: Block
    drawn: int = 0
    together: bool = False
    about: bool = False


def arranged(document: Document, look: Look) -> tuple[Placed, ...]:
    """Every block of the document in the order in which it is set.

    Charts are drawn lower throughout where that saves the last page from holding nothing but what the figures count.
    """
    first: tuple[Placed, ...] = ()
    for share in SHARES:
        placed, alone = _set(document, look, share)
        if not alone:
            return placed
        first = first or placed
    return first


def _set(document: Document, look: Look, share: float) -> tuple[tuple[Placed, ...], bool]:
    """The blocks with charts of that share of their height, and whether what the figures count is left with a page of its own."""
    page = _Page(look, share)
    page.take(heights.opening(document, look))
    placed: list[Placed] = []
    below = 0  # what is left below the signature, where appendices follow it
    for chapter in _chapters(document):
        placed += page.chapter(chapter)
        if isinstance(chapter[0] if chapter else None, Signed):
            signature = heights.signature(document, look)
            below = page.left - signature if page.left >= signature else look.height - signature
    needed = heights.about(document, look)
    left = page.left if page.signed else page.left - heights.signature(document, look)
    if left >= needed and not page.long:
        return tuple(placed), False
    if below >= needed:
        return tuple(replace(each, about=isinstance(each.block, Signed)) for each in placed), False
    return tuple(placed), 0 <= left < needed


def _chapters(document: Document) -> Iterator[list[Block]]:
    """The blocks from one chapter to the next; a new page and the signature begin one too."""
    chapter: list[Block] = []
    for block in document.blocks:
        if isinstance(block, NewPage | Signed) or (isinstance(block, Heading) and block.level == 1):
            yield chapter
            chapter = []
        chapter.append(block)
    yield chapter


class _Page:
    """The page being filled: how much of it is left, and what waits for the next one."""

    def __init__(self, look: Look, share: float = 1.0) -> None:
        self.look, self.left, self.signed, self.turned, self.share = look, look.height, False, False, share
        self.long = False  # whether a table of several pages stands in an appendix: what comes after it cannot be reckoned to the line
        self._rows: dict[str, heights.Rows] = {}

    def chapter(self, blocks: list[Block]) -> Iterator[Placed]:
        """Its blocks as they are set."""
        coming, waiting = deque(blocks), deque[Table | Figure]()
        while coming or waiting:
            if waiting and (not coming or self._begins_part(coming[0]) or (self.turned and self._fits(waiting[0]))):
                yield self._set(waiting.popleft())
                continue
            block = coming.popleft()
            self.turned = False
            if isinstance(block, Table | Figure) and (any(type(each) is type(block) for each in waiting) or (coming and not self._fits(block))):
                waiting.append(block)
            elif isinstance(block, Heading) and waiting and self._heading(block) > self.left:
                coming.appendleft(block)
                self._turn()
            else:
                yield self._set(block)

    def take(self, height: int) -> None:
        """Fill so much of the page, or of the next."""
        if height > self.left:
            self._turn()
        self.left -= height

    def _turn(self) -> None:
        self.left, self.turned = self.look.height, True

    def _begins_part(self, block: Block) -> bool:
        """Whether the next part begins here, and what is left of the page is little enough to be left empty."""
        return isinstance(block, Heading) and self.left < LOOSE * self.look.height

    def _heading(self, block: Heading) -> int:
        """A heading with two lines below it, without which it does not stand."""
        return heights.heading(block, self.look) + 2 * heights.line(self.look.types["BodyText"])

    def _fits(self, block: Table | Figure) -> bool:
        """Whether this page has room for it, as it is or as it may be made."""
        if isinstance(block, Table):
            rows = self._measured(block)
            return rows.whole <= self.left or self._breaks(rows)
        return heights.figure(block, round(min(LOWEST, self.share) * figures.height(block, self.look)), self.look) <= self.left - self._spare

    @property
    def _spare(self) -> int:
        """What a chart that is drawn lower leaves free, half a line: a little more than was reckoned would move it to the next page."""
        return heights.line(self.look.types["BodyText"]) // 2

    def _measured(self, block: Table) -> heights.Rows:
        if block.key not in self._rows:
            self._rows[block.key] = heights.table(block, self.look, small=self.signed)
        return self._rows[block.key]

    def _breaks(self, rows: heights.Rows) -> bool:
        """Whether a table may begin on this page and end on another."""
        many = len(rows.rows) > LONG or (len(rows.rows) >= SOME and self.left > MUCH * self.look.height)
        return many and rows.caption + rows.head + sum(rows.rows[:LEFT]) <= self.left

    def _set(self, block: Block) -> Placed:
        """The block where the page now stands."""
        look = self.look
        if isinstance(block, NewPage):
            self._turn()
        elif isinstance(block, Signed):
            self.signed = True
        elif isinstance(block, Heading):
            self.take(self._heading(block))
            self.left += self._heading(block) - heights.heading(block, look)
        elif isinstance(block, Paragraph):
            self._flow(block)
        elif isinstance(block, Table):
            return self._table(block)
        else:
            return self._figure(block)
        return Placed(block)

    def _flow(self, block: Paragraph) -> None:
        """Sentences, which run on over the page's end."""
        style = self.look.types["AppendixText" if self.signed else "BodyText"]
        height = heights.said(heights.sentences(block), style, self.look)
        while height > self.left:
            height -= self.left // heights.line(style) * heights.line(style)
            self._turn()
        self.left -= height

    def _table(self, block: Table) -> Placed:
        rows = self._measured(block)
        self.long = self.signed and (self.long or len(rows.rows) > tables.PAGES)
        breaks = self._breaks(rows)
        if rows.whole <= self.left:
            near = breaks and self.left - rows.whole < NEAR * self.look.height
            self.left -= rows.whole
            return Placed(block, together=len(rows.rows) <= LONG and not near)
        if not breaks and len(rows.rows) <= LONG and rows.whole <= self.look.height:
            self.take(rows.whole)
            return Placed(block, together=True)
        if not breaks:
            self._turn()
        self.left -= rows.caption
        for row in (rows.head, *rows.rows, rows.below):
            if row > self.left:
                self._turn()
                self.left -= rows.head
            self.left -= row
        return Placed(block)

    def _figure(self, block: Figure | Picture) -> Placed:
        drawn = figures.height(block, self.look) if isinstance(block, Figure) else pictures.height(block, self.look)
        around = heights.figure(block, 0, self.look)
        room = self.left - self._spare - around
        if isinstance(block, Figure):
            least = round(drawn * min(LOWEST, self.share))
            drawn = min(max(round(drawn * self.share), least), room) if least <= room else round(drawn * self.share)
        self.take(around + drawn)
        return Placed(block, drawn=drawn)
