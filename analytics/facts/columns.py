"""What the cells say in each column, as numbers: worked out once for all counties that look at them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Column = tuple[NDArray[np.int64], list[str]]
"""The code of each cell (-1: missing), and what the codes mean, in the order of the alphabet."""


def columns_of(frame: pd.DataFrame) -> dict[str, Column]:
    """The texts of a frame of cells (see Names), by column. Besides what it has:

    township_name: as written; township_as_written: the same of places without a code; township: its code, or its name where it has none.
    """
    columns: dict[str, Column] = {}
    for name, values in frame.items():
        if isinstance(values.dtype, pd.CategoricalDtype):
            columns[str(name)] = np.asarray(values.cat.codes, dtype=np.int64), [str(each) for each in values.cat.categories]
    code, written = columns["township_code"], columns["township"]
    columns["township_name"] = written
    columns["township_as_written"] = np.where(code[0] < 0, written[0], -1), written[1]
    columns["township"] = _by_code_or_name(code, written)
    return columns


def _by_code_or_name(code: Column, written: Column) -> Column:
    names = sorted({*code[1], *written[1]})
    place = {name: number for number, name in enumerate(names)}
    codes, others = (np.array([*(place[name] for name in column[1]), -1])[column[0]] for column in (code, written))
    return np.where(codes >= 0, codes, others), names
