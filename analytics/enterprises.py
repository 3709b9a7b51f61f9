"""Batches by enterprise: for the enterprise pass rate, for tiers, for lists of enterprises. They come from the rows by maker, not from cells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.campaigns import Window
from analytics.cells import COUNTS
from analytics.cube import Cube
from analytics.grouping import grouped
from analytics.makers import CLASSES, Makers

ENTERPRISE = ("enterprise", "name", *CLASSES)


def enterprises(
    cube: Cube, makers: Makers, window: Window, columns: Sequence[str] = (), *, by_month: bool = False, **filters: Sequence[str] | None
) -> pd.DataFrame:
    """One row per enterprise (missing: the batches of nobody named), combination of the columns and month, with all COUNTS."""
    rows, (group, groups) = cube.facts.rows(window, cube.where(**filters)), cube.cells.combined(columns)
    enterprise = makers.enterprise[rows["maker"]]
    month = rows["day"].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) if by_month else np.zeros(len(enterprise), dtype=np.int64)
    first = int(month.min(initial=0))
    width, size = len(makers) + 1, max(1, len(groups))
    key = ((month - first) * width + enterprise + 1) * size + group[rows["cell"]]
    place, unique = grouped(key, (int(month.max(initial=0)) - first + 1) * width * size)
    rest, of_group = np.divmod(unique, size)
    of_month, of_enterprise = np.divmod(rest, width)
    named = makers.frame[list(ENTERPRISE)].astype(object).reindex(of_enterprise - 1).reset_index(drop=True)
    frame = pd.concat([named, groups.take(of_group).reset_index(drop=True)], axis=1)
    if by_month:
        frame["month"] = (of_month + first).astype("datetime64[M]").astype("datetime64[D]").astype(object)
    counted = {name: mask[rows["cell"]] for name, mask in cube.cells.counted(np.ones(len(cube.cells), dtype=np.int64)).items()}
    judged = cube.cells.judged[rows["cell"]]
    for name in COUNTS:
        values = rows[name] * judged if name in rows else rows["batches"] * counted[name]
        frame[name] = np.bincount(place, values, len(unique)).astype(np.int64)
    return frame


def together(frame: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Rows by enterprise added up to the groups asked for, with how many enterprises were judged and how many of them had no failed batch."""
    judged = frame["passed"] + frame["failed"] > 0
    frame = frame.assign(enterprises_judged=judged.astype(np.int64), enterprises_passed=(judged & (frame["failed"] == 0)).astype(np.int64))
    sums = [*COUNTS, "enterprises_judged", "enterprises_passed"]
    if "enterprise" in by:
        return frame
    groups = [name for name in frame.columns if name not in (*sums, *ENTERPRISE)] + (["tier"] if "tier" in by else [])
    if not groups:
        return frame[sums].sum().to_frame().T
    return frame.groupby(groups, dropna=False, as_index=False)[sums].sum()
