"""Every dataset, declared once: what the road accepts, what the store holds, what the glossary prints.

The declarations use the words of the Frictionless Table Schema (`name`, `title`, `type`, `constraints`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from words import language

FAILED_ITEM = pa.struct([("item", pa.string()), ("measured", pa.string()), ("limit", pa.string()), ("class", pa.string()), ("labelling", pa.bool_())])
LICENCE = pa.struct([("type", pa.string()), ("number", pa.string()), ("valid_from", pa.date32()), ("valid_to", pa.date32())])
ARROW: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "date": pa.date32(),
    "integer": pa.int32(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
    "array": pa.list_(FAILED_ITEM),
    "licences": pa.list_(LICENCE),
}

# What the road and the store add to every row: where it came from, and which row of its key counts.
SYSTEM = (
    pa.field("upload", pa.string()),
    pa.field("source_sheet", pa.string()),
    pa.field("source_row", pa.int32()),
    pa.field("state", pa.string()),
    pa.field("row_key", pa.string()),
    pa.field("row_content", pa.string()),
)


@dataclass(frozen=True)
class Field:
    """One column: its name in code, its titles, and how a file may spell header and values."""

    name: str
    title: Mapping[str, str]
    type: str
    format: str = ""  # a finer kind of the type: name, uscc, money, period_start, period_end, deadline
    derived: bool = False
    required: bool = False
    enum: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()  # regular expressions of further headers, for words that are put together: 被抽检 + 单位 + 名称
    values: Mapping[str, str] = field(default_factory=dict)  # a value's spelling → the allowed value
    phrases: Mapping[str, str] = field(default_factory=dict)  # an allowed value → the regular expression of what a sentence says of it
    description: Mapping[str, str] = field(default_factory=dict)  # what it means, for the glossary
    parts: tuple[tuple[str, ...], ...] = ()  # headers of columns that bring a part each: 生产日期 and 批号 make one lot

    def __str__(self) -> str:
        return self.title[language()]

    def word(self, value: str) -> str:
        """An allowed value in the reader's language: its first declared spelling, or in English its name."""
        if language() != "zh":
            return value.replace("_", " ")
        return next((spelling for spelling, meant in self.values.items() if meant == value), value)


@dataclass(frozen=True)
class Key:
    """One way to tell a record from others: the values of `fields`, where those of `when` are all there.

    `ordinal`: equal lines of one file are different records, told apart by their count.
    """

    fields: tuple[str, ...]
    when: tuple[str, ...] = ()
    ordinal: bool = False


@dataclass(frozen=True)
class Dataset:
    """One kind of record with its fields, in the order in which a template shows them."""

    name: str
    title: Mapping[str, str]
    fields: tuple[Field, ...]
    keys: tuple[Key, ...] = ()  # the first whose `when` is there tells a row's key; the last one needs nothing

    def __str__(self) -> str:
        return self.title[language()]

    def field(self, name: str) -> Field:
        """The field of that name. Raises KeyError."""
        return self._by_name[name]

    @property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def declared(self) -> tuple[Field, ...]:
        """The fields that a file can bring (the others are derived on the road)."""
        return tuple(field for field in self.fields if not field.derived)

    def arrow_schema(self) -> pa.Schema:
        """What the store holds: every field, then the system columns."""
        return pa.schema([pa.field(f.name, ARROW[f.type]) for f in self.fields] + list(SYSTEM))


@cache
def get(name: str) -> Dataset:
    """The declaration of that name. Raises KeyError where there is none."""
    path = Path(__file__).parent / f"{name}.toml"
    if name not in names():
        raise KeyError(name)
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    keys = tuple(Key(tuple(each["fields"]), tuple(each.get("when", ())), each.get("ordinal", False)) for each in said.get("keys", ()))
    return Dataset(said["name"], said["title"], tuple(_field(each) for each in said["fields"]), keys)


@cache
def names() -> tuple[str, ...]:
    """Every declared dataset."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.toml")))


def _field(said: Mapping[str, Any]) -> Field:
    constraints = said.get("constraints", {})
    return Field(
        name=said["name"],
        title=said["title"],
        type=said["type"],
        format=said.get("format", ""),
        derived=said.get("derived", False),
        required=constraints.get("required", False),
        enum=tuple(constraints.get("enum", ())),
        synonyms=tuple(said.get("synonyms", ())),
        patterns=tuple(said.get("patterns", ())),
        values={spelling: value for value, spellings in said.get("values", {}).items() for spelling in spellings},
        phrases=said.get("phrases", {}),
        description=said.get("description", {}),
        parts=tuple(tuple(each) for each in said.get("parts", ())),
    )
