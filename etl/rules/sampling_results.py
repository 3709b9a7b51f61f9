"""Sampling results: the final verdict, failed items, the day that counts, and what cannot be true."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

import datasets
from etl import columns
from etl.columns import Coded, Mask
from etl.rules import common
from etl.tidy import choices, dates, failed_items, verdicts
from etl.tidy.text import tidy
from etl.tidy.unfit import titled, unfit
from etl.work import Work
from words import N_, Message, Refusal

# '不合格产品名单' speaks of failures only, '合格产品信息' of passes only, '合格和不合格产品名单' of both.
_ONLY_FAILURES = re.compile(r"(?<!合格和)(?<!合格与)(?<!合格及)(?<!合格、)(?<!合格/)不(?:合格|符合)(?!率|(?:和|与|及|、|/)合格)")
_ONLY_PASSES = re.compile(r"(?<!不)(?<!否)(?:合格|符合(?:标准|要求))(?!率|与否|证|评定|(?:和|与|及|、|/)不)")
_BOTH = re.compile(r"合格(?:产品)?(?:和|与|及|以及|、|/)不?合格")
_LIST_OF_PASSES = re.compile(r"(?<!不)合格的?(?:产品|样品|商品|食品|批次|企业|单位)?.{0,6}(?:名单|名录|信息|清单|目录|一览表)")
_LEVEL_SAID = (
    ("国家监督抽查", "国家级"),
    ("国家级", "国家级"),
    ("省级", "省级"),
    ("省监督抽查", "省级"),
    ("市级", "市级"),
    ("县级", "县级"),
    ("区级", "县级"),
)
_SAYS_ALL = re.compile(r"全部(?:抽查|抽检|抽样|检验|批次|样品|产品|结果)|合格(?:和|与|及|、|/)不合格")
ALL_FAILED = N_(
    "All {n} rows failed, and they count as such: a pass rate of 0 % follows from them. If the file lists failures only, "
    "say so (command line: --set denominator=false; withdraw this upload first where it is published)."
)
_ALL_FAILED = 10  # rows, from which on a file that names failures only is taken for a list of failures
_VERDICTS = ("verdict", "first_verdict", "retest_verdict")
_WORDS = pa.array(["pass", "fail", "not_judged"])
_PASS, _FAIL, _NOT_JUDGED = 0, 1, 2
_NUMBER = {"pass": _PASS, "fail": _FAIL, "not_judged": _NOT_JUDGED}
Verdicts = npt.NDArray[np.int8]  # -1: none
# A date that a lot may begin with, cut out at once where there are many different lots.
_DATE_IN_LOT = r"^(?:(?:标称)?(?:生产)?日期[:：]? ?)?(?P<day>[0-9]+(?:[-./年][0-9]+(?:[-./月][0-9]+日?)?)?)"
_DATE_SHAPE = r"^(?:[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?|[0-9]{8}|[0-9]{2}/[0-9]{2}/[0-9]{2})$"
_MANY = 20_000


def finish(work: Work) -> None:
    """Everything that follows from the tidied columns of a sheet. Raises Refusal for a file that says nowhere what passed."""
    final, retested, labelling = _verdicts(work)
    items = _items(work, final)
    with ThreadPoolExecutor(1) as beside:  # Arrow cuts dates out of the lots while Python compares the names
        dated = beside.submit(_dates, work)
        common.name_keys(work, "producer", "producer_name", "producer_key", work.values.get("producer_uscc"))
        common.name_keys(work, "sampled_unit", "sampled_unit_name", "sampled_unit_key")
        dated.result()
    _place(work)
    _suggest_level(work)
    if work.known.campaign is not None and "campaign" not in work.values:
        work.values["campaign"] = pa.repeat(work.known.campaign, work.rows)
    only_labels = (final == _FAIL) & (labelling | items.labelling)
    work.values["labelling_only"] = pa.array(only_labels, mask=final == -1)
    work.values["denominator"] = pa.repeat(work.denominator, work.rows)
    _check(work, final, retested, items.count)
    common.required(work)
    _undated(work)
    _nameless(work)
    _without_trade(work)


class _Items:
    def __init__(self, count: npt.NDArray[np.int32], labelling: Mask) -> None:
        self.count, self.labelling = count, labelling


def _verdicts(work: Work) -> tuple[Verdicts, Mask, Mask]:
    """The final verdict of each row, whether it is a retest's, and whether it blames the labelling alone."""
    verdict = _codes(work, "verdict")
    said = _said(work, "verdict")
    stated, retested, labelling = said.first, said.retested, said.labelling_only
    first = np.where(stated != -1, stated, np.where(retested & (verdict != -1), np.int8(_FAIL), np.int8(-1)))
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
    verdict = _whole(work, verdict, first)
    work.values["first_verdict"] = _words(first)
    work.values["verdict"] = _words(verdict)
    return verdict, retested | (first == _FAIL), labelling


@dataclass(frozen=True)
class _Said:
    first: Verdicts
    retested: Mask
    labelling_only: Mask


def _said(work: Work, name: str) -> _Said:
    """What a verdict column tells beside the verdict: the first one, whether a retest speaks, whether labelling alone failed."""
    coded = work.text(name)
    readings = [verdicts.read(text) for text in coded.texts.to_pylist()]
    first = np.array([_NUMBER.get(each.first or "", -1) if each else -1 for each in readings], dtype=np.int8)
    return _Said(
        first[coded.codes] if len(first) else np.full(work.rows, -1, dtype=np.int8),
        coded.mask([each is not None and each.retested for each in readings]),
        coded.mask([each is not None and each.labelling_only for each in readings]),
    )


def _whole(work: Work, verdict: Verdicts, first: Verdicts) -> Verdicts:
    """What the file as a whole says: a list of failures only has no denominator; an empty verdict in a file with verdicts is none."""
    has_column = any(name in work.coded for name in ("verdict", "retest_verdict"))
    lists_failures = bool(_ONLY_FAILURES.search(work.said)) if work.lists_all is None else not work.lists_all
    if not has_column:
        told = _told(work.said)
        if (first == -1).all() and told is not None and (work.lists_all or (work.lists_all is None and told == _PASS)):
            if work.lists_all:
                _as_said(work, work.lists_all)
            else:
                _passes_only(work)
            return np.full(work.rows, told, dtype=np.int8)
        if not lists_failures:
            if (first != -1).any():
                return first
            if "verdict" in work.likely:
                raise Refusal(
                    "The file has no column with verdicts (检验结论). “{header}” may be it: --map {header}=verdict. "
                    "For a list of failures say --set verdict=不合格.",
                    header=work.likely["verdict"],
                )
            raise Refusal(
                "The file has no column with verdicts (检验结论), and neither its title nor its name says that it lists failures only. "
                "Name the column with --map HEADER=verdict, or say --set verdict=不合格 for a list of failures."
            )
        work.denominator = False
        work.messages.append(Message("The file lists failures only: no denominator, and no pass rate follows from it."))
        return np.full(work.rows, _FAIL, dtype=np.int8)
    refused = np.zeros(work.rows, dtype=bool)
    refused[work.refusals.rows()] = True
    stated = verdict[verdict != -1]
    if work.lists_all is not None:
        _as_said(work, work.lists_all)
    elif "verdict" in work.filled:
        work.denominator = False
        work.messages.append(Message("One verdict was given for the whole file: no denominator, and no pass rate follows from it."))
    elif len(stated) and (stated == _FAIL).all() and not any(name in _VERDICTS for _row, name, _value, _why in work.refusals.cells):
        _all_failed(work, len(stated), lists_failures)
    elif len(stated) == work.rows and (stated == _PASS).all() and _LIST_OF_PASSES.search(work.said) and _told(work.said) == _PASS:
        _passes_only(work)
    empty = (verdict == -1) & ~refused
    if empty.any():
        work.messages.append(Message("{n} rows have no verdict and count as not judged.", n=int(empty.sum())))
        verdict = np.where(empty, np.int8(_NOT_JUDGED), verdict)
    return verdict


def _told(said: str) -> int | None:
    """Which verdict the texts around a table without verdicts give all its rows; the nearest speaks first: title, sheet, file."""
    for text in reversed(said.split("\n")):
        if _BOTH.search(text):
            continue
        if _ONLY_FAILURES.search(text):
            return _FAIL
        if _ONLY_PASSES.search(text):
            return _PASS
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


def _codes(work: Work, name: str) -> Verdicts:
    """A verdict column as numbers: 0 pass, 1 fail, 2 not judged, -1 none."""
    if name not in work.coded:
        return np.full(work.rows, -1, dtype=np.int8)
    distinct = np.array([_NUMBER.get(answer, -1) for answer in work.answers[name]], dtype=np.int8)
    return distinct[work.coded[name].codes]


def _words(verdict: Verdicts) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(verdict.astype(np.int32), mask=verdict == -1), _WORDS)


def _items(work: Work, verdict: Verdicts) -> _Items:
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
    unknown = (count == 0) & (verdict != _PASS)
    work.values["items_failed"] = pa.array(count, mask=unknown)
    return _Items(count, labelling)


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


def _dates(work: Work) -> None:
    work.values["counted_on"] = pc.coalesce(work.value("sampled_on"), work.value("reported_on"))
    lot = work.text("lot")
    if "lot" not in work.coded:
        return
    if len(lot.texts) < _MANY:
        work.values["produced_on"] = lot.spread(lot.map(dates.of_lot), pa.date32())
        return
    begins = columns.code(columns.in_parts(lambda part: pc.struct_field(pc.extract_regex(part, _DATE_IN_LOT), "day"), lot.texts))
    shaped = pc.match_substring_regex(begins.texts, _DATE_SHAPE).to_pylist()
    days = [dates.of_lot(text) if fits else None for text, fits in zip(begins.texts.to_pylist(), shaped, strict=True)]
    work.values["produced_on"] = lot.spread(begins.spread(days, pa.date32()), pa.date32())


def _place(work: Work) -> None:
    """The township of a result is the producer's for production sampling, the sampled unit's for circulation."""
    link = work.answers.get("link")
    sold = work.text("link").mask([answer == "circulation" for answer in link]) if link is not None else np.zeros(work.rows, dtype=bool)
    common.locate(
        work, (("producer_place", ~sold), ("sampled_unit_place", sold if "producer_place" in work.coded else np.ones(work.rows, dtype=bool)))
    )


def _check(work: Work, verdict: Verdicts, retested: Mask, failed: npt.NDArray[np.int32]) -> None:
    """Refuse what cannot be true: passed with failed items, more failed than tested, days in the future or out of order."""
    work.refuse(
        (verdict == _PASS) & (failed > 0) & ~retested,
        "failed_items",
        unfit(Message("The verdict says passed, and yet failed items are named."), Message("Correct one of the two.")),
    )
    if "items_tested" in work.values:
        tested = work.values["items_tested"].fill_null(2_000_000_000).to_numpy(zero_copy_only=False)
        work.refuse(failed > tested, "items_tested", unfit(Message("More items failed than were tested."), Message("Correct the number of items.")))
    today = np.datetime64(work.known.today)
    for name in ("sampled_on", "reported_on"):
        if name in work.values:
            days = _days(work, name)
            work.refuse(days > today, name, unfit(Message("The day lies in the future."), Message("Correct the date.")))
    if "sampled_on" in work.values and "reported_on" in work.values:
        late = _days(work, "sampled_on") > _days(work, "reported_on")
        work.refuse(
            late, "sampled_on", unfit(Message("The sample was taken after its result was reported."), Message("Correct one of the two dates."))
        )


def _lacking(work: Work, name: str) -> int:
    """How many of the rows that come in have no value of a field; refused ones have their own sentence."""
    lacking = ~work.there(name)
    lacking[work.refusals.rows()] = False
    return int(lacking.sum())


def _undated(work: Work) -> None:
    undated = _lacking(work, "counted_on")
    if undated:
        work.messages.append(
            Message("{n} rows have no date and are shown apart. Say one for the whole file (command line: --set reported_on=…).", n=undated)
        )


def _nameless(work: Work) -> None:
    """A batch of nobody counts in the rates and in no enterprise: rows that name neither producer nor sampled unit, and blanks of the latter."""
    nobody = ~work.there("producer") & ~work.there("sampled_unit")
    nobody[work.refusals.rows()] = False
    if nobody.any():
        work.messages.append(
            Message(
                "{n} rows name neither a producer nor a sampled unit; no enterprise answers for them. Complete the file if you can.",
                n=int(nobody.sum()),
            )
        )
    for name in ("producer", "sampled_unit"):
        silent = _lacking(work, name) - int(nobody.sum()) if name in work.coded else 0
        if silent:
            work.messages.append(
                Message("{n} rows leave {field} empty and were accepted without it.", n=silent, field=titled(work.dataset.field(name).title))
            )


def _without_trade(work: Work) -> None:
    """Targets count by trade: rows that name none are kept, and yet count in no target, which nobody would guess."""
    silent = _lacking(work, "trade")
    if silent:
        work.messages.append(
            Message(
                "{n} rows name no trade, so no target counts them. Name its column, or say one for the whole file (command line: --set trade=…).",
                n=silent,
            )
        )


def _suggest_level(work: Work) -> None:
    """Levels are never guessed: where the title says one and the file has no column, the person is told how to say it for all rows."""
    if "level" in work.coded or _level_of_kind(work):
        return
    word = next((level for said, level in _LEVEL_SAID if said in work.said), None)
    if word is not None:
        title = titled(work.dataset.field("level").title)
        work.messages.append(
            Message(
                "The file does not say the {field}; its title speaks of {word}. Say it for the whole file (command line: --set {name}={word}).",
                field=title,
                word=word,
                name="level",
            )
        )


def _level_of_kind(work: Work) -> bool:
    """Where the kind says who ordered it (省级监督抽查) and no column of the level does, the rows have their level from there."""
    choose = choices.chooser(work.dataset.field("level"))
    kind = work.text("kind")
    levels = [said if isinstance(said := choose(text), str) else None for text in kind.texts.to_pylist()]
    if not any(levels):
        return False
    work.values["level"] = kind.spread(levels, pa.string())
    names = [titled(work.dataset.field(name).title) for name in ("level", "kind")]
    work.messages.append(Message("The {level} was read from the {kind}, which names it.", level=names[0], kind=names[1]))
    return True


def _days(work: Work, name: str) -> npt.NDArray[np.datetime64]:
    """A date column as numpy days; NaT (which compares false) where there is none."""
    return np.asarray(work.values[name].cast(pa.timestamp("s")).to_numpy(zero_copy_only=False).astype("datetime64[D]"))
