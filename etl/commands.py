"""What each command of `python -m etl` does with what was asked; each returns how it ended."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping

import etl
import store
from access import LOCAL_OPERATOR, Actor
from etl import say
from etl.receive import shown
from words import Refusal, _

DONE, REFUSED = 0, 1


def _load(asked: argparse.Namespace) -> int:
    worst = DONE
    for path in asked.files:
        try:
            receipt = etl.load(
                path,
                asked.dataset,
                actor=_actor(asked),
                campaign=asked.campaign,
                sheet=asked.sheet,
                mapping=dict(asked.mapping),
                fill=dict(asked.fill),
                by=asked.by,
                replace=asked.replace,
                dry_run=asked.dry_run,
                lake=_lake(asked),
                progress=None if asked.json else say.progress,
            )
        except Refusal as refusal:
            print(f"{shown(path.name)}: {refusal}", file=sys.stderr)
            worst = REFUSED
            continue
        if asked.json:
            print(json.dumps(receipt.as_json(), ensure_ascii=False))
        else:
            say.receipt(receipt)
        if receipt.read and receipt.refused == receipt.read:  # done all the same: the upload stands in the ledger with its refused rows
            print(
                _("{file}: none of its {n} rows was accepted; the reasons stand with each row.", file=receipt.file, n=receipt.read), file=sys.stderr
            )
    return worst


def _uploads(asked: argparse.Namespace) -> int:
    entries = _lake(asked, history=True).ledger()
    if asked.json:
        print(json.dumps([say.entry_json(entry) for entry in entries], ensure_ascii=False))
    else:
        say.ledger(entries)
    return DONE


def _withdraw(asked: argparse.Namespace) -> int:
    lake = _lake(asked)
    etl.undo(asked.upload, asked.reason, actor=_actor(asked), lake=lake)
    version = lake.version()
    if asked.json:
        print(json.dumps({"upload": asked.upload, "reason": asked.reason, "data_version": version}, ensure_ascii=False))
    else:
        print(_("{upload} is withdrawn; data version {version}.", upload=asked.upload, version=version))
    return DONE


def _correct(asked: argparse.Namespace) -> int:
    lake = _lake(asked)
    keys = list(dict.fromkeys([*asked.rows, *(etl.pick(asked.dataset, dict(asked.where), lake=lake) if asked.where else ())]))
    if len(keys) > 1 and not asked.all and not asked.dry_run:
        raise Refusal("{n} rows fit. Name one more closely, look at them with --dry-run, or correct them all with --all.", n=len(keys))
    changes = etl.foresee(asked.dataset, keys, dict(asked.changes), lake=lake)
    version = lake.version()
    if not asked.dry_run:
        version = etl.correct(asked.dataset, keys, dict(asked.changes), asked.reason, actor=_actor(asked), lake=lake)
    entry = next((each for each in lake.ledger() if each.action == "correct" and each.data_version == version), None)
    if asked.json:
        print(json.dumps(say.correction_json(asked.dataset, changes, None if asked.dry_run else entry, asked.reason, version), ensure_ascii=False))
    else:
        say.correction(asked.dataset, changes, None if asked.dry_run else entry)
    return DONE


def _refused(asked: argparse.Namespace) -> int:
    lake = _lake(asked, history=True)
    etl.refused(asked.upload, asked.out, lake=lake)
    count = lake.entry(asked.upload).refused
    if asked.json:
        print(json.dumps({"upload": asked.upload, "refused": count, "file": str(asked.out)}, ensure_ascii=False))
    else:
        print(_("{n} refused rows written to {file}. Mend them there and load the file again.", n=count, file=asked.out))
    return DONE


def _template(asked: argparse.Namespace) -> int:
    etl.template(asked.dataset, asked.out)
    if asked.json:
        print(json.dumps({"dataset": asked.dataset, "file": str(asked.out)}, ensure_ascii=False))
    else:
        print(_("The form was written to {file}.", file=asked.out))
    return DONE


def _compact(asked: argparse.Namespace) -> int:
    lake = _lake(asked)
    files = lake.compact(actor=_actor(asked))
    lake.sweep()
    if asked.json:
        print(json.dumps({"files": files, "data_version": lake.version()}))
    else:
        print(_("{n} files were written together.", n=files))
    return DONE


def _lake(asked: argparse.Namespace, *, history: bool = False) -> store.Lake:
    """Writing goes to the real store unless the demo's is asked for; a history is the demo's while the real store has none, and says so."""
    if asked.demo:
        return store.open(demo=True)
    lake = store.open(demo=False)
    if history and not lake.stands():
        if not lake.is_empty():
            print(_("Everything that was loaded is withdrawn: pages and figures show the demo."), file=sys.stderr)
            return lake
        lake = store.open()
    if lake.is_demo:
        print(_("The store is empty; this is the demo."), file=sys.stderr)
    return lake


def _actor(asked: argparse.Namespace) -> Actor:
    return Actor(asked.by, LOCAL_OPERATOR.role) if asked.by else LOCAL_OPERATOR


RUNS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "load": _load,
    "uploads": _uploads,
    "withdraw": _withdraw,
    "correct": _correct,
    "refused": _refused,
    "template": _template,
    "compact": _compact,
}
