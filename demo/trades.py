"""What each trade makes and how it fails, from `trades.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Product:
    """One product of a trade; `share` is its weight among the trade's batches."""

    name: str
    category: str
    standard: str
    specs: tuple[str, ...]
    share: float


@dataclass(frozen=True)
class Item:
    """One test item that fails, with the class of GB/T 2828-like lists: A, B, C."""

    name: str
    grade: str
    share: float
    measured: tuple[str, ...]
    limit: str
    labelling: bool


@dataclass(frozen=True)
class Trade:
    """One trade of the demo."""

    name: str
    places: tuple[str, ...]
    suffixes: tuple[str, ...]
    industry_code: str
    items_tested: int
    products: tuple[Product, ...]
    items: tuple[Item, ...]


@cache
def trades() -> Mapping[str, Trade]:
    """Every trade by its Chinese name."""
    said = tomllib.loads((Path(__file__).parent / "trades.toml").read_text(encoding="utf-8"))
    return {name: _trade(name, each) for name, each in said.items()}


def _trade(name: str, said: Mapping[str, Any]) -> Trade:
    return Trade(
        name=name,
        places=tuple(said["places"]),
        suffixes=tuple(said["suffixes"]),
        industry_code=said["industry_code"],
        items_tested=said["items_tested"],
        products=tuple(Product(p["name"], p["category"], p["standard"], tuple(p["specs"]), p["share"]) for p in said["products"]),
        items=tuple(Item(i["name"], i["class"], i["share"], tuple(i["measured"]), i["limit"], i.get("labelling", False)) for i in said["items"]),
    )
