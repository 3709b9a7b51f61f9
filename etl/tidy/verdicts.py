"""What a verdict says in more than one word: 不合格（初检）；合格（复检）, 合格（标签不合格）, 本次抽查所检项目全部合格*.

A small grammar instead of a list: each statement is a verdict with the words before and behind it that say of which test (初检, 复检) or of
what (标签, 实物) it speaks. One word that is not known here, and nothing is read: 基本合格 and 合格率 say something else than 合格.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from etl.tidy import boxes, failed_items
from etl.tidy.text import plain, tidy
from etl.tidy.traditional import simpler


@dataclass(frozen=True)
class Reading:
    """A verdict read: the final one and that of the first test where it is told (pass, fail or not_judged); whether a retest speaks, and
    whether the goods themselves passed and labelling alone failed."""

    final: str
    first: str | None = None
    retested: bool = False
    labelling_only: bool = False
    items: str = ""  # what the batch failed on, where the verdict names it: 不合格（壁厚）


@dataclass(frozen=True)
class _Statement:
    verdict: str
    test: str | None = None  # first | retest
    of: str | None = None  # labels | goods


_STANDARD = (
    r"(?:[A-Z]{1,4}(?:/[A-Z])?\d[\d.-]*|国家|行业|企业|地方|强制性|相关|有关|明示|技术|产品|质量|标准|规定|要求|法律法规|的|及|和|或|[、,](?=[A-Z]))*"
)
_TOKENS = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "first": r"初检|首检|初验|初次检验|首次检验|原检",
            "retest": r"复检|复验",
            "labels": r"标签|标识|标志|标注",
            "goods": r"实物|内在",
            "pass": rf"(?:未发现|未检出|未见|没有|无)不合格|合格(?![率数])|符合{_STANDARD}",
            "fail": rf"(?:(?:[ABC]类|极?重要|一般|严重|较?轻微?|较?严?重)(?:项目?|质量)?)?不合格(?![率数])|不符合{_STANDARD}",
            "not_judged": r"不(?:作|做|予)?(?:综合)?判定|未判定|不(?:作)?评价",
            "cross": r"[×✗]",
            "mark": r"[*★☆▲△#†‡※√✓☑①-⑳]|[(\[]\d{1,2}[)\]]|注\d{0,2}|(?<=合格)\(阴性\)",
            "end": r"[,;。.、!()\[\]]",
            "filler": rf"(?:依据|根据|按照?|依照){_STANDARD}|本次|本批次?|该批次?|此批次?|监督|抽查|抽检|抽样|检验|检测|所检|受检|被检|项目|指标|参数"
            r"|全部|全|均|都|项|结果|结论|判定|综合|为|是|判|抽取|此次|该|质量|产品|样品|商品|经|后|仍然?|依然|维持|的|[仅只]有?|但|而|且|品|:",
        }.items()
    )
)


_BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[(（:：\u4e00-\u9fff])")  # a cell on two lines: '不合格 (壁厚)'
_NAMES_ITEMS = re.compile(
    r"(?:检验|检测|抽检|抽查)?不合格(?:[,，;；。]?(?:主要)?不合格)?(?:项目?)?[为是]?"
    r"(?:[:：](?P<behind>.+)|[(（](?P<within>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）])"
    r"|(?:所检|经检验,?|经抽检,?)?(?P<before>.{1,30}?)(?P<item>项目|指标)?不(?:合格|符合(?:国家|行业|企业|相关)?(?:标准|规定)(?:的?要求)?)"
)
_NO_ITEMS = re.compile(r"合格(?!证)|符合|[复初]检|复验|判|整改|异议|附件|^除|没有|无(?!机)|未")  # what is said, refused or denied of items

_RECTIFIED = re.compile(r"不(?:合格|符合)(?:产品|批次)?[,;(、。:](?!.*复[检验])(?:.{0,6})整改.{0,12}")

_CONCLUDES = re.compile(
    r"(?:^|[,;。])[^,;。不未无难否]*(?:判(?:定)?|结论|结果)(?:为|是|:|该批次?|该|本批次?|此批次?|产品|样品|商品|质量|综合)*(?P<verdict>不?合格)[。.!]?$"
)
_FAILS = re.compile(r"(?<!发现)(?<!检出)(?<!没有)(?<![无见])不(?:合格|符合)")


@cache
def read(value: str) -> Reading | None:
    """What a cell says; None where a word is not known, where statements contradict each other, or where no verdict is said.

    >>> read("不合格，复检合格")
    Reading(final='pass', first='fail', retested=True, labelling_only=False)
    """
    if (chosen := boxes.ticked(value)) is not None:
        return read(chosen)
    statements = _statements(simpler(plain(value)))
    if not statements:
        return _put_right(value) or _with_items(value) or _concluded(value)
    retests = [each for each in statements if each.test == "retest"]
    firsts = [each for each in statements if each.test == "first"]
    others = [each for each in statements if each.test is None]
    if not retests:
        said = _whole(others or firsts) if not (others and firsts) else None
        named = _NAMES_ITEMS.fullmatch(_BETWEEN.sub("", tidy(value) or "")) if said and said.final == "fail" and not firsts else None
        return replace(said, items=named["behind"] or named["within"] or "") if said and named else said
    again = _whole(retests)
    before = _whole(firsts or others) if firsts or others else None
    if again is None or ((firsts or others) and before is None):
        return None
    return replace(again, first=before.final if before else None, retested=True)


def _put_right(value: str) -> Reading | None:
    """A failure beside what was done about it, which changes no verdict of the batch: 不合格（整改后合格）, 不合格，已责令整改."""
    return Reading("fail") if _RECTIFIED.fullmatch(plain(value)) else None


def _with_items(value: str) -> Reading | None:
    """A failure that names its items: 不合格：壁厚、密封, 不合格（pH值）, 壁厚不合格."""
    text = _BETWEEN.sub("", tidy(value) or "").rstrip("。.")
    named = _NAMES_ITEMS.fullmatch(text)
    items = (named["behind"] or named["within"] or named["before"]).strip() if named else ""
    parsed = failed_items.parse(items)
    called_so = named is not None and named["item"] is not None and len(parsed) == 1
    if _NO_ITEMS.search(items) or not (called_so or any(failed_items.is_like_an_item(each.item) for each in parsed)):
        return None  # a remark or a denial: not read, the row is refused in sight
    return Reading("fail", items=items, labelling_only=all(each.labelling for each in parsed))


def _concluded(value: str) -> Reading | None:
    """The last clause of a report's sentence: '……壳体强度项目不符合标准要求，判该批产品不合格'."""
    text = plain(value)
    judged = None if re.search("[复初首]检|复[验查]", text) else _CONCLUDES.search(text)
    if judged is None:
        return None
    if judged["verdict"].startswith("不"):
        return Reading("fail")
    return None if _FAILS.search(text) else Reading("pass")  # '标志判不合格，其余判合格' is for a person to judge


def _whole(statements: list[_Statement]) -> Reading | None:
    """The verdict of one test, from what is said of the goods and of their labels."""
    verdicts = {each.verdict for each in statements if each.of != "labels"}
    labels = {each.verdict for each in statements if each.of == "labels"}
    goods = {each.verdict for each in statements if each.of == "goods"}
    if len(verdicts) > 1 or len(labels) > 1:
        return None
    if labels == {"fail"}:
        # '不合格（标签不合格）' gives the reason of the whole; '实物不合格，标签不合格' says that both failed.
        return Reading("fail", labelling_only=goods != {"fail"}) if verdicts <= {"pass", "fail"} else None
    return Reading(verdicts.pop()) if verdicts else None  # that the labels passed says nothing of the goods


def _statements(text: str) -> list[_Statement]:
    """The statements of a text, in its order; empty where it has a word that is not known."""
    found: list[_Statement] = []
    test = of = None
    crossed = False
    position = 0
    while position < len(text):
        token = _TOKENS.match(text, position)
        if token is None:
            return []
        position, kind = token.end(), token.lastgroup
        if kind in ("first", "retest"):
            test = kind
        elif kind in ("labels", "goods"):
            of = kind
        elif kind in ("pass", "fail", "not_judged"):
            found.append(_Statement(kind, test, of))
            test = of = None
        elif kind == "end":
            found, test, of = _behind(found, test, of), None, None
        crossed |= kind == "cross"
    found = _behind(found, test, of)
    return [] if crossed and any(each.verdict == "pass" for each in found) else found


def _behind(found: list[_Statement], test: str | None, of: str | None) -> list[_Statement]:
    """A test or a subject behind the verdict that it speaks of: 合格（复检）, 不合格（标签）."""
    if not found or (test is None and of is None):
        return found
    last = found[-1]
    return [*found[:-1], replace(last, test=last.test or test, of=last.of or of)]
