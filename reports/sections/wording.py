"""How sentences become paragraphs: references in their places, a space between English sentences, none beside Chinese figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.document import Paragraph, Reference
from words import _, language

PLACE = "\ufffc"
"""Stands in a sentence where a reference goes: `cited(_("See {table}.", table=PLACE), "targets")`."""
Sentence = str | tuple[str | Reference, ...]
_BESIDE = re.compile(r"(?<=[\u4e00-\u9fff，。；：、（）“”])[ \u00a0](?=[−+<>]?\d)|(?<=[\d%])[ \u00a0](?=[\u4e00-\u9fff])")


def paragraph(*sentences: Sentence, lead: str = "") -> Paragraph:
    """One paragraph of whole sentences; empty ones are left out."""
    parts: list[str | Reference] = []
    for sentence in sentences:
        if not sentence:
            continue
        if parts and language() != "zh":
            parts.append(" ")
        parts += [sentence] if isinstance(sentence, str) else sentence
    return Paragraph(tuple(tidy(each) if isinstance(each, str) else each for each in parts), lead)


def cited(sentence: str, *keys: str) -> Sentence:
    """A sentence with a reference to each table or figure of `keys` where its PLACEs stand. ValueError where they are not as many."""
    texts = sentence.split(PLACE)
    if len(texts) != len(keys) + 1:
        raise ValueError(f"{sentence!r} has {len(texts) - 1} places for {len(keys)} references.")
    parts: list[str | Reference] = [texts[0]]
    for key, text in zip(keys, texts[1:], strict=True):
        parts += [Reference(key), text]
    return tuple(part for part in parts if part != "")


def tidy(text: str) -> str:
    """Chinese without the spaces that a screen puts beside figures (新增 51 批 → 新增51批): Word sets that distance itself. English stays."""
    return _BESIDE.sub("", text) if language() == "zh" else text


def joined(sentences: Iterable[str]) -> str:
    """Whole sentences one after another."""
    return ("" if language() == "zh" else " ").join(each for each in sentences if each)


def numbered(texts: Iterable[str]) -> Iterator[Paragraph]:
    """Points one under another, each a paragraph with its number: '1.', the same in every report."""
    return (paragraph(text, lead=_("{no}. ", no=no)) for no, text in enumerate(texts, 1))
