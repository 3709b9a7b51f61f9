"""Every demo campaign gives a summary, a final report and a bulletin, each in both languages by turns, with the figures of analytics."""

import re

import pytest

import store
import words
from analytics import campaigns, sentence, targets
from analytics.scope import Scope
from reports import days, kinds
from reports.request import Request
from tests.reports.kinds import broken, cells, text, whole

CAMPAIGNS = ("yongjia-2007", "hebei-2012", "longwan-2006", "district-2011", "yongjia-2009-ten-small")


@pytest.fixture
def at_home(demo_home, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(demo_home))


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("place", "id"), tuple(enumerate(CAMPAIGNS)))
def test_each_kind_of_each_campaign(place, id):
    campaign = campaigns.load(id)
    for turn, kind in enumerate(("summary", "final", "weekly")):
        lang = words.LANGUAGES[(place + turn) % 2]  # every kind in both languages, by turns
        words.speak(lang)
        request = Request(store.open(demo=True).at(), campaign, Scope(language=lang), kind)
        made = kinds.make(request)
        assert broken(made) == [], (kind, lang)
        assert made.synthetic
        if lang == "zh":
            assert re.findall(r"[A-Za-z]{3,} [A-Za-z]{2,}", whole(made)) == [], kind
        else:
            assert not re.search(r"[，。；：]", text(made)), kind
        every = {f"{one.id} {one.title}": one for one in targets.attain(request.snapshot, campaign, Scope(id, as_of=days.settled(request)))}
        rows = cells(made, "targets")
        assert len(rows) == len(every) or kind == "weekly"
        for name, _required, value, _n, interval, *_rest in rows:
            assert value.startswith(sentence.value_text(every[name])), (kind, name)
            assert interval == sentence.interval_text(every[name]), (kind, name)
