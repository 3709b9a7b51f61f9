"""The two days that a meeting compares, and the two periods whose batches are set against each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.campaigns import Window
from analytics.context import ONE_DAY
from analytics.months import end_moved
from words import Refusal
from words.numbers import date_long


@dataclass(frozen=True)
class Days:
    """Two days, the earlier one first. Raises Refusal, with a sentence, where they are equal or the wrong way round."""

    then: date
    now: date

    def __post_init__(self) -> None:
        if self.then == self.now:
            raise Refusal("Both days are {day}: choose two different days, the earlier one first.", day=date_long(self.then))
        if self.then > self.now:
            raise Refusal(
                "The earlier day ({then}) lies after the later one ({now}): exchange them.", then=date_long(self.then), now=date_long(self.now)
            )

    @property
    def since(self) -> Window:
        """The days after the earlier day, up to the later one."""
        return Window(self.then + ONE_DAY, self.now)

    @property
    def equally_long_before(self) -> Window:
        """The period of as many days that ends on the earlier day."""
        return Window(self.then - (self.now - self.then) + ONE_DAY, self.then)


def a_month_before(day: date) -> date:
    """The same day of the month before; from the end of a month the end of the month before."""
    return end_moved(day, -1)
