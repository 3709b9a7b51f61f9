"""Which column is what: header texts against the declared synonyms, then by likeness as a suggestion that a person confirms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

import datasets
from etl import header_words, mistaken
from etl.header_words import folded
from etl.tidy.numbers import unit_of
from etl.tidy.unfit import titled
from words import Message, Refusal

State = Literal["known", "confirmed", "suggested", "unmatched", "ignored"]
LIKELY = 72.0  # of 100: what rapidfuzz's ratio needs for a suggestion
_FOREIGN = re.compile(r"美元|欧元|日元|港[元币]|英镑|外币|USD|EUR|HKD", re.IGNORECASE)  # money of others is not read as yuan


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
        (rank, place, -header_words.year(text), index, field)  # of several years the last
        for index, text in enumerate(named)
        if index not in columns and text
        for place, (rank, field) in enumerate(header_words.meanings(dataset.name, text))
        if not (_FOREIGN.search(text) and dataset.field(field).format == "money")
    )
    for _rank, _place, _later, index, field in claims:
        if field not in taken and index not in columns:
            taken[field] = index
            columns[index] = Column(index, named[index], "known", field, unit_of(named[index]))
    _needed_first(columns, taken, dataset)
    for index, text in enumerate(named):
        if index not in columns:
            columns[index] = _unknown(index, text, dataset, taken, named)
    return tuple(columns[index] for index in range(len(named)))


def _needed_first(columns: dict[int, Column], taken: dict[str, int], dataset: datasets.Dataset) -> None:
    """Give a needed field that nothing brings the column of another one whose header may mean both: 受检产品 alone is the product."""
    for needed in dataset.declared:
        if not needed.required or needed.name in taken:
            continue
        may = [each for each in columns.values() if each.state == "known" and needed.name in header_words.fields(dataset, each.header)]
        may = [each for each in may if each.field and not dataset.field(each.field).required]
        if may:
            column = may[0]
            taken.pop(column.field or "")
            taken[needed.name] = column.index
            columns[column.index] = Column(column.index, column.header, "known", needed.name, column.unit)


def spoken_of(mapping: Mapping[str, str], header: Sequence[str]) -> dict[str, str]:
    """The part of a mapping that names columns of this header."""
    named = {folded(text) for text in _unique(header)}
    return {text: field for text, field in mapping.items() if folded(text) in named}


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
        places = [i for i, each in enumerate(header) if each == text] or [i for i, each in enumerate(header) if folded(each) == folded(text)]
        if places:
            found[places[0]] = field
        elif strict:
            raise Refusal("The file has no column {header}. Its columns are: {headers}.", header=text, headers="、".join(h for h in header if h))
    return found


def _unknown(index: int, text: str, dataset: datasets.Dataset, taken: Mapping[str, int], header: Sequence[str]) -> Column:
    if not text or header_words.is_running(text):
        return Column(index, text, "ignored")
    meanings = header_words.meanings(dataset.name, text)
    if meanings and meanings[0][1] not in taken:
        why = Message("{header} is in the money of another country and is not read: give the amounts in yuan.", header=text)
        return Column(index, text, "unmatched", why=why)
    if meanings:
        rival = header[taken[meanings[0][1]]]
        why = Message("{rival} already brings this field. If {header} is meant instead, confirm it.", rival=rival, header=text)
        return Column(index, text, "unmatched", meanings[0][1], why=why)
    free = {word: fields[0][1] for word, fields in header_words.words_of(dataset.name).items() if fields[0][1] not in taken}
    found = process.extractOne(header_words.bare(text), list(free), scorer=fuzz.ratio, score_cutoff=LIKELY)
    if found is None:
        return Column(index, text, "unmatched")
    word, score, _position = found
    if mistaken.is_count(text) and dataset.field(free[word]).type not in ("integer", "number"):
        return Column(index, text, "unmatched")  # 抽查企业数 is like 抽查企业, and no enterprise
    if folded(text) + "数" == word:
        return Column(index, text, "unmatched")  # 检验项目 names items, it does not count them
    why = Message("{header} looks like “{word}”; it is read only once a person confirms it.", header=text, word=word)
    return Column(index, text, "suggested", free[word], unit_of(text), float(score), why)
