"""A report that is a document as slides: each section its figure beside what is said of it, its tables, or its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports import rest
from reports.document import Block, Document, Figure, Heading, Paragraph, Reference, Table
from reports.drawable import as_table, why_no_figure
from reports.slides.model import Fact, Slide
from words import language

MOST_ROWS = 12
"""Rows of a table that a meeting goes through; the Word report has them all."""
MOST_FACTS, MOST_LINES, MOST_OVER = 3, 6, 2
_CITED = "\ufffc"
_SENTENCES = re.compile(r"(?<=[。！？])|(?<=[.!?]) (?=[A-Z“])")


def slides(document: Document) -> Iterator[Slide]:
    """The sections in their order; one without anything to show has no slide."""
    for head, blocks in _sections(map(_shown, document.blocks)):
        said = tuple(filter(None, (plain(each) for each in blocks if isinstance(each, Paragraph))))
        figures = [each for each in blocks if isinstance(each, Figure) and not each.spec.empty]
        tables = [each for each in blocks if isinstance(each, Table) and each.rows]
        for place, figure in enumerate(figures):
            told = said if place == 0 else ()
            facts = tuple(Fact("", each) for each in told[:MOST_FACTS])
            yield Slide(
                figure.spec.title, kicker=head, facts=facts, figure=figure.spec, rest=rest.in_report(), notes=(figure.spec.title, *told, figure.note)
            )
        if said and not figures and not tables:
            yield Slide(head or document.title, lines=said[:MOST_LINES], notes=said)
        for place, table in enumerate(tables):
            over = said[:MOST_OVER] if place == 0 and not figures else ()
            yield Slide(
                table.title, kicker=head, table=rest.of_table(table, MOST_ROWS, rest.in_report()), lines=over, notes=(table.title, *said, table.note)
            )


def _shown(block: Block) -> Block:
    """A figure that Office cannot draw as its table; any other block as it is."""
    why = why_no_figure(block.spec) if isinstance(block, Figure) and not block.spec.empty else ""
    return as_table(block, why) if isinstance(block, Figure) and why else block


def plain(paragraph: Paragraph) -> str:
    """What a paragraph says, without the sentences that point at a table or a figure of the document: slides have no numbers for them."""
    text = "".join(_CITED if isinstance(part, Reference) else part for part in paragraph.parts)
    kept = [each for each in _SENTENCES.split(text) if _CITED not in each]
    return (paragraph.lead + ("" if language() == "zh" else " ").join(kept)).strip()


def _sections(blocks: Iterable[Block]) -> Iterator[tuple[str, list[Block]]]:
    head, held = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            if held:
                yield head, held
            head, held = block.text, []
        else:
            held.append(block)
    if held:
        yield head, held
