"""How concentrated are sales and failures: what each enterprise holds of all, and how unequal chance alone would make it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics import campaigns, rates
from analytics.ask import Readable
from analytics.kept import Kept
from analytics.register import register_of
from analytics.scope import Scope
from analytics.statistics import gini, lorenz
from analytics.statistics.bootstrap import SEED
from analytics.statistics.inequality import Lorenz
from analytics.statistics.inputs import Counts, Floats

DRAWN = 800_000
"""Counts drawn in all to see what chance does: so many enterprises times so many draws."""
DRAWS = (40, 400)
"""At least and at most so many draws."""


@dataclass(frozen=True)
class Held:
    """`frame`: one row an enterprise (key, name, township_code, township, amount …), who holds most first, with its share of all and the share
    that those down to it hold together (fractions; NaN where there is nothing to share). `gini`: NaN where there is nothing to share."""

    frame: pd.DataFrame
    total: float
    gini: float
    curve: Lorenz

    def top(self, share: float) -> tuple[int, float]:
        """How many enterprises the given share of them is (rounded up, at least one), and what share of all these hold."""
        count = max(1, int(np.ceil(round(share * len(self.frame), 9))))
        return count, float(self.frame["cumulative"].iloc[count - 1])

    @property
    def holding(self) -> int:
        """How many hold anything at all."""
        return int((self.frame["amount"] > 0).sum())


@dataclass(frozen=True)
class Chance:
    """What the failures would look like if every judged batch were as likely to fail as any other: Gini (median and its 95 % range), mean curve."""

    gini: float
    low: float
    high: float
    curve: Lorenz


_dealt: Kept[Chance] = Kept(50)


@dataclass(frozen=True)
class Concentration:
    """`sales`: of the enterprises in operation whose sales the register knows (万元); `failures`: failed batches of the enterprises sampled, with
    judged. Either is None where there is no enterprise to count. `registered` enterprises are in operation, those in `without_sales` (name,
    township, failed, judged) have no figure; `zero` sell nothing. `unnamed` failed batches name no enterprise, `failures_only` have no denominator.
    """

    sales: Held | None
    failures: Held | None
    chance: Chance | None
    registered: int
    zero: int
    without_sales: pd.DataFrame
    unnamed: int
    failures_only: int


def concentration(snapshot: Readable, scope: Scope) -> Concentration:
    """Sales of the register on the as-of day, and failures among the batches that the counting rule counts, by enterprise."""
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = rates.span_of(snapshot, scope, campaign)
    register = register_of(snapshot, scope, campaign, span.end)
    sampled = rates.rate(snapshot, scope, by=("enterprise",))
    unnamed = sampled["enterprise"].isna()
    counts = sampled[~unnamed].assign(failed=lambda frame: frame["judged"] - frame["passed"])
    counts = counts.rename(columns={"enterprise": "key"}).groupby("key", as_index=False).agg({"name": "first", "judged": "sum", "failed": "sum"})
    places = rates.township_names(campaign, register["township_code"].dropna().unique().tolist())
    named = rates.named(register["township_code"], register["township"], places)
    register = register.rename(columns={"enterprise": "key"}).assign(township=pd.Series(named, register.index, dtype=object))
    firms = register[register["operating"]].drop_duplicates("key").merge(counts[["key", "judged", "failed"]], on="key", how="left")
    firms = firms.assign(amount=firms["annual_sales"].astype("float64")).fillna({"judged": 0, "failed": 0})
    known = firms["amount"] >= 0
    columns = ["key", "name", "township_code", "township", "amount", "judged", "failed"]
    fallen = counts[counts["judged"] > 0].merge(register[["key", "township_code", "township"]].drop_duplicates("key"), on="key", how="left")
    failures = held(fallen.assign(amount=fallen["failed"])[columns])
    return Concentration(
        sales=held(firms.loc[known, columns]),
        failures=failures,
        chance=by_chance(failures) if failures else None,
        registered=len(firms),
        zero=int((firms["amount"] == 0).sum()),
        without_sales=firms.loc[~known, ["key", "name", "township", "failed", "judged"]].sort_values(["failed", "name"], ascending=[False, True]),
        unnamed=int((sampled.loc[unnamed, "judged"] - sampled.loc[unnamed, "passed"]).sum()),
        failures_only=int(sampled["failures_without_denominator"].sum()),
    )


def held(frame: pd.DataFrame) -> Held | None:
    """Amounts (0 or more) of enterprises, with their shares; None without an enterprise."""
    if frame.empty:
        return None
    ordered = frame.sort_values(["amount", "name"], ascending=[False, True], ignore_index=True)
    amounts = ordered["amount"].to_numpy(dtype=np.float64)
    total = float(amounts.sum())
    share = amounts / total if total else np.full(len(amounts), np.nan)
    ordered = ordered.assign(share=share, cumulative=np.minimum(np.cumsum(share), 1.0))
    return Held(ordered, total, gini(amounts), lorenz(amounts))


def by_chance(failures: Held) -> Chance | None:
    """The failures dealt out to the judged batches at random, again and again, with a fixed seed and the enterprises by key; None without any.

    A few failures on many enterprises look unequal whatever the enterprises do: each failure falls on one of them. This is the inequality to
    compare with, in place of 0. Hypergeometric over the batches; fewer draws the more enterprises there are, see DRAWN and DRAWS. The same
    figures give the same answer, so a process draws once for each.
    """
    judged: Counts = failures.frame.sort_values("key")["judged"].to_numpy(dtype=np.int64)
    total = int(failures.total)
    if not total or len(judged) < 2:
        return None
    return _dealt.get((judged.tobytes(), total), lambda: _deal(judged, total))


def _deal(judged: Counts, total: int) -> Chance:
    units = len(judged)
    times = int(np.clip(DRAWN // units, *DRAWS))
    drawn = np.sort(np.random.default_rng(SEED).multivariate_hypergeometric(judged, total, size=times, method="marginals"), axis=1)
    # The Gini coefficient of every draw at once, in the form of `analytics.statistics.gini`.
    each: Floats = 2 * (drawn @ np.arange(1, units + 1)) / (units * total) - (units + 1) / units
    low, middle, high = np.quantile(each, [0.025, 0.5, 0.975])
    mean = np.concatenate([[0.0], np.cumsum(drawn.mean(axis=0)) / total])
    return Chance(float(middle), float(low), float(high), Lorenz(np.arange(units + 1) / units, np.minimum(mean, 1.0)))


def failures_by_place(snapshot: Readable, scope: Scope) -> Held | None:
    """Failed batches of every township with anything judged, as `held` gives them, with judged."""
    found = rates.rate(snapshot, scope, by=("township",))
    found = found[(found["judged"] > 0) & (found["township_code"].notna() | found["township"].notna())]
    key = found["township_code"].astype(object).where(found["township_code"].notna(), found["township"])
    failed = found["judged"] - found["passed"]
    return held(pd.DataFrame({"key": key, "name": found["township"], "amount": failed, "failed": failed, "judged": found["judged"]}))
