"""One failed item as its text tells it: its name, what was measured, the limit, its class, and whether it is about labels."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.tidy.text import tidy


class Item(NamedTuple):
    """One failed item, as the store's struct has it (`class_` is its `class`: A, B, C or unknown)."""

    item: str
    measured: str | None = None
    limit: str | None = None
    class_: str | None = None
    labelling: bool = False


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
    r"(?P<item>.+?)[:：] ?(?P<measured>[-+]?\d[\d.]*[^()（）:：]*?) ?[(（](?:标准(?:值|要求|规定|限值|指标)?|限量值?|限值|(?:技术)?要求)?[:：为]? ?"
    r"(?P<limit>[≤≥<>＜＞≦≧].*?|\d[\d.]*[-~～]\d[\d.]*.*?)[)）]"
)
_SIGN = r"(?:标准)?(?:[≤≥<>＜＞≦≧±]|不(?:大|小|高|低|超过|少|多)于?|应|不应|不得|禁止)"
_COLON_PAIR = re.compile(  # '爬电距离：≥3.0mm/2.1mm' and the other way round: the sign tells which of the two is the limit
    rf"(?P<item>[^:：]+?)[:：] ?(?:(?P<limit>{_SIGN}[^:：]*?) ?/ ?(?P<measured>(?!{_SIGN})(?:[-+]?\d|不|未|无)[^:：]*)"
    rf"|(?P<measured2>(?:[-+]?\d|不符|未|无)[^:：]*?) ?/ ?(?P<limit2>{_SIGN}[^:：]*))"
)
_WORD = r"[^\s\d:：/,，;；()（）]"
_COLON_ALONE = re.compile(rf"(?P<item>[^:：]*[^:：\d .]{{2}})[:：] ?(?P<measured>[-+]?\d[\d.,]*(?:[eE×x*]\d+)? ?{_WORD}{{0,8}}(?:/{_WORD}{{1,6}})?)")
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
_TAIL = re.compile(r"(?:(?:等\d*项?(?:目|指标)?)|(?:共\d+项)|(?:项目)?(?:不合格|不符合(?:标准|规定)?(?:要求)?|超标|不达标|未达标|未达到标准要求))$")


def read(text: str) -> Item | None:
    """One item with its measured value, limit and class taken out of its name."""
    found = _COLON_FIGURES.fullmatch(text)
    if found is not None:
        return _named(found["item"], found["measured"].strip(), found["limit"])
    pair = _COLON_PAIR.fullmatch(text)
    if pair is not None:
        return _named(pair["item"], (pair["measured"] or pair["measured2"]).strip(), (pair["limit"] or pair["limit2"]).strip())
    alone = _COLON_ALONE.fullmatch(text)
    if alone is not None and not _CLASS_HEAD.fullmatch(text) and not _FIGURE.search(text):
        return _named(alone["item"], alone["measured"].strip(), None)
    measured = limit = None
    for figure in _FIGURE.finditer(text):
        if re.fullmatch(_MEASURED, figure["what"]):
            measured = measured or figure["value"].strip()
        elif re.search(r"[\d≤≥<>无不]", figure["value"]) or _is_set_apart(text, figure):
            limit = limit or figure["value"].strip()
    if measured is not None or limit is not None:
        first = next(f for f in _FIGURE.finditer(text) if f["value"].strip() in (measured, limit))
        text = text[: first.start()].rstrip(" (（[【,，:：")
    return _named(text, measured, limit)


def _is_set_apart(text: str, figure: re.Match[str]) -> bool:
    """Whether a figure stands behind a mark and its own colon (抗压强度，标准值：符合标准) and so is no word of the item's name."""
    return text[: figure.start()].rstrip().endswith((",", "，", ";", "；")) and figure[0].removeprefix(figure["what"]).startswith((":", "："))


def of_bars(text: str) -> Item | None:
    """'过氧化值||0.5g/100g||≤0.25g/100g': item, measured value, limit, as the food notices write them."""
    parts = [tidy(part) for part in text.strip().split("||")] + [None, None]
    return _named(parts[0] or "", parts[1], parts[2])


def class_before(text: str) -> tuple[str | None, str]:
    """The class that a text gives to all that follows it, and that: 'A类：甲醛含量、pH值'; None and the text where it gives none."""
    head = _CLASS_HEAD.fullmatch(tidy(text) or "")
    return (None, text) if head is None else (head["letter"] or _CLASS_WORDS[head["word"]], head["rest"])


def class_of(text: str) -> str | None:
    """The class that a cell of its own tells: 'B', 'B类', 'B类项目', '重要'; None for any other words."""
    said = tidy(text) or ""
    found = re.fullmatch(rf"(?:{_CLASS})|(?P<bare>[ABC])", said)
    return None if found is None else found["letter"] or found["bare"] or _CLASS_WORDS[found["word"]]


def tells_figures_only(text: str) -> bool:
    """Whether a text says what was measured or required and names nothing."""
    return _FIGURE_ALONE.match(text) is not None


def begins_with_a_figure(text: str) -> bool:
    """Whether a text begins with what was measured or required."""
    return _CONTINUES.match(text) is not None


def has_class(text: str) -> bool:
    """Whether a class stands in or behind a text: 壁厚（B类）."""
    return _CLASS_MARK.search(text) is not None


def is_labelling(text: str) -> bool:
    """Whether an item is about marks, labels or instructions, not about the goods themselves."""
    return bool(_LABELLING.search(text))


def is_like_an_item(text: str) -> bool:
    """Whether a text ends as the names of items do: 壁厚, 甲醛含量, 标志."""
    name = re.sub(r"[(（][^()（）]*[)）]", "", bare(text)).strip(" *★☆▲△#,，、;；。:：-—")
    return _LIKE_AN_ITEM.search(name) is not None or is_labelling(name)


def is_marked(text: str) -> bool:
    """Whether a text carries a class or a figure of its own."""
    return has_class(text) or _FIGURE.search(text) is not None or _COLON_FIGURES.fullmatch(text) is not None


def bare(text: str) -> str:
    """A part without what was measured and without its class: 'mg/kg（A类）实测值：96' is still nothing but a unit."""
    figure = re.search(rf"[(（]?(?:{_MEASURED}|{_LIMIT})", text)
    return _CLASS_MARK.sub("", text[: figure.start()] if figure else text).strip() or text


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
