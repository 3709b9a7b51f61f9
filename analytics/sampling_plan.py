"""A sampling plan: how many batches the targets still need, and who gives them, by risk, with at most so many an enterprise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics import context, targets
from analytics.ask import Readable
from analytics.campaigns import load
from analytics.scope import Scope
from words import Refusal


@dataclass(frozen=True)
class Need:
    """Batches that must pass in a row until a target is supported: of one trade or several, at one level or several (() is any)."""

    target: str
    title: str
    trades: tuple[str, ...]
    levels: tuple[str, ...]
    batches: int


def needs(snapshot: Readable, scope: Scope) -> tuple[Need, ...]:
    """What each pass-rate target of the campaign still needs on the scope's day; of targets on the same batches the greatest one.

    A target that is supported, or that no number of batches settles, needs nothing.
    """
    campaign = load(str(scope.campaign))
    now = context.prepare(snapshot, campaign, scope)
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Need] = {}
    for target, said in zip(campaign.targets, targets.answers(now), strict=True):
        if target.shape != "rate" or not said.needed_without_failure:
            continue
        filters = now.filters(target)
        key = tuple(filters["trades"] or campaign.trades), tuple(filters["levels"] or ())
        if key not in found or found[key].batches < said.needed_without_failure:
            found[key] = Need(target.id, said.title, *key, said.needed_without_failure)
    return tuple(found.values())


def allocate(
    risk: npt.ArrayLike, total: int, most: int, *, fixed: Mapping[int, int] | None = None, quotas: Sequence[tuple[npt.ArrayLike, int]] = ()
) -> npt.NDArray[np.int64]:
    """Batches of each enterprise: `total` in all, at most `most` each, in proportion to `risk` (one number ≥ 0 each).

    `fixed`: place → batches that a person has set; they stand, and the rest goes to the others. `quotas`: (mask, batches) that must come from
    some enterprises first, as far as there is room. Highest averages (D'Hondt): each batch goes to the greatest risk / (batches so far + 1);
    of equal ones to the first. The same input gives the same plan. Raises Refusal where the fixed ones exceed the total, or the total cannot
    be placed.
    """
    weight = np.maximum(np.asarray(risk, dtype=float), 1e-9)  # nobody is beyond reach of a sample
    given = np.zeros(len(weight), dtype=np.int64)
    free = np.ones(len(weight), dtype=bool)
    for place, batches in (fixed or {}).items():
        given[place], free[place] = batches, False
    if (given < 0).any():
        raise Refusal("A number of batches cannot be negative.")
    if given.sum() > total:
        raise Refusal(
            "{set} batches are set by hand, more than the {total} of the plan: lower them or raise the total.", set=int(given.sum()), total=total
        )
    room = int(free.sum()) * most
    if total - given.sum() > room:
        raise Refusal(
            "{total} batches cannot be placed: {n} enterprises at most {most} each leave room for {room}.",
            total=total, n=len(weight), most=most, room=int(given.sum()) + room,
        )  # fmt: skip
    for mask, batches in quotas:
        here = np.asarray(mask, dtype=bool)
        wanted = min(batches - int(given[here & ~free].sum()), total - int(given.sum()), int((most - given[here & free]).sum()))
        given = _highest(weight, given, here & free, max(0, wanted), most)
    return _highest(weight, given, free, total - int(given.sum()), most)


def _highest(
    weight: npt.NDArray[np.float64], given: npt.NDArray[np.int64], free: npt.NDArray[np.bool_], batches: int, most: int
) -> npt.NDArray[np.int64]:
    """`given` and so many batches more, to the highest averages among the free ones."""
    places = np.flatnonzero(free)
    turns = np.arange(1, most + 1)
    average = weight[places, None] / turns
    open_ = turns > given[places, None]
    place, turn = np.nonzero(open_)
    order = np.lexsort((turn, place, -average[open_]))[:batches]
    more: npt.NDArray[np.int64] = given + np.bincount(places[place[order]], minlength=len(given)).astype(np.int64)
    return more
