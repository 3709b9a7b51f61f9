"""A person decides once; the road remembers, and what stands in the store follows in one commit a dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

import datasets
import store
from access import Actor, needs
from etl import carried_out, decided, gazetteer
from etl.decided import DIFFERENT, LEAVE
from etl.tidy.choices import word_key
from store import Lake
from words import Refusal

ONE, SEVERAL = "one", "several"  # answers about equal lines
WARNING_STATES = ("acknowledged", "closed", "open")


@needs("decide")
def decide(kind: str, subject: str, answer: str, note: str, *, actor: Actor, lake: Lake | None = None) -> int:
    """Settle one matter of `etl.waiting` and remember it, wholly or not at all. Returns how many rows changed.

    kind         subject                  answer
    conflict     dataset/row key          old | new (or new/row content, where several wait)
    township     county code/name         a township's code | leave
    word         dataset.field=word       an allowed value
    enterprise   key|key                  the key to keep | different
    equal_lines  upload/row content       several (samples) | one
    warning      key of an early warning  acknowledged | closed | open, each with /data version looked at; closing needs a note

    Raises Refusal for an answer that cannot be.
    """
    house = lake or store.open(demo=False)
    if kind not in _KINDS:
        raise Refusal("There is nothing to decide of the kind {kind}.", kind=kind)
    return _KINDS[kind](house, subject, answer.strip(), note.strip(), actor)


def _conflict(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    dataset, _, row_key = subject.partition("/")
    keep, _, content = answer.partition("/")
    if keep not in ("old", "new"):
        raise _cannot(answer)
    lake.settle(dataset, row_key, cast(Literal["old", "new"], keep), _reason(note, subject, answer), actor=actor, content=content or None)
    return 1


def _township(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    county_code, _, name = subject.partition("/")
    table = gazetteer.read()
    if answer != LEAVE and answer not in table.townships:
        raise _cannot(answer)
    if answer == LEAVE:
        decided.keep(lake, "township", subject, answer, note, actor=actor)
        return 0
    changes = {"township_code": answer, "township": table.townships[answer], "county_code": answer[:6]}
    if answer[:6] in table.counties:
        changes["county"] = table.counties[answer[:6]][0]
    where = "township_code IS NULL AND township IS NOT NULL AND coalesce(county_code, '') = $county AND township = $name"
    values, reason = {"county": county_code, "name": name}, _reason(note, subject, answer)
    with carried_out.decided_wholly(lake, "township", subject, answer, note, actor) as decision:
        return carried_out.correct_everywhere(lake, ("township", "township_code"), where, values, changes, reason, actor, decision)


def _word(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    where, _, word = subject.partition("=")
    dataset, _, name = where.partition(".")
    if answer not in datasets.get(dataset).field(name).enum:
        raise _cannot(answer)
    with carried_out.decided_wholly(lake, "word", f"{where}={word_key(word)}", answer, note, actor) as decision:
        return sum(carried_out.read_again(lake, entry, actor, decision) for entry in carried_out.refusing(lake, dataset, name, word))


def _enterprise(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    pair = subject.split("|")
    if answer not in (*pair, DIFFERENT) or len(pair) != 2:
        raise _cannot(answer)
    subject = "|".join(sorted(pair))
    if answer == DIFFERENT:
        decided.keep(lake, "enterprise", subject, answer, note, actor=actor)
        return 0
    gone = next(key for key in pair if key != answer)
    with carried_out.decided_wholly(lake, "enterprise", subject, answer, note, actor) as decision:
        return carried_out.call_the_same(lake, gone, answer, _reason(note, subject, answer), actor, decision)


def _equal_lines(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    if answer not in (ONE, SEVERAL):
        raise _cannot(answer)
    if answer == SEVERAL:
        decided.keep(lake, "equal_lines", subject, answer, note, actor=actor)
        return 0
    upload, _, content = subject.partition("/")
    where = "upload = $upload AND row_content = $content AND row_key LIKE '%#%'"  # the second, third … line: see etl.keys
    values, reason = {"upload": upload, "content": content}, _reason(note, subject, answer)
    with carried_out.decided_wholly(lake, "equal_lines", subject, answer, note, actor) as decision:
        return carried_out.correct(lake, "sampling_results", where, values, {"denominator": False}, reason, actor, decision)


def _warning(lake: Lake, subject: str, answer: str, note: str, actor: Actor) -> int:
    state, _, seen = answer.partition("/")
    if state not in WARNING_STATES or not seen.isdigit() or int(seen) > lake.version():
        raise _cannot(answer)
    if state == "closed" and not note:
        raise Refusal("Say why the warning is closed: the note stands beside it and in the ledger.")
    decided.keep(lake, "warning", subject, answer, note, actor=actor)
    return 0


_KINDS: Mapping[str, Callable[[Lake, str, str, str, Actor], int]] = {
    "conflict": _conflict,
    "township": _township,
    "word": _word,
    "enterprise": _enterprise,
    "equal_lines": _equal_lines,
    "warning": _warning,
}


def _reason(note: str, subject: str, answer: str) -> str:
    return note or f"{subject} → {answer}"


def _cannot(answer: str) -> Refusal:
    return Refusal("“{answer}” is no answer to this question.", answer=answer)
