"""The last step of the road: keep the file, its receipt and its refused rows, then admit the good rows in one commit."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

import datasets
from access import Actor, needs
from etl import headers
from etl.receipt import Receipt
from etl.receive import Received
from etl.road import Walked
from etl.sheets import Found
from store import Admission, Draft, Lake
from words import Message

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


def publish(lake: Lake, asked: Asked, walked: Walked, *, actor: Actor) -> Receipt:
    """Keep and admit. Raises Refusal where there is no room; then nothing is changed."""
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
        messages=_messages(walked),
        campaign=asked.campaign,
        by=asked.by,
    )
    receipt = _receipt(asked, walked, Admission(upload, 0, 0, 0, lake.version()))
    lake.keep(
        upload, asked.received.sha256, actor=actor, raw=asked.path, ending=f".{asked.received.kind}", receipt=receipt.kept(), refused=walked.refused_rows
    )  # fmt: skip
    admission = lake.admit(asked.dataset.name, walked.rows, draft, actor=actor, replace=asked.replace)
    return _receipt(asked, walked, admission)


def foresee(lake: Lake, asked: Asked, walked: Walked) -> Receipt:
    """What publishing would count, without changing anything."""
    cursor = lake.at().cursor()
    cursor.register("incoming", walked.rows.select(["row_key", "row_content"]))
    counted = cursor.execute(f"""
        WITH numbered AS (SELECT *, row_number() OVER () AS i FROM incoming),
        judged AS (
            SELECT n.row_key, n.row_content, live.row_content AS live, row_number() OVER (PARTITION BY n.row_key ORDER BY i) AS nth,
                first_value(n.row_content) OVER (PARTITION BY n.row_key ORDER BY i) AS first
            FROM numbered AS n LEFT JOIN {asked.dataset.name} AS live USING (row_key))
        SELECT count(*) FILTER (nth = 1 AND (live IS NULL OR ($replace AND live <> row_content))),
            count(*) FILTER (NOT (nth = 1 AND (live IS NULL OR ($replace AND live <> row_content))) AND row_content = CASE WHEN $replace THEN first ELSE coalesce(live, first) END)
        FROM judged""", {"replace": asked.replace}).fetchone()  # fmt: skip
    accepted, repeated = counted or (0, 0)
    admission = Admission("", accepted, repeated, walked.rows.num_rows - accepted - repeated, lake.version())
    return replace(_receipt(asked, walked, admission), dry_run=True)


@needs("upload")
def remember(lake: Lake, found: Sequence[Found], mapping: Mapping[str, str], by: str, *, actor: Actor) -> None:
    """Keep a confirmed mapping for files with the same header."""
    from etl.decide import keep  # noqa: PLC0415 - deciding reads files again, and so imports the road

    for each in found:
        used = {column.header: column.field or "" for column in each.columns if column.state in ("confirmed", "ignored") and column.header in mapping}
        if used:
            keep(lake, "mapping", headers.fingerprint(each.layout.header), json.dumps(used, ensure_ascii=False), "", by=by, actor=actor)


def new_upload() -> str:
    """An id that sorts by time: 20070703-081500-4f2a9c."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


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
        messages=_messages(walked),
        refused_cells=tuple(walked.cells),
        sample=walked.rows.slice(0, _SAMPLE),
    )


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


def _messages(walked: Walked) -> tuple[Message, ...]:
    whys = [column.why for each in walked.found for column in each.columns if column.why is not None]
    return tuple(dict.fromkeys([*walked.messages, *whys]))
