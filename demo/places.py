"""The counties of the demo and what their townships are like, from `places.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Township:
    """A township: today's name, the one of its day where it differs, its log odds of failure, its weight by trade."""

    name: str
    old: str
    effect: float
    weights: Mapping[str, int]


@dataclass(frozen=True)
class Place:
    """The county of one campaign, with the number of enterprises by trade."""

    campaign: str
    county: str
    county_code: str
    enterprises: Mapping[str, int]
    townships: tuple[Township, ...]
    others: tuple[str, ...]  # townships without an enterprise of the trades: they report like the rest


@cache
def places() -> Mapping[str, Place]:
    """Every county by its campaign."""
    said = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
    return {
        campaign: Place(
            campaign,
            each["county"],
            each["county_code"],
            each["enterprises"],
            tuple(
                Township(t["name"], t.get("old", t["name"]), t["effect"], {trade: t.get(trade, 0) for trade in each["enterprises"]})
                for t in each["townships"]
            ),
            tuple(each.get("others", ())),
        )
        for campaign, each in said.items()
    }
