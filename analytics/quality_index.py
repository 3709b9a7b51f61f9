"""The product quality index (产品质量指数): 100 minus the severity-weighted loss per batch, by stratum, with its interval.

A batch loses the weight of its worst failed item (the campaign file's weights); a stratum is a product category of a trade and weighs by the
sales that the register knows, else by its sample. The interval resamples enterprises, since one enterprise gives several batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics import campaigns
from analytics.ask import Readable, ask
from analytics.campaigns import DEFAULT_INDEX, Campaign, IndexRule, Window
from analytics.filters import register_scope
from analytics.index_interval import interval
from analytics.losses import losses, within
from analytics.rates import span_of
from analytics.scope import Scope

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


def of_windows(rows: pd.DataFrame, windows: Sequence[Window], rule: IndexRule, confidence: float | None) -> list[QualityIndex]:
    """The index of each window of rows as `losses` gives them, cut at the windows' ends. Their intervals are drawn side by side."""
    with ThreadPoolExecutor() as threads:
        return list(threads.map(lambda window: of_losses(within(rows, window), rule, confidence), windows))


def of_losses(rows: pd.DataFrame, rule: IndexRule, confidence: float | None = 0.95, sales: dict[str, float] | None = None) -> QualityIndex:
    """The index of rows as `losses` gives them. `sales`: trade → known output, for the coverage; `confidence` None: no interval is drawn."""
    count_name, loss_name = METHOD_COLUMNS[rule.method]
    if not rows[count_name].all():
        rows = rows[rows[count_name] > 0]
    strata, place = _strata(rows)
    counts = _sums(place, rows[count_name], len(strata))
    lost = _sums(place, rows[loss_name], len(strata))
    output = _output(rows, place, len(strata), count_name)
    failed = int(rows["failed"].sum())
    by_sales = output is not None
    weight = output if output is not None else counts
    value = _index(counts, lost, weight)
    low, high = None, None
    if confidence is not None:
        low, high = interval(rows["enterprise"], place, rows[count_name], rows[loss_name], len(strata), output, confidence)
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
        enterprises=int(np.count_nonzero(np.bincount(_categories(rows["enterprise"]).codes + 1, minlength=1)[1:])),
        unknown_class_share=float(rows["failed_unknown"].sum()) / failed if failed else None,
    )


def _sums(place: NDArray[np.intp], values: pd.Series[float], size: int) -> NDArray[np.float64]:
    """The values of each place, added up."""
    return np.bincount(place, values.to_numpy(dtype=np.float64), size).astype(np.float64)


def _strata(rows: pd.DataFrame) -> tuple[list[tuple[str, str | None]], NDArray[np.intp]]:
    """The strata with batches, by trade and category (those without one last), and the place of each row's stratum among them."""
    trade, category = (_categories(rows[name]) for name in ("trade", "product_category"))
    width = len(category.categories) + 1
    pair = (trade.codes.astype(np.int64) + 1) * width + category.codes + 1
    there = np.bincount(pair, minlength=1) > 0
    pairs, place = np.flatnonzero(there), (np.cumsum(there) - 1)[pair]
    codes = [divmod(int(one), width) for one in pairs]
    labels: list[tuple[Any, Any]] = [(trade.categories[t - 1] if t else None, category.categories[c - 1] if c else None) for t, c in codes]
    order = sorted(range(len(labels)), key=lambda n: (str(labels[n][0]), labels[n][1] is None, str(labels[n][1])))
    return [labels[n] for n in order], np.argsort(order)[place]


def _output(rows: pd.DataFrame, place: NDArray[np.intp], size: int, count_name: str) -> NDArray[np.float64] | None:
    """Sales of each stratum: an enterprise's annual sales spread over its strata as its sample is. None where one stratum has none known."""
    batches = rows[count_name].to_numpy(dtype=np.float64)
    owner = _categories(rows["enterprise"]).codes + 1
    own = np.bincount(owner, batches)[owner] if len(rows) else batches
    spread = np.nan_to_num(rows["annual_sales"].to_numpy(dtype=np.float64)) * batches / own
    output = np.bincount(place, spread, size).astype(np.float64)
    return output if size and bool(np.all(output > 0)) else None


def _categories(column: pd.Series[str]) -> pd.Categorical[Any]:
    """A column as numbers and what they mean; -1 is missing."""
    return column.array if isinstance(column.array, pd.Categorical) else pd.Categorical(column)


def _index(counts: NDArray[np.float64], lost: NDArray[np.float64], weight: NDArray[np.float64]) -> float | None:
    if not counts.sum():
        return None
    return float(100 * (1 - np.sum(weight * (lost / counts)) / np.sum(weight)))


def _coverage(sales: dict[str, float], sampled: set[str]) -> float | None:
    known = {trade: amount for trade, amount in sales.items() if amount and not np.isnan(amount)}
    return sum(amount for trade, amount in known.items() if trade in sampled) / sum(known.values()) if known else None
