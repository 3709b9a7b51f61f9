"""The numbers of headings, tables and figures: what Word and the preview call them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reports.document import Document, Figure, Heading, Picture, Reference, Signed, Table
from words import _, numbers

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Name:
    """What a table or figure is called: its sort and its number in order of its sort."""

    sort: str  # 'table' or 'figure'
    number: int

    @property
    def label(self) -> str:
        """'表', 'Table', '图', 'Figure'."""
        return self._named("").strip()

    @property
    def text(self) -> str:
        """'表 1', with a space that does not break."""
        return self._named(str(self.number)).replace(" ", numbers.NBSP)

    def _named(self, n: str) -> str:
        return _("Table {n}", n=n) if self.sort == "table" else _("Figure {n}", n=n)


def names(document: Document) -> Mapping[str, Name]:
    """Every table and figure by its key. Raises ValueError where two have one key, or a reference names none of them."""
    found: dict[str, Name] = {}
    counts = {"table": 0, "figure": 0}
    for block in document.blocks:
        if isinstance(block, Table | Figure | Picture):
            if block.key in found:
                raise ValueError(f"{document.kind}: two tables or figures are called {block.key!r}.")
            sort = "table" if isinstance(block, Table) else "figure"
            counts[sort] += 1
            found[block.key] = Name(sort, counts[sort])
    for reference in references(document):
        if reference.key not in found:
            raise ValueError(f"{document.kind}: a sentence refers to {reference.key!r}, which is not in the report.")
    return found


def references(document: Document) -> Iterator[Reference]:
    """Every reference in its sentences."""
    for block in document.blocks:
        yield from (part for part in getattr(block, "parts", ()) if isinstance(part, Reference))


def of_headings(document: Document) -> Iterator[str]:
    """The number of each heading in order, as it stands before it: 一、（一）1. in Chinese, 1 1.1 1.1.1 in English.

    Of what is appended a chapter has '附件：' or 'Annex:' before it, with its number where there are several; a lower heading nothing.
    """
    at, signed, marks = [0, 0, 0], False, appendix_marks(document)
    for block in document.blocks:
        signed = signed or isinstance(block, Signed)
        if isinstance(block, Heading) and signed:
            yield _("{annex}:", annex=next(marks)) if block.level == 1 else ""
        elif isinstance(block, Heading):
            at = [*at[: block.level - 1], at[block.level - 1] + 1, *[0] * (3 - block.level)]
            yield chinese_number(at[block.level - 1], block.level) if document.language == "zh" else ".".join(map(str, at[: block.level]))


def appendix_marks(document: Document) -> Iterator[str]:
    """What each appendix is called: '附件' where there is one, '附件 1', '附件 2' where there are several."""
    count = len(document.appendices)
    return (_("Annex") if count == 1 else _("Annex {n}", n=n) for n in range(1, count + 1))


def chinese_number(n: int, level: int) -> str:
    """The number of a heading of a level by GB/T 9704: '一、', '（一）', '1.'."""
    return f"{counted(n)}、" if level == 1 else f"（{counted(n)}）" if level == 2 else f"{n}."


def counted(n: int) -> str:
    """1 to 99 in Chinese numerals: 一, 十, 十一, 二十, 二十一."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + ("" if ones == 0 and tens else _DIGITS[ones])
