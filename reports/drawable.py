"""What no chart of an office program can express becomes a table with a note: the same figures in another dress; a long one is cut and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from charts import drawingml
from charts.areas import MapSpec
from charts.kinds import Spec
from charts.spec import ChartSpec
from reports import rest
from reports.document import Block, Cell, Column, Document, Figure, Table
from words import _, numbers

_MM = 36_000  # EMU
TALLEST = 190 * _MM  # a chart on a page, with its caption and note
_CUT = 140 * _MM  # one that is longer than a page is cut to so much, since its note stands there too
_TEXT = 156 * _MM  # the width of the text
_WIDEST = 40  # half characters that a column counts with at most


def drawable(document: Document) -> Document:
    """The document with a table in the place of every figure that a native chart cannot express; references to it hold."""
    return replace(document, blocks=tuple(_drawable(block) for block in document.blocks))


def _drawable(block: Block) -> Block:
    if not isinstance(block, Figure) or block.spec.empty:
        return block
    if why := why_no_figure(block.spec):
        return rest.of_table(as_table(block, why), rest.IN_TEXT, "")
    tall = drawingml.height_in_text(block.spec, _TEXT)
    return _first_rows(block, block.spec, tall) if isinstance(block.spec, ChartSpec) and tall > TALLEST else block


def _first_rows(figure: Figure, spec: ChartSpec, tall: int) -> Figure:
    """The rows that come first in a chart longer than a page, with a note of how many more there are and where."""
    most = len(spec.categories) * _CUT // tall
    note = rest.said(len(spec.categories) - most, "")
    return replace(figure, spec=rest.of_chart(spec, most), note=" ".join(filter(None, (figure.note, note))))


def why_no_figure(spec: Spec) -> str:
    """Why a figure leaves as a table, in a sentence; '' where it can be drawn."""
    if isinstance(spec, MapSpec):
        readable = drawingml.supports(spec) and drawingml.height_in_text(spec, _TEXT) <= TALLEST
        return "" if readable else _("Shown as a table, since so many townships cannot be read on one map.")
    return "" if drawingml.supports(spec) else _("Shown as a table, since no office chart can draw it.")


def as_table(figure: Figure, why: str = "") -> Table:
    """The figures behind a chart as a table of the same key; `why` is added to its note."""
    frame = figure.spec.table
    note = " ".join(each for each in (figure.note, why) if each)
    columns = tuple(_column(str(name), frame.iloc[:, at]) for at, name in enumerate(frame.columns))
    rows = tuple(tuple(Cell(shown(value)) for value in row) for row in frame.itertuples(index=False, name=None))
    return Table(figure.key, figure.title, columns, rows, note)


def shown(value: Any) -> str:
    """A cell as text; '—' for what is missing."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return numbers.NOTHING
    if isinstance(value, datetime | date):
        return numbers.date_short(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, bool | str) or not hasattr(value, "__float__"):
        return str(value)
    return f"{float(value):,.10g}".replace("-", numbers.MINUS)


def _column(name: str, values: pd.Series[Any]) -> Column:
    is_number = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    widest = max([len(name.encode("gb18030", "replace")), *(len(shown(value).encode("gb18030", "replace")) for value in values.head(100))])
    return Column(name, "right" if is_number else "left", float(min(widest, _WIDEST) + 2))
