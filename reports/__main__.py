"""The command line of reports: one file a call. What was made is told on standard output, progress and refusals on standard error."""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import words
from analytics import arguments, campaigns
from reports import history, tables
from reports.making import FORMS, SUFFIXES, make
from reports.request import KINDS, Request
from store import Snapshot, durable
from words import Refusal, _, usage
from words.system import why

STANDARD_OUTPUT = "-"


def main(typed: Sequence[str] | None = None) -> int:
    """Make one file. 0: done; 1: refused, with a sentence on standard error; 2: wrong usage."""
    typed = sys.argv[1:] if typed is None else typed
    usage.speak_as_typed(typed)
    said = parser().parse_args(typed)
    words.speak(said.lang)
    try:
        if said.out != STANDARD_OUTPUT:
            check(Path(said.out), said.form)
        snapshot = arguments.opened(said)
        request = asked(said, snapshot)
        content = make(said.form, request, said.table, tell)
        about = tables.statement(request, said.table) if said.form == "csv" else None
        if said.out == STANDARD_OUTPUT:
            sys.stdout.buffer.write(content)
            if about:  # rows alone go on: what they count is told beside them
                print(about.decode("utf-8-sig").rstrip(), file=sys.stderr)
            return 0
        put(Path(said.out), content)
        if about:
            put(Path(f"{said.out}.about.txt"), about)
            tell(_("What it counts stands in {file}: pass it on with the CSV.", file=f"{said.out}.about.txt"))
        if said.keep:
            history.remember(typed, request, Path(said.out).name, content, said.by)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(receipt(said, snapshot, content) if said.json else _("Written: {file}, {bytes} bytes.", file=said.out, bytes=f"{len(content):,}"))
    return 0


def parser() -> argparse.ArgumentParser:
    """Every form with the options that all share, none of them shortened: the history takes some out again by their whole names.

    --kind is the kind of report, so the kinds of sampling have an option of another name.
    """
    common = arguments.common(kind="--sampling-kind", of_one_campaign=True)
    common.add_argument("--kind", dest="report", choices=KINDS, default="summary", help=_("the kind of report"))
    common.add_argument("--enterprise", metavar="USCC", help=_("whom a dossier is about: USCC or name"))
    common.add_argument("--table", metavar="NAME", help=_("the table of csv, json and parquet; without it, their names are told"))
    common.add_argument("--out", required=True, metavar="FILE", help=_("the file to write; {sign} for standard output", sign=STANDARD_OUTPUT))
    common.add_argument("--keep", action="store_true", help=_("write it into the history of reports made"))
    common.add_argument("--by", default="", metavar="WHO", help=_("who stands in that history"))
    whole: argparse.ArgumentParser = usage.Parser(
        prog="python -m reports", description=_("Reports that go into the meeting as they are."), allow_abbrev=False
    )
    forms = whole.add_subparsers(dest="form", required=True, metavar="FORM", help=_("one of {forms}", forms=", ".join(FORMS)))
    for form in FORMS:
        forms.add_parser(form, parents=[common], allow_abbrev=False)
    return whole


def asked(said: argparse.Namespace, snapshot: Snapshot) -> Request:
    """What the options ask for. Raises Refusal for a campaign, township or trade that cannot be."""
    return Request(snapshot, campaigns.load(said.campaign), arguments.scope_of(said), said.report, said.enterprise)


def tell(step: str) -> None:
    """Progress: a line on standard error."""
    print(step, file=sys.stderr, flush=True)


def check(file: Path, form: str) -> None:
    """Raise Refusal where the file cannot be written or its name says another kind of file, before the work is done for it."""
    try:
        if file.is_dir():
            raise Refusal("{file} is a folder: add the name of a file.", file=file)
        if not file.parent.is_dir():
            raise Refusal("There is no folder {folder}. Make it first, or write the file elsewhere.", folder=file.parent)
    except OSError as error:
        raise unwritable(file, error) from error
    if file.suffix and file.suffix.lower() != SUFFIXES[form]:
        raise Refusal("{file} is no name for this file: it must end with {suffix}.", file=file.name, suffix=SUFFIXES[form])
    if not os.access(file.parent, os.W_OK | os.X_OK):
        raise Refusal("Nothing may be written in the folder {folder}. Write the file elsewhere.", folder=file.parent)


def put(file: Path, content: bytes) -> None:
    """Write the file, whole or not at all. Raises Refusal where the disk or the system says no."""
    try:
        durable.write(file, [content])
    except OSError as error:
        raise unwritable(file, error) from error


def unwritable(file: Path, error: OSError) -> Refusal:
    """What the system says against it, as a sentence."""
    return Refusal("{file} could not be written: {why}.", file=file, why=why(error))


def receipt(said: argparse.Namespace, snapshot: Snapshot, content: bytes) -> str:
    """What was made, as JSON: the same arguments at the same data version give the same sha256; `made` is when that version was committed."""
    made = {
        "file": said.out,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "form": said.form,
        "kind": said.report,
        "campaign": said.campaign,
        "data_version": snapshot.version,
        "made": snapshot.committed_at.isoformat(),
    }
    return json.dumps(made, ensure_ascii=False)


if __name__ == "__main__":
    gc.set_threshold(50_000)  # one file a process: to look for cycles among all its tables takes a tenth of the time and finds next to none
    sys.exit(main())
