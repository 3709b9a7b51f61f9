"""Which column is what: header texts against the declared synonyms, then by likeness as a suggestion that a person confirms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process

import datasets
from etl import mistaken
from etl.tidy.numbers import unit_of
from etl.tidy.text import plain
from etl.tidy.traditional import simpler
from etl.tidy.unfit import titled
from words import Message, Refusal

State = Literal["known", "confirmed", "suggested", "unmatched", "ignored"]
LIKELY = 72.0  # of 100: what rapidfuzz's ratio needs for a suggestion
_RUNNING = re.compile(
    r"(?:\d{1,2}[.、．])?(?:no\.?)?序号?(?:no\.?|number)?|顺序号|编次|no\.?|№|#|行号|rownumber|拒收原因|reasonofrefusal", re.IGNORECASE
)  # says nothing of the record
_REMARKS = re.compile(r"备注|备考|说明|附注|remarks?", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[【<《][^()\[\]【】<>《》]*[)\]】>》]")
_NUMBER = re.compile(r"^(?:\d{1,2}[.、．)]|[(（]\d{1,2}[)）]|[①-⑳])")  # '2.产品名称'
_LATIN, _CHINESE = re.compile(r"[A-Za-z]{3}"), re.compile(r"[\u4e00-\u9fff/、()（）]")  # '产品名称 Product'
_YEAR = re.compile(r"^((?:19|20)\d{2})年?度?(?=\D)|[(（]((?:19|20)\d{2})年?度?[)）]$|(?<=\D)((?:19|20)\d{2})年度?$")  # '2006年产值', '产值(2006年)'
_FOREIGN = re.compile(r"美元|欧元|日元|港[元币]|英镑|外币|USD|EUR|HKD", re.IGNORECASE)  # money of others is not read as yuan
_PUNCTUATION = re.compile(r"[\s_*★▲#“”\"'`·•:：;；,，.。、/\\|&+-]+")
_DROPPED = re.compile(
    r"^(?:(?:样品|产品)?(?:标称|标示|标注|明示)"
    r"|(?:被|受|本次)?(?:监督)?(?:抽查|抽检|抽样|检验|检)(?=产品|样品|商品)"
    r"|(?:样品|产品|商品)(?=商标|品牌|规格|型号|批号|生产|执行))"
    r"|(?:一栏|栏)$"
    r"|(?<=项目)(?:及其?|和|与)(?:不合格|实测|检测|检验|检出|标准)?(?:值|结果|情况|数据|要求)(?:(?:及|和|与).*)?$"
    r"|(?<=项目)(?:说明|明细|内容|情况)$"
)


@dataclass(frozen=True)
class Column:
    """One column of a file. `field` is what it brings, or for a suggestion what it might bring; `why` says what a person should know."""

    index: int
    header: str
    state: State
    field: str | None = None
    unit: str | None = None
    score: float = 0.0
    why: Message | None = None

    @property
    def used(self) -> bool:
        """Whether the road reads this column."""
        return self.state in ("known", "confirmed") and self.field is not None


def match(
    header: Sequence[str], dataset: datasets.Dataset, mapping: Mapping[str, str] | None = None, remembered: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Every column with its field. `mapping` (header → field, '' for none) is what the person says now, `remembered` what was confirmed before.

    Where several columns claim one field the better word has it; the other takes its second meaning if it has one (产品 beside 产品名称), or
    stays unmatched and says so. Raises Refusal for a mapping that names no column or no field.
    """
    named = _unique(header)
    said = {**_by_header(remembered or {}, named, strict=False), **_by_header(mapping or {}, named, strict=True)}
    columns: dict[int, Column] = {}
    taken: dict[str, int] = {}
    for index, field in said.items():
        if field == "":
            columns[index] = Column(index, named[index], "ignored")
            continue
        if field not in {f.name for f in dataset.declared}:
            raise Refusal("{dataset} has no field {field}. Its fields are: {fields}.", dataset=titled(dataset.title), field=field,
                          fields=", ".join(f.name for f in dataset.declared))  # fmt: skip
        if field in taken:
            raise Refusal("The columns {first} and {second} cannot both be {field}.", first=named[taken[field]], second=named[index], field=field)
        taken[field] = index
        columns[index] = Column(index, named[index], "confirmed", field, unit_of(named[index]))
    claims = sorted(
        (rank, place, -_year(text), index, field)  # of several years the last
        for index, text in enumerate(named)
        if index not in columns and text
        for place, (rank, field) in enumerate(_meanings(dataset.name, text))
        if not (_FOREIGN.search(text) and dataset.field(field).format == "money")
    )
    for _rank, _place, _later, index, field in claims:
        if field not in taken and index not in columns:
            taken[field] = index
            columns[index] = Column(index, named[index], "known", field, unit_of(named[index]))
    for index, text in enumerate(named):
        if index not in columns:
            columns[index] = _unknown(index, text, dataset, taken, named)
    return tuple(columns[index] for index in range(len(named)))


def spoken_of(mapping: Mapping[str, str], header: Sequence[str]) -> dict[str, str]:
    """The part of a mapping that names columns of this header."""
    named = {_word(text) for text in _unique(header)}
    return {text: field for text, field in mapping.items() if _word(text) in named}


def known_word(dataset: datasets.Dataset, text: str) -> bool:
    """Whether a text is a header word of the dataset, or one that such tables carry beside (序号, 备注)."""
    return bool(_meanings(dataset.name, text)) or is_running(text) or _REMARKS.fullmatch(simpler(plain(text))) is not None


def is_running(text: str) -> bool:
    """Whether a header stands above running numbers or other marks that say nothing of the record."""
    return _RUNNING.fullmatch(simpler(plain(text))) is not None


def fields(dataset: datasets.Dataset, text: str) -> set[str]:
    """The fields that a header word may mean."""
    return {field for _rank, field in _meanings(dataset.name, text)}


def likeness(text: str, field: str, dataset: datasets.Dataset) -> float:
    """How alike a header is to the words of one field, of 100."""
    words = [word for word, meanings in _words(dataset.name).items() if field in [name for _rank, name in meanings]]
    found = process.extractOne(_word(_BRACKETS.sub("", plain(text))) or _word(text), words, scorer=fuzz.ratio)
    return float(found[1]) if found else 0.0


def is_one_of(text: str, words: Sequence[str]) -> bool:
    """Whether a header is one of the words, with or without '标称' before it and brackets behind it."""
    wanted = {_word(word) for word in words}
    return any(spelling in wanted for spelling in _spellings(text))


def fingerprint(header: Sequence[str]) -> str:
    """What a confirmed mapping is remembered by: the header's words, whatever their blanks and widths."""
    return hashlib.md5("|".join(_word(text) for text in header).encode()).hexdigest()


def _unique(header: Sequence[str]) -> list[str]:
    """Header texts that can be told apart: a second 检验结果 becomes 检验结果 (2)."""
    seen: dict[str, int] = {}
    names = []
    for text in header:
        seen[text] = seen.get(text, 0) + 1
        names.append(text if seen[text] == 1 or not text else f"{text} ({seen[text]})")
    return names


def _by_header(mapping: Mapping[str, str], header: Sequence[str], *, strict: bool) -> dict[int, str]:
    """A mapping by column; a header may be written with other blanks and widths than in the file."""
    found = {}
    for text, field in mapping.items():
        places = [i for i, each in enumerate(header) if each == text] or [i for i, each in enumerate(header) if _word(each) == _word(text)]
        if places:
            found[places[0]] = field
        elif strict:
            raise Refusal("The file has no column {header}. Its columns are: {headers}.", header=text, headers="、".join(h for h in header if h))
    return found


def _meanings(dataset: str, text: str) -> list[tuple[int, str]]:
    """The fields that a header may mean, as (rank, field), the lowest rank first; empty for an unknown word.

    Tried whole, then without brackets, then without '标称' before it: '生产企业（标称）' is 生产企业.
    """
    words = _words(dataset)
    for penalty, word in enumerate(_spellings(text)):
        if found := words.get(word):
            return [(rank + 1000 * penalty, field) for rank, field in found]
    if not _year(text):
        return []
    figures = {field.name for field in datasets.get(dataset).declared if field.type in ("number", "integer")}  # '2019年抽查结果' is a title
    timeless = words.get(_word(_BRACKETS.sub("", _YEAR.sub("", plain(text)))), [])
    return [(rank + 9000, field) for rank, field in timeless if field in figures]


def _year(text: str) -> int:
    """The year that a header names beside its word; 0 for none."""
    found = _YEAR.search(plain(text))
    return int(next(filter(None, found.groups()))) if found else 0


def _spellings(text: str) -> tuple[str, ...]:
    """A header whole, without its number, without brackets, without what stands before the word, and its Chinese alone."""
    whole = _word(text)
    unnumbered = _word(_NUMBER.sub("", plain(text)))
    bare = _word(_BRACKETS.sub("", _NUMBER.sub("", plain(text))))
    chinese = _word("".join(_CHINESE.findall(text))) if _LATIN.search(text) else bare
    return tuple(dict.fromkeys(word for each in (whole, unnumbered, bare, chinese) for word in (each, _DROPPED.sub("", each)) if word))


@cache
def _words(dataset: str) -> dict[str, list[tuple[int, str]]]:
    """Every synonym → the fields it may mean, with its place among the field's synonyms as its rank."""
    words: dict[str, list[tuple[int, str]]] = {}
    for field in datasets.get(dataset).declared:
        spellings = dict.fromkeys([field.title["zh"], field.title["en"], field.name, *field.synonyms])
        for rank, spelling in enumerate(spellings):
            meanings = words.setdefault(_word(spelling), [])
            if field.name not in [name for _rank, name in meanings]:
                meanings.append((rank, field.name))
    for word, meanings in list(words.items()):  # what is called 抽样日期 is called 抽样时间 too
        other = word.removesuffix("日期") + "时间" if word.endswith("日期") else word.removesuffix("时间") + "日期" if word.endswith("时间") else word
        words.setdefault(other, meanings)
    return {word: sorted(meanings) for word, meanings in words.items() if word}


def _word(text: str) -> str:
    """A header as it is compared: without blanks, line breaks, widths, punctuation and bracket signs."""
    return simpler(_PUNCTUATION.sub("", re.sub(r"[()\[\]【】<>《》]", "", plain(text))).casefold())


def _unknown(index: int, text: str, dataset: datasets.Dataset, taken: Mapping[str, int], header: Sequence[str]) -> Column:
    if not text or is_running(text):
        return Column(index, text, "ignored")
    meanings = _meanings(dataset.name, text)
    if meanings and meanings[0][1] not in taken:
        why = Message("{header} is in the money of another country and is not read: give the amounts in yuan.", header=text)
        return Column(index, text, "unmatched", why=why)
    if meanings:
        rival = header[taken[meanings[0][1]]]
        why = Message("{rival} already brings this field. If {header} is meant instead, confirm it.", rival=rival, header=text)
        return Column(index, text, "unmatched", meanings[0][1], why=why)
    free = {word: fields[0][1] for word, fields in _words(dataset.name).items() if fields[0][1] not in taken}
    found = process.extractOne(_word(_BRACKETS.sub("", plain(text))) or _word(text), list(free), scorer=fuzz.ratio, score_cutoff=LIKELY)
    if found is None:
        return Column(index, text, "unmatched")
    word, score, _position = found
    if mistaken.is_count(text) and dataset.field(free[word]).type not in ("integer", "number"):
        return Column(index, text, "unmatched")  # 抽查企业数 is like 抽查企业, and no enterprise
    why = Message("{header} looks like “{word}”; it is read only once a person confirms it.", header=text, word=word)
    return Column(index, text, "suggested", free[word], unit_of(text), float(score), why)
