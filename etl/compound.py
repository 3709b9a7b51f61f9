"""A stream out of a compound file, the container of the old binary formats of Office ([MS-CFB]). Runs in the limited subprocess only."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

_FREE = 0xFFFFFFFA  # and above: no sector
_ENTRY, _IN_HEADER = 128, 109
_Sectors = list[int]


class Broken(Exception):
    """The container does not hold together; the reader of the workbook will say so."""


def stream(raw: bytes, names: tuple[str, ...]) -> bytes:
    """The first stream of one of these names; b'' where there is none. Raises Broken."""
    try:
        return _stream(raw, names)
    except (struct.error, IndexError, OverflowError) as error:
        raise Broken from error


def _stream(raw: bytes, names: tuple[str, ...]) -> bytes:
    size, small = 1 << struct.unpack_from("<H", raw, 30)[0], 1 << struct.unpack_from("<H", raw, 32)[0]
    if not 512 <= size <= 4096 or not 16 <= small <= 512:
        raise Broken
    first_entry, cutoff, first_small, _count, next_table = (struct.unpack_from("<I", raw, at)[0] for at in (48, 56, 60, 64, 68))
    tables = [each for each in struct.unpack_from(f"<{_IN_HEADER}I", raw, 76) if each < _FREE]
    for sector in _chain(next_table, lambda at: _numbers(raw, at, size)[-1], len(raw) // size):
        tables += [each for each in _numbers(raw, sector, size)[:-1] if each < _FREE]
    sectors = [number for table in tables for number in _numbers(raw, table, size)]

    def chained(first: int, most: int) -> bytes:
        return b"".join(raw[(each + 1) * size : (each + 2) * size] for each in _chain(first, sectors.__getitem__, len(sectors)))[:most]

    entries = chained(first_entry, len(raw))
    root = b""
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        length, kind, start, most = *struct.unpack_from("<HB", entries, at + 64), *struct.unpack_from("<II", entries, at + 116)
        if kind == 5:
            root = chained(start, most)
        if kind == 2 and entries[at : at + max(0, length - 2)].decode("utf-16-le", "replace") in names:
            if most >= cutoff:
                return chained(start, most)
            table = chained(first_small, len(raw))
            smalls = struct.unpack(f"<{len(table) // 4}I", table)
            return b"".join(root[each * small : (each + 1) * small] for each in _chain(start, smalls.__getitem__, len(smalls)))[:most]
    return b""


def _numbers(raw: bytes, sector: int, size: int) -> _Sectors:
    return list(struct.unpack_from(f"<{size // 4}I", raw, (sector + 1) * size))


def _chain(first: int, after: Callable[[int], int], most: int) -> Iterator[int]:
    """Sector after sector. Raises Broken for one that goes round."""
    at = first
    for _step in range(most + 1):
        if at >= _FREE:
            return
        yield at
        at = after(at)
    raise Broken
