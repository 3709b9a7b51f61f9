"""What stands under a table is true of what stands in it."""

from datetime import date

import pytest

import store
import words
from analytics import campaigns
from analytics.changes.targets import nested_interval
from analytics.scope import Scope
from reports import slides
from reports.request import Request
from tests.drawn import batch
from tests.reports.decks import opened, words_of
from tests.reports.kinds import cells, report

BEFORE, SINCE, DAY = date(2007, 7, 20), date(2007, 10, 5), date(2007, 10, 20)
RESULTS = [
    *(batch(sample_no=f"a{i}", counted_on=BEFORE) for i in range(60)),
    *(batch("fail", sample_no=f"b{i}", counted_on=BEFORE) for i in range(20)),
    *(batch(sample_no=f"c{i}", counted_on=SINCE) for i in range(19)),
    batch("fail", sample_no="d", counted_on=SINCE),
]


@pytest.mark.parametrize(("lang", "share"), [("zh", "乘以新增批次占比"), ("en", "times the share of the added")])
def test_the_interval_under_the_targets_that_changed_is_that_of_the_change(lang, share):
    made = report("summary", lang, scope=Scope(as_of=DAY), results=RESULTS)
    row = next(each for each in cells(made, "changed") if each[0].startswith("T01"))
    low, high = (f"{100 * each:+.1f}".replace("-", "−") for each in nested_interval(60, 80, 19, 20))
    assert low in row[4] and high in row[4]
    assert share in next(each for each in made.tables if each.key == "changed").note
    words.speak(lang)
    campaign = campaigns.load("yongjia-2007")
    asked = Scope(campaign=campaign.id, as_of=DAY, language=lang)
    told = [each for each in words_of(opened(slides.write(Request(store.open(demo=False).at(), campaign, asked, "summary")))) if "Newcombe" in each]
    assert told and all(share in each and not each.endswith("…") for each in told)
