"""What becomes of a warning: open, acknowledged, closed, returned; in which order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analytics.warnings import detect, states
from tests.analytics.shelf import table
from tests.spec.failing import SCOPE, SETTINGS, failing, shelf


def warned(*uploads):
    rows = [failing("密封试验", producer="甲", counted_on=date(2007, 8, 1 + i), upload=upload, source_row=i) for i, upload in enumerate(uploads)]
    return detect.find(shelf(rows), SCOPE, SETTINGS).warnings


def test_a_closed_warning_comes_back_when_failures_arrive_after_the_version_looked_at():
    found, arrived = warned("a", "a", "b"), {"a": 3, "b": 5}
    subject = found[0].subject

    def state(answer, seen):
        (one,) = states.standings(found, {subject: states.Decision(answer, seen, "", "我", None)}, arrived)
        return one.state, len(one.new)

    assert state("closed", 5) == ("closed", 0)
    assert state("closed", 4) == ("returned", 1)
    assert state("acknowledged", 4) == ("acknowledged", 1)
    assert state("open", 5) == ("open", 0)
    assert states.standings(found, {}, arrived)[0].state == "open"


def test_page_report_and_deck_tell_the_latest_first_within_each_state():
    (one,) = warned("a", "a", "b")
    days = {"returned": 2, "open": 3, "closed": 9}
    told = [states.Standing(replace(one, last=date(2007, 8, day)), state, None, ()) for state, day in days.items()]
    told += [states.Standing(replace(one, last=date(2007, 8, 5)), "open", None, ())]
    assert [(each.state, each.warning.last.day) for each in states.ordered(told[::-1])] == [("returned", 2), ("open", 5), ("open", 3), ("closed", 9)]


def test_decisions_are_read_with_the_version_looked_at():
    decided = [{"kind": "warning", "subject": "cusum|1|阀门|2", "answer": "closed/7", "note": "已整改", "by": "甲", "decided_on": date(2007, 12, 1)}]
    decided.append({"kind": "word", "subject": "x", "answer": "pass"})
    store = shelf([], decisions=table("decisions", decided))
    assert states.decisions(store) == {"cusum|1|阀门|2": states.Decision("closed", 7, "已整改", "甲", date(2007, 12, 1))}
