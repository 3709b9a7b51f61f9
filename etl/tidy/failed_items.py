"""Several failed items in one cell, with commas *inside* an item's name: '1.低温动力黏度,mPa.s;2.倾点，℃'.

A unit, a condition or a measured value after a comma belongs to the item before it; brackets are never cut open. 、 separates always. A
comma separates in a cell that knows no stronger mark. In a cell cut by semicolons, numbering or line breaks, and in one that names classes,
a comma separates only behind an item that carries a class or a figure of its own, or between two that both read like items:
'密封性，低压（B类）；阀杆直径（B类）' and '密封性，低压（B类）' have one item with a comma each, '甲醛含量，pH值；标志' names three items
and '纤维含量，pH值（B类）' two, of which only the last has the class: nobody says that it speaks for both.
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
# A piece behind a semicolon that only tells figures of the item before: '壳体试验:标准值 无泄漏;实测值 3mL'.
_FIGURE_ALONE = re.compile(
    rf"\s*[(（]?(?:{_MEASURED}\s*[:：为是]*\s*[^\s:：]|{_LIMIT}\s*(?:[:：为是]\s*\S|[\d≤≥<>＜＞≦≧]|[不无][大小高低超少多得应泄允]))"
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
# How the name of an item ends that stands by itself, as against a condition or a direction (低压, 纬向).
_LIKE_AN_ITEM = re.compile(
    r"(?:含量|残留量?|值|[总数用容质重]量|净含量|率|[硬强密浓黏粘温湿精粗厚长宽高深平垂光亮牢速]度|力|性能?|试验|检验|标志|标识|标签|标注|标记|说明书?|铭牌|总数|菌群|菌"
    r"|直径|内径|外径|尺寸|壁厚|色牢度|损耗|损失|功率|温升|结构|成分|组成|甲醛|^[铅镉汞砷铬镍锑钡锌铜铁铝锰硒氟苯]$|水分|灰分|酸价|酸碱度|pH|色泽|外观|异味|残留物?|胺染料|染料|泄漏|密封|耐压)$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:主要)?(?:不合格|不符合)(?:的)?(?:检验|检测)?(?:项目?|指标)?(?:为|是|有|[:：])+ ?")
_TAIL = re.compile(r"(?:(?:等\d*项?(?:目|指标)?)|(?:共\d+项)|(?:项目)?(?:不合格|不符合(?:标准|规定)?(?:要求)?|超标|不达标|未达标|未达到标准要求))$")
_BARS = re.compile(r"[║‖∥]")  # the double bar of the food notices
_OPEN, _CLOSE = "(（[【{《", ")）]】}》"
_STRONG = re.compile(r"[;；\n\r\t]| {2,}|\u3000+|。(?!\d)|\|(?!\|)(?<!\|\|)")


def parse(value: str) -> list[Item]:
    """The items that a cell names, in its order; an empty list for nothing.

    >>> [i.item for i in parse("1.低温动力黏度,mPa.s;2.倾点，℃")]
    ['低温动力黏度，mPa.s', '倾点，℃']
    """
    if tidy(value) is None:
        return []
    value = _BARS.sub("||", value)
    if "||" in value:
        return [_of_bars(part) for part in _of_notices(value)]
    items: list[Item] = []
    class_: str | None = None
    pieces = _pieces(_LEAD.sub("", value.strip()))
    for piece in pieces:
        head = _CLASS_HEAD.fullmatch(tidy(piece) or "")
        if head is not None:  # 'A类：甲醛含量、pH值' classes what follows it
            class_ = head["letter"] or _CLASS_WORDS[head["word"]]
            piece = head["rest"]
        items += [item._replace(class_=item.class_ or class_) for part in _weak(piece, several=len(pieces) > 1) if (item := _item(part)) is not None]
    return items


def figures(value: str, count: int) -> list[str | None] | None:
    """What a cell beside the items (实测值, 标准值) tells of each of `count` items, in their order; None where it cannot be shared out.

    >>> figures("98；8.9", 2)
    ['98', '8.9']
    """
    if count == 1:
        return [tidy(value)]
    for parts in (_pieces(value), _cut(value, re.compile("、")), _cut(value, re.compile("[,，]"))):
        if len(parts) == count:
            return [tidy(part) for part in parts]
    return None


def is_labelling(text: str) -> bool:
    """Whether an item is about marks, labels or instructions, not about the goods themselves."""
    return bool(_LABELLING.search(text))


def is_like_an_item(text: str) -> bool:
    """Whether a text ends as the names of items do: 壁厚, 甲醛含量, 标志."""
    return _like_an_item(text)


def _pieces(text: str) -> list[str]:
    """The cell cut at its numbering (1. 2. 3.), else at semicolons and line breaks, never inside brackets."""
    marks = [m for m in _NUMBERED.finditer(text) if _depth(text, m.start()) == 0 or text[m.start()] in "(（"]
    numbers = [int(m[1]) if m[1] else ord(m[2]) - ord("①") + 1 for m in marks]
    if marks and marks[0].start() == 0 and numbers == list(range(1, len(numbers) + 1)):
        ends = [m.start() for m in marks[1:]] + [len(text)]
        parts = [text[m.end() : end] for m, end in zip(marks, ends, strict=True)]
    else:
        parts = [text]
    return [piece for part in parts for piece in _with_figures([each for each in _cut(part, _STRONG) if each.strip(" ,，、;；。.")])]


def _with_figures(pieces: list[str]) -> list[str]:
    """Pieces that only tell a figure put back behind the item that they speak of."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _FIGURE_ALONE.match(piece):
            joined[-1] = f"{joined[-1]}，{piece}"
        else:
            joined.append(piece)
    return joined


def _weak(piece: str, *, several: bool) -> list[str]:
    """A piece cut at commas and 、, with units, conditions and measured values left on their item. `several`: it is one of several pieces."""
    parts = _parts(piece)
    careful = several or _CLASS_MARK.search(piece) is not None
    joined: list[str] = []
    for comma, text in parts:
        if joined and (_BELONGS.fullmatch(_bare(text)) or _CONTINUES.match(text) or (careful and comma and _one_item(joined[-1], text))):
            joined[-1] = f"{joined[-1]}，{text}"
        else:
            joined.append(text)
    return joined


def _parts(piece: str) -> list[tuple[bool, str]]:
    """What stands between commas and 、, each with whether a comma is before it."""
    parts = []
    for run in _cut(piece, re.compile("、")):
        for place, part in enumerate(_cut(run, re.compile("[,，]"))):
            text = tidy(part) or ("" if part.strip() in NOTHING else part.strip())
            if text:
                parts.append((place > 0, text))
    return parts


def _one_item(before: str, text: str) -> bool:
    """Whether a comma stands inside a name: nothing is told of what is before it, and the two do not both read like items."""
    return not _marked(before) and not (_like_an_item(before) and _like_an_item(text))


def _marked(text: str) -> bool:
    """Whether a text carries a class or a figure of its own."""
    return _CLASS_MARK.search(text) is not None or _FIGURE.search(text) is not None or _COLON_FIGURES.fullmatch(text) is not None


def _like_an_item(text: str) -> bool:
    name = re.sub(r"[(（][^()（）]*[)）]", "", _bare(text)).strip(" *★☆▲△#,，、;；。:：-—")
    return _LIKE_AN_ITEM.search(name) is not None or is_labelling(name)


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


def _of_notices(value: str) -> list[str]:
    """The items of a food notice, cut at ①②③, semicolons or line breaks. An item has two bars: the marks between them count its samples."""
    parts: list[str] = []
    for part in re.split(r"[;；\n]|(?=[①-⑳])", value):
        if not part.strip():
            continue
        if parts and parts[-1].count("||") < 2 and not re.match(r"\s*[^\d\s①-⑳.<>≤≥|][^|]*\|\|", part):
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def _of_bars(text: str) -> Item:
    """'过氧化值||0.5g/100g||≤0.25g/100g': item, measured value, limit, as the food notices write them."""
    parts = [tidy(part) for part in _NUMBERED.sub("", text.strip(), count=1).split("||")] + [None, None]
    named = _named(parts[0] or "", parts[1], parts[2])
    return named or Item(tidy(text) or text.strip())
