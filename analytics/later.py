"""What the records tell of after the last sample: the day that pages and commands look at leaves it out, unless they are told another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.ask import Readable, ask
from analytics.campaign import Campaign
from analytics.context import default_as_of, horizon

FOLLOWED = ("rectifications", "complaints", "enforcement")
"""The datasets whose records go on after they were opened."""
REGISTERED = ("share", "share_rise", "groups")
"""The shapes of targets that look at the register of the day."""


@dataclass(frozen=True)
class Later:
    """So many records of the campaign's days, of these datasets, tell of something after `day`, the last of them on `last`."""

    day: date
    records: int
    last: date
    datasets: tuple[str, ...]


def later(snapshot: Readable, campaign: Campaign, today: date, of: tuple[str, ...] = FOLLOWED) -> Later | None:
    """What was recorded up to `today` after the day that is looked at where none is asked for, in these datasets; None where nothing was."""
    day = default_as_of(snapshot, campaign)
    found = ask(
        "later", snapshot, county=campaign.county_code, campaign=campaign.id, start=campaign.start, end=horizon(campaign), as_of=day, today=today
    )
    found = found[found["dataset"].isin(of)]
    if not len(found):
        return None
    there = tuple(name for name in of if name in set(found["dataset"]))
    return Later(day, int(found["records"].sum()), found["last_on"].max().date(), there)


def seen_by_targets(campaign: Campaign) -> tuple[str, ...]:
    """The datasets of which a later record could change a target of the campaign."""
    register = any(target.shape in REGISTERED for target in campaign.targets)
    filed = any(target.indicators or target.benchmarks for target in campaign.targets)
    return (*FOLLOWED, *(("enterprises",) if register else ()), *(("indicators",) if filed else ()))
