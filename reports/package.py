"""The whole store as a Frictionless data package: a zip with datapackage.json, one CSV a dataset, the ledger, and the tables they refer to.

Descriptor by Data Package, Tabular Data Resource and Table Schema (specs.frictionlessdata.io, version 1). The same data version gives the
same bytes: rows are in the order of their uploads, whatever files hold them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import datasets
from reports import about, packed
from reports.findings import Findings
from reports.request import Progress, Request, quietly
from reports.tables import TABLES
from store import Snapshot
from words import _

REFERENCE = Path(__file__).resolve().parent.parent / "data" / "reference"
FIXED = (1980, 1, 1, 0, 0, 0)


def write(request: Request, progress: Progress = quietly) -> bytes:
    """The package of the request's state of the store. Campaign and scope narrow nothing: every live row of every dataset is in it."""
    out = io.BytesIO()
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in datasets.names():
            progress(_("Asking for the table {name}", name=str(datasets.get(name))))
            schema = packed.schema(datasets.get(name))
            resources.append(_put(package, f"data/{name}.csv", packed.rows(request.snapshot, datasets.get(name)), packed.described(name, schema)))
        resources.append(_ledger(package, request))
        for path in sorted(REFERENCE.glob("*.csv")):
            resources.append(_put(package, f"reference/{path.name}", iter([path.read_bytes()]), packed.of_reference(path)))
        content = json.dumps(descriptor(request, resources), ensure_ascii=False, indent=1).encode() + b"\n"
        _put(package, "datapackage.json", iter([content]), {})
    return out.getvalue()


def descriptor(request: Request, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """datapackage.json: what the package is, from which data version, whether its figures are synthetic, and its resources."""
    snapshot: Snapshot = request.snapshot
    statement = [about.version_line(request)]
    if about.synthetic(request):
        statement.append(_("Demo data (synthetic): no real enterprise is meant."))
    statement.append(_("Text that a spreadsheet would compute is led by an apostrophe: a reader takes that one apostrophe away."))
    return {
        "profile": "data-package",
        "name": "dabiao-store",
        "title": _("Data of the store, version {n}", n=snapshot.version),
        "description": "\n".join(statement),
        "version": str(snapshot.version),
        "created": snapshot.committed_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "keywords": ["product quality", "sampling", "产品质量", "监督抽查"],
        "synthetic": about.synthetic(request),
        "data_version": snapshot.version,
        "resources": resources,
    }


def _ledger(package: zipfile.ZipFile, request: Request) -> dict[str, Any]:
    table = TABLES["uploads"]
    frame = table.frame(Findings(request))
    return _put(package, "ledger.csv", packed.of_table(table, frame), packed.described_table(table))


def _put(package: zipfile.ZipFile, path: str, chunks: Iterator[bytes], said: dict[str, Any]) -> dict[str, Any]:
    """One member, written as it comes; returns its entry with size and fingerprint."""
    info = zipfile.ZipInfo(path, FIXED)
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
    counted = packed.Counted()
    with package.open(info, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(counted.seen(chunk))
    return said | {"path": path, "bytes": counted.size, "hash": f"sha256:{counted.sha256}"}
