"""The targets of a request: attained or not, who pulls them down, and what their due dates may bring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analytics import context, drags, outlook, targets
from analytics.attainment import Attainment
from analytics.campaigns import Target
from analytics.context import Context
from analytics.drags import Drag
from analytics.expected import Outlook
from reports.asked.basis import Basis

PULLED = ("not_yet", "missed")
UNSURE = ("undetermined", "contradicted")


@dataclass(frozen=True)
class Judged(Basis):
    """The answers about targets."""

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
    def outlooks(self) -> tuple[Outlook, ...]:
        """Every target at its due date."""
        return outlook.outlooks(self.snapshot, self.scope)
