"""What the records tell of after the last sample: the day that pages and commands look at leaves it out, unless they are told another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.ask import Readable, ask
from analytics.campaign import Campaign
from analytics.context import default_as_of, horizon


@dataclass(frozen=True)
class Later:
    """So many orders, complaints and cases of the campaign's days tell of something after `day`, the last of them on `last`."""

    day: date
    records: int
    last: date


def later(snapshot: Readable, campaign: Campaign, today: date) -> Later | None:
    """What was recorded up to `today` after the day that is looked at where none is asked for; None where nothing was."""
    day = default_as_of(snapshot, campaign)
    found = ask(
        "later", snapshot, county=campaign.county_code, campaign=campaign.id, start=campaign.start, end=horizon(campaign), as_of=day, today=today
    )
    row = found.iloc[0]
    return Later(day, int(row["records"]), row["last_on"].date()) if row["records"] else None
