"""`python -m etl`: load files, look at the ledger, withdraw, fetch refused rows and templates. See README, 'From the command line'."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import datasets
import etl
import store
from access import LOCAL_OPERATOR, Actor
from etl import say
from etl.filling import DENOMINATOR
from etl.receive import shown
from words import LANGUAGES, Refusal, _, speak

_DONE, _REFUSED, _USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0: done, 1: refused, with a sentence on standard error; wrong usage ends with 2."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    speak(asked.lang)
    problem = _wrong_usage(asked)
    if problem is not None:
        parser.error(problem)
    try:
        return int(asked.run(asked))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return _REFUSED


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="machine output on standard output")
    common.add_argument("--lang", choices=LANGUAGES, default="zh", help="language of the sentences")
    acting = argparse.ArgumentParser(add_help=False)
    acting.add_argument("--by", default="", metavar="WHO", help="who does it; stands in the ledger")
    acting.add_argument("--demo", action="store_true", help="act on the demo's store")
    parser = argparse.ArgumentParser(prog="python -m etl", description="From a bureau's file to the store.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _load_command(_command(commands, "load", _load, "read files and publish their rows", common, acting))
    _command(commands, "uploads", _uploads, "the ledger", common, acting)
    withdraw = _command(commands, "withdraw", _withdraw, "take an upload back", common, acting)
    withdraw.add_argument("upload")
    withdraw.add_argument("--reason", required=True)
    _correct_command(_command(commands, "correct", _correct, "correct one row, or a class of rows, with a reason", common, acting))
    refused = _command(commands, "refused", _refused, "the refused rows of an upload, with the reason of each cell", common, acting)
    refused.add_argument("upload")
    refused.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx|FILE.csv")
    template = _command(commands, "template", _template, "an empty form with drop-downs", common)
    template.add_argument("dataset", choices=etl.names())
    template.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx")
    _command(commands, "compact", _compact, "make many small files few", common, acting)
    return parser


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], purpose: str, *parents: argparse.ArgumentParser
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, parents=list(parents), help=purpose, description=purpose)
    command.set_defaults(run=run)
    return command


def _load_command(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--as", dest="dataset", required=True, choices=etl.names())
    command.add_argument("--campaign", metavar="ID")
    command.add_argument("--sheet", metavar="NAME")
    command.add_argument("--map", dest="mapping", action="append", default=[], type=_pair, metavar="HEADER=FIELD")
    command.add_argument("--set", dest="fill", action="append", default=[], type=_pair, metavar="FIELD=VALUE")
    command.add_argument("--replace", action="store_true", help="rows of the same key and other content take the place of the old ones")
    command.add_argument("--dry-run", action="store_true", help="everything but publishing")


def _correct_command(command: argparse.ArgumentParser) -> None:
    command.add_argument("dataset", choices=etl.names())
    command.add_argument("--row", dest="rows", action="append", default=[], metavar="KEY", help="row_key of a row")
    command.add_argument("--where", action="append", default=[], type=_pair, metavar="FIELD=VALUE", help="rows that hold this; several: all of it")
    command.add_argument("--set", dest="changes", action="append", required=True, type=_pair, metavar="FIELD=VALUE", help="the right value or none")
    command.add_argument("--reason", required=True)
    command.add_argument("--all", action="store_true", help="correct every row that fits, not only a single one")
    command.add_argument("--dry-run", action="store_true", help="show old → new and change nothing")


def _pair(text: str) -> tuple[str, str]:
    """'HEADER=FIELD'. A header may hold '=' itself: the last one counts for --map, the first for --set; both are the only one mostly."""
    left, sign, right = text.rpartition("=") if text.count("=") > 1 and text.rpartition("=")[2].isidentifier() else text.partition("=")
    if not sign or not left.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form NAME=VALUE")
    return left.strip(), right.strip()


def _wrong_usage(asked: argparse.Namespace) -> str | None:
    """What argparse cannot tell: names of fields, and that something is to be corrected at all."""
    if asked.run is _correct and not (asked.rows or asked.where):
        return "say which rows: --row KEY or --where FIELD=VALUE"
    if asked.run is not _load:
        return None
    declared = datasets.get(asked.dataset)
    fields = {field.name for field in declared.declared} | ({DENOMINATOR} & {field.name for field in declared.fields})
    for name in [name for name, _value in asked.fill] + [name for _header, name in asked.mapping if name]:
        if name not in fields:
            return f"{asked.dataset} has no field {name!r}; its fields are {', '.join(sorted(fields))}"
    return None


def _load(asked: argparse.Namespace) -> int:
    worst = _DONE
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
            worst = _REFUSED
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
    return _DONE


def _withdraw(asked: argparse.Namespace) -> int:
    lake = _lake(asked)
    etl.undo(asked.upload, asked.reason, actor=_actor(asked), lake=lake)
    version = lake.version()
    if asked.json:
        print(json.dumps({"upload": asked.upload, "reason": asked.reason, "data_version": version}, ensure_ascii=False))
    else:
        print(_("{upload} is withdrawn; data version {version}.", upload=asked.upload, version=version))
    return _DONE


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
    return _DONE


def _refused(asked: argparse.Namespace) -> int:
    lake = _lake(asked, history=True)
    etl.refused(asked.upload, asked.out, lake=lake)
    count = lake.entry(asked.upload).refused
    if asked.json:
        print(json.dumps({"upload": asked.upload, "refused": count, "file": str(asked.out)}, ensure_ascii=False))
    else:
        print(_("{n} refused rows written to {file}. Mend them there and load the file again.", n=count, file=asked.out))
    return _DONE


def _template(asked: argparse.Namespace) -> int:
    etl.template(asked.dataset, asked.out)
    if asked.json:
        print(json.dumps({"dataset": asked.dataset, "file": str(asked.out)}, ensure_ascii=False))
    else:
        print(_("The form was written to {file}.", file=asked.out))
    return _DONE


def _compact(asked: argparse.Namespace) -> int:
    lake = _lake(asked)
    files = lake.compact(actor=_actor(asked))
    lake.sweep()
    if asked.json:
        print(json.dumps({"files": files, "data_version": lake.version()}))
    else:
        print(_("{n} files were written together.", n=files))
    return _DONE


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


if __name__ == "__main__":
    with contextlib.suppress(AttributeError):  # Windows has no such signal
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads the first lines only (| head) ends it without a word
    sys.exit(main())
