"""Sampled batches with their verdicts: drawn per campaign, trade, level and period, with true differences between places and enterprises."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from demo.draws import dice, systematic
from demo.enterprises import Enterprise, enterprises, weights
from demo.names import ELSEWHERE, SHOPS, morphemes
from demo.trades import Item, Product

SEASON = 0.35  # log odds: goods sampled in the hot months fail more, in winter less


@dataclass(frozen=True)
class Draw:
    """One inspection programme: so many batches of a trade at a level within a period, at about that pass rate."""

    trade: str
    level: str
    kind: str
    start: date
    end: date
    batches: int
    rate: float
    link: str = "production"


@dataclass(frozen=True)
class Failure:
    """A failed item with what was measured."""

    item: Item
    measured: str


@dataclass(frozen=True)
class Batch:
    """One sampled batch, typed; `rows.py` writes it as a laboratory would."""

    draw: Draw
    enterprise: Enterprise
    product: Product
    spec: str
    sampled_on: date
    produced_on: date
    serial: int
    verdict: str
    failures: tuple[Failure, ...] = ()
    first_verdict: str = ""
    shop: str = ""
    producer: str = ""  # another than the enterprise: goods from elsewhere found in a shop
    sample_no: str = ""

    @property
    def reported_on(self) -> date:
        """When the result was made known: three weeks after the sampling."""
        return self.sampled_on + timedelta(days=21)


def drawn(campaign: str, file: str, draw: Draw) -> list[Batch]:
    """The batches of one programme by date."""
    random = dice(campaign, file, draw)
    group = [each for each in enterprises(campaign) if each.trade.name == draw.trade]
    picked = _picked(group, draw, random)
    days = sorted(_workday(draw, random) for _ in picked)
    chances = _chances(picked, days, 1 - draw.rate)
    failed = systematic(chances, random)
    shops = morphemes(dice(campaign, file, draw, "shops"))
    return [
        _batch(draw, enterprise, day, fails, serial, next(shops), random)
        for serial, (enterprise, day, fails) in enumerate(zip(picked, days, failed, strict=True))
    ]


def retested(batches: Sequence[Batch], count: int, random: Random) -> list[Batch]:
    """The same batches, `count` of them tested twice after an objection: half of them passed the second time."""
    chosen = {id(b) for b in random.sample([b for b in batches if b.verdict == "fail"], count - count // 2)}
    chosen |= {id(b) for b in random.sample([b for b in batches if b.verdict == "pass"], count // 2)}
    return [replace(b, first_verdict="fail") if id(b) in chosen else b for b in batches]


def unjudged(batches: Sequence[Batch], count: int, random: Random) -> list[Batch]:
    """The same batches, `count` of the passed ones without a verdict: the sample was spoilt or the standard gave no limit."""
    chosen = {id(b) for b in random.sample([b for b in batches if b.verdict == "pass" and not b.first_verdict], count)}
    return [replace(b, verdict="not_judged") if id(b) in chosen else b for b in batches]


def _picked(group: Sequence[Enterprise], draw: Draw, random: Random) -> list[Enterprise]:
    """Enterprises with one to three batches each: supervision comes back to the same gate, so batches are not independent."""
    picked: list[Enterprise] = []
    while len(picked) < draw.batches:
        enterprise = random.choices(group, weights(group))[0]
        picked += [enterprise] * random.choices((1, 2, 3), (6, 3, 1))[0]
    picked = picked[: draw.batches]
    random.shuffle(picked)
    return picked


def _workday(draw: Draw, random: Random) -> date:
    """Some working day of the period; of one that is a weekend, any day: markets are open then."""
    days = [draw.start + timedelta(days=n) for n in range((draw.end - draw.start).days + 1)]
    return random.choice([day for day in days if day.weekday() < 5] or days)


def _chances(picked: Sequence[Enterprise], days: Sequence[date], wanted: float) -> list[float]:
    """Each batch's chance to fail: township + enterprise + season in log odds, shifted so that the mean is `wanted`."""
    odds = [
        e.township.effect + e.effect + SEASON * math.cos((day.timetuple().tm_yday - 200) / 365.25 * 2 * math.pi)
        for e, day in zip(picked, days, strict=True)
    ]
    low, high = -12.0, 12.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = sum(_logistic(middle + each) for each in odds) / len(odds)
        low, high = (middle, high) if mean < wanted else (low, middle)
    return [_logistic(low + each) for each in odds]


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _batch(draw: Draw, enterprise: Enterprise, day: date, fails: bool, serial: int, shop: str, random: Random) -> Batch:
    product = random.choices(enterprise.trade.products, [p.share for p in enterprise.trade.products])[0]
    batch = Batch(
        draw=draw,
        enterprise=enterprise,
        product=product,
        spec=random.choice(product.specs),
        sampled_on=day,
        produced_on=day - timedelta(days=random.randrange(6, 120)),
        serial=serial,
        verdict="fail" if fails else "pass",
        failures=_failures(enterprise.trade.items, random) if fails else (),
    )
    if draw.link == "production":
        return batch
    elsewhere = random.random() < 0.4
    producer = f"{random.choice(ELSEWHERE)}{shop[::-1]}{random.choice(enterprise.trade.suffixes)}有限公司" if elsewhere else ""
    return replace(batch, shop=f"{enterprise.place.county[:2]}{shop}{random.choice(SHOPS)}", producer=producer)


def _failures(items: Sequence[Item], random: Random) -> tuple[Failure, ...]:
    """One failed item, sometimes two or three, in the order of the trade's list."""
    wanted = random.choices((1, 2, 3), (72, 22, 6))[0]
    chosen: set[str] = set()
    while len(chosen) < wanted:
        chosen.add(random.choices(items, [item.share for item in items])[0].name)
    return tuple(Failure(item, random.choice(item.measured)) for item in items if item.name in chosen)
