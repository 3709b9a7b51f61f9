"""From a target in a table down to the batches that it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analytics.attainment import Attainment
from analytics.campaigns import Campaign
from pages.ui import drill

SAMPLED = ("rate", "rise", "benchmark", "index")
"""Shapes of targets that count batches; registers, records and filed figures have none behind them."""


def keys(targets: Sequence[Attainment]) -> list[Attainment | None]:
    """What lies behind each row of a table of targets: itself, or nothing where it counts no batch."""
    return [target if target.shape in SAMPLED and target.value is not None else None for target in targets]


def down(campaign: Campaign) -> Callable[[Attainment], None]:
    """What a click on such a row does: Breakdown of what the target counts (its levels, kinds, links), in its days, at its trade where it has one."""

    def go(target: Attainment) -> None:
        trades = campaign.target(target.id).trades
        drill.visit(
            trade=trades[0] if len(trades) == 1 else "", filters={"from": target.start, "to": min(target.end, target.as_of), "target": target.id}
        )

    return go
