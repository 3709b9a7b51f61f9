"""The decks of all five demo campaigns in both languages: they fit, and the figures in their charts are those of analytics."""

from datetime import timedelta

import pytest

import store
import words
from analytics import campaigns, items, rates
from analytics import trend as monthly
from analytics.changes.targets import values
from analytics.months import months_back
from analytics.scope import Scope, narrowed
from analytics.targets import attain
from reports import slides
from reports.request import Request
from reports.slides.course import BEFORE
from tests.reports.decks import notes, opened, series, smallest, titles, too_full, words_of
from words import _

CAMPAIGNS = ("yongjia-2007", "hebei-2012", "longwan-2006", "district-2011", "yongjia-2009-ten-small")


@pytest.fixture
def asked(demo_home, monkeypatch):
    """(request, what analytics answers of its targets) of a campaign in a language."""
    monkeypatch.setenv("DABIAO_DATA", str(demo_home))

    def ask(campaign, lang):
        words.speak(lang)
        scope = Scope(campaign=campaign, language=lang)
        request = Request(store.open(demo=True).at(), campaigns.load(campaign), scope)
        return request, attain(request.snapshot, request.campaign, scope)

    return ask


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_the_deck_of_a_demo_campaign(asked, campaign, lang):
    request, every = asked(campaign, lang)
    deck = opened(slides.write(request))
    assert all(titles(deck))
    assert too_full(deck) == []
    assert smallest(deck) >= 12
    assert not any(broken in text for text in words_of(deck) for broken in ("{", "None", "nan"))
    of_target = [slide for slide in deck.slides if any(f"· {one.id} ·" in text for text in _texts(slide) for one in every)]
    assert len(of_target) == len(every), "One target a slide."
    for slide, one in zip(of_target, every, strict=True):
        assert (one.counting_rule or one.rule) in notes(slide)
        assert one.source in notes(slide)
        assert one.title[:4] in slide.shapes.title.text_frame.text
        check(request, one, series(slide))
    failed = [series(slide) for slide in deck.slides if _("Cumulative share") in series(slide)]
    found = items.items(request.snapshot, request.scope)
    if failed:
        bars = [sum(value or 0 for value in values) for name, values in failed[0].items() if name in map(_label, found["class"].unique())]
        assert sum(bars) == found["count"].sum()
    else:
        assert found.empty


def check(request, one, drawn):
    """The figures drawn of a target are those that analytics answers."""
    target = request.campaign.target(one.id)
    scope = request.scope.but(
        as_of=one.as_of,
        start=months_back(request.campaign.start, BEFORE),
        trades=target.trades,
        levels=narrowed(target.levels, None),
        kinds=target.kinds,
        links=target.links,
    )
    if target.shape == "rate":
        months = rates.rate(request.snapshot, scope, target.measure, ("month",))
        months = months[months["judged"] > 0]
        assert _known(drawn[_("Pass rate")]) == pytest.approx(list(months["passed"] / months["judged"]))
        assert sum(_known(drawn[_("Batches n")])) == months["judged"].sum()
    elif target.shape == "index":
        assert _known(drawn[_("Quality index")]) == pytest.approx(_known(monthly.index_by_month(request.snapshot, scope)["index"]))
    elif target.shape == "rise":
        assert _known(drawn[_("Now")]) == pytest.approx([part.value for part in one.parts if part.value is not None])
        assert _known(drawn[_("Before the campaign")]) == pytest.approx([part.previous for part in one.parts if part.previous is not None])
    elif target.shape == "benchmark":
        assert _known(drawn[_("Pass rate")])[0] == pytest.approx(one.value)
    elif target.shape == "groups":
        assert sorted(_known(drawn[_("Share")])) == pytest.approx(sorted(part.value for part in one.parts)[:14])
    elif target.shape == "share_rise":
        assert _known(drawn[_("Now")])[0] == pytest.approx(one.value)
    elif _("Value") in drawn:
        given = _known(drawn[_("Value")])
        if len(given) == 2 and given == pytest.approx([one.value, one.limit]):
            return
        assert given[-1] == pytest.approx(one.value), "A course ends with the value of the day."
        before = months_back(one.as_of, 1) - timedelta(days=1)
        then = values(request.snapshot, request.snapshot, request.campaign, request.scope.but(as_of=before))
        assert given[-2] == pytest.approx(next(each.value for each in then if each.id == one.id))
    else:
        assert one.value is None or one.limit is None


def _texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def _known(values):
    return [float(value) for value in values if value is not None and value == value]


def _label(of_class):
    from analytics.labels import label

    return label("class", of_class)
