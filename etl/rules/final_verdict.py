"""The final verdict of each row of sampling results: the retest's where there is one, and what the file as a whole says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.columns import Mask
from etl.rules import lists
from etl.rules.verdict_numbers import FAIL, NUMBER, Verdicts, worded
from etl.tidy import verdicts
from etl.work import Work


def final(work: Work) -> tuple[Verdicts, Mask, Mask]:
    """The final verdict of each row, whether it is a retest's, and whether it blames the labelling alone."""
    verdict = _codes(work, "verdict")
    said = _said(work, "verdict")
    stated, retested, labelling = said.first, said.retested, said.labelling_only
    first = np.where(stated != -1, stated, np.where(retested & (verdict != -1), np.int8(FAIL), np.int8(-1)))
    if "retest_verdict" in work.coded:
        retest = _codes(work, "retest_verdict")
        again = retest != -1
        first, verdict, retested = np.where(again, verdict, first), np.where(again, retest, verdict), retested | again
        labelling = np.where(again, _said(work, "retest_verdict").labelling_only, labelling)
    said_first = _codes(work, "first_verdict")
    first = np.where(said_first != -1, said_first, first)
    open_ = (verdict == -1) & (said_first != -1)  # the first verdict stands until a retest
    verdict = np.where(open_, said_first, verdict)
    labelling = np.where(open_, _said(work, "first_verdict").labelling_only, labelling)
    verdict = lists.settled(work, verdict, first)
    work.values["first_verdict"] = worded(first)
    work.values["verdict"] = worded(verdict)
    return verdict, retested | (first == FAIL), labelling


@dataclass(frozen=True)
class _Said:
    first: Verdicts
    retested: Mask
    labelling_only: Mask


def _said(work: Work, name: str) -> _Said:
    """What a verdict column tells beside the verdict: the first one, whether a retest speaks, whether labelling alone failed."""
    coded = work.text(name)
    readings = [verdicts.read(text) for text in coded.texts.to_pylist()]
    first = np.array([NUMBER.get(each.first or "", -1) if each else -1 for each in readings], dtype=np.int8)
    return _Said(
        first[coded.codes] if len(first) else np.full(work.rows, -1, dtype=np.int8),
        coded.mask([each is not None and each.retested for each in readings]),
        coded.mask([each is not None and each.labelling_only for each in readings]),
    )


def _codes(work: Work, name: str) -> Verdicts:
    """A verdict column as numbers: 0 pass, 1 fail, 2 not judged, -1 none."""
    if name not in work.coded:
        return np.full(work.rows, -1, dtype=np.int8)
    distinct = np.array([NUMBER.get(answer, -1) for answer in work.answers[name]], dtype=np.int8)
    return distinct[work.coded[name].codes]
