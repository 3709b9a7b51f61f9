"""Pass rates of units as a table of a report: counts always, the rate and its interval where ten batches or more were judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.names import place
from analytics.scope import LEVELS
from analytics.units import SMALL
from reports.document import Cell, Column, Table
from words import _, numbers


def rated(
    frame: pd.DataFrame,
    names: Sequence[str],
    heading: str,
    key: str,
    title: str,
    note: str = "",
    whole: pd.Series[int] | None = None,
    total: str = "",
) -> Table:
    """One row a unit of `frame` (passed, judged, low, high) under its name, as given; `whole`: the counts of all, a last row called `total`."""
    heads = (heading, _("Batches judged"), _("Passed"), _("Failed"), _("Batch pass rate"), _("95% interval"))
    columns = tuple(Column(head, "left" if i == 0 else "right", 2.0 if i == 0 else 1.0 if i < 4 else 1.6) for i, head in enumerate(heads))
    rows = [_row(name, row) for name, row in zip(names, frame.to_dict("records"), strict=True)]
    if whole is not None:
        rows.append(tuple(Cell(cell.text, strong=True) for cell in _row(total or _("In all"), whole.to_dict())))
    said = _("Under {n} judged batches only the counts are given.", n=SMALL)
    few = any(0 < int(row["judged"]) < SMALL for row in frame.to_dict("records"))
    return Table(key, title, columns, tuple(rows), " ".join(filter(None, (note, said if few else ""))))


def rate(passed: int, judged: int) -> str:
    """A pass rate for a table: '87.1%'; under ten batches '2/3'; '—' where nothing was judged."""
    if not judged:
        return numbers.NOTHING
    return numbers.rate(passed, judged) if judged >= SMALL else f"{passed}/{judged}"


def _row(name: str, row: Mapping[Any, Any]) -> tuple[Cell, ...]:
    passed, judged = int(row["passed"]), int(row["judged"])
    ends = numbers.interval(row["low"], row["high"]) if judged >= SMALL else numbers.NOTHING
    texts = (name, numbers.count(judged), numbers.count(passed), numbers.count(judged - passed), rate(passed, judged), ends)
    return tuple(map(Cell, texts))


def by_level(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by level, the highest first, one not stated last."""
    place = {level: i for i, level in enumerate(LEVELS)}
    return frame.sort_values("level", key=lambda column: column.map(place), na_position="last", kind="stable", ignore_index=True)


def place_said(name: object) -> str:
    """A township as the reader says it; 'not stated' for none."""
    return place(name) if isinstance(name, str) else _("township not stated")
