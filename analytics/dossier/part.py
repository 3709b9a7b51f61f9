"""A part of a dossier: what the page draws and the printable file prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class Part:
    """One part: its title, sentences, facts by name, and a table; `keys` name what lies behind the rows of the table, for the
    chain a dossier, for the failed items a batch (None: nothing)."""

    key: str
    title: str
    told: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    table: pd.DataFrame | None = None
    keys: tuple[Any, ...] = ()
