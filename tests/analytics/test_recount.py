"""The cube against a recount: after random loads, replacements, withdrawals, corrections, decisions and compactions, random questions get the
same answer from the kept digests as from SQL over every row (the questions of `recount/`, which the cube took the place of)."""

from __future__ import annotations

import os
import random
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from drawn import OUBEI, QIAOXIA, YONGJIA, batch, firm, item

import datasets
import store
from access import LOCAL_OPERATOR as ME
from analytics import campaigns, rates
from analytics.ask import ask
from analytics.cells import COUNTS
from analytics.counting import cube, makers_of
from analytics.cube import by_month
from analytics.enterprises import enterprises, together
from analytics.facts import failed_items
from analytics.filters import parameters, register_parameters
from analytics.losses import losses
from analytics.scope import KINDS, LEVELS, LINKS, TIERS, Scope
from words import Refusal

RECOUNT = Path(__file__).parent / "recount"
SAMPLING = "sampling_results"
FIRST, LAST = date(2006, 11, 1), date(2008, 2, 28)
GROUPS = ("township", "trade", "level", "kind", "link", "product_category", "month")
NAMES = ("甲阀门厂", "乙阀门厂", "丙童装厂", "丁皮鞋厂", None)
USCCS = ("91330324000000001A", "91330324000000002B", None, None)


def some_batch(dice: random.Random) -> dict[str, object]:
    verdict = dice.choice(["pass", "pass", "pass", "fail", "not_judged"])
    named = dice.choice(NAMES)
    classes = [item(dice.choice("甲乙"), dice.choice(["A", "B", "C", None]), dice.choice([True, False, None])) for _ in range(dice.randint(0, 3))]
    return batch(
        verdict,
        trade=dice.choice(["阀门", "童装", "皮鞋", None]),
        product_category=dice.choice(["闸阀", "球阀", None]),
        level=dice.choice([*LEVELS, None]),
        kind=dice.choice([*KINDS, None]),
        link=dice.choice([*LINKS, None]),
        county_code=dice.choice([YONGJIA, YONGJIA, YONGJIA, "330303", None]),
        township_code=dice.choice([OUBEI, QIAOXIA, None]),
        township=dice.choice(["瓯北街道", "桥下镇", "某镇", None]),
        campaign=dice.choice([None, None, "yongjia-2007", "longwan-2006"]),
        counted_on=dice.choice([None] + [FIRST + timedelta(days=dice.randrange((LAST - FIRST).days)) for _ in range(9)]),
        producer=named,
        producer_key=named,
        sampled_unit=dice.choice([None, "某商店"]),
        sampled_unit_key=dice.choice([None, "某商店"]),
        producer_uscc=dice.choice(USCCS),
        denominator=dice.choice([True, True, True, False, None]),
        labelling_only=dice.choice([True, False, None]) if verdict == "fail" else None,
        failed_items=classes or None if verdict == "fail" else None,
        items_tested=dice.choice([None, 5, 12]),
        items_failed=dice.choice([None, 0, 1, 20]) if verdict == "fail" else 0,
    )


def admit(lake: store.Lake, dataset: str, rows: list[dict[str, object]], upload: str, replace: bool = False) -> None:
    schema = pa.schema([field for field in datasets.get(dataset).arrow_schema() if field.name not in ("upload", "state")])
    table = pa.table({field.name: pa.array([row.get(field.name) for row in rows], field.type) for field in schema}, schema=schema)
    lake.admit(dataset, table, store.Draft(upload, dataset, sha256=upload, read=len(rows)), actor=ME, replace=replace)


def act(lake: store.Lake, dice: random.Random, step: int) -> None:
    """One random action of a bureau's day."""
    action = dice.choice(["load", "load", "load", "replace", "register", "withdraw", "withdraw", "correct", "settle", "compact"])
    standing = [each.upload for each in lake.ledger() if each.can_be_withdrawn]
    keys = [str(dice.randrange(60)) for _ in range(dice.randint(1, 25))]
    rows = [some_batch(dice) | {"row_key": key, "row_content": str(dice.random()), "source_row": i} for i, key in enumerate(keys)]
    try:
        if action in ("load", "replace"):
            admit(lake, SAMPLING, rows, f"u{step}", replace=action == "replace")
        elif action == "register":
            firms = [firm(name, dice.choice([None, 100, 2000, 9000]), uscc=dice.choice(USCCS[:3])) for name in NAMES if name and dice.random() < 0.6]
            known = [one | {"row_key": f"{step}-{i}", "row_content": "1", "source_row": i} for i, one in enumerate(firms)]
            admit(lake, "enterprises", [one | {"as_of": dice.choice([FIRST, date(2007, 9, 1), None])} for one in known], f"u{step}")
        elif action == "withdraw" and standing:
            lake.withdraw(dice.choice(standing), "why", actor=ME)
        elif action == "correct":
            changes = {"verdict": dice.choice(["pass", "fail"]), "trade": dice.choice(["阀门", "童装"]), "row_content": str(dice.random())}
            lake.correct(SAMPLING, [dice.choice(keys)], changes, "why", actor=ME)
        elif action == "settle":
            lake.settle(SAMPLING, dice.choice(keys), dice.choice(["old", "new"]), "why", actor=ME)
        elif action == "compact":
            lake.compact(actor=ME)
    except Refusal:
        pass  # nothing to correct, nothing waits


def some_scope(dice: random.Random) -> Scope:
    def some(*values: str) -> tuple[str, ...] | None:
        return tuple(dice.sample(values, dice.randint(1, len(values)))) if dice.random() < 0.3 else None

    start = FIRST + timedelta(days=dice.randrange(200))
    return Scope(
        campaign=dice.choice(["yongjia-2007", "yongjia-2007", None]),
        start=dice.choice([None, start]),
        end=dice.choice([None, start + timedelta(days=dice.randrange(250))]),
        townships=some(OUBEI, QIAOXIA, "某镇", "桥下镇"),
        trades=some("阀门", "童装"),
        levels=some(*LEVELS),
        kinds=some(*KINDS),
        links=some(*LINKS),
        tiers=some(*TIERS),
        as_of=dice.choice([None, date(2007, 10, 15)]),
    )


def compared(lake: store.Lake, dice: random.Random) -> None:
    """One random question of each sort."""
    now, scope = lake.at(), some_scope(dice)
    campaign = campaigns.load(scope.campaign) if scope.campaign else None
    span = rates.span_of(now, scope, campaign)
    where = parameters(scope, campaign, span.end) | {"first": span.start, "last": span.end}
    register = register_parameters(scope, campaign, span.end)
    by = tuple(dice.sample(GROUPS, dice.randint(0, 3)))
    asked = {f"by_{group}": group in by for group in GROUPS}
    columns = [
        column for group in by if group != "month" for column in (("township_code", "township_as_written") if group == "township" else (group,))
    ]
    keys = [*columns, *(["month"] if "month" in by else [])]
    whole = cube(now, scope, campaign, span.end)
    found = by_month(whole, span, columns) if "month" in by else whole.table(span, columns)
    same(found, ask("rates", now, folder=RECOUNT, **where, **asked), keys, COUNTS)
    makers = makers_of(now, whole, scope, campaign, span.end)
    for more in ([], ["tier"], ["enterprise"]):
        mine = together(enterprises(whole, makers, span, columns, by_month="month" in by), [*by, *more])
        flags = {f"by_{group}": group in more for group in ("tier", "enterprise")}
        theirs = ask("rates_by_enterprise", now, folder=RECOUNT, **where | register, **asked, **flags)
        same(mine, theirs, [*more, *keys], [*COUNTS, "enterprises_judged", "enterprises_passed"])
    failed = cube(now, scope, campaign, span.end, of=failed_items).table(span, ["item", "class", "trade"])
    failed = failed.assign(count=failed["failed"] + failed["failures_only"], without_denominator=failed["failures_only"])
    same(failed, ask("items", now, folder=RECOUNT, **where), ["item", "class", "trade"], ["count", "without_denominator"])
    cuts = sorted({span.start, *(span.start + timedelta(days=dice.randrange(400)) for _ in range(3))})
    rule = campaign.index if campaign else campaigns.DEFAULT_INDEX
    weights = {name.lower(): weight for name, weight in rule.weights}
    if (span.end - span.start).days < 2000:  # the recount lists every day of the span
        theirs = ask("losses", now, folder=RECOUNT, cuts=[cut for cut in cuts if cut <= span.end], **weights, **where | register)
        mine = losses(now, scope, campaign, span, [cut for cut in cuts if cut <= span.end])
        mine["enterprise"] = mine["enterprise"].map(dict(enumerate(makers.keys)))
        sums = ["judged", "failed", "loss", "failed_unknown", "items_tested", "items_failed", "annual_sales"]
        same(mine, theirs, ["slice", "enterprise", "trade", "product_category"], sums)


def same(mine: pd.DataFrame, theirs: pd.DataFrame, keys: list[str], values: tuple[str, ...] | list[str]) -> None:
    assert rows_of(mine, keys, values) == rows_of(theirs, keys, values)


def rows_of(frame: pd.DataFrame, keys: list[str], values: tuple[str, ...] | list[str]) -> list[tuple[object, ...]]:
    keyed = [["" if pd.isna(value) else str(value)[:10] if key in ("month", "slice") else str(value) for value in frame[key]] for key in keys]
    counted = [np.round(frame[name].astype("float64").fillna(-1), 9).tolist() for name in values]
    return sorted(row for row in zip(*keyed, *counted, strict=True) if any(row[len(keys) : len(keys) + 7]))


def walk(folder: Path, seed: int, steps: int, every: int) -> None:
    dice, lake = random.Random(seed), store.Lake(folder)
    for step in range(steps):
        act(lake, dice, step)
        if step % every == 0:
            compared(lake, dice)
            versions = lake.version()
    before = lake.at(versions // 2)
    assert rates.rate(before, Scope()).equals(rates.rate(before, Scope()))


def test_the_cube_is_a_recount(tmp_path):
    walk(tmp_path, seed=1, steps=60, every=4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 4))
def test_the_cube_is_a_recount_after_a_thousand_operations(tmp_path, seed):
    walk(tmp_path, seed, steps=1000, every=5)


@pytest.mark.parametrize(
    "spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-200]), lambda path: path.write_bytes(b"")]
)
def test_a_missing_or_damaged_digest_is_computed_again(tmp_path, spoil):
    lake = store.Lake(tmp_path)
    admit(lake, SAMPLING, [batch() | {"row_key": str(i), "row_content": "1"} for i in range(30)], "u1")
    before = rates.rate(lake.at(), Scope())
    kept = sorted((tmp_path / "lake" / ".kept").glob("*/*.arrow"))
    for each in kept:
        spoil(each)
    other = tmp_path / "other"
    (tmp_path / "lake").rename(other / "lake") if other.mkdir() is None else None
    assert rates.rate(store.Lake(other).at(), Scope()).equals(before)
    again = sorted((other / "lake" / ".kept").glob("*/*.arrow"))
    assert len(again) >= len(kept) > 1 and all(each.stat().st_size > 1000 for each in again)


def test_digests_of_files_that_left_are_swept_and_those_in_use_stay(tmp_path):
    lake = store.Lake(tmp_path)
    admit(lake, SAMPLING, [batch() | {"row_key": "1", "row_content": "1"}], "u1")
    rates.rate(lake.at(), Scope())
    (kept,) = (tmp_path / "lake" / ".kept").glob("sampling_results-*/*.arrow")
    orphan = kept.with_name("00000009-live-gone.parquet.arrow")
    orphan.write_bytes(kept.read_bytes())
    os.utime(orphan, (0, 0))
    assert lake.sweep(older_than=60) == 1
    assert kept.exists() and not orphan.exists()
