"""The uploads folder: the raw file, and for each upload its receipt and its refused rows.

    uploads/<sha256>/raw.<ending>                 the bytes as they came, once however often they are loaded
    uploads/<sha256>/<upload>/receipt.json        mapping, counts, messages
    uploads/<sha256>/<upload>/refused.parquet     rows that did not come in, with their reasons

All of it is on the disk before a commit names it; what no commit names is swept.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from store import durable
from words import Refusal

_NAME = re.compile(r"[A-Za-z0-9_.-]+")


def keep(home: Path, upload: str, sha256: str, raw: Path | None, ending: str, receipt: Mapping[str, Any], refused: pa.Table | None) -> None:
    """Write what belongs to an upload, durably and whole or not at all. The caller holds the lock.

    Raises OSError.
    """
    try:
        _keep(_folder(home, sha256, upload), sha256, raw, ending, receipt, refused)
    except BaseException:
        drop(home, sha256, upload)
        raise


def _keep(folder: Path, sha256: str, raw: Path | None, ending: str, receipt: Mapping[str, Any], refused: pa.Table | None) -> None:
    durable.make_folder(folder)
    if raw is not None:
        place = folder.parent / f"raw{ending if re.fullmatch(r'[.][A-Za-z0-9]{1,8}', ending) else ''}"
        if not place.exists():
            durable.write(place, _chunks(raw))
        os.utime(place)
    if refused is not None and refused.num_rows:
        sink = pa.BufferOutputStream()
        pq.write_table(refused, sink, compression="zstd")
        durable.write(folder / "refused.parquet", [sink.getvalue()])
    durable.write(folder / "receipt.json", [json.dumps(receipt, ensure_ascii=False, indent=1).encode()])


def raw(home: Path, sha256: str) -> Path:
    """The bytes as they came. Raises Refusal where they are no longer kept."""
    found = sorted((home / "uploads" / _safe(sha256)).glob("raw*"))
    if not found:
        raise Refusal("The original file is not kept in the store any more.")
    return found[0]


def receipt(home: Path, sha256: str, upload: str) -> dict[str, Any]:
    """What the road wrote about an upload. Raises Refusal where there is none."""
    place = _folder(home, sha256, upload) / "receipt.json"
    if not place.exists():
        raise Refusal("There is no receipt of the upload {upload}.", upload=upload)
    kept: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return kept


def refused(home: Path, sha256: str, upload: str) -> pa.Table | None:
    """The rows that did not come in, with their reasons; None where all came in."""
    place = _folder(home, sha256, upload) / "refused.parquet"
    return pq.read_table(place) if place.exists() else None


def drop(home: Path, sha256: str, upload: str) -> None:
    """Remove what was kept for an upload that stored nothing, and the raw file where it belongs to no other. The caller holds the lock."""
    folder = _folder(home, sha256, upload)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.parent.is_dir() and not any(each.is_dir() for each in folder.parent.iterdir()):
        shutil.rmtree(folder.parent, ignore_errors=True)


def sweep(home: Path, named: set[tuple[str, str]], older_than: float) -> int:
    """Remove what no commit names: `named` are (sha256, upload). `older_than` seconds: younger ones may be on their way.

    The caller holds the lock. Returns how many folders went.
    """
    limit, gone = time.time() - older_than, 0
    files = {sha256 for sha256, _ in named}
    for folder in [each for each in (home / "uploads").glob("*") if each.is_dir()]:
        for inner in [each for each in folder.glob("*") if each.is_dir()]:
            if (folder.name, inner.name) not in named and inner.stat().st_mtime < limit:
                shutil.rmtree(inner, ignore_errors=True)
                gone += 1
        if folder.name not in files and all(each.stat().st_mtime < limit for each in (folder, *folder.iterdir())):
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
    return gone


def _folder(home: Path, sha256: str, upload: str) -> Path:
    return home / "uploads" / _safe(sha256) / _safe(upload)


def _safe(name: str) -> str:
    if not _NAME.fullmatch(name) or set(name) == {"."}:
        raise ValueError(f"Not a name of the store's own: {name!r}")
    return name


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            yield part
