"""Rows of the store as a person names them: by the values of their fields, or by a word of their number, producer or product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import datasets
import store
from etl import enterprises, typed
from etl.tidy import names
from etl.tidy.text import plain
from store import Lake
from store.shape import quoted
from words import Refusal

# What a person looks a record up by, in the order in which it is shown.
NAMING = (
    *("complaint_no", "case_no", "order_no", "sample_no"),
    *("producer", "name", "enterprise", "unit", "sampled_unit", "task", "item", "product", "spec", "lot"),
    *(
        "subject",
        "violation",
        "received_on",
        "opened_on",
        "ordered_on",
        "due_on",
        "counted_on",
        "verdict",
        "indicator",
        "region",
        "period_end",
        "as_of",
    ),
)
_NUMBERS = ("complaint_no", "case_no", "order_no", "sample_no", "uscc", "producer_uscc", "organisation_code")
_SOUGHT = (*_NUMBERS, "producer", "name", "enterprise", "unit", "sampled_unit", "product", "indicator")


@dataclass(frozen=True)
class Picked:
    """One row: its key, and what it is recognised by (field → value)."""

    row_key: str
    said: Mapping[str, Any]


def pick(dataset: str, where: Mapping[str, str], *, lake: Lake | None = None) -> list[str]:
    """Keys of the live rows in which every named field holds that value; `where`: field → text as a file would have it.

    An enterprise is found under any spelling of its name, and under the names that a person called the same. Raises Refusal for a value that the
    field cannot hold, and where no row fits.
    """
    house = lake or store.open(demo=False)
    said, asked = [], {}
    known, keys = typed.known(house), enterprises.keys_of(datasets.get(dataset))
    values = typed.tidied(datasets.get(dataset), where, known).values
    for number, name in enumerate(where):
        if name not in values:
            raise Refusal("Rows cannot be found by {field}.", field=name)
        value = values[name][0].as_py()
        key = keys.get(name, name)
        by_key = key != name and value is not None
        spelled = names.key(str(value)) or ""
        said.append(f"{quoted(key if by_key else name)} IS NOT DISTINCT FROM $v{number}")
        asked[f"v{number}"] = known.enterprises.get(spelled, spelled) if by_key else value
    found = house.at().cursor().execute(f"SELECT row_key FROM {quoted(dataset)} WHERE {' AND '.join(said) or 'false'}", asked).fetchall()
    if not found:
        raise Refusal("No row fits {where}.", where="，".join(f"{name}={value}" for name, value in where.items()))
    return [str(row[0]) for row in found]


def search(dataset: str, text: str, *, lake: Lake | None = None, most: int = 50) -> list[Picked]:
    """The first live rows whose number, producer or product holds the text, the latest files first; none for an empty text."""
    house = lake or store.open(demo=False)
    fields = {each.name for each in datasets.get(dataset).fields}
    sought = plain(text).casefold()
    if not sought:
        return []
    holds = " OR ".join(f"contains(lower({quoted(name)}), $sought)" for name in _SOUGHT if name in fields)
    shown = [name for name in NAMING if name in fields]
    query = f"SELECT row_key, {', '.join(map(quoted, shown))} FROM {quoted(dataset)} WHERE {holds} ORDER BY upload DESC, source_row LIMIT {most}"
    rows = house.at().cursor().execute(query, {"sought": sought}).fetchall()
    return [Picked(str(key), dict(zip(shown, values, strict=True))) for key, *values in rows]
