"""Reports of drawn stores, and what they say, for tests."""

from datetime import date

import store
import words
from analytics import campaigns
from analytics.scope import Scope
from reports import kinds
from reports.document import Document, Heading, Paragraph
from reports.request import Request
from tests.drawn import batch, shown

DAY = date(2007, 10, 1)
ELSEWHERE = {"township_code": "330324104", "township": "桥下镇"}
RESULTS = [
    *(batch(sample_no=f"a{i}", level="provincial") for i in range(30)),
    *(batch(sample_no=f"b{i}", producer="乙阀门厂", **ELSEWHERE) for i in range(8)),
    *(batch("fail", sample_no=f"c{i}", producer="乙阀门厂", counted_on=date(2007, 9, 26 + i), **ELSEWHERE) for i in range(4)),
    *(batch(sample_no=f"d{i}", trade="童装", product="童裤", producer="丙童装厂", counted_on=date(2007, 9, 28)) for i in range(12)),
    batch("not_judged", sample_no="e"),
]


def report(kind: str, lang: str = "zh", enterprise: str | None = None, scope: Scope | None = None, **tables) -> Document:
    """The report of that kind on the drawn rows, on DAY unless the scope has another."""
    words.speak(lang)
    if tables:
        shown(**tables)
    campaign = campaigns.load("yongjia-2007")
    asked = (scope or Scope(as_of=DAY)).but(campaign=campaign.id, language=lang)
    return kinds.make(Request(store.open(demo=False).at(), campaign, asked, kind, enterprise))


def text(document: Document) -> str:
    """All sentences, one paragraph a line; a reference is its key in brackets."""
    said = []
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Paragraph):
            said.append(block.lead + "".join(each if isinstance(each, str) else f"[{each.key}]" for each in block.parts))
    return "\n".join(said)


def cells(document: Document, key: str) -> list[list[str]]:
    """The texts of a table's rows."""
    table = next(each for each in document.tables if each.key == key)
    return [[cell.text for cell in row] for row in table.rows]


def whole(document: Document) -> str:
    """Everything a reader sees: sentences, headings, heads, cells, notes, captions."""
    said = [document.title, document.subtitle, text(document), *document.about]
    for table in document.tables:
        said += [table.title, table.note, *(column.head for column in table.columns), *(cell.text for row in table.rows for cell in row)]
    said += [each for figure in document.figures for each in (figure.title, figure.note)]
    return "\n".join(said)


def references(document: Document) -> set[str]:
    """The keys that sentences name."""
    return {each.key for block in document.blocks if isinstance(block, Paragraph) for each in block.parts if not isinstance(each, str)}


def broken(document: Document) -> list[str]:
    """What no reader may see: open places, missing figures, references to nothing."""
    said = whole(document)
    found = [each for each in ("{", "}", "nan", "NaN", "None", "NaT", "\ufffc") if each in said]
    return found + sorted(references(document) - {each.key for each in (*document.tables, *document.figures)})
