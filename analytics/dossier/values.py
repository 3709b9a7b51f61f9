"""Values of frames as Python has them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd


def plain(value: Any) -> Any:
    """A value as Python has it: nothing is None, an array a list, a day a date, a number one of Python's own."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if value is None or isinstance(value, (list, dict)):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, np.generic):
        return value.item()
    return value.date() if isinstance(value, datetime) else value
