"""Every demo campaign gives each kind of report, in both languages by turns, with the figures of analytics in tables and charts."""

import re
from dataclasses import replace

import pytest

import store
import words
from analytics import campaigns, rates, targets, words_of_value
from analytics.scope import Scope
from charts.xy import XYSpec
from reports import days, kinds
from reports.request import Request
from tests.reports import word_charts
from tests.reports.kinds import broken, cells, text, whole

CAMPAIGNS = ("yongjia-2007", "hebei-2012", "longwan-2006", "district-2011", "yongjia-2009-ten-small")


@pytest.fixture
def at_home(demo_home, monkeypatch):
    monkeypatch.setenv("DABIAO_DATA", str(demo_home))


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("place", "id"), tuple(enumerate(CAMPAIGNS)))
def test_each_kind_of_each_campaign(place, id):
    campaign, drawn = campaigns.load(id), set()
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
            assert value.startswith(words_of_value.value_text(every[name])), (kind, name)
            assert interval == words_of_value.interval_text(every[name]), (kind, name)
        drawn.update(word_charts.check(request, made))
    assert drawn, "Every campaign has a native chart in Word."


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize(("place", "kind"), tuple(enumerate(("industry", "failures", "dossier"))))
def test_the_charts_of_the_other_kinds(place, kind):
    """They hold in Word what analytics answers, and one that holds anything else is found."""
    lang = words.LANGUAGES[place % 2]
    words.speak(lang)
    campaign, most = campaigns.load("yongjia-2007"), None
    scope = Scope(campaign.id, language=lang)
    if kind == "dossier":
        rows = rates.rate(store.open(demo=True).at(), scope, by=("enterprise",))
        most = str(rows.sort_values("judged")["enterprise"].iloc[-1])
    request = Request(store.open(demo=True).at(), campaign, scope, kind, most)
    made = kinds.make(request)
    wanted = {"industry": ["tiers", "lorenz", "course-T01", "items"], "failures": ["items"], "dossier": ["dossier-quarters"]}
    assert word_charts.check(request, made) == wanted[kind]
    for figure in made.figures:
        with pytest.raises(AssertionError):
            word_charts.check(request, replace(made, blocks=(replace(figure, spec=nudged(figure.spec)),)))


def nudged(spec):
    """The chart with the last point of one series a thousandth off."""
    place = next(i for i, series in enumerate(spec.series) if series.mark != "points")
    series = spec.series[place]
    values = series.y if isinstance(spec, XYSpec) else series.values
    last = max(i for i, value in enumerate(values) if value)
    off = (*values[:last], values[last] * 1.001, *values[last + 1 :])
    changed = replace(series, y=off) if isinstance(spec, XYSpec) else replace(series, values=off)
    return replace(spec, series=(*spec.series[:place], changed, *spec.series[place + 1 :]))
