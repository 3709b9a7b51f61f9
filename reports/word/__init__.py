"""A report as a Word file: the layout of Chinese official documents (GB/T 9704-2012), or that of an English report."""

from __future__ import annotations

import io
from contextvars import copy_context

import words
from reports.document import Document
from reports.drawable import drawable
from reports.numbering import names
from reports.same_bytes import same_bytes
from reports.word import body, package
from reports.word.look import LOOKS


def write(document: Document) -> bytes:
    """The .docx of a document; the same document gives the same bytes.

    Raises ValueError where a sentence refers to a table or figure that is not there.
    """
    return copy_context().run(_written, document)  # the labels are in the document's language, whatever the caller speaks


def _written(document: Document) -> bytes:
    words.speak(document.language)
    look = LOOKS[document.language]
    document = drawable(document)
    made = package.empty(document, look)
    body.fill(made, document, names(document), look)
    out = io.BytesIO()
    made.save(out)
    return same_bytes(out.getvalue())
