"""A file that was loaded before and is read otherwise now: its rows stand in conflict with their own earlier reading."""

from __future__ import annotations

from dataclasses import replace

from etl.receipt import Receipt
from store import Entry, Lake
from words import Message


def of_this_file(lake: Lake, dataset: str, sha256: str) -> Entry | None:
    """The latest upload of the same bytes that stands in the store."""
    found = [each for each in lake.ledger() if each.action == "load" and each.sha256 == sha256 and each.dataset == dataset and not each.withdrawn]
    return max(found, key=lambda each: each.data_version, default=None)


def warned(receipt: Receipt, before: Entry | None) -> Receipt:
    """The receipt, with what to do where its rows stand in conflict with those of the same file. `before`: see `of_this_file`."""
    if before is None or not receipt.conflicts:
        return receipt
    said = Message(
        "This very file was loaded before ({upload}). {n} of its rows say something else now, for its columns or values are read otherwise; "
        "the earlier reading counts until then. Withdraw that upload and load the file again, "
        "or let these rows take its place (command line: --replace).",
        upload=before.upload,
        n=receipt.conflicts,
    )
    return replace(receipt, warnings=(said, *receipt.warnings), messages=(said, *receipt.messages))
