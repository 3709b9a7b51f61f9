"""What was written so far, for reading: data versions, ledger, kept files. Nothing is locked, and nothing can be changed through it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from store import log, uploads
from store.ledger import Entry, with_withdrawals
from store.snapshot import Snapshot
from words import Refusal

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Archive:
    """The tables, ledger and kept files of one home folder."""

    def __init__(self, home: Path, is_demo: bool = False) -> None:
        """Nothing is read or made yet."""
        self.home, self.is_demo = home, is_demo
        self.root = home / "lake"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.home)!r}, is_demo={self.is_demo})"

    def version(self) -> int:
        """The data version: one number for the state of all tables, 0 while nothing was ever written."""
        return max((each.data_version for each in self._entries()), default=0)

    def is_empty(self) -> bool:
        """Whether nothing was ever written."""
        return self.version() == 0

    def stands(self) -> bool:
        """Whether anything that was loaded still stands; what was withdrawn to the last file is as good as empty."""
        entries = self._entries()
        gone = {each.upload for each in entries if each.action == "withdraw"}
        return any(each.action == "load" and each.upload not in gone for each in entries)

    def ledger(self, version: int | None = None) -> list[Entry]:
        """Every action until that data version (None: until now), newest first."""
        limit = self.version() if version is None else version
        entries = self._entries()
        return with_withdrawals([each for each in entries if each.data_version <= limit])

    def entry(self, upload: str) -> Entry:
        """The ledger's line of an upload. Raises Refusal for one that is not there."""
        for each in self.ledger():
            if each.upload == upload and each.action not in ("withdraw", "compact"):
                return each
        raise Refusal("There is no upload {upload} in the store.", upload=upload)

    def at(self, version: int | None = None) -> Snapshot:
        """The store at a data version (None: now). Raises Refusal for one that it never had."""
        entries = self._entries()
        now = max((each.data_version for each in entries), default=0)
        wanted = now if version is None else version
        if not 0 <= wanted <= now:
            raise Refusal("The store has no data version {version}; the newest is {now}.", version=wanted, now=now)
        times = [each.committed_at for each in entries if each.data_version == wanted]
        return Snapshot(self.root, wanted, min(times, default=_BEGINNING), self.is_demo)

    def raw(self, sha256: str) -> Path:
        """The bytes of a file as they came. Raises Refusal where they are not kept."""
        return uploads.raw(self.home, sha256)

    def receipt(self, upload: str) -> dict[str, Any]:
        """The receipt of an upload. Raises Refusal where there is none."""
        return uploads.receipt(self.home, self.entry(upload).sha256, upload)

    def refused(self, upload: str) -> pa.Table | None:
        """The refused rows of an upload with their reasons; None where all came in."""
        return uploads.refused(self.home, self.entry(upload).sha256, upload)

    def _entries(self) -> list[Entry]:
        return [commit.entry for name in log.tables(self.root) for commit in log.commits(self.root / name)]
