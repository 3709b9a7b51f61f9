"""What stands on a slide, as plain data in the reader's language: a maker says it, `deck` draws it, a test reads it."""

from __future__ import annotations

from dataclasses import dataclass

from charts.kinds import Spec
from reports.document import Table


@dataclass(frozen=True)
class Badge:
    """A verdict in words; its sign and colours follow from `verdict`."""

    text: str
    verdict: str


@dataclass(frozen=True)
class Fact:
    """One fact in a sentence, with a word in bold before it that says what it is about."""

    lead: str
    text: str


@dataclass(frozen=True)
class Slide:
    """One slide. `name` is what a title can be shortened by: the part of it that may be cut, since the verdict must be read whole.

    `value` stands large above the facts. A figure stands beside facts; a table takes the whole width and, where it is too long, further
    slides of the same title; `lines` are paragraphs. `rest` says where the rows stand that no slide has room for (see `rest`).
    `notes` are read by the speaker: nothing in them is cut.
    """

    title: str
    name: str = ""
    kicker: str = ""
    value: str = ""
    under: str = ""
    badges: tuple[Badge, ...] = ()
    facts: tuple[Fact, ...] = ()
    figure: Spec | None = None
    table: Table | None = None
    lines: tuple[str, ...] = ()
    rest: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cover:
    """The first slide: what, of whom, as of when, by whom."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()
