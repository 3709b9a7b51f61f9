"""Published figures and ours, digit by digit. `python -m tests.statistics.published_examples` prints docs/statistics.md."""

from collections.abc import Sequence

import numpy as np

from analytics import statistics
from analytics.statistics.trend import Trend
from tests.statistics.example import Example
from tests.statistics.further_examples import FURTHER
from tests.statistics.variants import VARIANTS

ORANGE_JUICE = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
ORDERS = [100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90, 90]
WRONG_ORDERS = [12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9]
MALFORMED, BIRTHS = [48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38]
FIFTEEN = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000]
DOWN_FIRST = ([107, 141, 60, 40, 39, 25], [230061, 329449, 114920, 39487, 14208, 3052])
DOWN_LATER = ([0, 8, 63, 112, 262, 295], [327, 30666, 123419, 149919, 104088, 34392])
ALL_BIRTHS = [319933, 931318, 786511, 488235, 237863, 61313]
FAMILIES = [3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478, 181, 45, 7]
HEADSHIP = {
    1970: (
        [129, 109, 95, 80, 78, 84, 86, 78, 70, 59, 47, 36, 49],
        [19, 258, 457, 496, 512, 516, 518, 549, 587, 604, 628, 666, 668],
    ),
    1985: (
        [101, 112, 116, 109, 94, 77, 63, 60, 63, 59, 51, 40, 55],
        [22, 243, 458, 525, 561, 556, 560, 574, 572, 612, 639, 686, 722],
    ),
}
INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]


def _headship() -> Sequence[float]:
    (size1, rate1), (size2, rate2) = HEADSHIP[1985], HEADSHIP[1970]
    judged1, judged2 = np.multiply(size1, 1000), np.multiply(size2, 1000)
    split = statistics.kitagawa(np.multiply(size1, rate1), judged1, np.multiply(size2, rate2), judged2)
    return 100 * split.rate_effect, 100 * split.mix_effect, 100 * sum(split)


def _families() -> Sequence[float]:
    alpha, beta = statistics.fit_beta_binomial(np.repeat(np.arange(13), FAMILIES), 12)
    return alpha / (alpha + beta), alpha, beta


def _chart(counts: Sequence[int], judged: int) -> Sequence[float]:
    chart = statistics.p_chart(counts, judged)
    return chart.centre, float(chart.lower[0]), float(chart.upper[0]), *chart.signals.tolist()


def _trend(last_score: float, *, exact: bool) -> Trend:
    return statistics.cochran_armitage(MALFORMED, BIRTHS, [0, 0.5, 1.5, 4, last_score], exact=exact)


NEWCOMBE = "Newcombe, Statistics in Medicine 17 (1998) 857–872, table I"
NEWCOMBE_2 = "Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10"
LIU = "Lee and Liu, Clinical Trials 5 (2008) 93–106, table 1"
SAS = "SAS/STAT user's guide, PROC FREQ, example 'Cochran-Armitage trend test'"

FIRST = (
    Example("wilson_interval", "81 of 263", NEWCOMBE, ("0.2553", "0.3662"), lambda: statistics.wilson_interval(81, 263)),
    Example("wilson_interval", "15 of 148", NEWCOMBE, ("0.0624", "0.1605"), lambda: statistics.wilson_interval(15, 148)),
    Example("wilson_interval", "0 of 20", NEWCOMBE, ("0.0000", "0.1611"), lambda: statistics.wilson_interval(0, 20)),
    Example("wilson_interval", "1 of 29", NEWCOMBE, ("0.0061", "0.1718"), lambda: statistics.wilson_interval(1, 29)),
    Example("clopper_pearson_interval", "81 of 263", NEWCOMBE, ("0.2527", "0.3676"), lambda: statistics.clopper_pearson_interval(81, 263)),
    Example("clopper_pearson_interval", "15 of 148", NEWCOMBE, ("0.0578", "0.1617"), lambda: statistics.clopper_pearson_interval(15, 148)),
    Example("clopper_pearson_interval", "0 of 20", NEWCOMBE, ("0.0000", "0.1684"), lambda: statistics.clopper_pearson_interval(0, 20)),
    Example("clopper_pearson_interval", "1 of 29", NEWCOMBE, ("0.0009", "0.1776"), lambda: statistics.clopper_pearson_interval(1, 29)),
    Example(
        "newcombe_difference", "56 of 70 − 48 of 80", NEWCOMBE_2, ("0.0524", "0.3339"), lambda: statistics.newcombe_difference(56, 70, 48, 80)[1:]
    ),
    Example("newcombe_difference", "9 of 10 − 3 of 10", NEWCOMBE_2, ("0.1705", "0.8090"), lambda: statistics.newcombe_difference(9, 10, 3, 10)[1:]),
    Example("newcombe_difference", "6 of 7 − 2 of 7", NEWCOMBE_2, ("0.0582", "0.8062"), lambda: statistics.newcombe_difference(6, 7, 2, 7)[1:]),
    Example("newcombe_difference", "5 of 56 − 0 of 29", NEWCOMBE_2, ("-0.0381", "0.1926"), lambda: statistics.newcombe_difference(5, 56, 0, 29)[1:]),
    Example("newcombe_difference", "10 of 10 − 0 of 20", NEWCOMBE_2, ("0.6791", "1.0000"), lambda: statistics.newcombe_difference(10, 10, 0, 20)[1:]),
    Example(
        "smallest_sample_without_failure",
        "the '95/95' rule",
        "Wilks, Annals of Mathematical Statistics 12 (1941) 91–96",
        ("59",),
        lambda: (statistics.smallest_sample_without_failure(0.95, 0.95),),
    ),
    Example(
        "benjamini_hochberg",
        "15 p-values, rejected at 0.05",
        "Benjamini and Hochberg, JRSS B 57 (1995) 289–300, section 4.1",
        ("4",),
        lambda: (int(np.sum(statistics.benjamini_hochberg(FIFTEEN) <= 0.05)),),
    ),
    Example(
        "p_chart",
        "orange juice, 30 samples of 50: centre, limits, signals",
        "Montgomery, Introduction to Statistical Quality Control, 6th ed. 2009, example 7.1",
        ("0.2313", "0.0524", "0.4102", "15", "23"),
        lambda: _chart(ORANGE_JUICE, 50),
    ),
    Example(
        "p_chart",
        "25 samples of purchase orders, n from 80 to 120: centre, signals",
        "Montgomery, as above, section 7.2.2",
        ("0.096", "11"),
        lambda: (statistics.p_chart(WRONG_ORDERS, ORDERS).centre, *statistics.p_chart(WRONG_ORDERS, ORDERS).signals.tolist()),
    ),
    Example(
        "cochran_armitage",
        "alcohol and malformation, scores 0, 0.5, 1.5, 4, 7: z², P",
        "Agresti, Categorical Data Analysis, 2nd ed. 2002, table 3.7",
        ("6.57", "0.010"),
        lambda: (_trend(7, exact=False).z ** 2, _trend(7, exact=False).p_value),
    ),
    Example(
        "cochran_armitage",
        "the same, last score 8: asymptotic P, exact one-sided P",
        "StatXact, example 'Exact test of trend for imbalanced data'",
        ("0.0078", "0.0158"),
        lambda: (_trend(8, exact=False).p_value, _trend(8, exact=True).p_value),
    ),
    Example(
        "cochran_armitage",
        "pain, doses 0 to 4: z, exact one-sided P",
        SAS,
        ("4.7918", "7.237E-07"),
        lambda: (
            statistics.cochran_armitage([6, 7, 9, 14, 23], [32, 33, 32, 32, 32]).z,
            statistics.cochran_armitage([6, 7, 9, 14, 23], [32, 33, 32, 32, 32], exact=True).p_value,
        ),
    ),
    Example(
        "fit_beta_binomial",
        "boys in 6,115 Saxon families: mean, α, β",
        "Geissler's data of 1889; figures as in 'Beta-binomial distribution', Wikipedia (it prints α 34.09558, β 31.5715; at ours "
        "the likelihood is higher and its slope 0)",
        ("0.5192", "34.1", "31.6"),
        _families,
    ),
    Example(
        "directly_standardised_rate",
        "Down's syndrome, birth order 5 and above, per 100,000",
        "R package dsrTest, vignette (gamma method), data of Fay and Feuer, Statistics in Medicine 16 (1997) 791–801",
        ("75.52901", "67.70212", "188.30017"),
        lambda: [1e5 * each for each in statistics.directly_standardised_rate(*DOWN_LATER, ALL_BIRTHS)],
    ),
    Example(
        "directly_standardised_rate",
        "Down's syndrome, birth order 1, per 100,000 (the mean of the birth orders as standard)",
        "R package epitools, ageadjust.direct, after Fay and Feuer 1997, table 1",
        ("92.3",),
        lambda: [1e5 * statistics.directly_standardised_rate(*DOWN_FIRST, [63986.6, 186263.6, 157302.2, 97647.0, 47572.6, 12262.6]).rate],
    ),
    Example(
        "kitagawa",
        "household headship per 100, 1985 − 1970: rates, ages, both",
        "Das Gupta, Standardization and Decomposition of Rates, 1993, example 5.1 (digits as in R package DasGuptR)",
        ("1.7403", "1.2269", "2.9672"),
        _headship,
    ),
    Example("gini", "ten incomes", "R package ineq, example of Gini", ("0.4620911",), lambda: [statistics.gini(INCOMES)]),
    Example(
        "predictive_attainment",
        "16 of 23, 17 to come, 28 of 40 wanted, prior (0.6, 0.4)",
        LIU,
        ("0.5656", "12"),
        lambda: statistics.predictive_attainment(16, 23, 17, 0.7, (0.6, 0.4)),
    ),
    Example(
        "predictive_attainment",
        "the same with prior (1, 1), 25 of 40 wanted",
        "R package ph2bye, example of PredP(16, 23, 40, 1, 1, 0.5, 0.9)",
        ("0.8871897",),
        lambda: statistics.predictive_attainment(16, 23, 17, 0.625, (1, 1))[:1],
    ),
)

METHODS = tuple(dict.fromkeys(each.method for each in (*FIRST, *FURTHER)))
EXAMPLES = tuple(sorted((*FIRST, *FURTHER), key=lambda each: METHODS.index(each.method)))

CHECKED_OTHERWISE = (
    ("jeffreys_interval", "the posterior integrated numerically: each end leaves 2.5 % beyond it"),
    ("clopper_pearson_interval", "`scipy.stats.binomtest(…).proportion_ci(method='exact')`, every count of n up to 30"),
    ("wilson_interval", "`scipy.stats.binomtest(…).proportion_ci(method='wilson')`, every count of n up to 30"),
    ("target_verdict", "both one-sided binomial tests summed in fractions, n up to 40; passes added one by one until supported"),
    ("failures_affordable", "failures tried one by one"),
    ("binomial_funnel_limits", "the formula with `scipy.stats.binom`, n up to 2,000, rates from 0.001 to 0.999"),
    ("overdispersion", "the definition spelt out in a loop over the units"),
    ("binomial_p_values", "tails summed in fractions"),
    ("benjamini_hochberg", "the definition spelt out: smallest q at which a p-value is rejected"),
    ("laney_p_chart", "the definition spelt out in a loop over the points"),
    ("runs_signals", "drawn tables, one a rule"),
    ("cochran_armitage", "every table with the same margins, weighed with whole binomial coefficients"),
    ("bernoulli_cusum", "the recursion spelt out, and three failures in a row against a threshold of three"),
    ("fit_beta_binomial", "no neighbour of the answer is likelier (`scipy.stats.betabinom`)"),
    ("directly_standardised_rate", "where the standard is the mix itself: the exact Poisson interval of the crude rate"),
    ("kitagawa", "the parts add up to the crude difference"),
    ("lorenz, gini", "twice the area between the curve and the diagonal"),
    ("predictive_attainment", "beta-binomial probabilities summed in fractions"),
    ("quality_index", "strata spelt out in a loop"),
    ("quality_index_interval, clustered_rate_interval", "the order of batches changes nothing; enterprises that are all alike give a point"),
)


def page() -> str:
    """docs/statistics.md."""
    lines = [
        "# Statistics: published figures and ours",
        "",
        "Every function of `analytics.statistics` carries its formula, shapes, units, errors and source in its docstring.",
        "This page is printed by `python -m tests.statistics.published_examples` and compared by a test: ours are computed, and",
        "rounded to the digits that were printed.",
        "",
        "## Published examples",
        "",
        "| method | example | source | published | ours |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| `{e.method}` | {e.case} | {e.source} | {', '.join(e.published)} | {', '.join(e.as_printed())} |" for e in EXAMPLES]
    lines += ["", "## Variants of the methods", "", "| method | ours | others |", "|---|---|---|"]
    lines += [f"| `{method}` | {ours} | {others} |" for method, ours, others in VARIANTS]
    lines += [
        "",
        "## Checked by an independent computation",
        "",
        "Where no printed figure could be verified, and beside those that could.",
        "",
        "| method | what the test compares with |",
        "|---|---|",
    ]
    lines += [f"| `{method}` | {check} |" for method, check in CHECKED_OTHERWISE]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
