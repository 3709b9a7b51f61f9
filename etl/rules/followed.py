"""Rectifications, enforcement, complaints and progress: whom and where they speak of, and dates that cannot be true."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl import columns
from etl.rules import common
from etl.tidy import choices, periods, sources
from etl.tidy.text import shown, tidy
from etl.tidy.unfit import titled, unfit
from etl.work import Work
from words import Message

# Of each dataset: pairs of dates of which the first cannot be later than the second.
ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "rectifications": (
        ("ordered_on", "due_on"),
        ("ordered_on", "extended_to"),
        ("ordered_on", "rectified_on"),
        ("ordered_on", "reinspected_on"),
        ("blacklisted_on", "blacklist_left_on"),
    ),
    "enforcement": (("opened_on", "closed_on"),),
    "complaints": (("received_on", "closed_on"),),
    "progress": (("period_start", "period_end"),),
}


def of_enterprise(work: Work) -> None:
    """Rectifications, enforcement and complaints: the enterprise under its one key, its township, dates in their order."""
    common.name_keys(work, "enterprise", "enterprise_as_written", "enterprise_key", work.value("uscc"))
    common.locate(work)
    if work.dataset.name == "rectifications":
        _count_terms(work)
    if "source" in work.coded:
        _name_sources(work)
    check(work)
    common.required(work)


def check(work: Work) -> None:
    """Refuse dates out of their order, and orders from sampling that name no sample."""
    _in_order(work)
    if work.dataset.name == "rectifications":
        _with_its_sample(work)


def of_unit(work: Work) -> None:
    """Progress: a unit that is a township is found like one; the others keep their name."""
    unit = work.text("unit")
    work.helpers["unit_as_written"] = unit.spread(columns.tidied(unit), pa.string())
    everywhere = np.ones(work.rows, dtype=bool)
    common.locate(work, [("unit", everywhere)])
    check(work)
    common.required(work)


def _count_terms(work: Work) -> None:
    """An order due 'within 30 days' is due so many days after the day of the order."""
    coded = work.text("due_on")
    terms = [periods.days_of(text) for text in coded.texts.to_pylist()]
    if not any(terms):
        return
    ordered, due = work.value("ordered_on").to_pylist(), work.value("due_on").to_pylist()
    by_row = [terms[code] for code in coded.codes.tolist()]
    counted = [start + timedelta(days=days) if days and start else day for day, start, days in zip(due, ordered, by_row, strict=True)]
    work.values["due_on"] = pa.array(counted, pa.date32())
    message = "{n} terms of {field} (such as 30 days) were counted from {start}."
    names = {"field": titled(work.dataset.field("due_on").title), "start": titled(work.dataset.field("ordered_on").title)}
    work.messages.append(Message(message, n=sum(days is not None for days in by_row), **names))


def _name_sources(work: Work) -> None:
    """A source that names a medium brings the medium; one that no word knows is 'other', and its text goes into an empty remark."""
    field, coded = work.dataset.field("source"), work.text("source")
    texts = coded.texts.to_pylist()
    known, decided = choices.chooser(field), choices.chooser(field, work.known.words.get("source"))
    strange = [isinstance(decided(text), Message) for text in texts]
    media = [sources.media(field, text) if isinstance(known(text), Message) else None for text in texts]
    other = [tidy(text) if odd and sources.named(text) is None else None for odd, text in zip(strange, texts, strict=True)]
    if any(media):
        work.values["media"] = pc.coalesce(columns.texts(work.value("media")), columns.texts(coded.spread(media, pa.string())))
    if not any(other):
        return
    quoted = [text and f"来源：{text}" for text in other]
    work.values["remark"] = pc.coalesce(columns.texts(work.value("remark")), columns.texts(coded.spread(quoted, pa.string())))
    n = int(coded.mask([text is not None for text in other]).sum())
    named = "、".join(text for text in other if text)
    message = (
        "{n} records come from a source that is not known here and count as 其他 (other): {names}. What the file says stands in an empty remark."
    )
    work.messages.append(Message(message, n=n, names=shown(named, 100)))


def _in_order(work: Work) -> None:
    for first, second in ORDER[work.dataset.name]:
        before, after = work.value(first).to_pylist(), work.value(second).to_pylist()
        late = np.asarray([_after(a, b) for a, b in zip(before, after, strict=True)], dtype=bool)
        names = titled(work.dataset.field(first).title), titled(work.dataset.field(second).title)
        work.refuse(
            late,
            second,
            unfit(Message("{second} lies before {first}.", first=names[0], second=names[1]), Message("Correct one of the two dates.")),
        )


def _with_its_sample(work: Work) -> None:
    """An order that follows from sampling names the sample that failed; nobody can tell afterwards which batch it was."""
    pairs = zip(work.value("origin").to_pylist(), work.value("sample_no").to_pylist(), strict=True)
    lacking = np.asarray([origin == "sampling" and sample is None for origin, sample in pairs], dtype=bool)
    message = Message("An order that comes from sampling names no sample.")
    remedy = Message("Fill in the sample number; where the problem was found otherwise (assessment, self-inspection, complaint), correct the origin.")
    work.refuse(lacking, "sample_no", unfit(message, remedy))


def _after(first: date | None, second: date | None) -> bool:
    return first is not None and second is not None and first > second
