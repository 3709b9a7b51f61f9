"""The invented enterprises: who they are, where, how big and how good."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from demo.draws import apportion, dice
from demo.names import morphemes
from demo.places import Place, Township, places
from demo.trades import Trade, trades
from demo.uscc import uscc

MEDIAN_SALES = 900.0  # 万元; with SPREAD about 8 % of the enterprises come out as A, 38 % as B
SPREAD = 1.25
BOUNDARIES = (5000.0, 1000.0)  # 万元: the first two of a trade sit exactly on the limits of the sales tiers (C1)


@dataclass(frozen=True)
class Enterprise:
    """One invented producer. `sales` in 万元 a year; `effect` is its own log odds of a failure on top of its township's."""

    uscc: str
    name: str
    brand: str
    place: Place
    township: Township
    trade: Trade
    sales: float
    effect: float


@cache
def enterprises(campaign: str) -> tuple[Enterprise, ...]:
    """Every enterprise of a campaign, in the order of its register."""
    place = places()[campaign]
    found: list[Enterprise] = []
    names = morphemes(dice(campaign, "names"))
    for trade in (trades()[name] for name in place.enterprises):
        counts = apportion(place.enterprises[trade.name], [township.weights[trade.name] for township in place.townships])
        sales = _sales(sum(counts), dice(campaign, trade.name, "sales"))
        random = dice(campaign, trade.name, "enterprises")
        for township in (t for t, count in zip(place.townships, counts, strict=True) for _ in range(count)):
            brand, sold = next(names), sales.pop()
            code = uscc(place.county_code, len(found) + 1 + 1000 * list(places()).index(campaign))
            found.append(Enterprise(code, _name(brand, trade, random), brand, place, township, trade, sold, _effect(sold, random)))
    return tuple(found)


def _sales(count: int, random: Random) -> list[float]:
    """Heavy-tailed: log-normal, with a Pareto tail of a few leaders; shuffled, so that no township owns the leaders."""
    drawn = [round(math.exp(random.gauss(math.log(MEDIAN_SALES), SPREAD)), 1) for _ in range(count - len(BOUNDARIES) - 3)]
    leaders = [round(9000 * random.paretovariate(1.1), 1) for _ in range(3)]
    every = [*drawn, *(min(each, 98000.0) for each in leaders), *BOUNDARIES]
    random.shuffle(every)
    return every


def _effect(sales: float, random: Random) -> float:
    """Large enterprises fail less; beyond that each has its own quality, so that batches of one enterprise resemble each other."""
    return -0.22 * math.log(sales / MEDIAN_SALES) + random.gauss(0.0, 0.7)


def _name(brand: str, trade: Trade, random: Random) -> str:
    place, suffix = random.choice(trade.places), random.choice(trade.suffixes)
    return f"{place}{brand}{suffix}" if suffix.endswith("厂") else f"{place}{brand}{suffix}有限公司"


def weights(group: Sequence[Enterprise]) -> list[float]:
    """How likely supervision picks each: the larger, the more often, yet far from in proportion."""
    return [each.sales**0.3 for each in group]
