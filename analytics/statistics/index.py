"""The quality index and the sales tiers: definitions of the programmes, not of the textbooks."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analytics.statistics import inputs
from analytics.statistics.inputs import Floats

TIER_A_FROM = 5000
TIER_B_FROM = 1000
"""Annual sales in 万元; either boundary belongs to the upper tier."""


def quality_index(losses: ArrayLike, strata: ArrayLike | None = None, weights: Mapping[Any, float] | None = None) -> float:
    """The quality index: 100 minus the loss per batch, weighted over strata.

    DQI = Σ_h W_h · 100 · (1 − Σ d / n_h) over the strata h that have batches, the W_h scaled to sum to 1; d is the loss of
    a batch. Without `weights` W_h is the sample share n_h / n, and the strata make no difference.

    Shapes: one loss and one stratum label a batch; `weights` {stratum: output} in any one unit, strata without batches
    are left out. Units: losses in [0, 1], the index in [0, 100]. No batch: nan.
    `ValueError`: a loss outside [0, 1], a batch of a stratum without a weight (dropping it would hide its failures),
    a negative weight, weights that are all 0.

    Source: the programme's own definition; no official formula is public.
    Example: losses 1, 0, 0, 0 in a stratum of output 3 and 0.1, 0 in one of output 1 → (3 · 75 + 1 · 95) / 4 = 80.
    """
    loss, place, share = strata_of(losses, strata, weights)
    if loss.size == 0:
        return float("nan")
    batches = np.bincount(place, minlength=share.size)
    mean = np.bincount(place, loss, minlength=share.size) / batches
    return float(100 * (1 - np.sum(share * mean) / np.sum(share)))


def strata_of(losses: ArrayLike, strata: ArrayLike | None, weights: Mapping[Any, float] | None) -> tuple[Floats, NDArray[np.intp], Floats]:
    """The loss of each batch, the number of its stratum, and the weight of each stratum (the sample size without weights)."""
    loss = np.atleast_1d(inputs.numbers(losses, "losses"))
    if loss.ndim > 1:
        raise ValueError("losses must be one series: one loss a batch.")
    if np.any((loss < 0) | (loss > 1)):
        raise ValueError("losses must lie from 0 (passed) to 1 (the worst failure).")
    if strata is None:
        if weights is not None:
            raise ValueError("weights need the stratum of each batch.")
        return loss, np.zeros(loss.size, dtype=np.intp), np.array([float(loss.size)])
    given = np.atleast_1d(np.asarray(strata, dtype=object))
    if given.shape != loss.shape:
        raise ValueError(f"losses and strata differ in length: {loss.size} and {len(given)}.")
    labels = given.tolist()
    try:
        number = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    except TypeError:  # a label without a hash
        raise ValueError("strata must be one label a batch.") from None
    place = np.array([number[label] for label in labels], dtype=np.intp)
    if weights is None:
        return loss, place, np.bincount(place, minlength=len(number)).astype(np.float64)
    if not isinstance(weights, Mapping):
        raise ValueError("weights must name the output of each stratum.")
    if missing := [str(label) for label in number if label not in weights]:
        raise ValueError(f"weights lack the stratum {missing[0]}.")
    share = inputs.amounts([weights[label] for label in number], "weights")
    if number and not share.any():
        raise ValueError("weights of the strata that have batches are all 0.")
    return loss, place, share


def sales_tier(annual_sales: Any) -> Any:
    """The sales tier (规模分类) of an enterprise: A from 5000 万元, B from 1000 万元, C below.

    Shapes: a number → "A", "B", "C" or None for missing (None, nan, NA); an array → an array of these.
    Units: 万元 a year. `ValueError`: negative or infinite sales, text.

    Source: the shoe programme of 2006; it leaves exactly 1000 万元 to both B and C, which is fixed here as B.
    Example: 5000 → A, 4999.99 → B, 1000 → B, 999.99 → C.
    """
    given = np.asarray(annual_sales, dtype=object)
    known = np.array([not _missing(sales) for sales in given.ravel().tolist()], dtype=bool).reshape(given.shape)
    sales = inputs.amounts(np.where(known, given, 0), "annual_sales")
    tiers = np.select([~known, sales >= TIER_A_FROM, sales >= TIER_B_FROM], np.array([None, "A", "B"], dtype=object), default="C")
    return inputs.plain(tiers)


def _missing(sales: Any) -> bool:
    # NaN alone differs from itself; pandas' NA does not even say whether it does.
    return sales is None or type(sales).__name__ in ("NAType", "NaTType") or bool(sales != sales)
