"""Of which campaign a row is, and what it lacks where it is of none; said in a sentence with what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from etl import gazetteer
from etl.campaigns import Declared
from words import N_, Message

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
Lacks = Mapping[str, Mapping[str, int]]  # what is lacking → what the sentence names of it → rows


class Where(NamedTuple):
    """What decides of which campaign a row is: county (code, or as written where it has none), trade and tag."""

    county: str | None
    trade: str | None
    tag: str | None


def is_of(campaign: Declared, where: Where, by_trade: bool) -> bool:
    """Whether such a row is of the campaign. `by_trade`: county and trade must be known; else the county may be left out."""
    if where.tag is not None and where.tag != campaign.id:
        return False
    if not by_trade:
        return where.county is None or where.county == campaign.county_code
    return where.county == campaign.county_code and where.trade in campaign.trades


def lack(declared: Sequence[Declared], where: Where, by_trade: bool) -> tuple[str, str]:
    """Why a row is of no campaign, the first thing to mend, and what that sentence is to name."""
    if where.county is None and by_trade:
        likely = {each.county for each in declared if where.trade in each.trades}
        return "county", likely.pop() if len(likely) == 1 else "…"
    if where.tag is not None and any(is_of(each, where._replace(tag=None), by_trade) for each in declared):
        return "tag", where.tag
    if all(each.county_code != where.county for each in declared):
        known = gazetteer.read().counties.get(where.county or "")
        return "elsewhere", known[0] if known else where.county or where.tag or ""
    return ("trade", "") if where.trade is None else ("other", where.trade)


def told(lacks: Lacks, rows: int) -> Message | None:
    """How many of the rows are of no campaign, and what they lack; None where all are of one."""
    nowhere = sum(sum(names.values()) for names in lacks.values())
    if not nowhere:
        return None
    whys = reduce(lambda one, other: Message("{one}; {other}", one=one, other=other), [_why(kind, lacks[kind]) for kind in _LACKS if kind in lacks])
    return Message("{n} of {all} rows count in no campaign, so no target and no page of a campaign shows them: {why}.", n=nowhere, all=rows, why=whys)


def _why(kind: str, named: Mapping[str, int]) -> Message:
    names = [name for name, _n in Counter(named).most_common()]
    said = "、".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    return Message(_LACKS[kind], n=sum(named.values()), names=said, county=names[0] if len(names) == 1 else "…")
