"""How much of a page each block takes, without asking a renderer: lines of text by the widths of letters, rows of tables, charts as they are set.

All heights are in twips. They hold to a line or so for whatever program sets the page, since every style says how high its lines are.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reports.document import Cell, Document, Figure, Heading, Paragraph, Picture, Reference, Table
from reports.word import fitting, tables
from reports.word.look import Look, Type

_AUTO = 1.3  # of the size of type: the line of a style that names no height
_BESIDE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
_GAP = 0.22  # of the size of type: what stands between a Chinese and a Latin letter
_RAGGED = {"zh-CN": 1.01, "en-GB": 1.03}  # what is lost at the ends of lines
_REFERENCE = "表 12"
_BORDER = 480  # the box around a notice: its padding above and below


@dataclass(frozen=True)
class Rows:
    """A table: its caption, its head, its rows and what stands below it."""

    caption: int
    head: int
    rows: tuple[int, ...]
    below: int

    @property
    def whole(self) -> int:
        """All of it on one page."""
        return self.caption + self.head + sum(self.rows) + self.below


def lines(text: str, style: Type, look: Look) -> int:
    """How many lines a text takes in a style."""
    long = fitting.length(text, style.size) + len(_BESIDE.findall(text)) * _GAP * style.size * 20
    indent = style.indent * style.size * 20
    return max(1, math.ceil((long * _RAGGED[look.language] + indent) / look.width))


def line(style: Type) -> int:
    """The height of one line of a style."""
    return style.line or round(style.size * 20 * _AUTO)


def said(text: str, style: Type, look: Look) -> int:
    """A whole paragraph with the space around it."""
    return style.before + lines(text, style, look) * line(style) + style.after


def sentences(block: Paragraph) -> str:
    """The text of a paragraph, with something as long as a reference in the place of each."""
    return block.lead + "".join(_REFERENCE if isinstance(part, Reference) else part for part in block.parts)


def heading(block: Heading, look: Look) -> int:
    """A heading with the space around it."""
    return said(f"一、{block.text}", look.types[f"Heading{block.level}"], look)


def opening(document: Document, look: Look) -> int:
    """Title, subtitle and notice."""
    texts = [("Title", document.title), ("Subtitle", document.subtitle), ("Opening", " ")]
    found = sum(said(text, look.types[name], look) for name, text in texts if text)
    return found + (line(look.types["Notice"]) + look.types["Notice"].before + _BORDER if document.synthetic else 0)


def signature(document: Document, look: Look) -> int:
    """What is appended, issuer and day."""
    styles = ["Appended", *["AppendedToo"] * (len(document.appendices) - 1)] if document.appendices else []
    styles += [*(["Issuer"] if document.issuer else []), "Day"]
    return sum(said(" ", look.types[name], look) for name in styles)


def about(document: Document, look: Look) -> int:
    """What the figures count; 0 where nothing is said."""
    lines_of = sum(said(text, look.types["About"], look) for text in document.about)
    return said(" ", look.types["AboutHead"], look) + lines_of if document.about else 0


def figure(block: Figure | Picture, drawn: int, look: Look) -> int:
    """A chart of that height with its caption and note."""
    note = said(block.note, look.types["Note"], look) if isinstance(block, Figure) and block.note else 0
    return look.types["Figure"].before + drawn + said(block.title, look.types["FigureCaption"], look) + note


def table(block: Table, look: Look, *, small: bool) -> Rows:
    """A table as it will be set; `small`: in the smaller type, whatever its columns."""
    suffix = tables.suffix(block, look, small=small)
    head, text, margin = look.types[f"TableHead{suffix}"], look.types[f"TableText{suffix}"], tables.margin_of(suffix)
    found = fitting.widths(block, look.width, text.size, margin)
    heads = fitting.heights(Table("", "", block.columns, (tuple(Cell(column.head) for column in block.columns),)), found, head.size, margin)
    rows = fitting.heights(block, found, text.size, margin)
    return Rows(
        caption=said(block.title, look.types["TableCaption"], look),
        head=_row(heads[0], head),
        rows=tuple(_row(each, text) for each in rows),
        below=said(block.note, look.types["Note"], look) if block.note else line(look.types["Gap"]),
    )


def _row(count: int, style: Type) -> int:
    return style.before + count * line(style) + style.after
