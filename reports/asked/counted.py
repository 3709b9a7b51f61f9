"""What was counted: rates by every group, failed items, the index, the register and its classes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analytics import classification, items, quality_index, rates, tiers
from analytics.quality_index import QualityIndex
from reports.asked.basis import Basis


@dataclass(frozen=True)
class Counted(Basis):
    """The counts of one request."""

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
