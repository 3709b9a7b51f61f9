"""What every part of the findings asks from: the request, its campaign, its days and its scope settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analytics import rates
from analytics.campaigns import Campaign, Window
from analytics.scope import Scope
from reports import days
from reports.request import Request
from store import Snapshot


@dataclass(frozen=True)
class Basis:
    """One request with its days settled."""

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
