"""The store's one door: everything that writes goes through here, with its actor, under the lock, in one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace as but
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

import datasets
from access import Actor, needs
from store import kept, log, uploads
from store.admit import admit, foresee
from store.backup import backup
from store.compact import compact
from store.correct import Rederive, correct, settle
from store.desk import Desk
from store.ledger import Action, Admission, Draft, Entry, entry_of, new_upload, with_withdrawals
from store.lock import writing
from store.room import sentences
from store.snapshot import Snapshot
from store.sweep import sweep_files
from store.withdraw import withdraw
from words import Refusal

LONGEST_REASON = 1_000  # characters: every reader of the ledger reads it
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

    def stands(self) -> bool:
        """Whether anything that was loaded still stands; what was withdrawn to the last file is as good as empty."""
        entries = [each.entry for commits in self._commits().values() for each in commits]
        gone = {each.upload for each in entries if each.action == "withdraw"}
        return any(each.action == "load" and each.upload not in gone for each in entries)

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
        entries = [each.entry for commits in self._commits().values() for each in commits]
        now = max((each.data_version for each in entries), default=0)
        wanted = now if version is None else version
        if not 0 <= wanted <= now:
            raise Refusal("The store has no data version {version}; the newest is {now}.", version=wanted, now=now)
        times = [each.committed_at for each in entries if each.data_version == wanted]
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
            if any(each.upload == entry.upload for each in self.ledger()):
                raise ValueError(f"The upload {entry.upload} is in the ledger already; take a new name (store.new_upload).")
            same_file = self._same_file(entry.sha256)
            with self._kept_or_gone(entry), Desk(self.root, dataset, version + 1) as desk:
                done = admit(desk, rows, entry.upload, same_file, replace)
                if not done.stored and same_file:
                    uploads.drop(self.home, entry.sha256, entry.upload)
                    return Admission(same_file[-1], 0, done.repeated, 0, version, done.aside)
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
            return Admission(entry.upload, done.accepted, done.repeated, done.conflicts, version + 1, done.aside)

    def foresee(self, dataset: str, rows: pa.Table, sha256: str, replace: bool = False) -> Admission:
        """What `admit` would make of these rows now; nothing is written. `sha256`: of their file."""
        version = self.version()
        with sentences(), Desk(self.root, dataset, version + 1) as desk:
            done = foresee(desk, rows, self._same_file(sha256), replace)
        return Admission("", done.accepted, done.repeated, done.conflicts, version, done.aside)

    @needs("withdraw")
    def withdraw(self, upload: str, reason: str, *, actor: Actor) -> int:
        """Take back an upload, a correction or a decided conflict, in one commit. Returns the new data version.

        What it had replaced returns; what a later file repeated stays, now under that file's upload; what rested on it (a correction of its
        rows) leaves with it. Raises Refusal without a reason, for an unknown upload and for one that is withdrawn already.
        """
        _reasoned(reason)
        with sentences(), writing(self.home):
            gone, version = self.entry(upload), self.version() + 1
            if gone.withdrawn:
                raise Refusal("The upload {upload} has been withdrawn already.", upload=upload)
            with Desk(self.root, gone.dataset, version) as desk:
                left, returned = withdraw(desk, upload)
                said = Draft(upload, gone.dataset, gone.file, gone.sha256, campaign=gone.campaign, by=actor.name, action="withdraw", read=left)
                desk.commit(entry_of(said, data_version=version, committed_at=datetime.now(UTC), returned=returned, reason=reason.strip()))
        return version

    @needs("correct")
    def correct(
        self,
        dataset: str,
        row_keys: Sequence[str],
        changes: Mapping[str, Any],
        reason: str,
        *,
        actor: Actor,
        rederive: Rederive | None = None,
        follows: str = "",
    ) -> int:
        """Change fields of the live rows of these keys, in one commit and as an upload of its own. Returns the new data version.

        `rederive`: the road's function that computes derived columns and row_content anew; `follows`: the decision that is carried out.
        Raises Refusal where nothing would change.
        """
        return self._decided("correct", dataset, reason, actor, lambda desk, upload: correct(desk, upload, row_keys, changes, rederive), follows)

    @needs("decide")
    def settle(self, dataset: str, row_key: str, keep: Literal["old", "new"], reason: str, *, actor: Actor, content: str | None = None) -> int:
        """Decide a conflict: the live row stays ('old') or a waiting one takes its place ('new'). Returns the new data version.

        `content`: row_content of the waiting row that is meant, where several wait. Raises Refusal where nothing waits.
        """
        return self._decided("settle", dataset, reason, actor, lambda desk, upload: settle(desk, upload, row_key, keep, content))

    @needs("compact")
    def compact(self, *, actor: Actor) -> int:
        """Write small files together. Returns how many went. No figure changes, so the data version stays what it was."""
        with sentences(), writing(self.home):
            gone = 0
            for dataset in sorted(set(log.tables(self.root)) & set(datasets.names())):  # another program's tables are left alone
                version = self.version()
                with Desk(self.root, dataset, version) as desk:
                    files = compact(desk)
                    if files:
                        said = Draft(new_upload(), dataset, by=actor.name, action="compact")
                        desk.commit(entry_of(said, data_version=version, committed_at=datetime.now(UTC)), data_change=False)
                    gone += files
            return gone

    def sweep(self, older_than: float = 86_400.0) -> int:
        """Remove what no commit names: folders of uploads that never came in, data files of a killed writer, digests of neither. Returns how many.

        `older_than`: seconds; a younger upload folder may belong to one that is on its way.
        """
        with sentences(), writing(self.home):
            entries = [each.entry for commits in self._commits().values() for each in commits]
            named = {(each.sha256, each.upload) for each in entries if each.sha256}
            gone = uploads.sweep(self.home, named, older_than) + sum(sweep_files(self.root / name) for name in log.tables(self.root))
            return gone + kept.sweep(self.root, older_than)

    def backup(self, dest: Path) -> None:
        """Copy lake and uploads into an empty folder, consistently, while others read. Raises Refusal where the folder is not empty."""
        with sentences(), writing(self.home):
            backup(self.home, dest)

    def _decided(self, action: Action, dataset: str, reason: str, actor: Actor, decide: Callable[[Desk, str], int], follows: str = "") -> int:
        _reasoned(reason)
        with sentences(), writing(self.home):
            version, upload = self.version() + 1, new_upload()
            with Desk(self.root, dataset, version) as desk:
                rows = decide(desk, upload)
                said = Draft(upload, dataset, by=actor.name, action=action, read=rows, follows=follows)
                desk.commit(entry_of(said, data_version=version, committed_at=datetime.now(UTC), accepted=rows, reason=reason.strip()))
        return version

    @contextmanager
    def _kept_or_gone(self, entry: Draft) -> Iterator[None]:
        """What was kept for an upload leaves where it does not come in: a full disk needs the room, and no commit names it."""
        try:
            yield
        except BaseException:
            if entry.sha256 and all(each.upload != entry.upload for each in self.ledger()):
                uploads.drop(self.home, entry.sha256, entry.upload)
            raise

    def _same_file(self, sha256: str) -> list[str]:
        """The uploads of the same bytes that stand, newest first."""
        return [each.upload for each in self.ledger() if sha256 and each.sha256 == sha256 and each.can_be_withdrawn]

    def _commits(self) -> dict[str, tuple[log.Commit, ...]]:
        return {name: log.commits(self.root / name) for name in log.tables(self.root)}


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise Refusal("Say why: the reason stands in the ledger.")
    if len(reason) > LONGEST_REASON:
        raise Refusal("The reason has {n} characters; the ledger takes at most {most}. Shorten it.", n=len(reason), most=LONGEST_REASON)
