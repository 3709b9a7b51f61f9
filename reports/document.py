"""A report before it is Word or a preview: headings, paragraphs, tables and figures as plain data, in the language they are read in.

What stands here has no layout: a backend numbers headings (一、（一）1.), tables and figures, and turns references into cross-references.
All texts are plain text; each backend escapes them in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from charts.kinds import Spec
from charts.spec import Role

Align = Literal["left", "right", "center"]


@dataclass(frozen=True)
class Reference:
    """A place in a sentence that names a table or figure of the same report by its key: '表 1', 'Figure 2'."""

    key: str


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of sentences and references; `lead` stands in bold before it."""

    parts: tuple[str | Reference, ...]
    lead: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, alignment, and how wide it is beside the others."""

    head: str
    align: Align = "left"
    width: float = 1.0


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `role` says what it means (met, missed, undetermined, …), which a backend shades, `strong` sets it in bold."""

    text: str
    role: Role | None = None
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """A table with its caption; `note` stands under it (n, counting rule, source). ValueError where a row has another length than the columns."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{self.key}: a row has {len(row)} cells for {len(self.columns)} columns.")


@dataclass(frozen=True)
class Figure:
    """A chart or a map with its caption; its alternative text and its figures are in the spec."""

    spec: Spec
    title: str
    note: str = ""

    @property
    def key(self) -> str:
        """The name that references use."""
        return self.spec.key


@dataclass(frozen=True)
class Picture:
    """A picture of the screen with its caption, in the printed user guide: a PNG as it is. No report holds one: a report has charts."""

    key: str
    title: str
    png: bytes = field(repr=False)


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True)
class Signed:
    """Here the report proper ends, with its issuer and day; what follows is appended: each chapter an appendix, none of its headings numbered."""


Block = Heading | Paragraph | Table | Figure | Picture | NewPage | Signed


@dataclass(frozen=True)
class Document:
    """A whole report. `about` says what its figures count: scope, data version, time; it stands at its end and in its properties.

    `feet` say it for the foot of a page, each in fewer words than the one before: a backend takes the first that it has room for.
    `version` is the line of `about` that tells the data version, by which two reports differ in any case.
    `made` is the commit time of the data version, never the clock: the same question at the same version gives the same bytes.
    """

    kind: str
    language: str
    title: str
    subtitle: str
    issuer: str
    day: date
    made: datetime
    blocks: tuple[Block, ...]
    about: tuple[str, ...] = ()
    feet: tuple[tuple[str, ...], ...] = ()
    synthetic: bool = False
    keywords: tuple[str, ...] = field(default=())
    version: str = ""

    @property
    def appendices(self) -> tuple[str, ...]:
        """The titles of what is appended, in order."""
        end = next((at for at, block in enumerate(self.blocks) if isinstance(block, Signed)), len(self.blocks))
        return tuple(block.text for block in self.blocks[end:] if isinstance(block, Heading) and block.level == 1)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))
