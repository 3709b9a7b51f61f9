"""What a file lists: every sampled batch, or failures only, or passes only. Half a list has no denominator, and no pass rate follows from it."""

from __future__ import annotations

import re

import numpy as np

from etl.rules.verdict_numbers import FAIL, NOT_JUDGED, PASS, Verdicts
from etl.tidy.text import plain
from etl.work import Work
from words import N_, Message, Refusal

# '不合格产品名单' speaks of failures only, '合格产品信息' of passes only, '合格和不合格产品名单' of both.
_ONLY_FAILURES = re.compile(
    r"(?<!有无)(?<!是否)(?<!未发现)(?<!未检出)(?<!未见)(?<!合格和)(?<!合格与)(?<!合格及)(?<!合格、)(?<!合格/)不(?:合格|符合)(?!率|项目?次?数|(?:和|与|及|、|/)合格)"
)
_ONLY_PASSES = re.compile(r"(?<!不)(?<!否)(?:合格|符合(?:标准|要求))(?!率|与否|证|评定|(?:和|与|及|、|/)不)")
_NONE_FAILED = re.compile(r"(?:未发现|未检出|未见)不合格")  # 未发现不合格产品名单 names what passed
_BOTH = re.compile(r"合格(?:产品)?(?:和|与|及|以及|、|/)不?合格")
_LIST_OF_PASSES = re.compile(r"(?<!不)合格的?(?:产品|样品|商品|食品|批次|企业|单位)?.{0,6}(?:名单|名录|信息|清单|目录|一览表)")
_NONE = re.compile(r"无|没有|(?:全部|均|所检项目)*(?:合格|符合)(?:要求|标准|规定)*|(?:未发现|未检出|未见|无)不合格(?:项目?)?")  # of failed items
_SAYS_ALL = re.compile(r"全部(?:抽查|抽检|抽样|检验|批次|样品|产品|结果)|合格(?:和|与|及|、|/)不合格")
ALL_FAILED = N_(
    "All {n} rows failed, and they count as such: a pass rate of 0 % follows from them. If the file lists failures only, "
    "say so (command line: --set denominator=false; withdraw this upload first where it is published)."
)
_ALL_FAILED = 10  # rows, from which on a file that names failures only is taken for a list of failures
_VERDICTS = ("verdict", "first_verdict", "retest_verdict")


def settled(work: Work, verdict: Verdicts, first: Verdicts) -> Verdicts:
    """What the file as a whole says: a list of failures only has no denominator; an empty verdict in a file with verdicts is none."""
    has_column = any(name in work.coded for name in ("verdict", "retest_verdict"))
    lists_failures = bool(_ONLY_FAILURES.search(work.said)) if work.lists_all is None else not work.lists_all
    if not has_column:
        told = _told(work.said)
        if (first == -1).all() and told is not None and (work.lists_all or (work.lists_all is None and told == PASS)):
            if work.lists_all:
                _as_said(work, work.lists_all)
            else:
                _passes_only(work)
            return np.full(work.rows, told, dtype=np.int8)
        if not lists_failures or (work.lists_all is None and _some_without(work)):
            if (first != -1).any():
                return first
            if "verdict" in work.likely:
                raise Refusal(
                    "The file has no column with verdicts (检验结论). “{header}” may be it: confirm that; for a list of failures give 不合格 for "
                    "all rows (command line: --map {header}=verdict, --set verdict=不合格).",
                    header=work.likely["verdict"],
                )
            raise Refusal(
                "The file has no column with verdicts (检验结论), and neither its title nor its name says that it lists failures only. Say "
                "which column it is; for a list of failures give 不合格 for all rows (command line: --map HEADER=verdict, --set "
                "verdict=不合格)."
            )
        work.denominator = False
        work.messages.append(Message("The file lists failures only: no denominator, and no pass rate follows from it."))
        return np.full(work.rows, FAIL, dtype=np.int8)
    refused = np.zeros(work.rows, dtype=bool)
    refused[work.refusals.rows()] = True
    stated, empty = verdict[verdict != -1], (verdict == -1) & ~refused
    if work.lists_all is not None:
        _as_said(work, work.lists_all)
    elif "verdict" in work.filled:
        work.denominator = False
        work.messages.append(Message("One verdict was given for the whole file: no denominator, and no pass rate follows from it."))
    elif len(stated) and int(empty.sum()) >= len(stated) and (stated == FAIL).all():
        _failures_marked(work, int(empty.sum()))
    elif len(stated) and (stated == FAIL).all() and not any(name in _VERDICTS for _row, name, _value, _why in work.refusals.cells):
        _all_failed(work, len(stated), lists_failures)
    elif len(stated) == work.rows and (stated == PASS).all() and _LIST_OF_PASSES.search(work.said) and _told(work.said) == PASS:
        _passes_only(work)
    if empty.any():
        work.messages.append(Message("{n} rows have no verdict and count as not judged.", n=int(empty.sum())))
        verdict = np.where(empty, np.int8(NOT_JUDGED), verdict)
    return verdict


def names_failures_only(said: str) -> bool:
    """Whether the texts around a table (file, sheet and title, a line each) say that it lists failures only; the nearest speaks first."""
    return _told(said) == FAIL


def _some_without(work: Work) -> bool:
    """Whether some rows say in so many words that nothing failed, and others name what did: then the list is not one of failures only."""
    texts = [plain(text) for text in work.text("failed_items").texts.to_pylist()]
    none = [bool(_NONE.fullmatch(text)) for text in texts]
    return any(none) and any(text and not each for text, each in zip(texts, none, strict=True))


def _told(said: str) -> int | None:
    """Which verdict the texts around a table without verdicts give all its rows; the nearest speaks first: title, sheet, file."""
    for text in reversed(said.split("\n")):
        if _BOTH.search(text):
            continue
        if _ONLY_FAILURES.search(text):
            return FAIL
        if _ONLY_PASSES.search(text) or _NONE_FAILED.search(text):
            return PASS
    return None


def _passes_only(work: Work) -> None:
    """A list of what passed: half a list, like one of failures."""
    work.denominator = False
    work.messages.append(
        Message(
            "The file lists passes only: no denominator, and no pass rate follows from it. Where the failures are loaded from a list "
            "of their own, say so for both (command line: --set denominator=true), and together they count."
        )
    )


def _as_said(work: Work, lists_all: bool) -> None:
    """The person overrules what the file seems to list."""
    work.denominator = lists_all
    if lists_all:
        work.messages.append(Message("As you said, the file lists every sampled batch: all its rows count."))
    else:
        work.messages.append(Message("As you said, the file lists failures only: no denominator, and no pass rate follows from it."))


def _failures_marked(work: Work, empty: int) -> None:
    """Only failures are filled in, and nobody says what an empty verdict means: a rate of 0 % would follow from those alone."""
    work.denominator = False
    work.messages.append(
        Message(
            "Only failures are filled in; {n} rows leave the verdict empty. No denominator, and no pass rate follows. If empty means passed, "
            "write 合格 there and load the file again; if those were not judged, say so (command line: --set denominator=true).",
            n=empty,
        )
    )


def _all_failed(work: Work, stated: int, lists_failures: bool) -> None:
    """Nobody passed: a list of failures by its title, or by its length unless it says that it lists everything; else a small survey."""
    if lists_failures:
        work.denominator = False
        work.messages.append(Message("The file lists failures only: no denominator, and no pass rate follows from it."))
    elif stated >= _ALL_FAILED and stated == work.rows and not _SAYS_ALL.search(work.said):
        work.denominator = False
        work.messages.append(
            Message(
                "All {n} rows failed, so the file is taken for a list of failures only: no denominator, and no pass rate follows from it. "
                "If it does list every sampled batch, "
                "say so (command line: --set denominator=true; withdraw this upload first where it is published).",
                n=stated,
            )
        )
    else:
        work.messages.append(Message(ALL_FAILED, n=stated))
