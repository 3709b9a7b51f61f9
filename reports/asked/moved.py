"""What changed since the earlier day: targets, rates, townships, enterprises, failures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import pandas as pd

from analytics.campaigns import Window
from analytics.changes import figure, lists, panel
from analytics.changes import targets as changed_targets
from analytics.changes.days import Days
from analytics.changes.sides import sides
from analytics.changes.split import Split, split
from reports.asked.basis import Basis
from words import Refusal


@dataclass(frozen=True)
class Moved(Basis):
    """The changes since the earlier day; empty or None without one."""

    @cached_property
    def days(self) -> Days | None:
        """The two days that are compared; None where there is no earlier one."""
        return Days(self.since, self.as_of) if self.since and self.since < self.as_of else None

    @cached_property
    def changes(self) -> tuple[changed_targets.TargetChange, ...]:
        """Every target on both days; empty without an earlier day."""
        return changed_targets.between_days(self.snapshot, self.campaign, self.scope, self.days) if self.days else ()

    @cached_property
    def periods(self) -> figure.Periods | None:
        """The batches before the earlier day and those since, of all that the scope holds; None where they cannot be compared."""
        if self.days is None:
            return None
        try:
            return figure.periods(self.campaign, self.scope, None, self.days, "start")
        except Refusal:  # the campaign's days were over on the earlier day: nothing was added
            return None

    @cached_property
    def moved(self) -> figure.Figure | None:
        """How the pass rate of all that the scope holds moved."""
        return figure.figure(self.snapshot, self.periods) if self.periods else None

    @cached_property
    def parts(self) -> Split | None:
        """What of the move is quality and what is mix, over trade and level."""
        if self.periods is None:
            return None
        return split(sides(self.snapshot, self.periods.earlier, self.periods.later, "batch", ("trade", "level")))

    @cached_property
    def moved_townships(self) -> pd.DataFrame | None:
        """Each township before and since (analytics.changes.sides)."""
        if self.periods is None:
            return None
        return sides(self.snapshot, self.periods.earlier, self.periods.later, "batch", ("township",))

    @cached_property
    def panel(self) -> panel.Panel | None:
        """The enterprises sampled in both periods."""
        return panel.panel(self.snapshot, self.periods.earlier, self.periods.later, "batch") if self.periods else None

    @cached_property
    def new_failures(self) -> pd.DataFrame:
        """The batches that failed since the earlier day (since the campaign's start without one)."""
        return lists.new_failures(self.snapshot, self.scope, self._since)

    @cached_property
    def passed_again(self) -> pd.DataFrame:
        """The enterprises that passed again since, after a failure."""
        return lists.rectified(self.snapshot, self.scope, self._since)

    @property
    def _since(self) -> Window:
        return Window(self.since + timedelta(days=1) if self.since else self.campaign.start, self.as_of)
