"""Everything a report says, asked once: each property is one call into analytics on the same day, scope and state of the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from analytics import classification, context, drags, items, outlook, progress, quality_index, rates, rectification, targets, tiers
from analytics.attainment import Attainment
from analytics.campaigns import Campaign, Target, Window
from analytics.changes import figure, lists, panel
from analytics.changes import targets as changed_targets
from analytics.changes.days import Days
from analytics.changes.sides import sides
from analytics.changes.split import Split, split
from analytics.context import Context
from analytics.drags import Drag
from analytics.outlook import Outlook
from analytics.quality_index import QualityIndex
from analytics.scope import Scope
from analytics.warnings import detect, states
from analytics.warnings.states import Standing
from reports import days
from reports.request import Request
from store import Lake, Snapshot
from words import Refusal

PULLED = ("not_yet", "missed")
UNSURE = ("undetermined", "contradicted")


@dataclass(frozen=True)
class Findings:
    """The answers of analytics to one request, each computed when it is first asked for and kept. Texts in them are in the language now spoken.

    Rates are fractions of 1, counts whole numbers; what analytics answers with a frame has the columns that its own function names.
    """

    request: Request

    @property
    def campaign(self) -> Campaign:
        """The campaign that is reported on."""
        return self.request.campaign

    @property
    def snapshot(self) -> Snapshot:
        """The state of the store that is asked."""
        return self.request.snapshot

    @cached_property
    def as_of(self) -> date:
        """The day the report speaks of."""
        return days.settled(self.request)

    @cached_property
    def scope(self) -> Scope:
        """The scope with its campaign and its day."""
        return self.request.scope.but(campaign=self.campaign.id, as_of=self.as_of)

    @cached_property
    def since(self) -> date | None:
        """The earlier day that changes are told from; None where the campaign had not begun."""
        return days.looked_back(self.request, self.as_of)

    @cached_property
    def span(self) -> Window:
        """The days whose batches count. Its end lies before its start while the campaign has not begun."""
        return rates.span_of(self.snapshot, self.scope, self.campaign)

    @property
    def begun(self) -> bool:
        """Whether any day of the campaign has come."""
        return self.span.start <= self.span.end

    @cached_property
    def context(self) -> Context:
        """What all targets share."""
        return context.prepare(self.snapshot, self.campaign, self.scope, self.since)

    @cached_property
    def attainments(self) -> tuple[Attainment, ...]:
        """Every target in the order of its document, with its value on the earlier day."""
        return targets.answers(self.context)

    def attainment(self, id: str) -> Attainment:
        """The one of that id. Raises Refusal where the campaign has none."""
        self.campaign.target(id)
        return next(each for each in self.attainments if each.id == id)

    @cached_property
    def pulled(self) -> tuple[Target, ...]:
        """The pass rates that are not met, or not settled by the evidence, and have something judged."""
        wanted = {each.id for each in self.attainments if each.value is not None and (each.administrative in PULLED or each.evidential in UNSURE)}
        return tuple(each for each in self.campaign.targets if each.shape == "rate" and each.limit is not None and each.id in wanted)

    def drags(self, target: Target, by: str = "township") -> tuple[Drag, ...]:
        """Who pulls a target down, by 'township', 'trade' or 'enterprise' (see analytics.drags)."""
        key = (target.id, by)
        if key not in self._drags:
            self._drags[key] = drags.of_context(self.context, target, by)
        return self._drags[key]

    @cached_property
    def _drags(self) -> dict[tuple[str, str], tuple[Drag, ...]]:
        return {}

    @cached_property
    def whole(self) -> pd.Series[int]:
        """All batches of the scope: passed, judged, not_judged, failures_without_denominator (one row of rates.rate)."""
        return self._rate(()).iloc[0]

    @cached_property
    def by_township(self) -> pd.DataFrame:
        """Pass rates of the townships (rates.rate)."""
        return self._rate(("township",))

    @cached_property
    def by_trade(self) -> pd.DataFrame:
        """Pass rates of the trades."""
        return self._rate(("trade",))

    @cached_property
    def by_level(self) -> pd.DataFrame:
        """Pass rates of the levels of sampling."""
        return self._rate(("level",))

    @cached_property
    def by_month(self) -> pd.DataFrame:
        """Pass rates of the months."""
        return self._rate(("month",))

    @cached_property
    def by_stage(self) -> pd.DataFrame:
        """Pass rates of the stages."""
        return self._rate(("stage",))

    @cached_property
    def by_township_and_trade(self) -> pd.DataFrame:
        """Pass rates of each township and trade."""
        return self._rate(("township", "trade"))

    @cached_property
    def by_enterprise(self) -> pd.DataFrame:
        """Pass rates of the enterprises sampled."""
        return self._rate(("enterprise",))

    def _rate(self, by: tuple[str, ...]) -> pd.DataFrame:
        return rates.rate(self.snapshot, self.scope, "batch", by)

    @cached_property
    def items(self) -> pd.DataFrame:
        """Failed items by frequency and class."""
        return items.items(self.snapshot, self.scope, ("class",))

    @cached_property
    def items_by_trade(self) -> pd.DataFrame:
        """Failed items by trade and class."""
        return items.items(self.snapshot, self.scope, ("trade", "class"))

    @cached_property
    def index(self) -> QualityIndex:
        """The product quality index of the scope."""
        return quality_index.quality_index(self.snapshot, self.scope)

    @cached_property
    def tiers(self) -> pd.DataFrame:
        """Enterprises, sales, batches and failures by sales tier."""
        return tiers.tiers(self.snapshot, self.scope, "sales")

    @cached_property
    def conditions(self) -> pd.DataFrame:
        """The same by compliance class."""
        return tiers.tiers(self.snapshot, self.scope, "compliance")

    @cached_property
    def register(self) -> pd.DataFrame:
        """The register on the day, with the classes of the three schemes (analytics.classification)."""
        return classification.register(self.snapshot, self.scope, (self.as_of,))

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

    @cached_property
    def outlooks(self) -> tuple[Outlook, ...]:
        """Every target at its due date."""
        return outlook.outlooks(self.snapshot, self.scope)

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
        return progress.weekly(self.tasks, self.campaign, self.as_of)

    @cached_property
    def appraisal(self) -> pd.DataFrame:
        """Townships and departments by the declared weights."""
        quality = self.by_township.rename(columns={"township": "unit"})[["unit", "passed", "judged"]]
        return progress.appraisal(self.tasks, quality, self.campaign.process.weights)
