"""How a report opens (title, and that its data are synthetic where they are) and closes (issuer, day, what its figures count)."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Document
from reports.word.look import Look
from reports.word.page import wide
from reports.word.xml import Element, paragraph, run, w
from words import _, numbers


def opening(document: Document, look: Look) -> Iterator[Element]:
    """Title, subtitle, and on the first page in plain words that the data are synthetic."""
    yield paragraph("Title", run(document.title))
    if document.subtitle:
        yield paragraph("Subtitle", run(in_lines(document.subtitle, look.width / 20 / look.types["Subtitle"].size)))
    if document.synthetic:
        yield paragraph("Notice", run(_("Demonstration data: every figure in this report is synthetic and no basis for any decision.")))
    yield paragraph("Opening")


def in_lines(text: str, room: float) -> str:
    """A centred line of more characters than there is room for is broken before its last bracket, not within."""
    before, bracket, rest = text.rpartition("（")
    return f"{before}\n{bracket}{rest}" if before and wide(text) / 2 > room else text


def signature(document: Document, look: Look) -> Iterator[Element]:
    """What is appended (GB/T 9704 7.3.4: a line below the text, '附件：' and the titles, without a full stop), issuer and day."""
    titles = document.appendices
    for no, title in enumerate(titles, start=1):
        head = _("Annex: ") if no == 1 else ""
        numbered = _("{no}. ", no=no) if len(titles) > 1 else ""
        yield paragraph("Appended" if no == 1 else "AppendedToo", run(f"{head}{numbered}{title}"))
    day = numbers.date_long(document.day)
    if document.issuer:
        yield _set_in("Issuer", document.issuer, *_issuer_indent(document.issuer, day, look))
    yield _set_in("Day", day, *_day_indent(document.issuer, day, look))


def appendix(mark: str, title: str, *, new_page: bool) -> Iterator[Element]:
    """How an appendix opens: '附件' at the left of its first line, its title in the middle below."""
    yield paragraph("AppendixMark", run(mark), new_page=new_page)
    yield paragraph("AppendixTitle", run(title))


def about(document: Document) -> Iterator[Element]:
    """The lines about the figures."""
    if document.about:
        yield paragraph("AboutHead", run(_("What the figures count")))
        for n, line in enumerate(document.about, start=1):
            yield paragraph("About", run(line), keep_next=n < len(document.about) or None)


def _issuer_indent(issuer: str, day: str, look: Look) -> tuple[float, Look]:
    """GB/T 9704 7.3.5.2: the day begins two characters right of the issuer and ends at least two from the edge; so does the issuer."""
    longer = (wide(issuer) - wide(day)) / 2
    return (2.0 if longer >= 2 else 4.0 - longer), look


def _day_indent(issuer: str, day: str, look: Look) -> tuple[float, Look]:
    longer = (wide(issuer) - wide(day)) / 2
    return (longer if issuer and longer >= 2 else 2.0), look


def _set_in(style: str, text: str, characters: float, look: Look) -> Element:
    """A paragraph so many characters in from the right edge, where the look sets it there."""
    made = paragraph(style, run(text))
    kind = look.types[style]
    if kind.align == "right":
        made[0].append(w("ind", rightChars=round(characters * 100), right=round(characters * kind.size * 20)))
    return made
