"""Columns of ticks, findings and measured figures below the names of items: 小零件 with √ and ×, 脱色试验 with 阴性, 总迁移量(≤10mg/dm²) with 7.2.

Such cells may mean anything, so they are read only where the batches' own verdicts bear them out: nothing fails in a batch that passed, and every
batch that failed has an item that did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from etl.headers import Column
from etl.layout import Layout
from etl.tick_columns import is_tick
from etl.tidy import numbers, verdicts
from etl.tidy.text import plain, tidy

CROSSES = frozenset("×✗xX")
_FINE, _FOUND = re.compile(r"(?:阴性|未检出|nd|/|—|-)(?:[(].*[)])?"), re.compile(r"(?:阳性|检出)(?:[(].*[)])?")
_LIMIT = re.compile(r"[(](?P<sign>[≤≥<>]|不大于|不小于|不超过|小于|大于)=?(?P<limit>\d+(?:\.\d+)?)(?P<unit>[^()]*)[)]$")
_BELOW = re.compile(r"[<≤](\d+(?:\.\d+)?)")
_AT_MOST = frozenset(("≤", "<", "不大于", "不超过", "小于"))
_STRICT = frozenset(("<", ">", "小于", "大于"))
_LOOKED_AT = 200  # rows, before a whole column is read
_FEWEST_PASSED = 3  # batches that passed, without which agreement is no evidence


@dataclass(frozen=True)
class Item:
    """A column that tells of an item: what each row's cell says of it ('pass', 'fail' or None), and its figures, each beside the word for them."""

    column: Column
    answers: list[str | None]
    figures: list[tuple[str, list[str]]]


def found(columns: Sequence[Column], laid: Layout, data: pa.Table, whole: Sequence[object], known: Sequence[Sequence[str | None]]) -> dict[str, Item]:
    """Those of the columns, by the item's name, whose cells the verdicts of the batches bear out; {} where they do not.

    `data`: the rows below the header; `whole`: the verdict of each; `known`: what other columns of items say of them.
    """
    if sum(verdict == "pass" for verdict in whole) < _FEWEST_PASSED or "fail" not in whole:
        return {}
    read: dict[str, Item] = {}
    for each in columns:
        header = laid.header[each.index]
        limit = _LIMIT.search(plain(header))
        if _answers(data.column(each.index).slice(0, _LOOKED_AT).to_pylist(), limit) is None:
            continue
        texts = data.column(each.index).to_pylist()
        answers = _answers(texts, limit)
        if answers is not None and not any(said == "fail" and verdict == "pass" for said, verdict in zip(answers, whole, strict=True)):
            name = re.sub(r"\s*[(（][^()（）]*[)）]\s*$", "", header) if limit else header
            read.setdefault(name, Item(each, answers, _figures(texts, limit)))
    said = [*known, *(each.answers for each in read.values())]
    explained = all(any(answers[row] == "fail" for answers in said) for row, verdict in enumerate(whole) if verdict == "fail")
    return read if explained and any("fail" in each.answers for each in read.values()) else {}


def _figures(texts: Sequence[str | None], limit: re.Match[str] | None) -> list[tuple[str, list[str]]]:
    """What was measured and what the header asks for; nothing for marks."""
    if limit is None:
        return []
    return [("实测值", [text or "" for text in texts]), ("标准值", [limit.group().strip("()")] * len(texts))]


def _answers(texts: Sequence[str | None], limit: re.Match[str] | None) -> list[str | None] | None:
    """What each cell says of its item; None where one says something else, or none says anything."""
    known: dict[str | None, str | None] = {text: _answer(text, limit) for text in set(texts) if text and tidy(text) is not None}
    if not known or any(said == "" for said in known.values()):
        return None
    return [known.get(text) for text in texts]


def _answer(text: str | None, limit: re.Match[str] | None) -> str:
    """'pass' or 'fail'; '' for what is no answer."""
    said = plain(text or "").strip()
    if is_tick(said):
        return "pass"
    if said in CROSSES:
        return "fail"
    whole = verdicts.read(said)
    if whole is not None and whole.final in ("pass", "fail"):
        return str(whole.final)
    if _FINE.fullmatch(said.casefold()):
        return "pass"
    if _FOUND.fullmatch(said):
        return "fail"
    return _against(said, limit) if limit else ""


def _against(said: str, limit: re.Match[str]) -> str:
    below = _BELOW.fullmatch(said)
    figure = float(below[1]) if below else numbers.parse_number(said)
    if not isinstance(figure, float):
        return ""
    bound, sign = float(limit["limit"]), limit["sign"]
    if below and sign not in _AT_MOST:
        return ""  # below 1.0 may be anything where more is asked for
    if figure == bound and not below:
        return "fail" if sign in _STRICT else "pass"
    return "pass" if (figure <= bound) == (sign in _AT_MOST) else "fail"
