"""The probability that a sampled rate is met at its due date, for so many batches still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics import words_of_outlook as words_of
from analytics.expected import Outlook
from analytics.prediction import Basis, Portion, jointly, probability, shared_out
from analytics.statistics import failures_affordable


def with_remaining(one: Outlook, remaining: int, basis: Basis | None = None) -> Outlook:
    """The same if so many batches still come: the answer to 'what if'. Its plan counts as assumed."""
    return predicted(replace(one, remaining=remaining, plan_assumed=True), basis)


def predicted(one: Outlook, basis: Basis | None = None) -> Outlook:
    """The outlook with its probability, for the batches it says are still to come; unchanged but for its words where nothing can be computed."""
    limit, remaining = one.limit, one.remaining
    if limit is None:
        return one
    if remaining is None or not one.judged + remaining:
        return replace(one, chance=None, answer=words_of.answer(one))
    spare = int(failures_affordable(one.passed, one.judged, remaining, limit, strict=one.strict))
    one = replace(one, affordable=spare, needed=max(0, remaining - spare), stages=_with_shares(one.stages, remaining))
    informed = bool(one.judged) or (basis is not None and (basis.assumed is not None or sum(basis.prior) > 1))
    if informed:
        alone = probability(one.passed, one.judged, remaining, limit, strict=one.strict, basis=basis)
        chance = min(alone, jointly(one.stages, limit, basis, strict=one.strict)) if one.stages else alone
        one = replace(one, chance=chance, chance_of_rate=alone)
    return replace(one, answer=words_of.answer(one))


def _with_shares(stages: Sequence[Portion], remaining: int) -> tuple[Portion, ...]:
    shares = shared_out(remaining, [each.days for each in stages])
    return tuple(replace(each, remaining=share) for each, share in zip(stages, shares, strict=True))


def predictable(rows: Sequence[Outlook]) -> tuple[Outlook, ...]:
    """The rates among them for which a number of coming batches can be tried, levels included."""
    return tuple(each for row in rows for each in (row.parts or (row,)) if each.state == "open" and each.limit is not None)
