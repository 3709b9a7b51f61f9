"""What a count of records adds up, in words."""

from __future__ import annotations

from collections.abc import Mapping

import datasets
from analytics.campaign import Records, Target, Window
from analytics.labels import listing
from words import _, language
from words.numbers import date_long, date_range


def counted(target: Target, span: Window, held: Mapping[str, int]) -> str:
    """Which records count, and how many the datasets hold in all: '查处记录（无照经营、无证生产），2007年11月11日仍未结案；现有记录 37 条。'"""
    said = [_one(each, span) for each in target.records]
    number = sum(held.values())
    return _("{what}. {n} records are known.", what=_("; and ").join(said), n=number)


def _one(wanted: Records, span: Window) -> str:
    declared = datasets.get(wanted.dataset)
    named = [_value(wanted.dataset, field, value) for field, values in wanted.where for value in values]
    what = f"{declared.title[language()]}（{listing(named)}）" if language() == "zh" else f"{declared.title['en']} ({listing(named)})"
    if not named:
        what = declared.title[language()]
    if wanted.proven:
        what = _("{what} that proved true", what=what)
    if wanted.open_only:
        return _("{what} still open on {day}", what=what, day=date_long(span.end))
    return _("{what} of {days}", what=what, days=date_range(span.start, span.end))


def _value(dataset: str, field: str, value: str) -> str:
    """A value as the declaration spells it: its first Chinese spelling, or its name in English."""
    if language() == "zh":
        spellings = [spelling for spelling, known in datasets.get(dataset).field(field).values.items() if known == value]
        return spellings[0] if spellings else value
    return value.replace("_", " ")
