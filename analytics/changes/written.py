"""What changed of a target as it stands in a table: the values of both sides, their difference, and the verdicts."""

from __future__ import annotations

from analytics import words_of_value
from analytics.changes.targets import TargetChange
from analytics.labels import SIGNS, label
from words import _, numbers

NOT_IN_POINTS = ("count", "index")


def value(one: TargetChange, side: str) -> str:
    """The value of one side ('then' or 'now') with its counts; amounts of money are none."""
    said = one.then if side == "then" else one.now
    text = words_of_value.value_text(said)
    whole = said.exact is not None and said.shape != "rise"
    return f"{text} ({numbers.count(said.numerator)}/{numbers.count(said.denominator)})" if whole and said.value is not None else text


def change(one: TargetChange, *, bare: bool = False) -> str:
    """The difference of the two values as they are shown, of a rise in levels that rose; `bare`: without the unit, which a note names."""
    if one.then.value is None or one.now.value is None:
        return numbers.NOTHING
    if one.now.shape == "rise":
        same = one.then.denominator == one.now.denominator  # of 3/4 after 2/3 a difference says nothing
        return numbers.signed(float((one.now.numerator or 0) - (one.then.numerator or 0)), 0) if same else numbers.NOTHING
    if one.now.shape in NOT_IN_POINTS:
        return numbers.signed(one.now.value - one.then.value, 1 if one.now.shape == "index" else 0)
    moved = numbers.signed(words_of_value.moved(one.now, one.then.value))
    return moved if bare else _("{change} pp", change=moved)


def interval(one: TargetChange, *, bare: bool = False) -> str:
    """The 95 % interval of the change, in percentage points; '—' where none applies. `bare`: without the unit, which a note names."""
    if one.low is None or one.high is None:
        return numbers.NOTHING
    ends = {"low": numbers.signed(100 * one.low), "high": numbers.signed(100 * one.high)}
    return _("{low} to {high}", **ends) if bare else _("{low} to {high} pp", **ends)


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


def about_units() -> str:
    """What a table says whose changes and intervals stand without their unit."""
    return _("Changes in percentage points, of an index in points, of counts in their unit.")
