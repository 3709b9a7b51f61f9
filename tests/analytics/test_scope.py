from __future__ import annotations

from datetime import date

import pytest

from analytics.scope import Scope, day, narrowed
from words import Refusal

FULL = Scope(
    campaign="yongjia-2007",
    start=date(2007, 7, 3),
    end=date(2007, 11, 11),
    townships=("330324009", "330324102"),
    trades=("阀门",),
    levels=("county",),
    kinds=("routine", "follow_up"),
    links=("production",),
    tiers=("A", "B"),
    as_of=date(2007, 10, 1),
    language="en",
)


def test_a_link_carries_lists_and_days():
    assert FULL.as_link() == {
        "campaign": "yongjia-2007",
        "start": "2007-07-03",
        "end": "2007-11-11",
        "townships": "330324009,330324102",
        "trades": "阀门",
        "levels": "county",
        "kinds": "routine,follow_up",
        "links": "production",
        "tiers": "A,B",
        "as_of": "2007-10-01",
        "language": "en",
    }


def test_a_link_carries_only_what_is_set():
    assert Scope(campaign="yongjia-2007", trades=("阀门", "童装")).as_link() == {"campaign": "yongjia-2007", "trades": "阀门,童装"}


def test_equal_scopes_share_one_cache_entry():
    assert {Scope(trades=("阀门",)): 1}[Scope(trades=("阀门",))] == 1


@pytest.mark.parametrize(
    "said",
    [{"levels": ("galactic",)}, {"kinds": ("routine", "odd")}, {"tiers": ("D",)}, {"start": date(2007, 11, 11), "end": date(2007, 11, 10)}],
)
def test_a_scope_that_nothing_can_match_is_refused_with_a_sentence(said):
    with pytest.raises(Refusal) as refused:
        Scope(**said)
    assert str(refused.value).endswith(".")


def test_a_day_is_written_one_way():
    assert day("2007-11-11") == date(2007, 11, 11)
    with pytest.raises(Refusal, match="is not a date"):
        day("11.11.2007")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [(None, None, None), (("a",), None, ("a",)), (None, ("b",), ("b",)), (("a", "b"), ("b", "c"), ("b",)), (("a",), ("b",), ())],
)
def test_two_filters_let_through_what_both_do(one, other, both):
    assert narrowed(one, other) == both
