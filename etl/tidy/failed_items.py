"""Several failed items in one cell, with commas *inside* an item's name: '1.低温动力黏度,mPa.s;2.倾点，℃'.

A unit, a condition or a measured value after a comma belongs to the item before it; brackets are never cut open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.tidy.text import NOTHING, tidy


class Item(NamedTuple):
    """One failed item, as the store's struct has it (`class_` is its `class`: A, B, C or unknown)."""

    item: str
    measured: str | None = None
    limit: str | None = None
    class_: str | None = None
    labelling: bool = False


_BASE = (
    r"(?:[kMGmμµuncdh]?(?:g|m|s|N|Pa|J|W|V|A|Ω|Hz|L|l|mol|bar|lm|lx|cd|eV|C|F|T|Bq|Gy|Sv)(?:²|³|\^?-?[1-9])?(?:KOH|O2)?"
    r"|min|h|d|t|K|℃|°C|°F|°|%|‰|dB(?:[(（]A[)）])?|CFU|cfu|MPN|IU|U|NTU|HR[ABC]|HV|HBW?|HK|r|rpm|ppm|ppb|μ|Ra|tex|dtex|旦|目"
    r"|级|倍|次|个|度|滴|号|克|千克|毫克|微克|毫升|升|毫米|厘米|米|秒|分钟|小时|分|天|只|牛|牛顿|兆帕|千帕|帕|伏|安|瓦|欧|转)"
)
_UNIT = rf"(?:10\^?-?\d+|\d{{0,4}}){_BASE}(?:[/·.•×*⋅]?[(（]?(?:10\^?-?\d+|\d{{0,4}}){_BASE}[)）]?)*(?:[(（][^()（）]*[)）])?"
_CONDITION = rf"[-+±]?\d+(?:\.\d+)?(?:[~～-]\d+(?:\.\d+)?)? ?(?:{_UNIT})?"
_BELONGS = re.compile(rf"[(（]?(?:{_UNIT}|{_CONDITION}|以.{{1,12}}计|按.{{1,12}}计|(?:干|湿)基|%?[(（].*[)）])[)）]?\**")
_MEASURED = r"(?:实测值?|实测结果|检测值|检验值|测定值|测得值|检验结果|检测结果|检出值|实际值)"
_LIMIT = r"(?:标准值|标准要求|标准规定|标准限值|标准指标|标准|限量值|限量|限值|技术要求|技术指标|规定值|要求值|要求)"
_FIGURE = re.compile(
    rf"(?P<what>{_MEASURED}|{_LIMIT})[:：为是]* ?(?P<value>(?:不(?:大|小|高|低|超过|少|多)于?|[≤≥<>＜＞=≦≧])? ?[^\s,，;；、()（）]+)"
)
_CONTINUES = re.compile(rf"[(（]?(?:{_MEASURED}|{_LIMIT})")
_COLON_FIGURES = re.compile(
    r"(?P<item>.+?)[:：] ?(?P<measured>[-+]?\d[\d.]*[^()（）:：]*?) ?[(（](?P<limit>(?:标准)?[≤≥<>＜＞≦≧].*?|\d[\d.]*[-~～]\d[\d.]*.*?)[)）]"
)
_NUMBERED = re.compile(r"(?:^|(?<=[;；,，、。.\s)）%℃\u4e00-\u9fff]))[(（]?(\d{1,2})[.、)）．](?!\d)\s*|([①-⑳])\s*")
_CLASS_WORDS = {"极重要": "A", "重要": "B", "一般": "C", "次要": "C"}
_CLASS = r"(?:(?P<letter>[ABC])(?:类|级|项)|(?P<word>极重要|重要|一般|次要))(?:项目|不合格|项|质量项目|指标)*"
_CLASS_HEAD = re.compile(rf"(?:{_CLASS})[:：](?P<rest>.+)")
_CLASS_AT_END = _CLASS.replace("?P<letter>", "?P<letter2>").replace("?P<word>", "?P<word2>")
_CLASS_MARK = re.compile(rf"[(（\[【]\s*(?:{_CLASS}|(?P<bare>[ABC]))\s*[)）\]】]|(?:^|[-—:：/ ]){_CLASS_AT_END}$")
_LABELLING = re.compile(r"标志|标识|标签|标注|标记|使用说明|说明书|铭牌|警示语|警告语|吊牌|合格证")
_LEAD = re.compile(r"^(?:主要)?(?:不合格|不符合)(?:的)?(?:检验|检测)?(?:项目?|指标)?(?:为|是|有|[:：])+ ?")
_TAIL = re.compile(r"(?:(?:等\d*项?(?:目|指标)?)|(?:共\d+项)|(?:项目)?(?:不合格|不符合(?:标准|规定)?(?:要求)?|超标|不达标|未达标|未达到标准要求))$")
_OPEN, _CLOSE = "(（[【{《", ")）]】}》"
_STRONG = re.compile(r"[;；\n\r\t]| {2,}|\u3000+|。(?!\d)|\|(?!\|)(?<!\|\|)")


def parse(value: str) -> list[Item]:
    """The items that a cell names, in its order; an empty list for nothing.

    >>> [i.item for i in parse("1.低温动力黏度,mPa.s;2.倾点，℃")]
    ['低温动力黏度，mPa.s', '倾点，℃']
    """
    if tidy(value) is None:
        return []
    if "||" in value:
        return [_of_bars(part) for part in re.split(r"[;；\n]", value) if part.strip()]
    items: list[Item] = []
    class_: str | None = None
    for piece in _pieces(_LEAD.sub("", value.strip())):
        head = _CLASS_HEAD.fullmatch(tidy(piece) or "")
        if head is not None:  # 'A类：甲醛含量、pH值' classes what follows it
            class_ = head["letter"] or _CLASS_WORDS[head["word"]]
            piece = head["rest"]
        items += [item._replace(class_=item.class_ or class_) for part in _weak(piece) if (item := _item(part)) is not None]
    return items


def is_labelling(text: str) -> bool:
    """Whether an item is about marks, labels or instructions, not about the goods themselves."""
    return bool(_LABELLING.search(text))


def _pieces(text: str) -> list[str]:
    """The cell cut at its numbering (1. 2. 3.), else at semicolons and line breaks, never inside brackets."""
    marks = [m for m in _NUMBERED.finditer(text) if _depth(text, m.start()) == 0 or text[m.start()] in "(（"]
    numbers = [int(m[1]) if m[1] else ord(m[2]) - ord("①") + 1 for m in marks]
    if marks and marks[0].start() == 0 and numbers == list(range(1, len(numbers) + 1)):
        ends = [m.start() for m in marks[1:]] + [len(text)]
        parts = [text[m.end() : end] for m, end in zip(marks, ends, strict=True)]
    else:
        parts = [text]
    return [piece for part in parts for piece in _cut(part, _STRONG) if piece.strip(" ,，、;；。.")]


def _weak(piece: str) -> list[str]:
    """A piece cut at commas and 、, with units, conditions and measured values left on their item."""
    joined: list[str] = []
    for part in _cut(piece, re.compile(r"[,，、]")):
        text = tidy(part) or ("" if part.strip() in NOTHING else part.strip())
        if joined and text and (_BELONGS.fullmatch(_bare(text)) or _CONTINUES.match(text)):
            joined[-1] = f"{joined[-1]}，{text}"
        elif text:
            joined.append(text)
    return joined


def _bare(text: str) -> str:
    """A part without what was measured and without its class: 'mg/kg（A类）实测值：96' is still nothing but a unit."""
    figure = re.search(rf"[(（]?(?:{_MEASURED}|{_LIMIT})", text)
    return _CLASS_MARK.sub("", text[: figure.start()] if figure else text).strip() or text


def _cut(text: str, at: re.Pattern[str]) -> list[str]:
    parts, start = [], 0
    for found in at.finditer(text):
        if _depth(text, found.start()) == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _depth(text: str, position: int) -> int:
    """How many brackets are open there that close again later (one that never closes is a slip, not a bracket)."""
    depth = 0
    for character in text[:position]:
        depth = depth + 1 if character in _OPEN else max(0, depth - 1) if character in _CLOSE else depth
    closing = sum(character in _CLOSE for character in text[position:])
    opening = sum(character in _OPEN for character in text[position:])
    return depth if closing > opening else 0


def _item(text: str) -> Item | None:
    """One item with its measured value, limit and class taken out of its name."""
    found = _COLON_FIGURES.fullmatch(text)
    if found is not None:
        return _named(found["item"], found["measured"].strip(), found["limit"].removeprefix("标准"))
    measured = limit = None
    for figure in _FIGURE.finditer(text):
        if re.fullmatch(_MEASURED, figure["what"]):
            measured = measured or figure["value"].strip()
        elif re.search(r"[\d≤≥<>无不]", figure["value"]):
            limit = limit or figure["value"].strip()
    if measured is not None or limit is not None:
        first = next(f for f in _FIGURE.finditer(text) if f["value"].strip() in (measured, limit))
        text = text[: first.start()].rstrip(" (（[【,，:：")
    return _named(text, measured, limit)


def _named(text: str, measured: str | None, limit: str | None) -> Item | None:
    class_ = None
    mark = _CLASS_MARK.search(text)
    if mark is not None and not text[: mark.start()].endswith("dB"):
        word = mark["word"] or mark["word2"]
        class_ = mark["letter"] or mark["letter2"] or mark["bare"] or _CLASS_WORDS[word]
        text = text[: mark.start()] + text[mark.end() :]
    name = text.strip(" *★☆▲△#,，、;；。:：-—")
    shorter = _TAIL.sub("", name).strip(" *,，、")
    name = tidy(re.sub(r", ?|， +", "，", shorter or name)) or ""
    return Item(name, measured, limit, class_, is_labelling(name)) if name else None


def _of_bars(text: str) -> Item:
    """'过氧化值||0.5g/100g||≤0.25g/100g': item, measured value, limit, as the food notices write them."""
    parts = [tidy(part) for part in text.split("||")] + [None, None]
    named = _named(parts[0] or "", parts[1], parts[2])
    return named or Item(tidy(text) or text.strip())
