"""The filters of a scope in words, as they stand at the foot of reports and in every saved table."""

from __future__ import annotations

from analytics.campaigns import Campaign
from analytics.labels import label, listing
from analytics.names import place, trade
from analytics.scope import COUNTED_KINDS, Scope
from words import _


def filters(campaign: Campaign, scope: Scope) -> list[str]:
    """Each filter of a scope in words; what is not narrowed is said to be all."""
    names = {each.code: each.name for each in campaign.places()}
    said = [listing(place(names.get(code, code)) for code in scope.townships) if scope.townships is not None else _("all townships")]
    said.append(listing(trade(each) for each in (campaign.trades if scope.trades is None else scope.trades)))
    said.append(listing(label("level", each) for each in scope.levels) if scope.levels is not None else _("all levels of sampling"))
    said.append(_("kinds: {kinds}", kinds=listing(label("kind", each) for each in (scope.kinds or COUNTED_KINDS))))
    if scope.links is not None:
        said.append(_("links: {links}", links=listing(label("link", each) for each in scope.links)))
    if scope.tiers is not None:
        said.append(_("sales tiers: {tiers}", tiers=listing(scope.tiers)))
    return said
