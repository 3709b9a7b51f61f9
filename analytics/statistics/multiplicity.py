"""Many units at once: some stand out by chance alone."""

import numpy as np
from numpy.typing import ArrayLike

from analytics.statistics import inputs
from analytics.statistics.inputs import Floats


def benjamini_hochberg(p_values: ArrayLike) -> Floats:
    """P-values adjusted so that those ≤ q hold a false share of at most q on average (the false discovery rate).

    The i-th smallest of m becomes min over j ≥ i of m · p(j) / j, at most 1.

    Shapes: a series → the adjusted ones in the order given; nan (a unit without data) stays nan and does not count among
    the m. Units: probabilities. `ValueError`: a p-value outside [0, 1].

    Source: Y. Benjamini, Y. Hochberg, JRSS B 57 (1995) 289–300; computed by scipy.stats.false_discovery_control.
    Example (their section 4.1): of the 15 p-values 0.0001 … 1.000 four are rejected at q = 0.05, where Bonferroni
    rejects three.
    """
    # scipy.stats takes half a second to import; only who adjusts p-values pays for it.
    from scipy import stats

    given = np.atleast_1d(inputs.floats(p_values, "p_values"))
    known = ~np.isnan(given)
    if given.ndim > 1 or np.any((given[known] < 0) | (given[known] > 1)):
        raise ValueError("p_values must be one series of probabilities from 0 to 1.")
    adjusted: Floats = np.full(given.shape, np.nan)
    if known.any():
        adjusted[known] = stats.false_discovery_control(given[known], method="bh")
    return adjusted
