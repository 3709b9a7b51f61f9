"""Is there a trend of the pass rate over the stages of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.statistics import cochran_armitage
from analytics.verdicts import known

SMALL = 5.0
"""Expected failures or passes of a stage below which the normal approximation is not trusted."""
DOUBT = 0.05


@dataclass(frozen=True)
class StageTrend:
    """The Cochran–Armitage test over stages numbered in their order. `z` > 0: the pass rate rises. None: no trend can show (`why`).

    The p-value is two-sided, for nobody said beforehand which way the rate would go. `exact`: twice the one-sided conditional one in the
    direction of z, else the normal one. `why`: 'few' (under two stages with batches), 'all_passed', 'all_failed'.
    """

    z: float | None
    p_value: float | None
    exact: bool
    stages: int
    why: str = ""

    @property
    def shown(self) -> bool:
        """Whether the test shows a trend at 5 %."""
        return self.p_value is not None and self.p_value < DOUBT


def stage_trend(passed: Sequence[int], judged: Sequence[int]) -> StageTrend:
    """One count a stage, in order; stages without a batch keep their place in the order and have no weight.

    The exact test is taken where a stage with batches expects fewer than SMALL failures or passes and its tables can be counted.
    """
    some, whole = np.asarray(passed, dtype=np.int64), np.asarray(judged, dtype=np.int64)
    stages = int(np.count_nonzero(whole))
    if stages < 2:
        return StageTrend(None, None, False, stages, "few")
    if some.sum() in (0, whole.sum()):
        return StageTrend(None, None, False, stages, "all_failed" if not some.sum() else "all_passed")
    rate = some.sum() / whole.sum()
    least = float(np.min(np.minimum(rate, 1 - rate) * whole[whole > 0]))
    if least < SMALL:
        try:
            found = cochran_armitage(some, whole, exact=True)
            return StageTrend(known(found.z), known(min(1.0, 2 * found.p_value)), True, stages)
        except ValueError:  # too many tables to count: then the sample is large enough for the approximation
            pass
    found = cochran_armitage(some, whole)
    return StageTrend(known(found.z), known(found.p_value), False, stages)
