"""Which enterprise a maker is: by its USCC, else by its name in the register (in its county, or where the name is the only one), else by its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable, ask
from analytics.facts.rows import Names
from analytics.kept import kept
from analytics.register import turn

CLASSES = ("tier", "compliance_class", "disposition")


@dataclass(frozen=True, eq=False)
class Makers:
    """`enterprise`: for each maker of the facts the place of its enterprise in `frame`; -1 for one without any name.

    `frame`: one row an enterprise, by key: enterprise (its key), name, tier, compliance_class, disposition, annual_sales (万元).
    The name of one that the register lacks is the first of its makers' names.
    """

    enterprise: NDArray[np.int64]
    frame: pd.DataFrame

    @cached_property
    def keys(self) -> pd.Index[str]:
        """The enterprises of `frame`, sorted."""
        keys: pd.Index[str] = pd.Index(self.frame["enterprise"].astype(object))
        return keys

    def of_tiers(self, tiers: tuple[str, ...]) -> NDArray[np.bool_]:
        """The makers whose enterprise the register puts into one of these sales tiers (a mask)."""
        there = np.append(self.frame["tier"].isin(tiers).to_numpy(dtype=bool), False)
        return there[self.enterprise]


def registered(snapshot: Readable, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    """The register of a day, by enterprise (see sql/registered.sql)."""
    return _registered(snapshot, turn(snapshot, as_of), tier_a, tier_b)


@kept(8)
def _registered(snapshot: Readable, as_of: date, tier_a: float, tier_b: float) -> pd.DataFrame:
    return ask("registered", snapshot, as_of=as_of, tier_a=tier_a, tier_b=tier_b).set_index("enterprise")


def makers(snapshot: Readable, of: Names, as_of: date, tier_a: float, tier_b: float) -> Makers:
    """The makers `of` some facts against the register of a day. `tier_a`, `tier_b`: the boundaries of the sales tiers, in 万元."""
    return _makers(snapshot, of, turn(snapshot, as_of), tier_a, tier_b)


@kept(8)
def _makers(snapshot: Readable, of: Names, as_of: date, tier_a: float, tier_b: float) -> Makers:
    register, named = _registered(snapshot, as_of, tier_a, tier_b), of.frame
    key = named["producer_uscc"].astype(object)
    missing = key.isna().to_numpy()
    if missing.any():
        names = ask("names_in_register", snapshot, as_of=as_of, tier_a=tier_a, tier_b=tier_b)
        key = key.where(~missing, _by_name(named[missing], names).reindex(named.index))
    codes, keys = pd.factorize(key, sort=True)
    frame = register.reindex(keys).rename_axis("enterprise").reset_index()
    first = _first_name(codes, named["maker_name"], len(keys))
    frame["name"] = frame["name"].astype(object).where(frame["name"].notna(), first)
    return Makers(codes.astype(np.int64), frame)


def _first_name(codes: NDArray[np.int64], names: pd.Series[str], size: int) -> NDArray[np.object_]:
    """For each enterprise the first of its makers' names, in the order of the alphabet."""
    texts = [*names.cat.categories, None]
    number = np.where(names.cat.codes < 0, len(texts) - 1, names.cat.codes)
    first = np.full(size, len(texts) - 1)
    np.minimum.at(first, codes[codes >= 0], number[codes >= 0])
    chosen: NDArray[np.object_] = np.array(texts, dtype=object)[first]
    return chosen


def _by_name(named: pd.DataFrame, register: pd.DataFrame) -> pd.Series[str]:
    """The enterprise of makers without a USCC."""
    register = register.dropna(subset="name_key")
    alone = register[register["namesakes"] == 1].set_index("name_key")["enterprise"]
    here = register.dropna(subset="county_code").set_index(["name_key", "county_code"])["enterprise"]
    name = named["maker"].astype(object)
    pairs = pd.MultiIndex.from_arrays([name, named["county_code"].astype(object)])
    found = pd.Series(here.reindex(pairs).to_numpy(), index=named.index, dtype=object)
    found = found.where(found.notna(), name.map(alone))
    return found.where(found.notna(), name)
