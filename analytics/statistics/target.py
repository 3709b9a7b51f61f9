"""A target as the decimal it prints as: rates are compared with it on whole numbers."""

from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analytics.statistics.inputs import Counts, Floats

FITS = 2**62
"""Whole numbers below this are computed as int64, larger ones as Python's own."""


class Target:
    """A target, or one a group, as the decimal it prints as: an exact fraction, and its float for the quantiles."""

    def __init__(self, values: Any, name: str = "target") -> None:
        given = np.asarray(values)
        if given.dtype.kind not in "iuf":
            given = np.asarray(values, dtype=object)
        # A thousand groups seldom have more than a few targets: each is read once.
        known, place = _different(given, name)
        fractions = [exact(value, name) for value in known]
        self.numerator = _whole([each.numerator for each in fractions])[place]
        self.denominator = _whole([each.denominator for each in fractions])[place]
        self.value: Floats = np.array([float(each) for each in fractions], dtype=np.float64)[place]

    def scaled(self, some: Counts, judged: Counts) -> tuple[NDArray[Any], NDArray[Any]]:
        """`some · denominator` and `numerator · judged`: whole numbers, whatever their size."""
        largest = max(int(judged.max(initial=1)), 1) * max(int(np.max(self.denominator, initial=1)), 1)
        kind: Any = np.int64 if largest < FITS else object
        return some.astype(kind) * self.denominator.astype(kind), judged.astype(kind) * self.numerator.astype(kind)

    def reached(self, passed: Counts, judged: Counts, *, strict: bool = False) -> NDArray[np.bool_]:
        """Whether passed / judged is at the target or above it (`strict`: above it), compared on whole numbers."""
        have, want = self.scaled(passed, judged)
        return np.asarray(have > want if strict else have >= want, dtype=bool)

    def passes_of(self, judged: Counts, *, strict: bool = False) -> Counts:
        """The fewest passes among `judged` that reach the target."""
        _, want = self.scaled(judged, judged)
        denominator = self.denominator.astype(want.dtype)
        fewest = want // denominator + 1 if strict else -(-want // denominator)
        return np.asarray(fewest, dtype=np.int64)


def _different(given: NDArray[Any], name: str) -> tuple[list[Any], NDArray[np.intp]]:
    """The different values, and which of them stands at each place."""
    if given.dtype.kind != "O":
        # The values themselves, not Python's floats: a float32 prints as 0.85, its float as 0.8500000238418579.
        known, place = np.unique(given, return_inverse=True)
        return list(known), place.reshape(given.shape)
    try:
        number = {value: i for i, value in enumerate(dict.fromkeys(given.ravel().tolist()))}
    except TypeError:  # a value without a hash is no number
        raise ValueError(f"{name} must be a number from 0 to 1, or a series of them.") from None
    return list(number), np.array([number[value] for value in given.ravel().tolist()], dtype=np.intp).reshape(given.shape)


def _whole(numbers: list[int]) -> NDArray[Any]:
    return np.array(numbers, dtype=np.int64 if max(numbers, default=0) < FITS else object)


def exact(value: Any, name: str) -> Fraction:
    """A number in [0, 1] as the decimal it prints as: 0.85 is 85/100, whatever the float."""
    try:
        decimal = Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{name} must be a number from 0 to 1; it is {value}.") from None
    if not 0 <= decimal <= 1:
        raise ValueError(f"{name} must be a fraction from 0 to 1, as 0.8 for 80 %; it is {value}.")
    return decimal
