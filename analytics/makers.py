"""Which enterprise a maker is: by its USCC, else by its name in the register (in its county, or where the name is the only one), else by its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from analytics.ask import Readable, ask
from analytics.derived import derived
from analytics.facts.digest import struct_of
from analytics.facts.names import Names
from analytics.kept import kept
from analytics.register import registered, turn

CLASSES = ("tier", "compliance_class", "disposition")
FRAME = pa.schema([*((name, pa.string()) for name in ("enterprise", "name", "county", *CLASSES)), ("annual_sales", pa.float64())])


@dataclass(frozen=True, eq=False)
class Makers:
    """`enterprise`: for each maker of the facts the place of its enterprise in `table`; -1 for one without any name.

    `table`: one row an enterprise, by key: enterprise (its key), name, county, tier, compliance_class, disposition, annual_sales (万元).
    The name of one that the register lacks is the first of its makers' names. `turn`: the day of the register that knows them.
    """

    enterprise: NDArray[np.int64]
    table: pa.Table
    turn: date

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table as a frame: names are many, so only for those who look at them."""
        frame: pd.DataFrame = self.table.to_pandas()
        return frame

    @cached_property
    def keys(self) -> pd.Index[str]:
        """The enterprises of the table, sorted."""
        keys: pd.Index[str] = pd.Index(self.table["enterprise"].to_pandas().astype(object))
        return keys

    @cached_property
    def sales(self) -> NDArray[np.float64]:
        """The annual sales (万元) of each enterprise of the table; nan where nobody knows them, and at the end, for -1."""
        return np.append(self.table["annual_sales"].to_numpy(), np.nan)

    def of_county(self, county: str) -> NDArray[np.bool_]:
        """The enterprises of the table that the register knows in a county (a mask, with False at the end, for -1)."""
        there = pc.fill_null(pc.equal(self.table["county"], county), False)
        return np.append(there.to_numpy(), False)

    def of_tiers(self, tiers: tuple[str, ...]) -> NDArray[np.bool_]:
        """The makers whose enterprise the register puts into one of these sales tiers (a mask)."""
        there = np.append(self.frame["tier"].isin(tiers).to_numpy(dtype=bool), False)
        return there[self.enterprise]


def makers(snapshot: Readable, of: Names, as_of: date, tier_a: float, tier_b: float) -> Makers:
    """The makers `of` some facts against the register of a day. `tier_a`, `tier_b`: the boundaries of the sales tiers, in 万元."""
    return _makers(snapshot, of, turn(snapshot, as_of), tier_a, tier_b)


@kept(8)
def _makers(snapshot: Readable, of: Names, as_of: date, tier_a: float, tier_b: float) -> Makers:
    recognised = partial(_recognised, snapshot, of, as_of, tier_a, tier_b)
    table = derived(snapshot, f"{of.facts}-enterprises", ("sampling_results", "enterprises"), recognised, as_of, tier_a, tier_b, of.files)
    if not table.num_rows:
        table = recognised()
    found = table["enterprise"].chunk(0)
    return Makers(found.indices.fill_null(-1).to_numpy(), pa.Table.from_struct_array(found.dictionary), as_of)


def _recognised(snapshot: Readable, of: Names, as_of: date, tier_a: float, tier_b: float) -> pa.Table:
    """One row per maker: its enterprise, as a row of the frame of Makers."""
    register, named = registered(snapshot, as_of, tier_a, tier_b), of.frame
    key = named["producer_uscc"].astype(object)
    missing = key.isna().to_numpy()
    if missing.any():
        names = ask("names_in_register", snapshot, as_of=as_of, tier_a=tier_a, tier_b=tier_b)
        key = key.where(~missing, _by_name(named[missing], names).reindex(named.index))
    codes, keys = pd.factorize(key, sort=True)
    frame = register.reindex(keys).rename_axis("enterprise").reset_index()
    first = _first_name(codes, named["maker_name"], len(keys))
    frame["name"] = frame["name"].astype(object).where(frame["name"].notna(), first)
    enterprises = pa.Table.from_pandas(frame, schema=FRAME, preserve_index=False)
    return pa.table({"enterprise": pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), struct_of(enterprises))})


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
