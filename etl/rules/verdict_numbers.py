"""Verdicts as numbers, a byte a row: 0 passed, 1 failed, 2 not judged, -1 none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

PASS, FAIL, NOT_JUDGED = 0, 1, 2
NUMBER = {"pass": PASS, "fail": FAIL, "not_judged": NOT_JUDGED}
Verdicts = npt.NDArray[np.int8]
_WORDS = pa.array(list(NUMBER))


def worded(verdicts: Verdicts) -> pa.Array:
    """The words of the store, as a dictionary; null for none."""
    return pa.DictionaryArray.from_arrays(pa.array(verdicts.astype(np.int32), mask=verdicts == -1), _WORDS)
