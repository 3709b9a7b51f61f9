"""What a notice of failures tells, asked once: the failed batches of the period, who failed again, what follow-ups found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analytics import failed_batches
from analytics.labels import label
from reports.findings import Findings
from words import _, numbers

NO_ORDER = "none"  # the state of a batch that no order names
STATES = ("confirmed", "failed", "overdue", "to_inspect", "running", NO_ORDER)


@dataclass(frozen=True)
class Failed:
    """The failed batches of a request's period."""

    findings: Findings

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Every one of them with the state of its order (see analytics.failed_batches.listed)."""
        return self._of(self.findings.scope.kinds)

    @cached_property
    def again(self) -> pd.DataFrame:
        """The enterprises with two or more (see analytics.failed_batches.again)."""
        return failed_batches.again(self.rows)

    @cached_property
    def afterwards(self) -> int:
        """Batches that failed in follow-ups and rechecks, where the rows leave these out."""
        kinds = tuple(kind for kind in failed_batches.AFTERWARDS if kind not in (self.findings.scope.kinds or ()))
        return len(self._of(kinds)) if kinds else 0

    @cached_property
    def states(self) -> dict[str, int]:
        """Each of STATES and how many failed batches are in it."""
        counts = self.rows["state"].fillna(NO_ORDER).value_counts()
        return {state: int(counts.get(state, 0)) for state in STATES}

    @property
    def span(self) -> str:
        """The days in words."""
        return numbers.date_range(self.findings.span.start, self.findings.span.end)

    def _of(self, kinds: tuple[str, ...] | None) -> pd.DataFrame:
        found = self.findings
        return failed_batches.listed(found.snapshot, found.scope.but(kinds=kinds), found.span, found.orders)


def state_said(state: object) -> str:
    """How far the rectification of a batch is, in words."""
    return _("no order on record") if not isinstance(state, str) or state == NO_ORDER else label("order", state)
