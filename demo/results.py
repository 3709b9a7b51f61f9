"""The files of sampling results: drawn, written as their laboratory writes, made dirty, and counted (`files.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from demo.batches import Batch, Draw, drawn, retested, unjudged
from demo.draws import dice
from demo.laboratories import Cell, Laboratory, laboratories
from demo.ledger import Expected
from demo.tables import Table, separated, workbook

# Divided, moved away, invented: a person decides.
UNKNOWN = {"yongjia-2007": "上塘镇", "longwan-2006": "灵昆镇", "hebei-2012": "河东工业区", "district-2011": "清渠新城"}
COVER = ("本表为演示数据，由程序按固定种子生成，不涉及任何真实企业。", "数据表见第二张工作表。")
GROUPS = {"number": "", "sample_no": "", "producer": "生产企业信息", "township_old": "生产企业信息", "trade": "生产企业信息"}
SAMPLE = ("product", "category", "brand", "spec", "lot", "standard")
WIDE = str.maketrans("0123456789()-", "０１２３４５６７８９（）－")


@dataclass(frozen=True)
class Plan:
    """One file of the plan."""

    name: str
    campaign: str
    laboratory: Laboratory
    format: str
    prefix: str
    fill: Mapping[str, str]
    draws: tuple[Draw, ...]
    dirt: Mapping[str, Any]

    @property
    def body(self) -> str:
        """The inspecting body in the rows."""
        return str(self.dirt.get("body", self.laboratory.body))


@cache
def plans() -> Mapping[str, Plan]:
    """Every planned file by name, in the order of loading."""
    said = tomllib.loads((Path(__file__).parent / "files.toml").read_text(encoding="utf-8"))
    keys = {"name", "campaign", "laboratory", "format", "prefix", "fill", "draws"}
    return {
        f["name"]: Plan(
            f["name"],
            f["campaign"],
            laboratories()[f["laboratory"]],
            f["format"],
            f["prefix"],
            f["fill"],
            tuple(Draw(*each) for each in f["draws"]),
            {key: value for key, value in f.items() if key not in keys},
        )
        for f in said["file"]
    }


@cache
def batches(name: str) -> tuple[Batch, ...]:
    """The batches of a file by date, with their sample numbers, retests and missing verdicts."""
    plan = plans()[name]
    found = sorted((b for draw in plan.draws for b in drawn(plan.campaign, name, draw)), key=lambda b: (b.sampled_on, b.enterprise.uscc, b.serial))
    random = dice(plan.campaign, name, "verdicts")
    found = retested(found, plan.dirt.get("retests", 0), random)
    found = unjudged(found, plan.dirt.get("not_judged", 0), random)
    return tuple(replace(b, sample_no=f"{plan.prefix}{number:04d}" if plan.prefix else "") for number, b in enumerate(found, 1))


def written(name: str) -> tuple[bytes, Expected]:
    """The bytes of a file and what the road should say about it."""
    plan = plans()[name]
    expected = Expected(name, "sampling_results", plan.campaign, dict(plan.fill), denominator="failures_only" not in plan.dirt)
    lines = [_Line(plan.laboratory.row(batch, number, plan.body), batch) for number, batch in enumerate(batches(name), 1)]
    _spoil(lines, plan)
    lines += _again(lines, plan) + _overlap(plan)
    for line in lines:
        expected.count(line.trouble, line.batch.verdict)
    rows = _with_shells([line.cells for line in lines], plan, expected)
    below = _below(plan, expected)
    table = Table(
        headers=plan.laboratory.headers(),
        rows=rows,
        above=[plan.dirt["title"]] if "title" in plan.dirt else [],
        below=below,
        groups=_groups(plan.laboratory) if plan.dirt.get("groups") else (),
        cover=COVER if plan.dirt.get("cover") else (),
    )
    if plan.format == "xlsx":
        return workbook(table), expected
    return separated(table, plan.format[-1], plan.format[:-1]), expected


@dataclass
class _Line:
    cells: list[Cell]
    batch: Batch
    trouble: str = ""


def _spoil(lines: list[_Line], plan: Plan) -> None:
    """Put the wrong cells in, one a row, and write some rows in full-width digits."""
    random, lab = dice(plan.campaign, plan.name, "dirt"), plan.laboratory
    wrong, unknown = plan.dirt.get("wrong", ()), plan.dirt.get("unknown", 0)
    spoilt = random.sample(range(len(lines)), len(wrong) + unknown)
    for place, kind in zip(spoilt, wrong, strict=False):
        field, value = _wrong(kind, lines[place].batch, lab)
        _put(lines[place], lab, field, value)
        lines[place].trouble = "refused"
    for place in spoilt[len(wrong) :]:
        _put(lines[place], lab, "township" if lab.place_of("township") is not None else "township_old", UNKNOWN[plan.campaign])
    if plan.dirt.get("full_width"):
        for place in range(0, len(lines), 7):
            for field in ("sampled_on", "spec", "items_tested"):
                column = lab.place_of(field)
                if column is not None:
                    lines[place].cells[column] = str(lines[place].cells[column]).translate(WIDE)


def _wrong(kind: str, batch: Batch, lab: Laboratory) -> tuple[str, Cell]:
    """A field and a value for it that no reader can mend."""
    if kind == "month":
        day = lab.day(batch.sampled_on)
        return "sampled_on", f"{batch.sampled_on.year}年13月{batch.sampled_on.day}日" if isinstance(day, str) else f"{batch.sampled_on.year}-13-02"
    return {"verdict": ("verdict", "待检"), "uscc": ("uscc", "9.13303E+17"), "product": ("product", lab.missing)}[kind]


def _put(line: _Line, lab: Laboratory, field: str, value: Cell) -> None:
    column = lab.place_of(field)
    if column is None:
        raise ValueError(f"{lab.body} writes no column for {field}.")
    line.cells[column] = value


def _again(lines: Sequence[_Line], plan: Plan) -> list[_Line]:
    """Rows that stand in the file a second time."""
    random = dice(plan.campaign, plan.name, "again")
    chosen = random.sample([line for line in lines if not line.trouble], plan.dirt.get("again", 0))
    return [_Line(list(line.cells), line.batch, "repeated") for line in chosen]


def _overlap(plan: Plan) -> list[_Line]:
    """The last sound rows of an earlier file once more; the first of them with the other verdict."""
    said = plan.dirt.get("overlap")
    if not said:
        return []
    earlier = plans()[said["of"]]
    judged = [b for b in batches(earlier.name) if b.verdict != "not_judged" and not b.first_verdict]
    lines = []
    for number, batch in enumerate(judged[-said["rows"] :]):
        differs = number < said["conflicts"]
        shown = replace(batch, verdict="fail" if batch.verdict == "pass" else "pass", failures=()) if differs else batch
        lines.append(_Line(plan.laboratory.row(shown, number + 1, earlier.body), shown, "conflicts" if differs else "repeated"))
    return lines


def _with_shells(rows: list[list[Cell]], plan: Plan, expected: Expected) -> list[list[Cell]]:
    """Lines that were numbered but never filled in, somewhere in the table."""
    random: Random = dice(plan.campaign, plan.name, "shells")
    for _ in range(plan.dirt.get("shells", 0)):
        rows.insert(random.randrange(5, len(rows)), [len(rows) + 1, *[""] * (len(rows[0]) - 1)])
        expected.skipped += 1
    return rows


def _below(plan: Plan, expected: Expected) -> list[list[Cell]]:
    """Totals and notes below the table."""
    below: list[list[Cell]] = []
    if plan.dirt.get("total"):
        below.append(["合计", f"{expected.rows}批次，合格{expected.passed}批次", *[""] * (len(plan.laboratory.columns) - 2)])
    if plan.dirt.get("note"):
        below.append(["注：1.本表为演示数据。2.检验结论以最终结论为准。", *[""] * (len(plan.laboratory.columns) - 1)])
    expected.skipped += len(below)
    return below


def _groups(lab: Laboratory) -> list[tuple[str, int]]:
    """Titles over neighbouring columns: the producer, the sample, the inspection."""
    titles = [GROUPS.get(field, "样品信息" if field in SAMPLE else "检验情况") for _, field in lab.columns]
    groups: list[tuple[str, int]] = []
    for title in titles:
        if groups and groups[-1][0] == title:
            groups[-1] = (title, groups[-1][1] + 1)
        else:
            groups.append((title, 1))
    return groups
