"""The failed items of sampling results: as the store holds them, with the figures of the columns beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

import datasets
from etl import columns
from etl.columns import Coded, Mask
from etl.rules.verdict_numbers import PASS, Verdicts
from etl.tidy import failed_items, verdicts
from etl.tidy.text import tidy
from etl.work import Work


@dataclass(frozen=True)
class Failed:
    """By row: how many items failed, and whether all of them are labelling."""

    count: npt.NDArray[np.int32]
    labelling: Mask


def items(work: Work, verdict: Verdicts) -> Failed:
    """The failed items as the store holds them, with their number a row (−1 where a failure names none) and whether all are labelling."""
    coded = _items_told(work)
    parsed: list[list[failed_items.Item]] = list(work.answers.get("failed_items", [[]] * len(coded.texts)))
    for name in ("failed_measured", "failed_limit"):
        if name in work.coded:
            coded, parsed = _with_figures(work, name, coded, parsed)
    structs: list[Any] = [[item._asdict() | {"class": item.class_} for item in each] or None for each in parsed]
    fields = [datasets.FAILED_ITEM.field(i).name for i in range(datasets.FAILED_ITEM.num_fields)]
    kept = [None if each is None else [{name: item[name] for name in fields} for item in each] for each in structs]
    work.values["failed_items"] = coded.spread(kept, datasets.ARROW["array"])
    work.helpers["failed_items_as_written"] = coded.spread([json.dumps(each, ensure_ascii=False) if each else None for each in parsed], pa.string())
    count = np.array([len(each) for each in parsed], dtype=np.int32)[coded.codes]
    labelling = coded.mask([bool(each) and all(item.labelling for item in each) for each in parsed])
    unknown = (count == 0) & (verdict != PASS)
    work.values["items_failed"] = pa.array(count, mask=unknown)
    return Failed(count, labelling)


def _items_told(work: Work) -> Coded:
    """The failed items as the file writes them; where their cell is empty and the verdict names them, 不合格（壁厚）, the verdict's."""
    coded, verdict = work.text("failed_items"), work.text("verdict")
    named = [said.items if (said := verdicts.read(text)) else "" for text in verdict.texts.to_pylist()]
    if not any(named):
        return coded
    firsts, seconds, inverse = columns.pairs(coded, verdict)
    texts = coded.texts.take(pa.array(firsts)).to_pylist()
    told = [text if tidy(text) else named[which] for text, which in zip(texts, seconds.tolist(), strict=True)]
    work.answers["failed_items"] = [failed_items.parse(text) for text in told]
    return Coded(pa.array(told, pa.string()), inverse)


def _with_figures(work: Work, name: str, coded: Coded, parsed: list[list[failed_items.Item]]) -> tuple[Coded, list[list[failed_items.Item]]]:
    """The items with the figures of a column beside them (实测值, 标准值), by distinct pairs; what cannot be shared out stays in its column."""
    beside = work.coded[name]
    firsts, seconds, inverse = columns.pairs(coded, beside)
    part = name.removeprefix("failed_")
    together, left = [], []
    for which, text in zip(firsts.tolist(), beside.texts.take(pa.array(seconds)).to_pylist(), strict=True):
        items = parsed[which]
        told = None if not items or any(getattr(item, part) for item in items) else failed_items.figures(text, len(items))
        left.append(tidy(text) if told is None else None)
        together.append(items if told is None else [item._replace(**{part: each}) for item, each in zip(items, told, strict=True)])
    pairs = Coded(coded.texts.take(pa.array(firsts)), inverse)
    work.values[name] = pairs.spread(left, pa.string())
    return pairs, together
