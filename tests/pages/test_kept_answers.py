"""Answers that pages keep: worked out once, unpacked for each asker, and nothing gathers in them however often they are looked at."""

import gc
import weakref

import pandas as pd
import pytest

from pages.ui import store


class Now:
    """A state of the store."""

    root, version, committed_at = "lake", 1, None


@pytest.fixture
def asked(monkeypatch):
    monkeypatch.setattr(store, "_answers", store.Kept(100_000, len))
    asked = []

    def townships(_now, county):
        asked.append(county)
        return pd.DataFrame({"township": ["瓯北街道", "桥下镇"], "judged": [3, 5]})

    return lambda county: store.answered(Now, townships, county), asked


def test_an_answer_is_its_askers_own(asked):
    ask, worked_out = asked
    first, second = ask("330324"), ask("330324")
    first.loc[0, "judged"] = 99
    first["rate"] = 1.0
    assert worked_out == ["330324"]
    assert second["judged"].tolist() == ask("330324")["judged"].tolist() == [3, 5]
    assert "rate" not in ask("330324")


def test_looks_leave_nothing_behind(asked):
    """pandas notes in a frame each other that shares its values; one that is kept for all would gather them."""
    ask, _worked_out = asked

    def held(looks):
        for _ in range(looks):
            frame = ask("330324")
            frame["judged"].sum(), frame[frame["judged"] > 3]
        gc.collect()
        return sum(type(each) is weakref.ReferenceType for each in gc.get_objects())

    few = held(looks=3)
    assert held(looks=300) <= few + 50


def test_those_not_asked_for_leave_when_there_is_no_room(asked):
    ask, worked_out = asked
    for county in map(str, range(300)):
        ask(county)
    ask("299"), ask("0")
    assert worked_out == [*map(str, range(300)), "0"]
