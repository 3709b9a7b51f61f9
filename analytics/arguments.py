"""What every command that asks the store shares: the options that make a scope, and the state of the store they name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

import store
import words
from analytics import campaigns
from analytics.campaigns import Campaign
from analytics.scope import KINDS, LEVELS, LINKS, TIERS, Scope, day
from store import Snapshot
from words import Refusal, _


def common(kind: str = "--kind", of_one_campaign: bool = False) -> argparse.ArgumentParser:
    """The options of a scope, for `parents`; `kind` is how the kinds of sampling are called where --kind means something else."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--campaign", metavar="ID", required=of_one_campaign, help=_("the campaign by its name in data/campaigns, such as yongjia-2007")
    )
    common.add_argument("--from", dest="start", metavar="DAY", type=a_day, help=_("the first day that counts, as 2007-07-03"))
    common.add_argument("--to", dest="end", metavar="DAY", type=a_day, help=_("the last day that counts"))
    common.add_argument("--township", nargs="+", action="extend", metavar="TOWNSHIP", help=_("name or 9-digit code"))
    common.add_argument("--trade", nargs="+", action="extend", metavar="TRADE", help=_("one or several trades"))
    common.add_argument(
        "--level", nargs="+", action="extend", choices=LEVELS, metavar="LEVEL", help=_("levels of sampling: {choices}", choices=", ".join(LEVELS))
    )
    common.add_argument(
        kind, dest="kind", nargs="+", action="extend", choices=KINDS, metavar="KIND", help=_("kinds of sampling: {choices}", choices=", ".join(KINDS))
    )
    common.add_argument(
        "--link", nargs="+", action="extend", choices=LINKS, metavar="LINK", help=_("links of sampling: {choices}", choices=", ".join(LINKS))
    )
    common.add_argument(
        "--tier", nargs="+", action="extend", choices=TIERS, metavar="TIER", help=_("sales tiers: {choices}", choices=", ".join(TIERS))
    )
    told = _("the day whose register and records count; left out: the day of the newest sample")
    common.add_argument("--as-of", dest="as_of", metavar="DAY", type=a_day, help=told)
    common.add_argument("--data-version", dest="data_version", type=int, metavar="N", help=_("the state of the store"))
    common.add_argument("--demo", action="store_true", help=_("the demo store, whatever the real one holds"))
    common.add_argument("--lang", choices=words.LANGUAGES, default="zh", help=_("the language of the answer"))
    common.add_argument("--json", action="store_true", help=_("answer as JSON"))
    return common


def a_day(text: str) -> date:
    """A day typed as 2007-11-11; anything else is wrong usage."""
    try:
        return day(text)
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def opened(said: argparse.Namespace) -> Snapshot:
    """The state of the store that is asked for; a line on standard error where it is the demo, or where it holds nothing."""
    lake = store.open(demo=True if said.demo else None)
    if not lake.stands():
        how = "python -m etl load FILE --as sampling_results"
        print(
            _("The store is empty, so there are no figures. Load a file ({load}) or make the demo ({demo}).", load=how, demo="scripts/demo"),
            file=sys.stderr,
        )
    if lake.is_demo:
        print(_("These are the demo data (synthetic)."), file=sys.stderr)
    return lake.at(said.data_version)


def scope_of(said: argparse.Namespace) -> Scope:
    """The scope that the options describe. Raises Refusal for a day, township or trade that cannot be."""
    campaign = campaigns.load(said.campaign) if said.campaign else None
    return Scope(
        campaign=said.campaign,
        start=said.start,
        end=said.end,
        townships=townships(said.township, campaign),
        trades=trades(said.trade, campaign),
        levels=chosen(said.level),
        kinds=chosen(said.kind),
        links=chosen(said.link),
        tiers=chosen(said.tier),
        as_of=said.as_of,
        language=said.lang,
    )


def chosen(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """What was typed, each once; nothing typed is no filter."""
    return tuple(dict.fromkeys(values)) if values else None


def townships(typed: Sequence[str] | None, campaign: Campaign | None) -> tuple[str, ...] | None:
    """Codes for the names of a campaign's townships. Raises Refusal for one that it does not have."""
    if typed is None:
        return None
    if campaign is None:
        for name in typed:
            if not name.isdigit():
                raise Refusal("“{name}” is the name of townships in several counties: add --campaign, or write its 9-digit code.", name=name)
        return chosen(typed)
    codes = {**campaigns.former_names(campaign.county_code), **{place.name: place.code for place in campaign.places()}}
    for name in typed:
        if name not in codes and name not in codes.values():
            raise Refusal(
                "{county} has no township “{name}”. It has: {known}.",
                county=campaign.county,
                name=name,
                known="、".join(place.name for place in campaign.places()),
            )
    return chosen([codes.get(name, name) for name in typed])


def trades(typed: Sequence[str] | None, campaign: Campaign | None) -> tuple[str, ...] | None:
    """The trades typed. Raises Refusal for one that the campaign does not have."""
    for name in typed or ():
        if campaign is not None and name not in campaign.trades:
            raise Refusal("{campaign} has no trade “{name}”. It has: {known}.", campaign=campaign.id, name=name, known="、".join(campaign.trades))
    return chosen(typed)
