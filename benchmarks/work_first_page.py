"""Everything that the first page asks, in a fresh process: opening the store, then cold, then the same again from the kept answers."""

import statistics
import sys
from datetime import timedelta
from pathlib import Path

from benchmarks.measure import answer, clock


def main() -> None:
    home, campaign_id = Path(sys.argv[1]), sys.argv[2]
    from analytics import campaigns, targets
    from analytics.scope import Scope
    from pages.ui import store as kept
    from store import Lake

    lake, campaign = Lake(home), campaigns.load(campaign_id)
    scope = Scope(campaign=campaign_id)
    lake.at().cursor().execute("select 1")  # a server has its lake open; the first opening is told apart
    begun = clock()
    cursor = lake.at().cursor()
    cursor.execute("select count(*) from sampling_results").fetchone()
    opened = clock() - begun

    def page() -> None:
        today = targets.attain(lake.at(), campaign, scope)
        targets.attain(lake.at(), campaign, scope, compare_with=today[0].as_of - timedelta(days=30))

    begun = clock()
    page()
    cold = clock() - begun
    again = []
    for _ in range(5):
        begun = clock()
        page()
        again.append(clock() - begun)
    kept.lake = lambda: lake  # type: ignore[assignment]
    asked = lambda: kept.ask(targets.attain, campaign, scope)  # noqa: E731
    asked()
    cached = []
    for _ in range(20):
        begun = clock()
        asked()
        asked()
        cached.append(clock() - begun)
    answer(cold, opened=opened, warm=statistics.median(again), cached=statistics.median(cached))


if __name__ == "__main__":
    main()
