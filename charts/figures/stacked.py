"""Bars of counts stacked by state or class, one row a place: what several charts of places share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from charts.spec import Role, Series
from words import numbers


def stacked(
    frame: pd.DataFrame,
    words: Mapping[str, str],
    roles: Mapping[str, Role],
    *,
    names: Mapping[str, str] | None = None,
    said: Callable[[int], str] = numbers.count,
) -> tuple[Series, ...]:
    """One series a column of `words`, in that order: `frame` has a row a place with its name and a count in each of these columns.

    `words` say a column in the hover and, unless `names` do, in the legend; `said` writes its count in the hover.
    """
    return tuple(
        Series(
            name=(names or words)[column],
            mark="bar",
            role=roles[column],
            values=tuple(float(n) for n in frame[column]),
            texts=tuple(numbers.count(n) if n else "" for n in frame[column]),
            hovers=tuple(f"{place}\n{word} {said(n)}" for place, n in zip(frame["name"], frame[column], strict=True)),
        )
        for column, word in words.items()
    )
