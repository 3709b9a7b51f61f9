"""What batches lost by the severity of their failed items: the rows under every quality index."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.ask import Readable
from analytics.campaigns import DEFAULT_INDEX, Campaign, IndexRule, Window
from analytics.cells import Cells
from analytics.counting import cube, makers_of
from analytics.grouping import grouped
from analytics.scope import Scope

SEVERITIES = ("labelling", "A", "B", "C", "unknown")  # in the order of the bits of sql/facts.sql


def losses(snapshot: Readable, scope: Scope, campaign: Campaign | None, span: Window, cuts: Sequence[date]) -> pd.DataFrame:
    """One row per slice of time, enterprise, trade and product category, in the order of the slices, which begin at `cuts`.

    Columns: slice (its first day), enterprise (its place among the makers, which are sorted by key), trade, product_category, annual_sales (万元
    on the scope's day), judged, failed, loss (by the campaign's weights), failed_unknown (failed, of a class that nobody stated), items_tested,
    items_failed.
    """
    counted = cube(snapshot, scope, campaign, span.end)
    makers = makers_of(snapshot, counted, scope, campaign, span.end)
    cells, (group, strata) = counted.cells, counted.cells.combined(("trade", "product_category"))
    rows = counted.facts.rows(span, counted.where() & cells.judged)
    starts = np.unique(np.array([span.start, *cuts], dtype="datetime64[D]"))
    begun = np.searchsorted(starts.astype(np.int64), rows["day"], "right") - 1
    enterprise, width, size = makers.enterprise[rows["maker"]], len(makers) + 1, max(1, len(strata))
    place, unique = grouped((begun * width + enterprise + 1) * size + group[rows["cell"]], len(starts) * width * size)
    rest, of_stratum = np.divmod(unique, size)
    of_slice, of_enterprise = np.divmod(rest, width)
    failed = np.flatnonzero(cells.among("verdict", ("fail",))[rows["cell"]])
    lost, unknown = severity(cells, campaign.index if campaign else DEFAULT_INDEX)

    def total(values: NDArray[np.generic]) -> NDArray[np.float64]:
        return np.bincount(place, values, len(unique)).astype(np.float64)

    def total_failed(of_cells: NDArray[np.float64]) -> NDArray[np.float64]:
        values = rows["batches"][failed] * of_cells[rows["cell"][failed]]
        return np.bincount(place[failed], values, len(unique)).astype(np.float64)

    return pd.DataFrame(
        {
            "slice": starts.astype("datetime64[s]")[of_slice],
            "enterprise": pd.Categorical.from_codes(of_enterprise - 1, pd.RangeIndex(len(makers))),
            **{name: pd.Categorical(strata[name]).take(of_stratum) for name in strata.columns},
            "annual_sales": makers.sales[of_enterprise - 1],
            "judged": total(rows["batches"]).astype(np.int64),
            "failed": total_failed(np.ones(len(cells))).astype(np.int64),
            "loss": total_failed(lost),
            "failed_unknown": total_failed(unknown.astype(np.float64)).astype(np.int64),
            "items_tested": total(rows["items_tested"]).astype(np.int64),
            "items_failed": total(rows["items_failed"]).astype(np.int64),
        }
    )


def within(rows: pd.DataFrame, span: Window) -> pd.DataFrame:
    """The rows of the slices that begin within a window; both its ends must have been cut at."""
    slices = rows["slice"].to_numpy(dtype="datetime64[D]")
    first, after = np.searchsorted(slices, [np.datetime64(span.start), np.datetime64(span.end) + 1])
    return rows.iloc[first:after]


def severity(cells: Cells, rule: IndexRule) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """What a failed batch of each cell loses (the weight of its worst class), and whether nobody stated a class of it."""
    bits = cells.frame["severities"].to_numpy(dtype=np.int64)
    weights = np.array([[rule.weight(name) if pattern >> bit & 1 else 0.0 for bit, name in enumerate(SEVERITIES)] for pattern in range(32)])
    unknown = (bits & 1 << SEVERITIES.index("unknown") > 0) & ~cells.frame["labelling_only"].to_numpy(dtype=bool)
    return weights.max(axis=1)[bits], unknown
