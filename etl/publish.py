"""The last step of the road: keep the file, its receipt and its refused rows, then admit the good rows in one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import datasets
from access import Actor
from etl import again, columns, counting, told
from etl.counting import Counting
from etl.receipt import Receipt
from etl.receive import Received, refuse_changed
from etl.road import Walked
from store import Admission, Draft, Lake, new_upload

_SAMPLE = 20  # accepted rows that a page shows


@dataclass(frozen=True)
class Asked:
    """What the person asked for."""

    path: Path
    received: Received
    dataset: datasets.Dataset
    campaign: str | None
    by: str
    replace: bool
    sheet: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    fill: Mapping[str, str] = field(default_factory=dict)
    follows: str = ""

    def kept(self) -> dict[str, Any]:
        """What the store keeps of it, so that the file can be read again in the same way."""
        return {"campaign": self.campaign, "sheet": self.sheet, "mapping": dict(self.mapping), "fill": dict(self.fill)}


def publish(lake: Lake, asked: Asked, walked: Walked, *, actor: Actor) -> Receipt:
    """Keep and admit. Raises Refusal where there is no room; then nothing is changed."""
    walked = told.looked_over(lake, asked.dataset, walked)
    upload = new_upload()
    draft = Draft(
        upload=upload,
        dataset=asked.dataset.name,
        file=asked.received.file,
        sha256=asked.received.sha256,
        encoding=asked.received.encoding,
        sheet=_sheet(walked),
        header_row=_header_row(walked),
        columns=_columns(walked),
        unmatched=_unmatched(walked),
        read=walked.read,
        refused=walked.refused,
        skipped_count=len(walked.skipped),
        denominator=walked.denominator,
        messages=told.messages(walked),
        campaign=asked.campaign,
        by=asked.by,
        follows=asked.follows,
    )
    receipt = _receipt(asked, walked, Admission(upload, 0, 0, 0, lake.version()))
    kept = receipt.kept() | {"asked": asked.kept()}
    ending = f".{asked.received.kind}"
    if not asked.follows:  # what is read again is the store's own
        refuse_changed(asked.path, asked.received)
    lake.keep(upload, asked.received.sha256, actor=actor, raw=asked.path, ending=ending, receipt=kept, refused=walked.refused_rows)
    before = again.of_this_file(lake, asked.dataset.name, asked.received.sha256)
    admission = lake.admit(asked.dataset.name, walked.rows, draft, actor=actor, replace=asked.replace)
    return again.warned(_receipt(asked, walked, admission), before)


def foresee(lake: Lake, asked: Asked, walked: Walked) -> Receipt:
    """What publishing would count, without changing anything."""
    walked = told.looked_over(lake, asked.dataset, walked)
    admission = lake.foresee(asked.dataset.name, walked.rows, asked.received.sha256, asked.replace)
    before = again.of_this_file(lake, asked.dataset.name, asked.received.sha256)
    return replace(again.warned(_receipt(asked, walked, admission), before), dry_run=True)


def _receipt(asked: Asked, walked: Walked, admission: Admission) -> Receipt:
    verdicts = _verdicts(walked.rows)
    return Receipt(
        upload=admission.upload,
        dataset=asked.dataset.name,
        file=asked.received.file,
        sha256=asked.received.sha256,
        encoding=asked.received.encoding,
        sheet=_sheet(walked),
        header_row=_header_row(walked),
        columns=_columns(walked),
        unmatched=_unmatched(walked),
        read=walked.read,
        accepted=admission.accepted,
        refused=walked.refused,
        repeated=admission.repeated,
        conflicts=admission.conflicts,
        skipped=tuple(walked.skipped),
        passed=verdicts.get("pass", 0),
        failed=verdicts.get("fail", 0),
        not_judged=verdicts.get("not_judged", 0),
        denominator=walked.denominator,
        data_version=admission.data_version,
        messages=told.messages(walked),
        warnings=tuple(walked.warnings),
        counting=_counting(asked, walked, admission),
        refused_cells=tuple(walked.cells),
        sample=_sample(walked.rows),
        refused_rows=walked.refused_rows,
    )


def _counting(asked: Asked, walked: Walked, admission: Admission) -> Counting:
    """Where the accepted rows count: one that is repeated or in conflict does not count a second time."""
    if not len(admission.aside):
        return walked.counting
    accepted = np.ones(walked.rows.num_rows, dtype=bool)
    accepted[admission.aside] = False
    return replace(counting.of(walked.rows.filter(pa.array(accepted)), asked.dataset.name), messages=walked.counting.messages)


def _sample(rows: pa.Table) -> pa.Table:
    """The first rows on their own: a mere slice would keep all the others in memory as long as the receipt lives."""
    first = rows.slice(0, _SAMPLE)
    return columns.plain(first.take(pa.array(range(first.num_rows), pa.int64())))


def _verdicts(rows: pa.Table) -> dict[str, int]:
    """How many of the rows that came in have each verdict."""
    if "verdict" not in rows.column_names:
        return {}
    return {each["values"]: each["counts"] for each in pc.value_counts(rows["verdict"]).to_pylist() if each["values"]}


def _sheet(walked: Walked) -> str:
    return "、".join(each.grid.name for each in walked.found)


def _header_row(walked: Walked) -> int | None:
    rows = walked.found[0].layout.header_rows
    return rows[-1] if rows else None


def _columns(walked: Walked) -> dict[str, str]:
    return {column.header: column.field for each in walked.found for column in each.columns if column.used and column.field}


def _unmatched(walked: Walked) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.header for each in walked.found for c in each.columns if c.state in ("suggested", "unmatched") and c.header))
