"""Names of places, departments, trades and tested items in English: romanised or translated; what is stored and asked for stays Chinese."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from words import language

_REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
_TAIL = re.compile(r"\s*[，,（(]")  # what follows the name of an item: its unit, or a condition
_KINDS = (
    ("民族乡", "Ethnic Township"),
    ("工业区", "Industrial Zone"),
    ("开发区", "Development Zone"),
    ("街道", "Subdistrict"),
    ("镇", "Town"),
    ("乡", "Township"),
    ("自治县", "Autonomous County"),
    ("县", "County"),
    ("区", "District"),
    ("市", "City"),
    ("村", "Village"),
)
_LEVELS = {"省": "Provincial", "市": "Municipal", "县": "County", "区": "District"}


def place(name: str, *, both: bool = False) -> str:
    """A county or township as the reader says it: '瓯北街道', 'Oubei Subdistrict'; `both`: with the Chinese behind it. Other text stays itself."""
    return name if language() == "zh" else _said(name, _place(name), both)


def places(column: Iterable[Any]) -> list[Any]:
    """Places as `place` says them; what is no text (nothing stated) stays as it is."""
    return [place(each) if isinstance(each, str) else each for each in column]


def unit(name: str) -> str:
    """Who reports: a township as `place` says it, a department ('县质监局') in English words; one that nobody has translated stays Chinese."""
    return place(name) if name.endswith(("镇", "乡", "街道", "工业区", "开发区")) else name if language() == "zh" else _department(name)


def trade(name: str, *, both: bool = False) -> str:
    """A trade as the reader says it: '阀门', 'valves'; one that nobody has translated stays Chinese."""
    return name if language() == "zh" else _said(name, _english("trade").get(name, name), both)


def item(name: str, *, both: bool = False) -> str:
    """A tested item as the reader says it: '甲醛含量，mg/kg', 'formaldehyde content, mg/kg'; one that nobody has translated stays Chinese."""
    return name if language() == "zh" else _said(name, _item(name), both)


def _said(name: str, english: str, both: bool) -> str:
    if english == name:
        return name
    return f"{english} {name}" if both else english


@cache
def _place(name: str) -> str:
    if not name or not all("\u4e00" <= sign <= "\u9fff" for sign in name):
        return name
    stem, kind = next(((name.removesuffix(ending), word) for ending, word in _KINDS if name.endswith(ending)), (name, ""))
    if len(stem) < 2:  # '城区': the kind is part of the name
        stem, kind = name, ""
    return f"{_spelled(stem)} {kind}".strip()


def _spelled(stem: str) -> str:
    """In pinyin as on road signs: one word, an apostrophe before a syllable that begins with a vowel (Xi'an)."""
    from pypinyin import lazy_pinyin  # a dictionary of 40,000 signs: only where somebody reads English

    first, *rest = lazy_pinyin(stem)
    return (first + "".join(f"'{each}" if each[0] in "aoe" else each for each in rest)).capitalize()


@cache
def _department(name: str) -> str:
    """With the level before it where the name has one: 'County Quality and Technical Supervision Bureau'."""
    level, stem = next(((word, name[1:]) for sign, word in _LEVELS.items() if name.startswith(sign)), ("", name))
    english = _english("department").get(stem)
    return f"{level} {english}".strip() if english else name


@cache
def _item(name: str) -> str:
    known = _english("item")
    if name in known:
        return known[name]
    tail = _TAIL.search(name)
    if tail is None or name[: tail.start()] not in known:
        return name
    return known[name[: tail.start()]] + name[tail.start() :].replace("，", ", ").replace("（", " (").replace("）", ")")


@cache
def _english(what: str) -> dict[str, str]:
    """The table `data/reference/<what>s.csv`: Chinese to English."""
    with (_REFERENCE / f"{what}s.csv").open(encoding="utf-8", newline="") as file:
        return {row[what]: row["english"] for row in csv.DictReader(file)}
