"""A scope as the parameters of a question: which rows of which county, trades, kinds and tiers count."""

from __future__ import annotations

from datetime import date
from typing import Any

from analytics.campaigns import Campaign, Target
from analytics.scope import COUNTED_KINDS, Scope, narrowed

TIER_A, TIER_B = 5000.0, 1000.0  # 万元, where no campaign sets its own boundaries


def parameters(scope: Scope, campaign: Campaign | None, end: date) -> dict[str, Any]:
    """What keeps a question on `counted` to the rows of a scope: county, campaign tag, trades, places, levels, kinds, links, tiers.

    Kinds are the counting rule's four where the scope names none. `end`: the day whose register says the tiers, where the scope has no as-of.
    """
    return {
        "campaign": campaign.id if campaign else None,
        "county": campaign.county_code if campaign else None,
        "trades": narrowed(campaign.trades if campaign else None, scope.trades),
        "townships": scope.townships,
        "levels": scope.levels,
        "links": scope.links,
        "kinds": COUNTED_KINDS if scope.kinds is None else scope.kinds,
        **(register_parameters(scope, campaign, end) if scope.tiers is not None else {}),
    }


def counted_by(target: Target, scope: Scope) -> Scope:
    """The scope narrowed to the trades, levels, kinds and links that a target counts."""
    return scope.but(
        trades=narrowed(target.trades, scope.trades),
        levels=narrowed(target.levels, scope.levels),
        kinds=narrowed(target.kinds, scope.kinds),
        links=narrowed(target.links, scope.links),
    )


def register_parameters(scope: Scope, campaign: Campaign | None, end: date) -> dict[str, Any]:
    """What the register needs: its day, the boundaries of the sales tiers, and the tiers looked at."""
    tier_a, tier_b = tier_bounds(campaign)
    return {"as_of": scope.as_of or end, "tier_a": tier_a, "tier_b": tier_b, "tiers": scope.tiers}


def tier_bounds(campaign: Campaign | None) -> tuple[float, float]:
    """From which annual sales (万元) an enterprise is in tier A, and in tier B."""
    return (campaign.tier_a, campaign.tier_b) if campaign else (TIER_A, TIER_B)


def register_scope(scope: Scope, campaign: Campaign | None, end: date) -> dict[str, Any]:
    """What keeps a question on the register to the enterprises of a scope."""
    county, trades = campaign.county_code if campaign else None, narrowed(campaign.trades if campaign else None, scope.trades)
    return {"county": county, "trades": trades, "townships": scope.townships, **register_parameters(scope, campaign, end)}
