"""Random draws that are the same on every machine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from demo import SEED


def dice(*purpose: object) -> Random:
    """A stream of its own for each purpose, so that a change in one part of the demo does not move the others."""
    return Random("/".join([SEED, *map(str, purpose)]))


def systematic(chances: Sequence[float], random: Random) -> list[bool]:
    """Whether each of the independent-looking cases happens, with a total within one of the sum of the chances.

    Systematic sampling over a shuffled list (Madow 1949): each case keeps its own chance, but the total hardly varies, so that the picture
    which the demo is meant to show does not hang on the luck of one seed.
    """
    order = list(range(len(chances)))
    random.shuffle(order)
    reached, happens = random.random(), [False] * len(chances)
    for case in order:
        before = math.floor(reached)
        reached += min(max(chances[case], 0.0), 1.0)
        happens[case] = math.floor(reached) > before
    return happens


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [math.floor(each) for each in exact]
    for place in sorted(range(len(exact)), key=lambda i: (shares[i] - exact[i], i))[: total - sum(shares)]:
        shares[place] += 1
    return shares
