"""The words of headers: which fields a text may mean, by the declared synonyms, whatever its blanks, widths, brackets and numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz, process

import datasets
from etl.tidy.text import plain
from etl.tidy.traditional import simpler

_RUNNING = re.compile(
    r"(?:\d{1,2}[.、．])?(?:no\.?)?序号?(?:no\.?|number)?|顺序号|编次|no\.?|№|#|行号|rownumber|拒收原因|reasonofrefusal", re.IGNORECASE
)  # says nothing of the record
_REMARKS = re.compile(r"备注|备考|说明|附注|remarks?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[【<《][^()\[\]【】<>《》]*[)\]】>》]")
_NUMBER = re.compile(r"^(?:\d{1,2}[.、．)]|[(（]\d{1,2}[)）]|[①-⑳])")  # '2.产品名称'
_LATIN, _CHINESE = re.compile(r"[A-Za-z]{3}"), re.compile(r"[\u4e00-\u9fff/、()（）]")  # '产品名称 Product'
_YEAR = re.compile(r"^((?:19|20)\d{2})年?度?(?=\D)|[(（]((?:19|20)\d{2})年?度?[)）]$|(?<=\D)((?:19|20)\d{2})年度?$")  # '2006年产值', '产值(2006年)'
_PUNCTUATION = re.compile(r"[\s_*★▲#“”\"'`·•:：;；,，.。、/\\|‖║∥&+-]+")
_DROPPED = re.compile(
    r"^(?:(?:样品|产品)?(?:标称|标示|标注|明示)"
    r"|(?:被|受|本次)?(?:监督)?(?:抽查|抽检|抽样|检验|检)(?=产品|样品|商品)"
    r"|(?:样品|产品|商品)(?=商标|品牌|规格|型号|批号|生产|执行))"
    r"|(?:一栏|栏)$"
    r"|(?<=项目)(?:及其?|和|与)(?:不合格|实测|检测|检验|检出|标准)?(?:值|结果|情况|数据|要求)(?:(?:及|和|与).*)?$"
    r"|(?<=项目)(?:说明|明细|内容|情况)$"
)


def known_word(dataset: datasets.Dataset, text: str) -> bool:
    """Whether a text is a header word of the dataset, or one that such tables carry beside (序号, 备注)."""
    return bool(meanings(dataset.name, text)) or is_running(text) or _REMARKS.fullmatch(simpler(plain(text))) is not None


def is_running(text: str) -> bool:
    """Whether a header stands above running numbers or other marks that say nothing of the record."""
    return _RUNNING.fullmatch(simpler(plain(text))) is not None


def fields(dataset: datasets.Dataset, text: str) -> set[str]:
    """The fields that a header word may mean."""
    return {field for _rank, field in meanings(dataset.name, text)}


def meanings(dataset: str, text: str) -> list[tuple[int, str]]:
    """The fields that a header may mean, as (rank, field), the lowest rank first; empty for an unknown word.

    Tried whole, then without brackets, then without '标称' before it: '生产企业（标称）' is 生产企业.
    """
    words = words_of(dataset)
    for penalty, word in enumerate(_spellings(text)):
        if found := words.get(word):
            return [(rank + 1000 * penalty, field) for rank, field in found]
    if not year(text):
        return []
    figures = {field.name for field in datasets.get(dataset).declared if field.type in ("number", "integer")}  # '2019年抽查结果' is a title
    timeless = words.get(folded(_BRACKETS.sub("", _YEAR.sub("", plain(text)))), [])
    return [(rank + 9000, field) for rank, field in timeless if field in figures]


def likeness(text: str, field: str, dataset: datasets.Dataset) -> float:
    """How alike a header is to the words of one field, of 100."""
    words = [each for each, meanings in words_of(dataset.name).items() if field in [name for _rank, name in meanings]]
    found = process.extractOne(bare(text), words, scorer=fuzz.ratio)
    return float(found[1]) if found else 0.0


def is_one_of(text: str, words: Sequence[str]) -> bool:
    """Whether a header is one of the words, with or without '标称' before it and brackets behind it."""
    wanted = {folded(word) for word in words}
    return any(spelling in wanted for spelling in _spellings(text))


def fingerprint(header: Sequence[str]) -> str:
    """What a confirmed mapping is remembered by: the header's words, whatever their blanks and widths."""
    return hashlib.md5("|".join(folded(text) for text in header).encode()).hexdigest()


def year(text: str) -> int:
    """The year that a header names beside its word; 0 for none."""
    found = _YEAR.search(plain(text))
    return int(next(filter(None, found.groups()))) if found else 0


def folded(text: str) -> str:
    """A header as it is compared: without blanks, line breaks, widths, punctuation and bracket signs."""
    return simpler(_PUNCTUATION.sub("", re.sub(r"[()\[\]【】<>《》]", "", plain(text))).casefold())


@cache
def words_of(dataset: str) -> dict[str, list[tuple[int, str]]]:
    """Every synonym → the fields it may mean, with its place among the field's synonyms as its rank."""
    words: dict[str, list[tuple[int, str]]] = {}
    for field in datasets.get(dataset).declared:
        spellings = dict.fromkeys([field.title["zh"], field.title["en"], field.name, *field.synonyms])
        for rank, spelling in enumerate(spellings):
            meanings = words.setdefault(folded(spelling), [])
            if field.name not in [name for _rank, name in meanings]:
                meanings.append((rank, field.name))
    for word, meanings in list(words.items()):  # what is called 抽样日期 is called 抽样时间 too
        other = word.removesuffix("日期") + "时间" if word.endswith("日期") else word.removesuffix("时间") + "日期" if word.endswith("时间") else word
        words.setdefault(other, meanings)
    return {word: sorted(meanings) for word, meanings in words.items() if word}


def _spellings(text: str) -> tuple[str, ...]:
    """A header whole, without its number, without brackets, without what stands before the word, and its Chinese alone."""
    whole = folded(text)
    unnumbered = folded(_NUMBER.sub("", plain(text)))
    bare = folded(_BRACKETS.sub("", _NUMBER.sub("", plain(text))))
    chinese = folded("".join(_CHINESE.findall(text))) if _LATIN.search(text) else bare
    return tuple(dict.fromkeys(word for each in (whole, unnumbered, bare, chinese) for word in (each, _DROPPED.sub("", each)) if word))


def bare(text: str) -> str:
    """A header as it is compared by likeness: without what stands in brackets, unless all of it does."""
    return folded(_BRACKETS.sub("", plain(text))) or folded(text)
