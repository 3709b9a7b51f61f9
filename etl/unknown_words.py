"""Words that stood where a few are allowed, and for which rows were refused: a person may say what they mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import datasets
from etl.decided import Decided
from etl.tidy.choices import titles, word_key
from store import Entry, Lake


@dataclass(frozen=True)
class UnknownWord:
    """A word where a few are allowed. `subject` is 'dataset.field=word'; `choices` are (word to show, value)."""

    subject: str
    dataset: str
    field: str
    word: str
    rows: int
    files: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


def find(lake: Lake, known: Decided) -> Iterator[UnknownWord]:
    """The words for which uploads that stand have refused rows, the most frequent first, but for those that a person has settled."""
    found: dict[tuple[str, str, str], tuple[str, int, dict[str, None]]] = {}
    for entry in _standing_loads(lake):
        dataset = datasets.get(entry.dataset)
        for name, value in _refused_words(lake, entry, dataset):
            key = (entry.dataset, name, word_key(value))
            word, rows, files = found.get(key, (value, 0, {}))
            found[key] = (word, rows + 1, files | {entry.file: None})
    for (name, field, folded), (word, rows, files) in sorted(found.items(), key=lambda item: -item[1][1]):
        subject = f"{name}.{field}={folded}"
        if folded not in known.words.get(f"{name}.{field}", {}):
            offered = titles(datasets.get(name).field(field)) or {value: value for value in datasets.get(name).field(field).enum}
            yield UnknownWord(subject, name, field, word, rows, tuple(files), tuple(offered.items()))


def _refused_words(lake: Lake, entry: Entry, dataset: datasets.Dataset) -> Iterator[tuple[str, str]]:
    """Field and value of the refused cells of an upload that should hold one of a few words."""
    chosen = {field.name for field in dataset.fields if field.enum}
    kept = lake.refused(entry.upload)
    for reasons in kept["reasons"].to_pylist() if kept is not None else []:
        for reason in reasons:
            if reason["field"] in chosen and reason["value"] and "value" in json.dumps(reason["reason"]):
                yield reason["field"], reason["value"]


def _standing_loads(lake: Lake) -> Iterator[Entry]:
    """The newest upload of each file that stands and refused something."""
    seen: set[tuple[str, str]] = set()
    for entry in lake.ledger():
        if entry.action == "load" and not entry.withdrawn and (entry.sha256, entry.dataset) not in seen:
            seen.add((entry.sha256, entry.dataset))
            if entry.refused:
                yield entry
