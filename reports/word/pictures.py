"""Pictures of the screen, as wide as the text, with their caption."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from docx.document import Document as WordDocument

from reports.document import Picture
from reports.word.figures import TWIP
from reports.word.look import Look
from reports.word.text import Marks
from reports.word.xml import Element, w


def add(word: WordDocument, picture: Picture, marks: Marks, look: Look, *, new_page: bool = False) -> Iterator[Element]:
    """The picture at the end of the document, then its caption, which is its alternative text too."""
    holder = word.add_paragraph()
    holder._p.insert(0, w("pPr", w("pStyle", val="Figure"), w("pageBreakBefore") if new_page else None))
    shape = holder.add_run().add_picture(io.BytesIO(picture.png), width=round(look.width * TWIP))
    shape._inline.docPr.set("descr", picture.title)
    yield marks.caption(picture.key, picture.title, "FigureCaption")


def height(picture: Picture, look: Look) -> int:
    """In twips, of the picture as wide as the text. ValueError where it is no PNG."""
    if picture.png[12:16] != b"IHDR":
        raise ValueError(f"{picture.key}: no PNG.")
    wide, tall = (int(each) for each in struct.unpack(">II", picture.png[16:24]))
    return round(look.width * tall / wide)
