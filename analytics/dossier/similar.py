"""Names that look like one that nobody bears: for a sentence that refuses, and helps."""

from __future__ import annotations

from difflib import get_close_matches

from analytics import campaigns, rectification
from analytics.ask import Readable
from analytics.dossier.found import directory, search
from analytics.scope import Scope

MOST = 5
ALIKE = 0.6
"""Difflib's own measure of likeness from which on a name is offered."""


def to(snapshot: Readable, scope: Scope, text: str) -> tuple[str, ...]:
    """Up to five names of enterprises of the campaign's county that the text may mean: those a search finds, then those of a like spelling."""
    campaign = campaigns.load(str(scope.campaign))
    found = [str(name) for name in search(snapshot, scope, text)["name"]]
    everyone = directory(snapshot, campaign.county_code, rectification.settled(snapshot, scope), campaign.tier_a, campaign.tier_b)
    alike = get_close_matches(text[:100], [str(name) for name in everyone["name"].dropna().unique()], n=MOST, cutoff=ALIKE)
    return tuple(dict.fromkeys([*found, *alike]))[:MOST]
