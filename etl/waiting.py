"""What waits for a person: conflicts, unknown townships, unknown words, doubtful enterprises, equal lines of one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import datasets
import store
from etl import decided, enterprises, gazetteer, places, unknown_words
from etl.decided import Decided
from etl.enterprises import DoubtfulPair
from etl.unknown_words import UnknownWord
from store import Lake
from store.shape import quoted

_MOST_OF_A_KIND = 500  # of each kind: what a person can look at


@dataclass(frozen=True)
class Conflict:
    """A row that stands and one that says otherwise. `differs`: field → (old, new). `subject` is 'dataset/row key'."""

    subject: str
    dataset: str
    row_key: str
    content: str
    old: dict[str, Any]
    new: dict[str, Any]
    differs: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class UnknownTownship:
    """A township name that no table knows. `subject` is 'county code/name'; `suggestions` are (code, official name)."""

    subject: str
    county_code: str | None
    county: str | None
    name: str
    rows: int
    suggestions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EqualLines:
    """Lines of one file that say exactly the same and count as that many samples. `subject` is 'upload/row content'."""

    subject: str
    upload: str
    file: str
    rows: tuple[int, ...]
    row_keys: tuple[str, ...]
    said: dict[str, Any]


@dataclass(frozen=True)
class Waiting:
    """Everything that waits."""

    conflicts: tuple[Conflict, ...] = ()
    townships: tuple[UnknownTownship, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    enterprises: tuple[DoubtfulPair, ...] = ()
    equal_lines: tuple[EqualLines, ...] = ()

    @property
    def count(self) -> int:
        """How many matters wait."""
        return sum(len(each) for each in (self.conflicts, self.townships, self.words, self.enterprises, self.equal_lines))


def waiting(lake: Lake | None = None) -> Waiting:
    """What waits for a person in a store."""
    house = lake or store.open()
    if house.is_empty():
        return Waiting()
    known = decided.read(house)
    return Waiting(
        tuple(_conflicts(house)),
        tuple(_townships(house, known)),
        tuple(unknown_words.find(house, known)),
        tuple(enterprises.doubtful(house, known.enterprises))[:_MOST_OF_A_KIND],
        tuple(_equal_lines(house, known)),
    )


def _conflicts(lake: Lake) -> Iterator[Conflict]:
    cursor = lake.at().cursor()
    for name in datasets.names():
        # The name of a table cannot be bound; it is a declared one, and quoted.
        waiting = f"SELECT * FROM {quoted(name + '_all')} WHERE state = 'conflict' ORDER BY upload, source_row LIMIT $most"
        new = _dicts(cursor, waiting, {"most": _MOST_OF_A_KIND})
        standing = _dicts(
            cursor, f"SELECT * FROM {quoted(name)} WHERE row_key IN (SELECT row_key FROM {quoted(name + '_all')} WHERE state = 'conflict')"
        )
        old = {each["row_key"]: each for each in standing}
        for each in new:
            live = old.get(each["row_key"])
            if live is not None:
                fields = [field.name for field in datasets.get(name).declared]
                differs = {field: (live[field], each[field]) for field in fields if live[field] != each[field]}
                yield Conflict(f"{name}/{each['row_key']}", name, each["row_key"], each["row_content"], live, each, differs)


def _townships(lake: Lake, known: Decided) -> Iterator[UnknownTownship]:
    found: dict[tuple[str | None, str], tuple[str | None, int]] = {}
    for name in datasets.names():
        fields = {field.name for field in datasets.get(name).fields}
        if not {"township", "township_code", "county_code"} <= fields:
            continue
        for code, county, township, rows in lake.at().cursor().execute(
            f"SELECT county_code, min(county), township, count(*) FROM {quoted(name)}"
            " WHERE township IS NOT NULL AND township_code IS NULL GROUP BY ALL"
        ).fetchall():  # fmt: skip
            before = found.get((code, township), (county, 0))
            found[code, township] = (before[0] or county, before[1] + rows)
    table = gazetteer.read()
    for (code, township), (county, rows) in sorted(found.items(), key=lambda item: -item[1][1]):
        subject = places.subject(code, township)
        if subject not in known.townships:
            likely = tuple((each, table.townships[each]) for each in table.suggestions(code, township))
            yield UnknownTownship(subject, code, county, township, rows, likely)


def _equal_lines(lake: Lake, known: Decided) -> Iterator[EqualLines]:
    files = {entry.upload: entry.file for entry in lake.ledger()}
    for name in datasets.names():
        if not any(key.ordinal for key in datasets.get(name).keys):
            continue
        groups = lake.at().cursor().execute(
            f"""SELECT upload, row_content, list(source_row ORDER BY source_row), list(row_key ORDER BY source_row) FROM {quoted(name)}
            WHERE row_content IS NOT NULL GROUP BY upload, row_content HAVING count(*) > 1 ORDER BY upload, min(source_row) LIMIT {_MOST_OF_A_KIND}"""
        ).fetchall()  # fmt: skip
        for upload, content, rows, keys in groups:
            subject = f"{upload}/{content}"
            if subject not in known.equal_lines:
                said = _dicts(lake.at().cursor(), f"SELECT * FROM {quoted(name)} WHERE row_key = $key", {"key": keys[0]})[0]
                yield EqualLines(subject, upload, files.get(upload, ""), tuple(rows), tuple(keys), said)


def _dicts(cursor: Any, query: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    found = cursor.execute(query, parameters or {})
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
