"""The tables about the store itself: every upload until the data version, and each cell for which a row was refused."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

import datasets
from reports.findings import Findings
from reports.tables.columns import Column, common
from reports.tables.table import Table
from store import Entry, Lake
from words import N_, Message, Refusal


def _lake(found: Findings) -> Lake:
    return Lake(found.snapshot.root.parent, found.snapshot.is_demo)


def _entries(found: Findings) -> list[Entry]:
    """Every action that the data version knows, newest first. Compaction changes no figure, so it stands in no file."""
    return [each for each in _lake(found).ledger(found.snapshot.version) if each.action != "compact"]


def _uploads(found: Findings) -> pd.DataFrame:
    rows = []
    for each in _entries(found):
        counts = {name: getattr(each, name) for name in ("read", "accepted", "refused", "repeated", "conflicts", "replaced", "returned")}
        rows.append(
            counts
            | {
                "data_version": each.data_version,
                "committed_at": each.committed_at,
                "action": each.action,
                "dataset": str(datasets.get(each.dataset)),
                "file": each.file or None,
                "upload": each.upload,
                "by": each.by,
                "denominator": each.denominator,
                "withdrawn": each.withdrawn,
                "reason": each.reason or None,
                "sha256": each.sha256 or None,
            }
        )
    return pd.DataFrame(rows)


def _refused(found: Findings) -> pd.DataFrame:
    """Every refused cell of the uploads that stand and belong to no other campaign; a refused row has no place or trade that could be trusted."""
    lake = _lake(found)
    rows: list[dict[str, Any]] = []
    for each in _entries(found):
        if not each.refused or each.withdrawn or each.campaign not in (None, found.campaign.id):
            continue
        try:
            kept = lake.refused(each.upload)
        except Refusal:  # its line is in the ledger, its papers are no longer kept
            continue
        if kept is not None:
            rows += [row for said in kept.to_pylist() for row in _cells(each, said)]
    return pd.DataFrame(rows)


def _cells(entry: Entry, said: dict[str, Any]) -> list[dict[str, Any]]:
    whole = " | ".join(f"{head}={cell}" for head, cell in zip(said["header"], said["cells"], strict=False) if cell)
    common = {"file": entry.file, "dataset": str(datasets.get(entry.dataset)), "upload": entry.upload, "sheet": said["sheet"] or None}
    return [
        common
        | {
            "source_row": said["row"],
            "column": each["column"] or None,
            "value": each["value"] or None,
            "reason": Message.from_json(json.loads(each["reason"])).text(),
            "whole": whole,
        }
        for each in said["reasons"]
    ]


UPLOADS = Table(
    "uploads",
    N_("Ledger of uploads"),
    N_("One row is one action that changed the store, the latest first; read = accepted + refused + repeated + conflicts."),
    (
        *common("data_version"),
        Column("committed_at", N_("Loaded"), "moment"),
        Column("action", N_("Action"), said="action"),
        Column("dataset", N_("Dataset")),
        *common("file"),
        Column("read", N_("Read"), "count"),
        Column("accepted", N_("Accepted"), "count"),
        Column("refused", N_("Refused"), "count"),
        Column("repeated", N_("Repeated"), "count"),
        Column("conflicts", N_("Conflicts"), "count"),
        Column("replaced", N_("Replaced"), "count"),
        Column("returned", N_("Returned"), "count"),
        Column("denominator", N_("Has a denominator"), "flag"),
        Column("withdrawn", N_("withdrawn"), "flag"),
        Column("by", N_("Person")),
        Column("reason", N_("Reason"), "long"),
        *common("upload"),
        Column("sha256", N_("Fingerprint of the file"), "code"),
    ),
    _uploads,
)
REFUSED = Table(
    "refused",
    N_("Refused rows"),
    N_("One row is one cell for which a row did not come in; a row with two wrong cells stands twice."),
    (
        *common("file"),
        Column("dataset", N_("Dataset")),
        Column("sheet", N_("Sheet")),
        *common("source_row"),
        Column("column", N_("Column")),
        Column("value", N_("Value"), "long"),
        Column("reason", N_("Reason of refusal"), "long"),
        Column("whole", N_("The row as it came"), "long"),
        *common("upload"),
    ),
    _refused,
)
