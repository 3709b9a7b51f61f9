"""Sentences, captions and the references between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.document import Reference
from reports.numbering import Name
from reports.word.xml import Element, bookmarked, field, paragraph, run, w

_FIRST_BOOKMARK = 100_000_000  # Word's own references are called _Ref and nine digits


class Marks:
    """The names of tables and figures, and the bookmarks on them that references point at."""

    def __init__(self, names: Mapping[str, Name]) -> None:
        self._names = names
        self._numbers = {key: n for n, key in enumerate(names, start=1)}

    def caption(self, key: str, title: str, style: str, *, new_page: bool = False, keep_next: bool = False) -> Element:
        """'表 1　title': the number is a field that counts by itself, bookmarked for the references to it."""
        name, number = self._names[key], self._numbers[key]
        counted = [run(f"{name.label}\u00a0"), *field(f"SEQ {name.label} \\* ARABIC", str(name.number))]
        gap = "\u3000" if name.label not in ("Table", "Figure") else "\u2002"
        return paragraph(
            style, *bookmarked(number, self._bookmark(key), counted), run(f"{gap}{title}"), new_page=new_page, keep_next=keep_next or None
        )

    def sentence(self, parts: Sequence[str | Reference]) -> list[Element]:
        """Text and cross-references as runs."""
        made: list[Element] = []
        for part in parts:
            if isinstance(part, Reference):
                made += field(f"REF {self._bookmark(part.key)} \\h", self._names[part.key].text)
            elif part:
                made.append(run(part))
        return made

    def _bookmark(self, key: str) -> str:
        return f"_Ref{_FIRST_BOOKMARK + self._numbers[key]}"


def strong(text: str) -> Element:
    """A run in bold."""
    return run(text, w("b"), w("bCs"))
