"""Has the quality changed, or only what was sampled: Kitagawa's split of a difference, stratum by stratum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.statistics import kitagawa
from analytics.verdicts import known


@dataclass(frozen=True)
class Split:
    """The crude change and its two parts, as fractions (None: nothing judged on a side), with one row per stratum.

    `strata`: key, name, passed1, judged1, passed2, judged2, share1, share2 (of the judged), rate1, rate2 (missing where nothing was judged),
    quality, mix, both (their sum) and side ('both', 'then', 'now': where it was sampled). The columns add up to the whole.
    """

    change: float | None
    quality: float | None
    mix: float | None
    strata: pd.DataFrame

    @property
    def one_sided(self) -> pd.DataFrame:
        """The strata that were sampled on one side only."""
        return self.strata[self.strata["side"] != "both"]


def split(frame: pd.DataFrame) -> Split:
    """Split the change of a pass rate over the rows of `sides` (one a stratum).

    With r the rate and s the share of a stratum, and r̄ the mean of both overall rates::

        quality = (r2 − r1)(s1 + s2) / 2,   mix = (s2 − s1)((r1 + r2) / 2 − r̄)

    Taking r̄ off changes no sum, as the changes of the shares add up to 0, but makes a stratum's part readable: a stratum that passes better
    than the whole lifts it by growing. A stratum sampled on one side only has one rate, which stands for both: it counts as mix alone.
    Source: E. M. Kitagawa, JASA 50 (1955) 1168–1194.
    """
    frame = frame[(frame["judged1"] > 0) | (frame["judged2"] > 0)].reset_index(drop=True)
    passed1, judged1, passed2, judged2 = (frame[name].to_numpy(dtype=np.float64) for name in ("passed1", "judged1", "passed2", "judged2"))
    whole1, whole2 = judged1.sum(), judged2.sum()
    if not whole1 or not whole2:
        return Split(None, None, None, _blank(frame))
    with np.errstate(divide="ignore", invalid="ignore"):
        own1, own2 = passed1 / judged1, passed2 / judged2
    rate1, rate2 = np.where(judged1 > 0, own1, own2), np.where(judged2 > 0, own2, own1)
    share1, share2 = judged1 / whole1, judged2 / whole2
    mean = (passed1.sum() / whole1 + passed2.sum() / whole2) / 2
    quality = (rate2 - rate1) * (share1 + share2) / 2
    mix = (share2 - share1) * ((rate1 + rate2) / 2 - mean)
    strata = frame.assign(
        share1=share1,
        share2=share2,
        rate1=np.where(judged1 > 0, own1, np.nan),
        rate2=np.where(judged2 > 0, own2, np.nan),
        quality=quality,
        mix=mix,
        both=quality + mix,
        side=np.where(judged1 == 0, "now", np.where(judged2 == 0, "then", "both")),
    )
    said = kitagawa(frame["passed2"], frame["judged2"], frame["passed1"], frame["judged1"])
    change = float(passed2.sum() / whole2 - passed1.sum() / whole1)
    return Split(change, known(said.rate_effect), known(said.mix_effect), strata)


def _blank(frame: pd.DataFrame) -> pd.DataFrame:
    empty = dict.fromkeys(("share1", "share2", "rate1", "rate2", "quality", "mix", "both"), np.nan)
    return frame.assign(**empty, side=np.where(frame["judged1"] == 0, "now", "then"))
