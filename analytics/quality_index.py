"""The product quality index (产品质量指数): 100 minus the severity-weighted loss per batch, by stratum, with its interval.

A batch loses the weight of its worst failed item (the campaign file's weights); a stratum is a product category of a trade and weighs by the
sales that the register knows, else by its sample. The interval resamples enterprises, since one enterprise gives several batches.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaigns import DEFAULT_INDEX, Campaign, IndexRule
from analytics.filters import register_scope
from analytics.losses import losses
from analytics.rates import span_of
from analytics.scope import Scope

DRAWS = 2000
SEED = 20070711
AT_ONCE = 4_000_000  # enterprises drawn in one step: bounds the memory of a bootstrap
METHOD_COLUMNS = {"severity": ("judged", "loss"), "pass_rate": ("judged", "failed"), "items": ("items_tested", "items_failed")}


@dataclass(frozen=True)
class Stratum:
    """One product category of a trade: its batches (items, by that method), their loss, its weight (they add up to 1) and its own index."""

    trade: str
    product_category: str | None
    judged: int
    failed: int
    loss: float
    weight: float
    index: float


@dataclass(frozen=True)
class QualityIndex:
    """The index of a scope. `index` None: nothing judged. `low`, `high`: bootstrap by enterprise at `confidence`; None for one enterprise alone.

    `weighting`: 'sales' where the register knows the output of every stratum, else 'sample'. `coverage`: the sales share of the trades
    with samples among all trades of the scope (None where the register knows no sales). `unknown_class_share`: failed batches whose
    class nobody stated, of all failed; 1 means that the index is only the pass rate.
    """

    index: float | None
    low: float | None
    high: float | None
    confidence: float | None
    strata: tuple[Stratum, ...]
    weights: dict[str, float] = field(hash=False)
    version: str
    method: str
    weighting: str
    coverage: float | None
    judged: int
    failed: int
    enterprises: int
    unknown_class_share: float | None


def quality_index(snapshot: Readable, scope: Scope, confidence: float = 0.95) -> QualityIndex:
    """The index of a scope (see QualityIndex), by the campaign's weights, else the usual ones."""
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = span_of(snapshot, scope, campaign)
    rows = losses(snapshot, scope, campaign, span, [span.start])
    return of_losses(rows, campaign.index if campaign else DEFAULT_INDEX, confidence, trade_sales(snapshot, scope, campaign, span.end))


def trade_sales(snapshot: Readable, scope: Scope, campaign: Campaign | None, end: date) -> dict[str, float]:
    """Trade → annual sales in 万元 that the register knows on that day, for the trades of the scope."""
    rows = ask("sales_by_trade", snapshot, **register_scope(scope, campaign, end))
    return dict(zip(rows["trade"].tolist(), rows["annual_sales"].tolist(), strict=True))


def of_losses(rows: pd.DataFrame, rule: IndexRule, confidence: float | None = 0.95, sales: dict[str, float] | None = None) -> QualityIndex:
    """The index of rows as `losses` gives them. `sales`: trade → known output, for the coverage; `confidence` None: no interval is drawn."""
    count_name, loss_name = METHOD_COLUMNS[rule.method]
    rows = rows[rows[count_name] > 0]
    strata, place = _strata(rows)
    counts = _sums(place, rows[count_name], len(strata))
    lost = _sums(place, rows[loss_name], len(strata))
    output = _output(rows, place, len(strata), count_name)
    failed = int(rows["failed"].sum())
    by_sales = output is not None
    weight = output if output is not None else counts
    value = _index(counts, lost, weight)
    low, high = (None, None) if confidence is None else _interval(rows, place, len(strata), count_name, loss_name, output, confidence)
    share = weight / weight.sum() if weight.sum() else weight
    return QualityIndex(
        index=value,
        low=low,
        high=high,
        confidence=confidence,
        strata=tuple(
            Stratum(trade, category, int(n), int(f), float(loss), float(w), float(100 * (1 - loss / n)))
            for (trade, category), n, f, loss, w in zip(strata, counts, _sums(place, rows["failed"], len(strata)), lost, share, strict=True)
        ),
        weights=dict(rule.weights),
        version=rule.version,
        method=rule.method,
        weighting="sales" if by_sales else "sample",
        coverage=_coverage(sales or {}, {trade for trade, _ in strata}),
        judged=int(rows["judged"].sum()),
        failed=failed,
        enterprises=int(rows["enterprise"].nunique()),
        unknown_class_share=float(rows["failed_unknown"].sum()) / failed if failed else None,
    )


def _sums(place: NDArray[np.intp], values: pd.Series[float], size: int) -> NDArray[np.float64]:
    """The values of each place, added up."""
    return np.bincount(place, values.to_numpy(dtype=np.float64), size).astype(np.float64)


def _strata(rows: pd.DataFrame) -> tuple[list[tuple[str, str | None]], NDArray[np.intp]]:
    labels = [(trade, None if pd.isna(category) else category) for trade, category in zip(rows["trade"], rows["product_category"], strict=True)]
    ordered = sorted(set(labels), key=lambda label: (str(label[0]), label[1] is None, str(label[1])))
    number = {label: place for place, label in enumerate(ordered)}
    return ordered, np.array([number[label] for label in labels], dtype=np.intp)


def _output(rows: pd.DataFrame, place: NDArray[np.intp], size: int, count_name: str) -> NDArray[np.float64] | None:
    """Sales of each stratum: an enterprise's annual sales spread over its strata as its sample is. None where one stratum has none known."""
    batches = rows[count_name].to_numpy(dtype=np.float64)
    own = rows.groupby("enterprise")[count_name].transform("sum").to_numpy(dtype=np.float64)
    spread = np.nan_to_num(rows["annual_sales"].to_numpy(dtype=np.float64)) * batches / own
    output = np.bincount(place, spread, size).astype(np.float64)
    return output if size and bool(np.all(output > 0)) else None


def _index(counts: NDArray[np.float64], lost: NDArray[np.float64], weight: NDArray[np.float64]) -> float | None:
    if not counts.sum():
        return None
    return float(100 * (1 - np.sum(weight * (lost / counts)) / np.sum(weight)))


def _interval(
    rows: pd.DataFrame,
    place: NDArray[np.intp],
    size: int,
    count_name: str,
    loss_name: str,
    output: NDArray[np.float64] | None,
    confidence: float,
) -> tuple[float | None, float | None]:
    """Bootstrap by enterprise: sorted, resampled with replacement, the index computed anew in each draw, its quantiles taken.

    The ends are never narrower than what so many batches could prove without a single loss (and without a single pass): otherwise a
    handful of passed batches, which all resamples repeat, would look certain.
    """
    enterprises, owner = np.unique(rows["enterprise"].to_numpy(dtype=object).astype(str), return_inverse=True)
    if len(enterprises) < 2:
        return None, None
    cell = owner * size + place
    counts = _sums(cell, rows[count_name], len(enterprises) * size).reshape(len(enterprises), size)
    lost = _sums(cell, rows[loss_name], len(enterprises) * size).reshape(len(enterprises), size)
    values = _bootstrap(counts, lost, output)
    tail = (1 - confidence) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    provable = float(tail ** (1 / counts.sum())) * 100
    return float(min(low, provable)), float(max(high, 100 - provable))


def _bootstrap(counts: NDArray[np.float64], lost: NDArray[np.float64], output: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """The index in each of DRAWS resamples of the rows of `counts` and `lost` (enterprises × strata), from a fixed seed."""
    random = np.random.default_rng(SEED)
    enterprises = len(counts)
    if output is None:  # weighted by the sample the strata cancel out
        counts, lost = counts.sum(axis=1, keepdims=True), lost.sum(axis=1, keepdims=True)
    values = []
    step = max(1, AT_ONCE // enterprises)
    for done in range(0, DRAWS, step):
        draws = min(step, DRAWS - done)
        drawn = random.integers(0, enterprises, size=(draws, enterprises)) + np.arange(draws)[:, None] * enterprises
        times = np.bincount(drawn.ravel(), minlength=draws * enterprises).reshape(draws, enterprises)
        n, d = times @ counts, times @ lost
        weight = np.where(n > 0, np.ones(1) if output is None else output, 0.0)
        values.append(100 * (1 - np.sum(weight * np.divide(d, n, out=np.zeros_like(d), where=n > 0), axis=1) / np.sum(weight, axis=1)))
    return np.concatenate(values)


def _coverage(sales: dict[str, float], sampled: set[str]) -> float | None:
    known = {trade: amount for trade, amount in sales.items() if amount and not np.isnan(amount)}
    return sum(amount for trade, amount in known.items() if trade in sampled) / sum(known.values()) if known else None
