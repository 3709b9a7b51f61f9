"""Everything that the first page asks, in a fresh process: cold, then again in another scope, then from the kept answers.

The page's own calls: the campaign to open with, its day, every target beside a month before, and who pulls one of them down. The catalogue of words,
the declared campaigns and the table of townships are read before, as a server does at its start: they belong to the program and not to the data; the
digests of the data files, and what follows from them, are on the disk, as `made` left them.
"""

import statistics
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import answer, clock, processor

Ask = Callable[..., Any]


def main() -> None:
    home, campaign_id = Path(sys.argv[1]), sys.argv[2]
    import words
    from analytics import campaigns, drags, openings, targets
    from analytics.changes.days import a_month_before
    from analytics.context import default_as_of
    from analytics.scope import LEVELS, Scope
    from pages.ui import store as kept
    from pages.ui.ready import make_ready
    from store import Lake

    lake, campaign = Lake(home), campaigns.load(campaign_id)
    kept.lake = lambda: lake  # type: ignore[assignment]
    if sys.argv[3:] == ["made"]:  # what a server does when it sees a new data version
        answer(timed(lambda: make_ready(lake.at())))
        return
    campaigns.all_(), campaigns.official_townships(), campaign.places(), words._("Township")

    def page(ask: Ask, *levels: str) -> None:
        scope = Scope(campaign=campaign_id, levels=levels or None)
        ask(openings.opening, date.today())
        today = ask(targets.attain, campaign, scope, compare_with=a_month_before(ask(default_as_of, campaign)))
        rated = [one for one in today if one.shape == "rate" and one.value is not None]
        if rated:
            ask(drags.drags, campaign, scope, campaign.target(rated[0].id), by="township")

    def bare(question: Ask, *arguments: Any, **more: Any) -> Any:
        return question(lake.at(), *arguments, **more)

    opened = timed(lambda: lake.at().cursor().execute("select count(*) from sampling_results").fetchone())
    worked = processor()
    cold = timed(partial(page, bare))
    worked = processor() - worked
    warm = statistics.median(timed(partial(page, bare, level)) for level in LEVELS)
    page(kept.ask)
    cached = statistics.median(timed(partial(page, kept.ask)) for _ in range(20))
    answer(cold, cpu=worked, opened=opened, warm=warm, cached=cached)


def timed(work: Callable[[], object]) -> float:
    begun = clock()
    work()
    return clock() - begun


if __name__ == "__main__":
    main()
