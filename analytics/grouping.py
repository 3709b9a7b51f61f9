"""Which different numbers there are, and the place of each among them: what every sum by group begins with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

DENSE = 20_000_000  # numbers below this are looked up in a table (4 bytes each); more of them are sorted


def grouped(numbers: NDArray[np.int64], size: int) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """The place of each number among the different ones, and these, sorted. All lie in 0 … size - 1."""
    if size > DENSE:
        unique, place = np.unique(numbers, return_inverse=True)
        return place, unique
    there = np.zeros(size, dtype=bool)
    there[numbers] = True
    unique = np.flatnonzero(there)
    places = np.zeros(size, dtype=np.int32)
    places[unique] = np.arange(len(unique), dtype=np.int32)
    return places[numbers].astype(np.intp), unique
