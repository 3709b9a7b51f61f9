"""Published examples beside those that the functions were built on: other books, other data, the same digits."""

from collections.abc import Callable, Sequence

import numpy as np

from analytics import statistics
from tests.statistics.example import Example

ORANGE_JUICE_REVISED = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 8, 10, 5, 13, 11, 20, 18, 15, 9, 12, 7, 13, 9, 6]
ORANGE_JUICE_AFTER = [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5]
SEEN = [266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320]
SEEN += [267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989]
ATTENDED = [280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529]
ATTENDED += [279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772]
SMOKERS, PATIENTS = [83, 90, 129, 70], [86, 93, 136, 82]
DIET = [0.001, 0.008, 0.039, 0.041, 0.042, 0.060, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.340, 0.341, 0.384, 0.569, 0.594]
DIET += [0.696, 0.762, 0.940, 0.942, 0.975, 0.986]
ALCOHOL_DAYS = [42, 47, 54, 40, 49, 40, 43, 84]
DEATHS = {
    1970: (
        [2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315, 535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117],
        [
            18469,
            751,
            391,
            1146,
            1287,
            2672,
            6636,
            15691,
            34723,
            79763,
            176837,
            36993,
            1352,
            541,
            2040,
            3523,
            6746,
            12967,
            24471,
            45091,
            74902,
            123205,
        ],
    ),
    1985: (
        [3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472, 707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236],
        [9163, 462, 248, 929, 1084, 1810, 4715, 12187, 27728, 64068, 157570, 17208, 738, 328, 1103, 2045, 3724, 8052, 17812, 34128, 68276, 125161],
    ),
}
NEWCOMBE_2 = "Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10"
AGRESTI = "Agresti, Categorical Data Analysis, 2nd ed. 2002, section 1.4"
BROWN = "Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133, table of limits (as Jeffreys for 1 < x < n − 1)"
GLAESER = "Glaeser, Science and Technology of Nuclear Installations 2008, 798901, table 1 (Wilks' formula)"
SAVILLE = "Saville et al., Clinical Trials 11 (2014) 485–493, example with four interim looks"


def _trend(counts: Sequence[int], judged: Sequence[int]) -> Callable[[], Sequence[float]]:
    def figures() -> Sequence[float]:
        found = statistics.cochran_armitage(counts, judged)
        return found.z**2, found.p_value

    return figures


def _chart(counts: Sequence[int]) -> Callable[[], Sequence[float]]:
    def figures() -> Sequence[float]:
        chart = statistics.p_chart(counts, 50)
        return chart.centre, float(chart.lower[0]), float(chart.upper[0]), *chart.signals.tolist()

    return figures


def _emergencies() -> Sequence[float]:
    chart = statistics.laney_p_chart(SEEN, ATTENDED)
    return 100 * chart.lower[-1], 100 * chart.centre, 100 * chart.upper[-1], len(chart.signals)


def _spread() -> Sequence[float]:
    found = statistics.overdispersion(SMOKERS, PATIENTS, winsorise=0)
    return 4 * found.phi, statistics.overdispersion_p_value(found.phi, 4)


def _deaths() -> Sequence[float]:
    (size1, rate1), (size2, rate2) = DEATHS[1985], DEATHS[1970]
    split = statistics.kitagawa(np.multiply(size1, rate1), np.multiply(size1, 10**6), np.multiply(size2, rate2), np.multiply(size2, 10**6))
    return 1000 * split.rate_effect, 1000 * sum(split)


FURTHER = (
    Example("wilson_interval", "0 of 25 students vegetarian", AGRESTI, ("0.000", "0.133"), lambda: statistics.wilson_interval(0, 25)),
    Example(
        "wilson_interval",
        "9 of 10",
        "Agresti, An Introduction to Categorical Data Analysis, 2nd ed. 2007, section 1.4.3",
        ("0.596", "0.982"),
        lambda: statistics.wilson_interval(9, 10),
    ),
    Example(
        "clopper_pearson_interval", "0 of 25 students vegetarian", AGRESTI, ("0.000", "0.137"), lambda: statistics.clopper_pearson_interval(0, 25)
    ),
    Example(
        "clopper_pearson_interval",
        "682 of 925 plants (Mendel)",
        "R, stats::binom.test, its example after Conover 1971, p. 97",
        ("0.7076683", "0.7654066"),
        lambda: statistics.clopper_pearson_interval(682, 925),
    ),
    Example("jeffreys_interval", "2 of 7", BROWN, ("0.065", "0.648"), lambda: statistics.jeffreys_interval(2, 7)),
    Example("jeffreys_interval", "2 of 10", BROWN, ("0.044", "0.503"), lambda: statistics.jeffreys_interval(2, 10)),
    Example("newcombe_difference", "0 of 10 − 0 of 20", NEWCOMBE_2, ("-0.1611", "0.2775"), lambda: statistics.newcombe_difference(0, 10, 0, 20)[1:]),
    Example("newcombe_difference", "0 of 10 − 0 of 10", NEWCOMBE_2, ("-0.2775", "0.2775"), lambda: statistics.newcombe_difference(0, 10, 0, 10)[1:]),
    Example("newcombe_difference", "10 of 10 − 0 of 10", NEWCOMBE_2, ("0.6075", "1.0000"), lambda: statistics.newcombe_difference(10, 10, 0, 10)[1:]),
    Example(
        "smallest_sample_without_failure",
        "90, 95 and 99 % at 90, at 95 and at 99 % confidence",
        GLAESER,
        ("22", "45", "230", "29", "59", "299", "44", "90", "459"),
        lambda: [statistics.smallest_sample_without_failure(target, level) for level in (0.9, 0.95, 0.99) for target in (0.9, 0.95, 0.99)],
    ),
    Example(
        "target_verdict",
        "sample that supports 90, 95 and 99 % with one failure (the two-sided limits of the table)",
        GLAESER,
        ("46", "93", "473"),
        lambda: [1 + statistics.target_verdict(0, 1, target).needed_without_failure for target in (0.9, 0.95, 0.99)],
    ),
    Example(
        "benjamini_hochberg",
        "seven outcomes of a trial: 0.001 three times, 0.02, 0.22, 0.59, 0.87",
        "Kleinman and Horton, SAS and R, example 9.30 (data of Kypri et al. 2009)",
        ("0.002", "0.002", "0.002", "0.035", "0.308", "0.688", "0.870"),
        lambda: statistics.benjamini_hochberg([0.001, 0.001, 0.001, 0.02, 0.22, 0.59, 0.87]).tolist(),
    ),
    Example(
        "benjamini_hochberg",
        "25 dietary variables: the first five and the last",
        "McDonald, Handbook of Biological Statistics, 3rd ed. 2014, pp. 254–260 (digits as in Mangiafico's R companion)",
        ("0.0250", "0.1000", "0.2100", "0.2100", "0.2100", "0.9860"),
        lambda: statistics.benjamini_hochberg(DIET)[[0, 1, 2, 3, 4, 24]].tolist(),
    ),
    Example(
        "p_chart",
        "orange juice without samples 15 and 23: centre, limits, signal (the 21st sample stands 20th)",
        "Montgomery, Introduction to Statistical Quality Control, 6th ed. 2009, example 7.1, revised limits",
        ("0.2150", "0.0407", "0.3893", "20"),
        _chart(ORANGE_JUICE_REVISED),
    ),
    Example(
        "p_chart",
        "orange juice after the adjustment, 24 samples of 50: centre, limits, no signal",
        "Montgomery, as above, example 7.1 continued",
        ("0.1108", "0", "0.2440"),
        _chart(ORANGE_JUICE_AFTER),
    ),
    Example(
        "laney_p_chart",
        "emergency attendances seen within 4 hours, 20 weeks: limits and centre of the last week in %, no signal (16 on a p chart)",
        "Anhøj, Mastering Statistical Process Control Charts in Healthcare (spc4hc), chapter 13, data of Mohammed et al. 2013",
        ("94.0", "95.3", "96.6", "0"),
        _emergencies,
    ),
    Example(
        "cochran_armitage",
        "smokers among lung cancer patients: z², P",
        "R, stats::prop.trend.test, its example after Fleiss 1981, p. 139",
        ("8.2249", "0.004132"),
        _trend(SMOKERS, PATIENTS),
    ),
    Example(
        "cochran_armitage",
        "Caesarean section by shoe size: z², P",
        "Dalgaard, Introductory Statistics with R, 2nd ed. 2008, section 8.4",
        ("8.0237", "0.004617"),
        _trend([5, 7, 6, 7, 8, 10], [22, 35, 42, 48, 54, 150]),
    ),
    Example(
        "cochran_armitage",
        "carriers of streptococci by size of tonsils: z²",
        "Armitage, Biometrics 11 (1955) 375–386; Armitage, Berry and Matthews, Statistical Methods in Medical Research",
        ("7.19",),
        lambda: _trend([19, 29, 24], [516, 589, 293])()[:1],
    ),
    Example(
        "cochran_armitage",
        "breast cancer by age at first birth: z²",
        "Rosner, Fundamentals of Biostatistics, chi-square test for trend",
        ("129.01",),
        lambda: _trend([320, 1206, 1011, 463, 220], [1742, 5638, 3904, 1555, 626])()[:1],
    ),
    Example(
        "overdispersion",
        "smokers among lung cancer patients: 4φ not clipped, its P by overdispersion_p_value",
        "R, stats::prop.test, its example after Fleiss 1981, p. 139 (χ² of homogeneity)",
        ("12.6004", "0.005585"),
        _spread,
    ),
    Example(
        "fit_beta_binomial",
        "days with alcohol of 399 Dutch, second week: α, β",
        "R package fitODBOD, README (it prints 0.8575354 and 0.7007619, where its search stopped)",
        ("0.85753", "0.70076"),
        lambda: statistics.fit_beta_binomial(np.repeat(np.arange(8), ALCOHOL_DAYS), 7),
    ),
    Example(
        "shrunk_rates",
        "4 of 10 and 300 of 1,000 hits with α 78.7 and β 224.9",
        "Robinson, Understanding empirical Bayes estimation, Variance Explained 2015",
        ("0.264", "0.29"),
        lambda: statistics.shrunk_rates([4, 300], [10, 1000], 78.7, 224.9).tolist(),
    ),
    Example(
        "kitagawa",
        "deaths per 1,000 by race and age, 1985 − 1970: rates, all together",
        "Das Gupta, as above, example 5.3 (digits as in R package DasGuptR, vignette on category effects)",
        ("-2.2277254", "-0.6862158"),
        _deaths,
    ),
    Example(
        "gini",
        "incomes of 20, 30, 40, 50, 60 thousand, and of 9, 40, 48, 48, 55 thousand",
        "'Gini coefficient', Wikipedia (different distributions with the same coefficient)",
        ("0.2", "0.2"),
        lambda: [statistics.gini(incomes) for incomes in ([20, 30, 40, 50, 60], [9, 40, 48, 48, 55])],
    ),
    Example(
        "predictive_attainment",
        "12 of 20, 28 of 50, 41 of 75, 49 of 90; 59 of 100 wanted, prior (1, 1)",
        SAVILLE,
        ("0.54", "0.30", "0.086", "0.003"),
        lambda: statistics.predictive_attainment([12, 28, 41, 49], [20, 50, 75, 90], [80, 50, 25, 10], 0.59, (1, 1)).probability.tolist(),
    ),
)
