"""The statistics of the meetings: one small tested function for each question.

Plain numbers or numpy arrays in, named tuples of numbers or arrays out. `ValueError` with a sentence for impossible
input; nothing judged is no data (nan, "no_data"), not an error. Rates, targets and limits are fractions in [0, 1].
"""

from analytics.statistics.index import quality_index, sales_tier
from analytics.statistics.intervals import (
    clopper_pearson_interval,
    jeffreys_interval,
    newcombe_difference,
    smallest_sample_without_failure,
    wilson_interval,
)
from analytics.statistics.prediction import predictive_attainment
from analytics.statistics.verdict import failures_affordable, target_verdict

__all__ = [
    "clopper_pearson_interval",
    "failures_affordable",
    "jeffreys_interval",
    "newcombe_difference",
    "predictive_attainment",
    "quality_index",
    "sales_tier",
    "smallest_sample_without_failure",
    "target_verdict",
    "wilson_interval",
]
