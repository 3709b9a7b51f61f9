"""What every function of this room accepts: counts, numbers and fractions, checked once and in the same words."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Figures = Any
"""A plain number where plain numbers came in, an array where an array came in."""

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

LARGEST_COUNT = 2**53
"""Above this a float no longer tells a count from its neighbour."""


def counts(values: ArrayLike, name: str) -> Counts:
    """Whole numbers from 0, as int64. `ValueError` names what was wrong."""
    given = _read(values, f"{name} must be counts: whole numbers from 0.")
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


LARGEST_NUMBER = 1e100
"""No amount is as large as this, and its square and a sum of many still fit into a float."""


def floats(values: ArrayLike, name: str) -> Floats:
    """Numbers as float64, nan among them."""
    return _read(values, f"{name} must be numbers.").astype(np.float64)


def _read(values: ArrayLike, otherwise: str) -> NDArray[Any]:
    """Integers, truth values or floats as they are, other Python numbers as float64; `ValueError` in the words of `otherwise`.

    numpy would also make numbers of digits in text, of days, of complex numbers without their imaginary part, and of what a mask hides.
    """
    try:
        given = np.asarray(values)
        if given.dtype.kind == "O" and not any(isinstance(value, str) for value in given.ravel().tolist()):
            given = given.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(otherwise) from None
    if given.dtype.kind not in "iubf" or np.ma.is_masked(values):
        raise ValueError(otherwise)
    return given


def numbers(values: ArrayLike, name: str) -> Floats:
    """Finite numbers as float64."""
    given = floats(values, name)
    if not np.all(np.isfinite(given)):
        raise ValueError(f"{name} must be finite numbers, none missing.")
    if np.any(np.abs(given) > LARGEST_NUMBER):
        raise ValueError(f"{name} must not exceed {LARGEST_NUMBER:g}.")
    return given


def amounts(values: ArrayLike, name: str) -> Floats:
    """Finite numbers from 0 as float64."""
    given = numbers(values, name)
    if np.any(given < 0):
        raise ValueError(f"{name} must not be negative.")
    return given


def number(value: Any, name: str) -> float:
    """One finite number."""
    given = numbers(value, name)
    if given.ndim != 0:
        raise ValueError(f"{name} must be one number.")
    return float(given)


def amount(value: Any, name: str) -> float:
    """One finite number from 0."""
    given = number(value, name)
    if given < 0:
        raise ValueError(f"{name} must not be negative.")
    return given


def fraction(value: Any, name: str) -> float:
    """One number in [0, 1]."""
    given = number(value, name)
    if not 0 <= given <= 1:
        raise ValueError(f"{name} must be a fraction from 0 to 1, as 0.8 for 80 %; it is {value}.")
    return given


def ratio(above: ArrayLike, below: ArrayLike) -> Floats:
    """`above / below`, and nan where `below` is 0: no denominator is no data."""
    top, bottom = np.broadcast_arrays(np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64))
    quotient: Floats = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=quotient, where=bottom != 0)
    return quotient


def plain(values: NDArray[Any]) -> Figures:
    """An array as it is, a single number as a plain Python one."""
    return values.item() if values.ndim == 0 else values
