"""The words of headers: which fields a text may mean, by the declared synonyms, whatever its blanks, widths, brackets and numbers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

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
_PUNCTUATION = re.compile(r"[\s_*★▲#“”\"'`·•:：;；,，.。、/\\|‖║∥∣&+-]+")
_NAMED = "名称|品名|生产|制造|加工|种植|经营|销售|企业|厂|商标|规格|型号|批号|注册|备案|委托|受托|供货|进口|包装"  # what a label names; not 标识判定
_DROPPED = re.compile(
    r"^(?:(?:样品|产品|商品|标签|包装)?(?:标称|标示|标注|明示|声称)"
    rf"|(?:样品|产品|商品|标签)?标识(?={_NAMED})"
    rf"|(?:保健)?(?:食品|药品|化妆品|医疗器械|检品)(?={_NAMED})"
    r"|(?:被|受|本次)?(?:监督)?(?:抽查|抽检|抽样|检验|检)(?=产品|样品|商品)"
    r"|(?:样品|产品|商品)(?=商标|品牌|规格|型号|批号|生产|执行))"
    r"|(?:一栏|栏)$"
    r"|(?<=项目)(?:及其?|和|与)(?:不合格|实测|检测|检验|检出|标准)?(?:值|结果|情况|数据|要求)(?:(?:及|和|与).*)?$"
    r"|(?<=项目)(?:说明|明细|内容|情况)$"
)
_LONGEST = 60  # characters of a header
_ITEMS_AND = re.compile(  # 不合格项目‖检验结果 is a list of items with their figures; without the sign it would be the figures alone
    r"(?:(?<=项目)|(?<=项目名称))\s*[|‖║∥∣/]+\s*(?=(?:检验|检测|检出|实测|测定|标准|限量)[\u4e00-\u9fff]{0,4})[\u4e00-\u9fff|‖║∥∣/\s]*$"
)
_OR = re.compile(r"[/、,，或及和与|]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PLACE = re.compile(r"(?:地址|所在地|住所)$")
_BESIDE = re.compile(  # what another name stands beside in one header: 生产/购进日期, 被抽样单位/个人, 生产日期/使用期限
    r"单位|企业|个人|自然人|人|农户|姓名|名称|等|生产|加工|制作|购进|购入|购买|采样|抽样|食品|进口(?:产品)?(?:代理)?[人商]|(?:出厂)?编号"
    r"|保质期|有效期|使用期限|限期使用日期|失效日期|检疫日期|等级"
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

    Tried whole, then without brackets, then without '标称' before it: '生产企业（标称）' is 生产企业; then by declared patterns and by its parts.
    """
    words = words_of(dataset)
    text = _ITEMS_AND.sub("", text)
    for penalty, word in enumerate(_spellings(text)):
        if found := words.get(word):
            return [(rank + 1000 * penalty, field) for rank, field in found]
    if found := _put_together(dataset, text) or _of_parts(dataset, text):
        return found
    if not year(text):
        return []
    figures = {field.name for field in datasets.get(dataset).declared if field.type in ("number", "integer")}  # '2019年抽查结果' is a title
    timeless = words.get(folded(_BRACKETS.sub("", _YEAR.sub("", plain(text)))), [])
    return [(rank + 9000, field) for rank, field in timeless if field in figures]


def _put_together(dataset: str, text: str) -> list[tuple[int, str]]:
    """The fields whose declared patterns a header fits; '企业名称、地址' is no 企业名称地址."""
    any_of_them, patterns = patterns_of(dataset)
    if any_of_them is None or len(text) > _LONGEST or re.search("[/、或]", _BRACKETS.sub("", plain(text))):
        return []
    fitting = (word for word in _spellings(text) if any_of_them.fullmatch(word))
    return next(([(5000, name) for name, pattern in patterns if pattern.fullmatch(word)] for word in fitting), [])


def _of_parts(dataset: str, text: str) -> list[tuple[int, str]]:
    """The field of a header that gives it several names: 标称生产企业或供货商, 生产/加工/购进日期. None where they are of several fields.

    A place behind several names is the place of all of them: 生产企业/供货商地址.
    """
    if len(text) > _LONGEST or not _OR.search(text):
        return []
    parts = [part for each in _OR.split(_NUMBER.sub("", plain(text))) if (part := each.strip("()[] "))]
    if len(parts) < 2:
        return []
    told = [[name for _rank, name in words_of(dataset).get(folded(part), []) or _put_together(dataset, part)][:1] for part in parts]
    unknown = [part for part, fields in zip(parts, told, strict=True) if not fields and not _BESIDE.fullmatch(part)]
    said = {name for fields in told for name in fields}
    last = told[-1][0] if told[-1] else ""
    if unknown or not said:
        return []
    if len(said) == 1:
        return [(6000, said.pop())]
    whose = _put_together(dataset, _PLACE.sub("", parts[-1]))  # 生产企业/供货商地址 is a place, 生产企业名称或地址 a name with a place beside
    return [(6000, last)] if said == {last, *(name for _rank, name in whose)} and last == f"{whose[0][1]}_place" else []


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


def remembered_by(dataset: datasets.Dataset, header: Sequence[str]) -> str:
    """What a confirmed mapping of such a header to the fields of that dataset is kept under."""
    return f"{dataset.name}/{fingerprint(header)}"


def confirmed(remembered: Mapping[str, Mapping[str, str]], dataset: datasets.Dataset, header: Sequence[str]) -> Mapping[str, str]:
    """The mapping that a person confirmed for such a header. One kept by an older program names no dataset: it holds where its fields are there."""
    of_dataset = remembered.get(remembered_by(dataset, header))
    older = remembered.get(fingerprint(header), {}) if of_dataset is None else of_dataset
    return older if {field for field in older.values() if field} <= {field.name for field in dataset.declared} else {}


def year(text: str) -> int:
    """The year that a header names beside its word; 0 for none."""
    found = _YEAR.search(plain(text))
    return int(next(filter(None, found.groups()))) if found else 0


def folded(text: str) -> str:
    """A header as it is compared: without blanks, line breaks, widths, punctuation and bracket signs."""
    return simpler(_PUNCTUATION.sub("", re.sub(r"[()\[\]【】<>《》]", "", plain(text))).casefold())


@cache
def patterns_of(dataset: str) -> tuple[re.Pattern[str] | None, list[tuple[str, re.Pattern[str]]]]:
    """What the fields of a dataset declare of headers that are put together: all of it in one pattern, and field by field."""
    told = [(field.name, pattern) for field in datasets.get(dataset).declared for pattern in field.patterns]
    together = re.compile("|".join(f"(?:{pattern})" for _name, pattern in told)) if told else None
    return together, [(name, re.compile(pattern)) for name, pattern in told]


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
    for word, meanings in list(words.items()):  # what is called 抽样日期 is called 抽样时间 and 抽样日 too
        other = word.removesuffix("日期") + "时间" if word.endswith("日期") else word.removesuffix("时间") + "日期" if word.endswith("时间") else word
        words.setdefault(other, meanings)
        if word.endswith("日期") and len(word) > 2:
            words.setdefault(word.removesuffix("期"), meanings)
    return {word: sorted(meanings) for word, meanings in words.items() if word}


@lru_cache(maxsize=4096)
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
