"""A report as JSON: what it says, block by block, for the preview on the page and for comparing two reports.

Headings and captions carry the numbers that Word gives them, and references are resolved, so that the preview reads like the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextvars import copy_context
from typing import Any

import words
from charts import plain
from reports.document import Block, Document, Figure, Heading, Paragraph, Reference, Signed, Table
from reports.drawable import as_table, drawable
from reports.numbering import Name, names, of_headings


def as_json(document: Document) -> bytes:
    """The report as UTF-8 JSON; see `preview`."""
    return (json.dumps(preview(document), ensure_ascii=False, indent=1) + "\n").encode()


def preview(document: Document) -> dict[str, Any]:
    """{kind, language, title, subtitle, issuer, day, made, synthetic, about, version, keywords, blocks}; each block has its
    `block`:

    heading {level, number, text}; paragraph {lead, text}; table {key, label, title, note, columns, rows}; figure {key, label, title, note, alt,
    chart (see charts.plain), table: {columns, rows}}; new_page {}; signed {appendices} where the appendices are named, issuer and day stand.
    A column is {head, align}, a cell {text, role, strong}; `label` is '表 1', `number` '一、' ('附件：' of what is appended).
    """
    return copy_context().run(_preview, document)  # the labels are in the document's language, whatever the caller speaks


def _preview(document: Document) -> dict[str, Any]:
    words.speak(document.language)
    document = drawable(document)
    named, numbers = names(document), of_headings(document)
    return {
        "kind": document.kind,
        "language": document.language,
        "title": document.title,
        "subtitle": document.subtitle,
        "issuer": document.issuer,
        "day": document.day.isoformat(),
        "made": document.made.isoformat(),
        "synthetic": document.synthetic,
        "about": list(document.about),
        "version": document.version,
        "keywords": list(document.keywords),
        "blocks": [_block(block, document, named, numbers) for block in document.blocks],
    }


def _block(block: Block, document: Document, named: Mapping[str, Name], numbers: Iterator[str]) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"block": "heading", "level": block.level, "number": next(numbers), "text": block.text}
    if isinstance(block, Paragraph):
        text = "".join(named[part.key].text if isinstance(part, Reference) else part for part in block.parts)
        return {"block": "paragraph", "lead": block.lead, "text": text}
    if isinstance(block, Table):
        return {"block": "table", **_captioned(block, named), **_cells(block)}
    if isinstance(block, Figure):
        drawn = {"alt": block.spec.alt, "chart": plain.said(block.spec), "table": _cells(as_table(block))}
        return {"block": "figure", **_captioned(block, named), **drawn}
    if isinstance(block, Signed):
        return {"block": "signed", "appendices": list(document.appendices)}
    return {"block": "new_page"}


def _captioned(block: Table | Figure, named: Mapping[str, Name]) -> dict[str, Any]:
    return {"key": block.key, "label": named[block.key].text, "title": block.title, "note": block.note}


def _cells(table: Table) -> dict[str, Any]:
    columns = [{"head": column.head, "align": column.align} for column in table.columns]
    rows = [[{"text": cell.text, "role": cell.role, "strong": cell.strong} for cell in row] for row in table.rows]
    return {"columns": columns, "rows": rows}
