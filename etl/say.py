"""What the command line says to a person; machines get JSON."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import Any

import datasets
from etl import alike
from etl.correct import Change
from etl.receipt import Receipt
from store import Entry
from words import Message, _, numbers

_SHOWN = 20  # groups of refused cells on the screen; the file of refused rows has all
_NAMED = 5  # reasons of skipped rows


def progress(share: float, what: Message) -> None:
    """One line on standard error, written over by the next; nothing where nobody watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{share:4.0%} {what.text()}", end="" if share < 1 else "\r\033[K", file=sys.stderr, flush=True)


def receipt(done: Receipt) -> None:
    """The receipt in sentences."""
    print(_("{file} → {dataset}", file=done.file, dataset=done.dataset) + (f" ({_('nothing was published')})" if done.dry_run else ""))
    print("  " + equation(done))
    if done.dataset == "sampling_results":
        print("  " + verdicts(done))
    if counted := done.counting.phrases():
        print("  " + " · ".join(counted))
    for message in done.warnings:
        print("  " + _("Look here first: {sentence}", sentence=message))
    _skipped(done)
    if done.unmatched:
        print("  " + _("Columns that were not read: {names}", names="、".join(done.unmatched)))
    for message in done.notes:
        print("  " + message.text())
    _refused(done)
    if done.upload:
        print("  " + _("upload {upload}, data version {version}", upload=done.upload, version=done.data_version))


def _skipped(done: Receipt) -> None:
    """The skipped rows in one line, those of one reason together."""
    if not done.skipped:
        return
    groups, several = alike.skipped(done.skipped), len({each.sheet for each in done.skipped}) > 1
    whys = "; ".join(f"{f'{each.sheet} ' if several else ''}{alike.named(each.rows)} {each.sentence.rstrip('.。')}" for each in groups[:_NAMED])
    print("  " + _("{n} rows skipped: {why}", n=len(done.skipped), why=whys + ("…" if len(groups) > _NAMED else "")))


def _refused(done: Receipt) -> None:
    """The refused cells, a line for all of one column that say the same."""
    groups, several = alike.refused(done.refused_cells), len({cell.sheet for cell in done.refused_cells}) > 1
    for each in groups[:_SHOWN]:
        where = f"{done.file} {each.sheet}" if several else done.file
        print("  " + _("{file}, row {row}, {column}: {reason}", file=where, row=alike.named(each.rows), column=each.column, reason=each.sentence))
    left = sum(len(each.rows) for each in groups[_SHOWN:])
    if left:
        print("  " + _("… and {n} more. All of them: python -m etl refused {upload} --out refused.xlsx", n=left, upload=done.upload))


def verdicts(done: Receipt) -> str:
    """'passed 334, failed 86, not judged 1', and of how many rows, where that is not the number accepted."""
    said = _("passed {passed}, failed {failed}, not judged {not_judged}", passed=done.passed, failed=done.failed, not_judged=done.not_judged)
    again = done.repeated + done.conflicts
    if not again:
        return said
    rows, told = numbers.count(done.read - done.refused), numbers.count(again)
    return f"{said} ({_('of all {n} rows that can be read, {again} of them repeated or in conflict', n=rows, again=told)})"


def equation(done: Receipt) -> str:
    """'read 1,284 = accepted 1,241 + refused 9 + repeated 31 + conflicts 3'."""
    counts = {name: numbers.count(getattr(done, name)) for name in ("read", "accepted", "refused", "repeated", "conflicts")}
    return _("read {read} = accepted {accepted} + refused {refused} + repeated {repeated} + conflicts {conflicts}", **counts)


def ledger(entries: Sequence[Entry]) -> None:
    """One line an action, newest first."""
    if not entries:
        print(_("Nothing was loaded yet."))
    for entry in entries:
        counts = f"{entry.accepted}/{entry.refused}/{entry.repeated}/{entry.conflicts}"
        gone = f" [{_('withdrawn')}]" if entry.withdrawn else ""
        when = f"v{entry.data_version}  {entry.committed_at.astimezone(numbers.CHINA):%Y-%m-%d %H:%M}"
        print(f"{when}  {entry.action}  {entry.upload}  {entry.dataset}  {entry.file}  {counts}  {entry.by}{gone}  {entry.reason}".rstrip())


def correction(dataset: str, changes: Sequence[Change], entry: Entry | None) -> None:
    """Old → new, a line a value; `entry` is None where nothing was changed yet."""
    for each in changes[:_SHOWN]:
        field = datasets.get(dataset).field(each.field)
        print(f"{each.row_key}  {field}: {_value(field, each.old)} → {_value(field, each.new)}")
    if len(changes) > _SHOWN:
        print(_("… and {n} more values", n=numbers.count(len(changes) - _SHOWN)))
    if entry is None:
        print(_("{n} rows would change; nothing was changed.", n=len({each.row_key for each in changes})))
    else:
        print(_("{n} rows corrected; upload {upload}, data version {version}", n=entry.accepted, upload=entry.upload, version=entry.data_version))


def correction_json(dataset: str, changes: Sequence[Change], entry: Entry | None, reason: str, version: int) -> dict[str, Any]:
    """The correction for machines; `upload` is what `withdraw` takes it back by, null where nothing was changed yet."""
    return {
        "upload": entry.upload if entry else None,
        "dataset": dataset,
        "rows": len({each.row_key for each in changes}),
        "changes": [{"row_key": each.row_key, "field": each.field, "old": _plain(each.old), "new": _plain(each.new)} for each in changes],
        "reason": reason,
        "by": entry.by if entry else None,
        "dry_run": entry is None,
        "data_version": version,
    }


def _value(field: datasets.Field, value: Any) -> str:
    """A stored value in the words of the field."""
    plain = _plain(value)
    if plain is None:
        return numbers.NOTHING
    if isinstance(plain, bool):
        return _("yes") if plain else _("no")
    if field.type == "array":
        return "、".join(each["item"] for each in plain) or numbers.NOTHING
    if isinstance(plain, str):
        return field.word(plain) if field.enum else plain
    return json.dumps(plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A stored value as JSON has it."""
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))


def entry_json(entry: Entry) -> dict[str, Any]:
    """A line of the ledger for machines, its sentences in the language now spoken."""
    said = {field.name: getattr(entry, field.name) for field in dataclasses.fields(entry)}
    return said | {
        "committed_at": entry.committed_at.isoformat(),
        "columns": dict(entry.columns),
        "unmatched": list(entry.unmatched),
        "messages": [message.text() for message in entry.messages],
    }
