"""The official table of townships, and the former names that belong to one of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
TOWNSHIPS = _REFERENCE / "townships.csv"
ALIASES = _REFERENCE / "township_aliases.csv"


class Township(NamedTuple):
    """A township or street: its 9-digit code and official name. A tuple, since every start makes forty thousand of them."""

    code: str
    name: str


@cache
def official_townships() -> Mapping[str, tuple[Township, ...]]:
    """County code → its townships, from the official table."""
    counties: dict[str, list[Township]] = {}
    with TOWNSHIPS.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)  # a third of DictReader's time, and every start reads it
        county, code, name = map(next(rows).index, ("county_code", "code", "name"))
        for row in rows:
            counties.setdefault(row[county], []).append(Township(row[code], row[name]))
    return {code: tuple(places) for code, places in counties.items()}


@cache
def former_names(county_code: str) -> Mapping[str, str]:
    """Former name → code of the township that it belongs to today, from the dated alias table."""
    with ALIASES.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["code"] for row in csv.DictReader(file) if row["county_code"] == county_code}
