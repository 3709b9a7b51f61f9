"""The statistics of the meetings: one small tested function for each question.

Plain numbers or numpy arrays in, named tuples of numbers or arrays out. `ValueError` with a sentence for impossible
input; nothing judged is no data (nan, "no_data"), not an error. Rates, targets and limits are fractions in [0, 1].
"""

from analytics.statistics.bootstrap import clustered_rate_interval, quality_index_interval
from analytics.statistics.control_charts import laney_p_chart, p_chart, runs_signals
from analytics.statistics.cusum import bernoulli_cusum
from analytics.statistics.funnel import binomial_funnel_limits, binomial_p_values, overdispersion
from analytics.statistics.index import quality_index, sales_tier
from analytics.statistics.inequality import gini, lorenz
from analytics.statistics.intervals import (
    clopper_pearson_interval,
    jeffreys_interval,
    newcombe_difference,
    smallest_sample_without_failure,
    wilson_interval,
)
from analytics.statistics.multiplicity import benjamini_hochberg
from analytics.statistics.prediction import predictive_attainment
from analytics.statistics.shrinkage import fit_beta_binomial, shrunk_rates
from analytics.statistics.spread import overdispersion_p_value, widened_limits, widened_p_values
from analytics.statistics.standardisation import directly_standardised_rate, kitagawa
from analytics.statistics.trend import cochran_armitage
from analytics.statistics.verdict import failures_affordable, target_verdict

__all__ = [
    "benjamini_hochberg",
    "bernoulli_cusum",
    "binomial_funnel_limits",
    "binomial_p_values",
    "clopper_pearson_interval",
    "clustered_rate_interval",
    "cochran_armitage",
    "directly_standardised_rate",
    "failures_affordable",
    "fit_beta_binomial",
    "gini",
    "jeffreys_interval",
    "kitagawa",
    "laney_p_chart",
    "lorenz",
    "newcombe_difference",
    "overdispersion",
    "overdispersion_p_value",
    "p_chart",
    "predictive_attainment",
    "quality_index",
    "quality_index_interval",
    "runs_signals",
    "sales_tier",
    "shrunk_rates",
    "smallest_sample_without_failure",
    "target_verdict",
    "widened_limits",
    "widened_p_values",
    "wilson_interval",
]
