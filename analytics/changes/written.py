"""What changed of a target as it stands in a table: the values of both sides, their difference, and the verdicts."""

from __future__ import annotations

from analytics import sentence
from analytics.changes.targets import TargetChange
from analytics.labels import SIGNS, label
from words import _, numbers

NOT_IN_POINTS = ("count", "index", "rise")


def value(one: TargetChange, side: str) -> str:
    """The value of one side ('then' or 'now') with its counts."""
    said = one.then if side == "then" else one.now
    text = sentence.value_text(said)
    whole = said.denominator is not None and said.numerator is not None and said.shape != "rise"
    return f"{text} ({numbers.count(said.numerator)}/{numbers.count(said.denominator)})" if whole and said.value is not None else text


def change(one: TargetChange) -> str:
    """The difference of the two values as they are shown."""
    if one.then.value is None or one.now.value is None:
        return numbers.NOTHING
    if one.now.shape in NOT_IN_POINTS:
        return numbers.signed(one.now.value - one.then.value, 1 if one.now.shape == "index" else 0)
    return _("{change} pp", change=numbers.signed(sentence.moved(one.now, one.then.value)))


def interval(one: TargetChange) -> str:
    """The 95 % interval of the change, in percentage points; '—' where none applies."""
    if one.low is None or one.high is None:
        return numbers.NOTHING
    return _("{low} to {high} pp", low=numbers.signed(100 * one.low), high=numbers.signed(100 * one.high))


def added(one: TargetChange) -> str:
    """The batches that came in between, with their pass rate."""
    if one.added is None:
        return numbers.NOTHING
    if not one.added.judged:
        return _("none")
    counted = {"rate": numbers.rate(one.added.passed, one.added.judged), "passed": numbers.count(one.added.passed)}
    return _("{rate} ({passed}/{judged})", judged=numbers.count(one.added.judged), **counted)


def verdicts(kind: str, then: str, now: str) -> str:
    """A verdict of kind 'administrative' or 'evidential', then and now; one alone where it stayed."""
    before, after = (f"{SIGNS.get(each, '')} {label(kind, each)}".strip() for each in (then, now))
    return after if then == now else f"{before} → {after}"


def about_days() -> str:
    """What a table of the targets on two days says about its values and intervals (see analytics.changes.targets.nested_interval)."""
    return _(
        "Values are cumulative and share batches: the interval of the change is that of the batches added against those before "
        "(Newcombe, 95%), times the share of the added ones; counts, indices and full counts have none."
    )
