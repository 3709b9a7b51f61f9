"""Two texts of one report, at two data versions: which figures differ, old → new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from words import numbers

Text = Mapping[str, Any]
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Difference:
    """One figure that differs: the table or figure, its row and column, what stood there and what stands there now ('' for nothing)."""

    where: str
    row: str
    column: str
    old: str
    new: str


def figures(old: Text, new: Text) -> list[Difference]:
    """Every cell of tables and figures that differs, in the order of the old report; rows are told apart by their first cell."""
    before, now = dict(_cells(old)), dict(_cells(new))
    differ = [key for key in (*before, *(key for key in now if key not in before)) if before.get(key) != now.get(key)]
    titles = _titles(old) | _titles(new)
    return [Difference(titles[key[0]], key[1], key[2], before.get(key, ""), now.get(key, "")) for key in differ]


def sentences(old: Text, new: Text) -> list[tuple[str, str]]:
    """Whatever else is said and differs, old and new side by side: cover, headings, paragraphs, captions, notes, what the figures count.

    '' where there was none, or is none. The line of the data version itself is left out.
    """
    before, now = list(_sentences(old)), list(_sentences(new))
    pairs: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            left, right = before[i:j], now[k:m]
            length = max(len(left), len(right))
            pairs += zip(left + [""] * (length - len(left)), right + [""] * (length - len(right)), strict=True)
    return pairs


def shown(value: str) -> str:
    """What stands in a cell of the comparison."""
    return value or numbers.NOTHING


def _cells(text: Text) -> Iterator[tuple[Key, str]]:
    for block in _tables(text):
        heads = _told_apart(column["head"] for column in block["columns"])
        seen: Counter[str] = Counter()
        for row in block["rows"]:
            name = row[0]["text"] if row else ""
            seen[name] += 1
            named = _nth(name, seen[name])
            for head, cell in zip(heads[1:], row[1:], strict=True):
                yield (block["key"], named, head), cell["text"]


def _told_apart(heads: Iterable[str]) -> list[str]:
    """Heads of columns, the second one of a name with its number: facts stand two abreast under the same heads."""
    seen: Counter[str] = Counter()
    named = []
    for head in heads:
        seen[head] += 1
        named.append(_nth(head, seen[head]))
    return named


def _nth(name: str, n: int) -> str:
    return name if n == 1 else f"{name} ({n})"


def _tables(text: Text) -> Iterator[Text]:
    """Tables, and the tables of figures."""
    for block in text["blocks"]:
        if block["block"] == "table":
            yield block
        elif block["block"] == "figure":
            yield block["table"] | {"key": block["key"]}


def _titles(text: Text) -> dict[str, str]:
    return {block["key"]: block["title"] for block in text["blocks"] if block["block"] in ("table", "figure")}


def _sentences(text: Text) -> Iterator[str]:
    yield from filter(None, (text["title"], text["subtitle"], text["issuer"], text["day"]))
    for block in text["blocks"]:
        if block["block"] == "heading":
            yield f"{block['number']} {block['text']}".strip()
        elif block["block"] == "paragraph":
            yield f"{block['lead']} {block['text']}".strip()
        elif block["block"] in ("table", "figure"):
            yield f"{block['label']} {block['title']}"
            yield from filter(None, (block.get("alt", ""), block["note"]))
    yield from (line for line in text["about"] if line != text["version"])
