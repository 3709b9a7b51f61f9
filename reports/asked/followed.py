"""What is followed: warnings with their standing, rectification orders, enforcement, the work of units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analytics import progress, rectification
from analytics.warnings import detect, states
from analytics.warnings.states import Standing
from reports.asked.counted import Counted
from store import Lake


@dataclass(frozen=True)
class Followed(Counted):
    """The records that are followed to their end."""

    @cached_property
    def warnings(self) -> detect.Found:
        """What the detectors find with the campaign's own parameters."""
        return detect.find(self.snapshot, self.scope, self.campaign.early_warning)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Each warning with the state that the decisions in the ledger give it."""
        return states.standings(self.warnings.warnings, states.decisions(self.snapshot), self._arrived)

    @cached_property
    def _arrived(self) -> Mapping[str, int]:
        ledger = Lake(self.snapshot.root.parent, self.snapshot.is_demo).ledger(self.snapshot.version)
        return {each.upload: each.data_version for each in ledger if each.action != "withdraw"}

    @cached_property
    def orders(self) -> pd.DataFrame:
        """Every rectification order issued by the day, with its state."""
        return rectification.orders(self.snapshot, self.scope)

    @cached_property
    def orders_tally(self) -> rectification.Tally:
        """The orders counted by state."""
        return rectification.tally(self.orders)

    @cached_property
    def enforcement(self) -> pd.DataFrame:
        """Cases by violation and outcome."""
        return rectification.enforcement(self.snapshot, self.scope)

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """Every task of the units, with its state on the day."""
        return progress.tasks(self.snapshot, self.scope)

    @cached_property
    def milestones(self) -> tuple[progress.Step, ...]:
        """Every milestone with how many of its units have done it."""
        return progress.milestones(self.tasks, self.campaign, self.as_of)

    @cached_property
    def weekly_reports(self) -> pd.DataFrame:
        """Units by report day: the state of each weekly report."""
        return progress.weekly(self.tasks, self.campaign, self.as_of, self.scope.townships)

    @cached_property
    def appraisal(self) -> pd.DataFrame:
        """Townships and departments by the declared weights."""
        quality = self.by_township.rename(columns={"township": "unit"})[["unit", "passed", "judged"]]
        return progress.appraisal(self.tasks, self.weekly_reports, quality, self.campaign.process.weights)
