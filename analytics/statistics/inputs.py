"""What every function of this room accepts: counts, fractions and targets, checked once and in the same words."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Figures = Any
"""A plain number where plain numbers came in, an array where an array came in."""

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

LARGEST_COUNT = 2**53
"""Above this a float no longer tells a count from its neighbour."""

FITS = 2**62
"""Whole numbers below this are computed as int64, larger ones as Python's own."""


def counts(values: ArrayLike, name: str) -> Counts:
    """Whole numbers from 0, as int64. `ValueError` names what was wrong."""
    try:
        given = np.asarray(values)
        if given.dtype.kind not in "iubf":
            if given.dtype.kind != "O":
                raise TypeError
            given = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be counts: whole numbers from 0.") from None
    if given.dtype.kind == "f" and not np.all(np.isfinite(given) & (given == np.floor(given))):
        raise ValueError(f"{name} must be counts: whole numbers from 0, none missing.")
    if np.any(given < 0):
        raise ValueError(f"{name} must not be negative.")
    if np.any(given > LARGEST_COUNT):
        raise ValueError(f"{name} must not exceed {LARGEST_COUNT}.")
    return given.astype(np.int64)


def counts_of(some: ArrayLike, judged: ArrayLike, name: str = "passed") -> tuple[Counts, Counts]:
    """Counts of one outcome among those judged, in one common shape."""
    part, whole = counts(some, name), counts(judged, "judged")
    shape = one_shape({name: part, "judged": whole})
    part, whole = np.broadcast_to(part, shape), np.broadcast_to(whole, shape)
    if np.any(part > whole):
        raise ValueError(f"{name} must not exceed judged.")
    return part, whole


def points(some: ArrayLike, judged: ArrayLike, name: str = "counts") -> tuple[Counts, Counts]:
    """Counts of a series of points, groups or strata: one axis."""
    part, whole = counts_of(some, judged, name)
    if part.ndim > 1:
        raise ValueError(f"{name} must be one series: one number a point.")
    return np.atleast_1d(part), np.atleast_1d(whole)


def one_shape(named: Mapping[str, NDArray[Any]]) -> tuple[int, ...]:
    """The common shape of arrays that belong together: of one length each, or single numbers."""
    try:
        return np.broadcast_shapes(*(each.shape for each in named.values()))
    except ValueError:
        lengths = ", ".join(f"{name} {'×'.join(map(str, each.shape))}" for name, each in named.items())
        raise ValueError(f"Numbers that belong together differ in length: {lengths}.") from None


def numbers(values: ArrayLike, name: str) -> Floats:
    """Finite numbers as float64."""
    try:
        given = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers.") from None
    if not np.all(np.isfinite(given)):
        raise ValueError(f"{name} must be finite numbers, none missing.")
    return given


def amounts(values: ArrayLike, name: str) -> Floats:
    """Finite numbers from 0 as float64."""
    given = numbers(values, name)
    if np.any(given < 0):
        raise ValueError(f"{name} must not be negative.")
    return given


def fraction(value: Any, name: str) -> float:
    """One number in [0, 1]."""
    given = numbers(value, name)
    if given.ndim != 0:
        raise ValueError(f"{name} must be one number.")
    if not 0 <= given <= 1:
        raise ValueError(f"{name} must be a fraction from 0 to 1, as 0.8 for 80 %; it is {value}.")
    return float(given)


class Target:
    """A target, or one a group, as the decimal it prints as: an exact fraction, and its float for the quantiles."""

    def __init__(self, values: Any, name: str = "target") -> None:
        given = np.asarray(values)
        if given.dtype.kind not in "iuf":
            given = np.asarray(values, dtype=object)
        # A thousand groups seldom have more than a few targets: each is read once.
        known, place = _different(given)
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


def _different(given: NDArray[Any]) -> tuple[list[Any], NDArray[np.intp]]:
    """The different values, and which of them stands at each place."""
    if given.dtype.kind != "O":
        # The values themselves, not Python's floats: a float32 prints as 0.85, its float as 0.8500000238418579.
        known, place = np.unique(given, return_inverse=True)
        return list(known), place.reshape(given.shape)
    number = {value: i for i, value in enumerate(dict.fromkeys(given.ravel().tolist()))}
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


def ratio(above: ArrayLike, below: ArrayLike) -> Floats:
    """`above / below`, and nan where `below` is 0: no denominator is no data."""
    top, bottom = np.broadcast_arrays(np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64))
    quotient: Floats = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient


def plain(values: NDArray[Any]) -> Figures:
    """An array as it is, a single number as a plain Python one."""
    return values.item() if values.ndim == 0 else values
