"""Every file of the demo, in the order in which it is loaded: registers first, then results, reported figures, and what is followed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from demo import followed, indicators, registers, results, suppliers, ten_small
from demo.ledger import Expected


def generate() -> Iterator[tuple[str, bytes, Expected]]:
    """Name, bytes and expectation of each file; the same bytes every time."""
    for name in registers.registers():
        yield name, *registers.written(name)
    for name in ten_small.FILES:
        yield name, *ten_small.written(name)
    for name in results.plans():
        yield name, *results.written(name)
    yield suppliers.FILE, *suppliers.written(suppliers.FILE)
    for name in indicators.FILES:
        yield name, *indicators.written(name)
    for name in followed.FILES:
        yield name, *followed.written(name)


def write(folder: Path) -> list[Expected]:
    """Write every file into the folder (made where it is missing); what the road should say about each."""
    folder.mkdir(parents=True, exist_ok=True)
    expected = []
    for name, content, each in generate():
        (folder / name).write_bytes(content)
        expected.append(each)
    return expected
