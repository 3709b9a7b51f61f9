"""What the commands of `python -m etl` take, and what is wrong usage of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import datasets
import etl
from etl.filling import DENOMINATOR
from words import LANGUAGES, _, usage


def parser() -> argparse.ArgumentParser:
    """Every command with its options; `command` names the one that is asked for."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help=_("machine output on standard output"))
    common.add_argument("--lang", choices=LANGUAGES, default="zh", help=_("language of the sentences"))
    acting = argparse.ArgumentParser(add_help=False)
    acting.add_argument("--by", default="", metavar="WHO", help=_("who does it; stands in the ledger"))
    acting.add_argument("--demo", action="store_true", help=_("act on the demo's store"))
    whole = usage.Parser(prog="python -m etl", description=_("From a bureau's file to the store."))
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _load_command(_command(commands, "load", _("read files and publish their rows"), common, acting))
    _command(commands, "uploads", _("the ledger"), common, acting)
    withdraw = _command(commands, "withdraw", _("take an upload back"), common, acting)
    withdraw.add_argument("upload", help=_("the upload, as the ledger names it"))
    withdraw.add_argument("--reason", required=True, help=_("why; stands in the ledger"))
    _correct_command(_command(commands, "correct", _("correct one row, or a class of rows, with a reason"), common, acting))
    refused = _command(commands, "refused", _("the refused rows of an upload, with the reason of each cell"), common, acting)
    refused.add_argument("upload", help=_("the upload, as the ledger names it"))
    refused.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx|FILE.csv", help=_("the file to write"))
    template = _command(commands, "template", _("an empty form with drop-downs"), common)
    template.add_argument("dataset", choices=etl.names(), help=_("what the rows are"))
    template.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx", help=_("the file to write"))
    _command(commands, "compact", _("make many small files few"), common, acting)
    return whole


def _command(commands: Any, name: str, purpose: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, parents=list(parents), help=purpose, description=purpose)
    return command


def _load_command(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("CSV, XLSX or XLS files"))
    command.add_argument("--as", dest="dataset", required=True, choices=etl.names(), help=_("what the rows are"))
    command.add_argument("--campaign", metavar="ID", help=_("the campaign whose county the rows lie in"))
    command.add_argument("--sheet", metavar="NAME", help=_("the one sheet to read"))
    command.add_argument("--map", dest="mapping", action="append", default=[], type=_pair, metavar="HEADER=FIELD",
                         help=_("which field a column brings; nothing behind the sign: it is left out"))  # fmt: skip
    command.add_argument("--set", dest="fill", action="append", default=[], type=_pair, metavar="FIELD=VALUE", help=_("what the whole file lacks"))
    command.add_argument("--replace", action="store_true", help=_("rows of the same key and other content take the place of the old ones"))
    command.add_argument("--dry-run", action="store_true", help=_("everything but publishing"))


def _correct_command(command: argparse.ArgumentParser) -> None:
    command.add_argument("dataset", choices=etl.names(), help=_("what the rows are"))
    command.add_argument("--row", dest="rows", action="append", default=[], metavar="KEY", help=_("row_key of a row"))
    command.add_argument("--where", action="append", default=[], type=_pair, metavar="FIELD=VALUE", help=_("rows that hold this; several: all of it"))
    command.add_argument(
        "--set", dest="changes", action="append", required=True, type=_pair, metavar="FIELD=VALUE", help=_("the right value or none")
    )
    command.add_argument("--reason", required=True, help=_("why; stands in the ledger"))
    command.add_argument("--all", action="store_true", help=_("correct every row that fits, not only a single one"))
    command.add_argument("--dry-run", action="store_true", help=_("show old → new and change nothing"))


def _pair(text: str) -> tuple[str, str]:
    """'HEADER=FIELD'. A header may hold '=' itself: the last one counts for --map, the first for --set; both are the only one mostly."""
    left, sign, right = text.rpartition("=") if text.count("=") > 1 and text.rpartition("=")[2].isidentifier() else text.partition("=")
    if not sign or not left.strip():
        raise argparse.ArgumentTypeError(_("“{value}” is not of the form NAME=VALUE", value=text))
    return left.strip(), right.strip()


def wrong_usage(asked: argparse.Namespace) -> str | None:
    """What argparse cannot tell: names of fields, and that something is to be corrected at all."""
    if asked.command == "correct" and not (asked.rows or asked.where):
        return _("say which rows: --row KEY or --where FIELD=VALUE")
    if asked.command != "load":
        return None
    declared = datasets.get(asked.dataset)
    fields = {field.name for field in declared.declared} | ({DENOMINATOR} & {field.name for field in declared.fields})
    for name in [name for name, _value in asked.fill] + [name for _header, name in asked.mapping if name]:
        if name not in fields:
            return _("{dataset} has no field {name}; its fields are {known}", dataset=asked.dataset, name=name, known=", ".join(sorted(fields)))
    return None
