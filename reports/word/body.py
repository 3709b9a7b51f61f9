"""The body of the document, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docx.document import Document as WordDocument

from reports.document import Document, Figure, Heading, NewPage, Picture, Signed, Table
from reports.document import Paragraph as Sentences
from reports.numbering import Name, appendix_marks
from reports.word import ends, figures, flow, pictures, tables
from reports.word.look import Look
from reports.word.text import Marks, strong
from reports.word.xml import Element, paragraph, run


def fill(word: WordDocument, document: Document, names: Mapping[str, Name], look: Look) -> None:
    """Write the whole report into an empty Word document."""
    marks = Marks(names)
    _append(word, ends.opening(document, look))
    appended = appendix_marks(document)
    new_page = signed = False
    every = flow.arranged(document, look)
    for at, placed in enumerate(every):
        block = placed.block
        if isinstance(block, NewPage):
            new_page = True
            continue
        if isinstance(block, Signed):
            signed = True
            _append(word, ends.signature(document, look))
            if placed.about:
                _append(word, ends.about(document))
        elif isinstance(block, Heading) and signed and block.level == 1:
            _append(word, ends.appendix(next(appended), block.text, new_page=new_page))
        elif isinstance(block, Heading):
            _append(word, [paragraph(f"Heading{block.level}", run(block.text), new_page=new_page, numbered=not signed)])
        elif isinstance(block, Sentences):
            lead = [strong(block.lead)] if block.lead else []
            style = "AppendixText" if signed else "BodyText"
            last = at + 1 == len(every) or isinstance(every[at + 1].block, Signed)
            _append(word, [paragraph(style, *lead, *marks.sentence(block.parts), new_page=new_page, keep_next=last or None)])
        elif isinstance(block, Table):
            _append(word, tables.blocks(block, marks, look, new_page=new_page, small=signed, together=placed.together))
        elif isinstance(block, Picture):
            _append(word, pictures.add(word, block, marks, look, new_page=new_page))
        elif isinstance(block, Figure):
            _append(word, figures.add(word, block, marks, look, placed.drawn, new_page=new_page))
        new_page = False
    if not signed:
        _append(word, ends.signature(document, look))
    if not any(placed.about for placed in every):
        _append(word, ends.about(document))


def _append(word: WordDocument, elements: Iterable[Element]) -> None:
    section = word.element.body.sectPr
    for element in elements:
        section.addprevious(element)
