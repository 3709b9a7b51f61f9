"""Everything that the first page asks, in a fresh process: cold, then again without the cache, then from the kept answers.

The page's own calls: the campaign to open with, every target on its day, the same beside 30 days before, and who pulls the worst one down.
"""

import statistics
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import answer, clock, processor

Ask = Callable[..., Any]


def main() -> None:
    home, campaign_id = Path(sys.argv[1]), sys.argv[2]
    from analytics import campaigns, drags, openings, targets
    from analytics.scope import Scope
    from pages.ui import store as kept
    from store import Lake

    lake, campaign = Lake(home), campaigns.load(campaign_id)
    scope = Scope(campaign=campaign_id)
    kept.lake = lambda: lake  # type: ignore[assignment]

    def page(ask: Ask) -> None:
        ask(openings.busiest)
        today = ask(targets.attain, campaign, scope)
        ask(targets.attain, campaign, scope, compare_with=today[0].as_of - timedelta(days=30))
        rated = [one for one in today if one.shape == "rate" and one.value is not None]
        if rated:
            ask(drags.drags, campaign, scope, campaign.target(rated[0].id), by="township")

    def bare(question: Ask, *arguments: Any, **more: Any) -> Any:
        return question(lake.at(), *arguments, **more)

    opened = timed(lambda: lake.at().cursor().execute("select count(*) from sampling_results").fetchone())
    worked = processor()
    cold = timed(partial(page, bare))
    worked = processor() - worked
    warm = statistics.median(timed(partial(page, bare)) for _ in range(3))
    page(kept.ask)
    cached = statistics.median(timed(partial(page, kept.ask)) for _ in range(20))
    answer(cold, cpu=worked, opened=opened, warm=warm, cached=cached)


def timed(work: Callable[[], object]) -> float:
    begun = clock()
    work()
    return clock() - begun


if __name__ == "__main__":
    main()
