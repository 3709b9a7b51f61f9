"""Where the rows of a file count: how many are of which campaign, how many of none, and what those lack.

A row is of a campaign by its county and trade, as analytics asks for it (sql/facts.sql, sql/registered.sql); a tag only narrows. What is followed
up (rectifications, cases, complaints, progress) may leave its county out, and is then of every campaign in whose days and trades it falls.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import campaigns, columns
from etl.columns import Coded
from etl.counted_days import Codes, based, dated, outside
from etl.of_no_campaign import Where, is_of, lack, told
from words import Message, _, language, numbers

_BY_TRADE = ("sampling_results", "enterprises")  # their county and trade must be known; the others' county may be left out
_BY_PLACE = 1 << 22  # codes that are counted in an array with a place for each: a sixth of the time


@dataclass(frozen=True)
class Counting:
    """Of the rows that can be read: how many are of each campaign that has any (id → rows), how many of those are dated outside its days, and of
    these how many in a period that one of its targets is measured against; how many are of no campaign, and how many name no county and are of
    every one. `messages`: what must not be overlooked of it."""

    campaigns: Mapping[str, int] = field(default_factory=dict)
    outside: Mapping[str, int] = field(default_factory=dict)
    based: Mapping[str, int] = field(default_factory=dict)
    nowhere: int = 0
    anywhere: int = 0
    messages: tuple[Message, ...] = ()

    def phrases(self) -> list[str]:
        """'counts in Yongjia 2007: 334', a phrase a campaign, and of how many rows none does; in the language now spoken."""
        called = {each.id: each.short.get(language(), each.id) for each in campaigns.declared()}
        said = [self._phrase(each, called.get(each, each)) for each in self.campaigns]
        return said + ([_("counts nowhere: {n}", n=numbers.count(self.nowhere))] if self.nowhere else [])

    def _phrase(self, campaign: str, called: str) -> str:
        n, outside = numbers.count(self.campaigns[campaign]), self.outside.get(campaign, 0)
        if based := self.based.get(campaign, 0):
            return _(
                "counts in {campaign}: {n} ({outside} dated outside its days, {based} of them in a period that a target is measured against)",
                campaign=called, n=n, outside=numbers.count(outside), based=numbers.count(based),
            )  # fmt: skip
        if outside:
            return _("counts in {campaign}: {n} ({outside} dated outside its days)", campaign=called, n=n, outside=numbers.count(outside))
        return _("counts in {campaign}: {n}", campaign=called, n=n)


NOTHING_SAID = Counting()


def of(rows: pa.Table, dataset: str) -> Counting:
    """Where the rows count. `rows`: as they are to be admitted."""
    if "county_code" not in rows.column_names or not rows.num_rows:
        return NOTHING_SAID
    declared, by_trade = campaigns.declared(), dataset in _BY_TRADE
    codes, held = _coded(rows, by_trade)
    counted: dict[str, list[tuple[int, int]]] = {each.id: [] for each in declared}
    lacks: dict[str, Counter[str]] = {}
    anywhere = 0
    for code, where, n in _groups(codes, held):
        theirs = [each.id for each in declared if is_of(each, where, by_trade)]
        if not by_trade and where.county is None and where.tag is None:
            anywhere += n
        elif theirs:
            for each in theirs:
                counted[each].append((code, n))
        else:
            why, name = lack(declared, where, by_trade)
            lacks.setdefault(why, Counter())[name] += n
    said = told(lacks, rows.num_rows), _of_all(anywhere - _benchmarks(rows))
    of_each = {each: [code for code, _n in groups] for each, groups in counted.items() if groups}
    known = [each for each in declared if each.id in of_each]
    return Counting(
        {name: sum(n for _code, n in groups) for name, groups in counted.items() if groups},
        {each.id: dated(outside(each), rows, dataset, codes, of_each[each.id]) for each in known},
        {each.id: dated(based(each, dataset), rows, dataset, codes, of_each[each.id]) for each in known},
        sum(sum(names.values()) for names in lacks.values()),
        anywhere,
        tuple(each for each in said if each is not None),
    )


def _benchmarks(rows: pa.Table) -> int:
    """Rows that speak of a city, a province or the nation: they lack no county."""
    if "region" not in rows.column_names:
        return 0
    wider = pc.and_(pc.is_valid(rows["region"]), pc.not_equal(rows["region"], "own"))
    return int(pc.sum(pc.and_(wider, pc.is_null(rows["county_code"]))).as_py() or 0)


def _of_all(anywhere: int) -> Message | None:
    if anywhere <= 0:
        return None
    return Message(
        "{n} rows name no county, so every campaign counts them in whose days and trades they fall. "
        "If there are campaigns of several counties, say the county (command line: --set county=…, or --campaign).",
        n=anywhere,
    )


def _coded(rows: pa.Table, by_trade: bool) -> tuple[Codes, dict[str, Coded]]:
    """For each row one number for its county, trade and tag; and the columns that it is made of. Without a code the county is that of the
    township's, else as written."""
    names = ["county_code", "campaign", *(("trade",) if by_trade else ())]
    if by_trade and rows["county_code"].null_count:
        names += ["township_code", "county"]
    held = {name: columns.code(rows[name].combine_chunks()) for name in names if name in rows.column_names and rows[name].null_count < rows.num_rows}
    joined = np.zeros(rows.num_rows, dtype=np.int64)
    for each in held.values():
        joined *= max(1, len(each.texts))
        joined += each.codes
    return joined, held


def _groups(codes: Codes, held: Mapping[str, Coded]) -> Iterator[tuple[int, Where, int]]:
    """Each different number with what it says, and its rows."""
    if math.prod(max(1, len(each.texts)) for each in held.values()) > _BY_PLACE:
        counts = {each["values"]: each["counts"] for each in pa.array(codes).value_counts().to_pylist()}
    else:
        by_place = np.bincount(codes, minlength=1)
        counts = {int(code): int(by_place[code]) for code in np.flatnonzero(by_place)}
    for code, n in counts.items():
        said = _taken_apart(code, held)
        county = said.get("county_code") or said.get("township_code", "")[:6] or said.get("county")
        yield code, Where(county or None, said.get("trade") or None, said.get("campaign") or None), n


def _taken_apart(joined: int, held: Mapping[str, Coded]) -> dict[str, str]:
    said = {}
    for name, each in reversed(list(held.items())):
        joined, code = divmod(joined, max(1, len(each.texts)))
        said[name] = str(each.texts[code].as_py() or "")
    return said
