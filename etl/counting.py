"""Where the rows of a file count: how many are of which campaign, how many of none, and what those lack.

A row is of a campaign by its county and trade, as analytics asks for it (sql/facts.sql, sql/register.sql); a tag only narrows. What is followed up
(rectifications, cases, complaints, progress) may leave its county out.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from etl import campaigns, columns, gazetteer
from etl.campaigns import Declared
from etl.columns import Coded
from words import N_, Message, _, language, numbers

_BY_TRADE = ("sampling_results", "enterprises")  # their county and trade must be known; the others' county may be left out
_BY_PLACE = 1 << 22  # codes that are counted in an array with a place for each: a sixth of the time
_NAMED = 5  # counties or trades in a sentence
_LACKS: Mapping[str, str] = {
    "county": N_(
        "{n} name no county: give the file a column of counties (县、市、区), or say one for all rows "
        "(command line: --set county={county}, or --campaign)"
    ),
    "elsewhere": N_("{n} lie in counties for which there is no campaign ({names})"),
    "trade": N_("{n} name no trade: name its column, or say one for all rows (command line: --set trade=…)"),
    "other": N_("{n} are of trades that no campaign of their county names ({names})"),
    "tag": N_("{n} bear the mark of a campaign ({names}) that is of another county or trade"),
}


@dataclass(frozen=True)
class Counting:
    """Of the rows that can be read: how many are of each campaign that has any (id → rows), and how many of none, with what to do."""

    campaigns: Mapping[str, int] = field(default_factory=dict)
    nowhere: int = 0
    message: Message | None = None  # None where all rows are of a campaign

    def phrases(self) -> list[str]:
        """'counts in Yongjia 2007: 334', a phrase a campaign, and of how many rows none does; in the language now spoken."""
        called = {each.id: each.short.get(language(), each.id) for each in campaigns.declared()}
        said = [_("counts in {campaign}: {n}", campaign=called.get(each, each), n=numbers.count(n)) for each, n in self.campaigns.items()]
        return said + ([_("counts nowhere: {n}", n=numbers.count(self.nowhere))] if self.nowhere else [])


NOTHING_SAID = Counting()


class Where(NamedTuple):
    """What decides of which campaign a row is: county (code, or as written where it has none), trade and tag."""

    county: str | None
    trade: str | None
    tag: str | None


def of(rows: pa.Table, dataset: str) -> Counting:
    """Where the rows count. `rows`: as they are to be admitted."""
    if "county_code" not in rows.column_names or not rows.num_rows:
        return NOTHING_SAID
    declared, by_trade = campaigns.declared(), dataset in _BY_TRADE
    counted: Counter[str] = Counter()
    lacks: dict[str, Counter[str]] = {}
    for where, n in _groups(rows, by_trade):
        theirs = [each.id for each in declared if _is_of(each, where, by_trade)]
        counted.update(dict.fromkeys(theirs, n))
        if not theirs:
            why, name = _lack(declared, where, by_trade)
            lacks.setdefault(why, Counter())[name] += n
    nowhere = sum(sum(names.values()) for names in lacks.values())
    return Counting({each.id: counted[each.id] for each in declared if each.id in counted}, nowhere, _told(lacks, nowhere, rows.num_rows))


def _groups(rows: pa.Table, by_trade: bool) -> list[tuple[Where, int]]:
    """The different counties, trades and tags, each with its rows; without a code the county is that of the township's, else as written."""
    names = ["county_code", "campaign", *(("trade",) if by_trade else ())]
    if by_trade and rows["county_code"].null_count:
        names += ["township_code", "county"]
    held = {name: columns.code(rows[name].combine_chunks()) for name in names if name in rows.column_names and rows[name].null_count < rows.num_rows}
    joined = np.zeros(rows.num_rows, dtype=np.int64)
    for each in held.values():
        joined *= max(1, len(each.texts))
        joined += each.codes
    found: Counter[Where] = Counter()
    for group, n in _counts(joined, math.prod(max(1, len(each.texts)) for each in held.values())):
        said = _taken_apart(group, held)
        county = said.get("county_code") or said.get("township_code", "")[:6] or said.get("county")
        found[Where(county or None, said.get("trade") or None, said.get("campaign") or None)] += n
    return list(found.items())


def _counts(codes: npt.NDArray[np.int64], different: int) -> list[tuple[int, int]]:
    """Each code with how often it stands; all are below `different`."""
    if different > _BY_PLACE:
        return [(each["values"], each["counts"]) for each in pa.array(codes).value_counts().to_pylist()]
    counts = np.bincount(codes, minlength=1)
    return [(int(code), int(counts[code])) for code in np.flatnonzero(counts)]


def _taken_apart(joined: int, held: Mapping[str, Coded]) -> dict[str, str]:
    said = {}
    for name, each in reversed(list(held.items())):
        joined, code = divmod(joined, max(1, len(each.texts)))
        said[name] = str(each.texts[code].as_py() or "")
    return said


def _is_of(campaign: Declared, where: Where, by_trade: bool) -> bool:
    if where.tag is not None and where.tag != campaign.id:
        return False
    if not by_trade:
        return where.county is None or where.county == campaign.county_code
    return where.county == campaign.county_code and where.trade in campaign.trades


def _lack(declared: Sequence[Declared], where: Where, by_trade: bool) -> tuple[str, str]:
    """Why a row is of no campaign, the first thing to mend, and what that sentence is to name."""
    if where.county is None and by_trade:
        likely = {each.county for each in declared if where.trade in each.trades}
        return "county", likely.pop() if len(likely) == 1 else "…"
    if where.tag is not None and any(_is_of(each, where._replace(tag=None), by_trade) for each in declared):
        return "tag", where.tag
    if all(each.county_code != where.county for each in declared):
        known = gazetteer.read().counties.get(where.county or "")
        return "elsewhere", known[0] if known else where.county or where.tag or ""
    return ("trade", "") if where.trade is None else ("other", where.trade)


def _told(lacks: Mapping[str, Mapping[str, int]], nowhere: int, rows: int) -> Message | None:
    if not nowhere:
        return None
    whys: Message | None = None
    for kind in (kind for kind in _LACKS if kind in lacks):
        names = [name for name, _n in Counter(lacks[kind]).most_common()]
        said = "、".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
        why = Message(_LACKS[kind], n=sum(lacks[kind].values()), names=said, county=names[0] if len(names) == 1 else "…")
        whys = why if whys is None else Message("{one}; {other}", one=whys, other=why)
    return Message("{n} of {all} rows count in no campaign, so no target and no page of a campaign shows them: {why}.", n=nowhere, all=rows, why=whys)
