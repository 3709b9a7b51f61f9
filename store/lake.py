"""The store's one door: everything that writes goes through here, with its actor, under the lock, in one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as but
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from access import Actor, needs
from store import log, uploads
from store.admit import admit
from store.desk import Desk
from store.ledger import Admission, Draft, Entry, entry_of, with_withdrawals
from store.lock import writing
from store.room import sentences
from store.snapshot import Snapshot
from words import Refusal

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Lake:
    """The tables, ledger and kept files of one home folder."""

    def __init__(self, home: Path, is_demo: bool = False) -> None:
        """Nothing is read or made yet."""
        self.home, self.is_demo = home, is_demo
        self.root = home / "lake"

    def __repr__(self) -> str:
        return f"Lake({str(self.home)!r}, is_demo={self.is_demo})"

    def version(self) -> int:
        """The data version: one number for the state of all tables, 0 while nothing was ever written."""
        return max((commits[-1].entry.data_version for commits in self._commits().values() if commits), default=0)

    def is_empty(self) -> bool:
        """Whether nothing was ever written."""
        return self.version() == 0

    def ledger(self, version: int | None = None) -> list[Entry]:
        """Every action until that data version (None: until now), newest first."""
        limit = self.version() if version is None else version
        entries = [each.entry for commits in self._commits().values() for each in commits]
        return with_withdrawals([each for each in entries if each.data_version <= limit])

    def entry(self, upload: str) -> Entry:
        """The ledger's line of an upload. Raises Refusal for one that is not there."""
        for each in self.ledger():
            if each.upload == upload and each.action not in ("withdraw", "compact"):
                return each
        raise Refusal("There is no upload {upload} in the store.", upload=upload)

    def at(self, version: int | None = None) -> Snapshot:
        """The store at a data version (None: now). Raises Refusal for one that it never had."""
        now = self.version()
        wanted = now if version is None else version
        if not 0 <= wanted <= now:
            raise Refusal("The store has no data version {version}; the newest is {now}.", version=wanted, now=now)
        times = [each.entry.committed_at for commits in self._commits().values() for each in commits if each.entry.data_version == wanted]
        return Snapshot(self.root, wanted, min(times, default=_BEGINNING), self.is_demo)

    @needs("upload")
    def keep(
        self,
        upload: str,
        sha256: str,
        *,
        actor: Actor,
        raw: Path | None = None,
        ending: str = "",
        receipt: Mapping[str, Any],
        refused: pa.Table | None = None,
    ) -> None:
        """Keep the raw file, the receipt and the refused rows of an upload, durably, before `admit` names it.

        `ending`: of the file's name, as '.csv'. Raises Refusal where there is no room.
        """
        with sentences(), writing(self.home):
            uploads.keep(self.home, upload, sha256, raw, ending, receipt, refused)

    def raw(self, sha256: str) -> Path:
        """The bytes of a file as they came. Raises Refusal where they are not kept."""
        return uploads.raw(self.home, sha256)

    def receipt(self, upload: str) -> dict[str, Any]:
        """The receipt of an upload. Raises Refusal where there is none."""
        return uploads.receipt(self.home, self.entry(upload).sha256, upload)

    def refused(self, upload: str) -> pa.Table | None:
        """The refused rows of an upload with their reasons; None where all came in."""
        return uploads.refused(self.home, self.entry(upload).sha256, upload)

    @needs("upload")
    def admit(self, dataset: str, rows: pa.Table, entry: Draft, *, actor: Actor, replace: bool = False) -> Admission:
        """Publish the rows of one upload in one commit. Raises Refusal where there is no room; then nothing is changed.

        `rows`: the dataset's columns with row_key and row_content, in the order of the file; `upload` and `state` are filled here.
        A new key is live. The same key with the same content is repeated. With other content it is a conflict, kept aside, or with
        `replace` the new row is live and the old one replaced. Within one upload the first row of a key counts.
        Where every row is known from an upload of the same bytes that stands, nothing is stored and that upload is named.
        """
        with sentences(), writing(self.home):
            version = self.version()
            same_file = [each.upload for each in self.ledger() if entry.sha256 and each.sha256 == entry.sha256 and each.can_be_withdrawn]
            with Desk(self.root, dataset, version + 1) as desk:
                done = admit(desk, rows, entry.upload, same_file, replace)
                if not done.stored and same_file:
                    uploads.drop(self.home, entry.sha256, entry.upload)
                    return Admission(same_file[-1], 0, done.repeated, 0, version)
                desk.commit(
                    entry_of(
                        but(entry, dataset=dataset, by=entry.by or actor.name),
                        data_version=version + 1,
                        committed_at=datetime.now(UTC),
                        accepted=done.accepted,
                        repeated=done.repeated,
                        conflicts=done.conflicts,
                        replaced=done.replaced,
                    )
                )
            return Admission(entry.upload, done.accepted, done.repeated, done.conflicts, version + 1)

    def _commits(self) -> dict[str, tuple[log.Commit, ...]]:
        return {name: log.commits(self.root / name) for name in log.tables(self.root)}
