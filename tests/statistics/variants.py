"""Which of several published forms of a method ours is, and what the others print instead."""

VARIANTS = (
    ("wilson_interval, newcombe_difference", "no continuity correction (Newcombe's methods 3 and 10)", "with it: his methods 4 and 11, wider"),
    (
        "jeffreys_interval",
        "equal tails, 0 where none passed and 1 where all did",
        "Brown, Cai and DasGupta's modified interval: 0 of n ends at 1 − (α/2)^(1/n), and 1 of n begins at 0",
    ),
    ("binomial_p_values", "twice the smaller tail", "R's binom.test and SciPy's binomtest add up what is no likelier: often smaller"),
    ("binomial_funnel_limits", "interpolated between whole counts (Spiegelhalter 2005, A.1.1)", "whole counts (a staircase), or normal limits"),
    (
        "overdispersion",
        "z clipped at its 10 % and 90 % quantiles, φ may be below 1, τ² from that φ",
        "with winsorise=0 kφ is Pearson's χ²; DerSimonian and Laird take each unit's own variance",
    ),
    (
        "laney_p_chart",
        "every moving range counts, σ_z may be below 1",
        "some software screens ranges beyond 3.267 times their mean, or takes 1 at least",
    ),
    ("cochran_armitage", "binomial variance, N; two-sided, no continuity correction; exact: one-sided", "with N − 1 z² is smaller by (N − 1) / N"),
    (
        "bernoulli_cusum",
        "natural logarithms, starts from 0 after an alarm",
        "Reynolds and Stoumbos divide by log(p1(1 − p0) / (p0(1 − p1))), the threshold with it: the same alarms",
    ),
    ("fit_beta_binomial", "maximum likelihood", "moments (Kleinman 1973) give other α and β"),
    (
        "directly_standardised_rate",
        "Fay and Feuer 1997 with the largest weight",
        "Tiwari et al. 2006 take the mean weight: a lower upper end; Dobson's differs in both",
    ),
    ("kitagawa", "both parts weighted by the mean of the two sides, no interaction", "weights of one side leave an interaction (three parts)"),
    ("gini", "population form", "times n / (n − 1): the sample form, R's DescTools by default"),
    ("predictive_attainment", "the target is a number of passes", "Lee and Liu ask for a posterior probability, which amounts to such a number"),
)
