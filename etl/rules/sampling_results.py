"""Sampling results: what follows from the tidied columns of a sheet."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import columns
from etl.rules import common, doubts, failed, kind_said, where_sampled
from etl.rules.final_verdict import final
from etl.rules.verdict_numbers import FAIL, NUMBER
from etl.tidy import choices, dates
from etl.tidy.unfit import titled
from etl.work import Work
from words import Message

_LEVEL_SAID = (
    ("国家监督抽查", "国家级"),
    ("国家级", "国家级"),
    ("省级", "省级"),
    ("省监督抽查", "省级"),
    ("市级", "市级"),
    ("县级", "县级"),
    ("区级", "县级"),
)
# A date that a lot may begin with, cut out at once where there are many different lots.
_DATE_IN_LOT = r"^(?:(?:标称)?(?:生产)?日期[:：]? ?)?(?P<day>[0-9]+(?:[-./年][0-9]+(?:[-./月][0-9]+日?)?)?)"
_DATE_SHAPE = r"^(?:[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?|[0-9]{8}|[0-9]{2}/[0-9]{2}/[0-9]{2})$"
_MANY = 20_000


def finish(work: Work) -> None:
    """Everything that follows from the tidied columns of a sheet. Raises Refusal for a file that says nowhere what passed."""
    verdict, retested, labelling = final(work)
    items = failed.items(work, verdict)
    with ThreadPoolExecutor(1) as beside:  # Arrow cuts dates out of the lots while Python compares the names
        dated = beside.submit(_dates, work)
        common.name_keys(work, "producer", "producer_name", "producer_key", work.values.get("producer_uscc"))
        common.name_keys(work, "sampled_unit", "sampled_unit_name", "sampled_unit_key")
        dated.result()
    _place(work)
    kind_said.read(work)
    _suggest_level(work)
    if work.known.campaign is not None and "campaign" not in work.values:
        work.values["campaign"] = pa.repeat(work.known.campaign, work.rows)
    only_labels = (verdict == FAIL) & (labelling | items.labelling)
    work.values["labelling_only"] = pa.array(only_labels, mask=verdict == -1)
    work.values["denominator"] = pa.repeat(work.denominator, work.rows)
    doubts.check(work, verdict, retested, items.count)
    common.required(work)
    doubts.tell(work)


def check(work: Work) -> None:
    """Refuse what cannot be true of rows as the store holds them. A batch that passed after a failed first test may name what it failed on."""
    verdicts, first = work.value("verdict").to_pylist(), work.value("first_verdict").to_pylist()
    count = np.asarray([len(each) if each else 0 for each in work.value("failed_items").to_pylist()], dtype=np.int32)
    retested = np.asarray([each == "fail" for each in first], dtype=bool)
    doubts.check(work, np.asarray([NUMBER.get(each, -1) for each in verdicts], dtype=np.int8), retested, count)


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
    where_sampled.read(work)
    sold = where_sampled.on_the_market(work)
    common.locate(
        work, (("producer_place", ~sold), ("sampled_unit_place", sold if "producer_place" in work.coded else np.ones(work.rows, dtype=bool)))
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
