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
from store.archive import Archive
from store.backup import backup
from store.compact import compact
from store.correct import Rederive, correct, settle
from store.desk import Desk
from store.ledger import Action, Admission, Draft, entry_of, new_upload
from store.lock import writing
from store.room import sentences
from store.sweep import sweep_files, sweep_parts
from store.withdraw import withdraw
from words import Refusal

LONGEST_REASON = 1_000  # characters: every reader of the ledger reads it


class Lake(Archive):
    """What was written so far, and the ways to write more."""

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
        """Remove what no commit names: folders of uploads that never came in, files of a killed writer, digests of neither. Returns how many.

        `older_than`: seconds; a younger upload folder may belong to one that is on its way.
        """
        with sentences(), writing(self.home):
            named = {(each.sha256, each.upload) for each in self._entries() if each.sha256}
            gone = uploads.sweep(self.home, named, older_than) + sum(sweep_files(self.root / name) for name in log.tables(self.root))
            return gone + kept.sweep(self.root, older_than) + sweep_parts(self.home, older_than)

    def backup(self, dest: Path) -> None:
        """Copy all that the store keeps into an empty folder, consistently, while others read. Raises Refusal where the folder is not empty."""
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


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise Refusal("Say why: the reason stands in the ledger.")
    if len(reason) > LONGEST_REASON:
        raise Refusal("The reason has {n} characters; the ledger takes at most {most}. Shorten it.", n=len(reason), most=LONGEST_REASON)
