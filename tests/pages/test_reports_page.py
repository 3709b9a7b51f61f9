"""The Reports page: choices in the link, the text drawn literally, what a session builds, the history, the comparison."""

import time
from datetime import UTC, date, datetime

import pytest
from drawn import batch, fill, firm, shown
from opened import opened, sound
from previewed import NAUGHTY, ended, text
from streamlit.runtime.caching import clear_session_resource_cache

import store
from access import LOCAL_OPERATOR
from analytics import campaigns
from analytics.scope import Scope
from pages.ui.reports import build, runs, sessions
from pages.ui.reports.asked import FORM_WORDS, KIND_WORDS, Wanted
from pages.ui.reports.runs import Run
from reports.__main__ import parser
from reports.making import FORMS
from reports.request import KINDS
from store import reports_made
from store.reports_made import Asked
from words import Refusal, speak

LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
SCOPE = Scope("yongjia-2007", as_of=date(2007, 10, 1), townships=("330324009",), trades=("阀门",), kinds=("routine",), tiers=("A", "C"))


@pytest.fixture
def asked(monkeypatch):
    """What the page asks of the command; answered at once, without a child."""
    seen = []

    def start(arguments, name, finish):
        seen.append((tuple(arguments), name))
        return ended(text() if arguments[0] == "preview" else build.Built(b"PK", "0" * 64))

    monkeypatch.setattr(runs, "start", start)
    return seen


def show(lang="zh", **link):
    return opened("reports/reports", lang, link, **link)


def said(app):
    return "\n".join(str(each.value) for kind in ("title", "markdown", "error", "success", "warning") for each in app.get(kind)).replace("\\", "")


def until(app, holds, seconds=60):
    """Run the page again, as its fragment would, until something holds."""
    for _ in range(int(seconds / 0.25)):
        if holds(sound(app.run())):
            return app
        time.sleep(0.25)
    raise AssertionError(said(app))


def offered(app):
    """Whether the file is there to download."""
    return any("report-download" in each.proto.id for each in app.get("download_button"))


@LANGUAGES
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "dossier"])
def test_every_kind_is_read_and_built(asked, lang, kind):
    shown(results=[batch(), batch("fail")])
    app = show(lang, report=kind)
    assert "<img" in said(app) and not [each for each in app.markdown if "<img" in each.value.replace("\\<img", "")]
    assert ("一、总体" in said(app)) and "表 1 各地" in said(app) and "图 1 走势" in said(app)
    (arguments, _name), *_ = asked
    assert arguments[0] == "preview" and f"--kind={kind}" in arguments and f"--lang={lang}" in arguments and "--data-version=1" in arguments
    app.button(key="report-go").click().run()
    arguments, name = asked[-1]
    assert arguments[0] == "word" and "--keep" in arguments and f"--by={LOCAL_OPERATOR.name}" in arguments
    assert name.endswith("_v1.docx") and (("永嘉县" in name) == (lang == "zh"))
    assert offered(sound(app))


@pytest.mark.parametrize(("form", "ending"), [("slides", "pptx"), ("workbook", "xlsx")])
def test_a_deck_and_a_workbook(asked, form, ending):
    shown(results=[batch()])
    app = show(form=form, written="en")
    app.button(key="report-go").click().run()
    arguments, name = asked[-1]
    assert arguments[0] == form and "--lang=en" in arguments and name.endswith(f".{ending}")


@LANGUAGES
def test_an_empty_store_says_so(lang):
    app = show(lang)
    assert ("没有可以编写报告的内容" if lang == "zh" else "nothing to report on") in said(app)
    assert not [each for each in app.button if each.key == "report-go"]


@LANGUAGES
def test_a_dossier_is_about_somebody(asked, lang):
    shown(results=[batch("fail")])
    app = show(lang, report="dossier")
    assert not asked and not [each for each in app.button if each.key == "report-go"]
    app = show(lang, report="dossier", firm="无此厂")
    assert not asked and ("没有对应的企业" if lang == "zh" else "The link names") in said(app)
    app = show(lang, report="dossier", firm="甲阀门厂")
    assert "--enterprise=甲阀门厂" in asked[-1][0] and "甲阀门厂" in said(app)


def test_the_choices_are_those_of_the_command():
    assert set(KIND_WORDS) == set(KINDS) and set(FORM_WORDS) <= set(FORMS)
    typed = Wanted("word", "dossier", SCOPE, 3, True, "-厂=").arguments()
    read = parser().parse_args([*typed, "--out=x"])
    assert (read.report, read.enterprise, read.data_version, read.demo) == ("dossier", "-厂=", 3, True)
    assert (read.township, read.trade, read.kind, read.tier) == (["330324009"], ["阀门"], ["routine"], ["A", "C"])


def test_the_name_of_a_file_says_what_it_is():
    speak("en")
    name = Wanted("word", "failures", SCOPE, 7, False).file(campaigns.load("yongjia-2007"))
    assert name == "永嘉县童装和阀门产品质量专项整治_不合格情况通报_2007-10-01_v7.docx"


def test_a_refusal_is_its_sentence(monkeypatch):
    shown(results=[batch()])
    monkeypatch.setattr(runs, "start", lambda *_: ended(Refusal("{sentence}", sentence=f"没有。{NAUGHTY}")))
    app = show()
    assert [each.value.replace("\\", "") for each in app.error] == [f"没有。{NAUGHTY}"]


def test_the_command_makes_it_and_the_history_makes_it_again():
    fill(results=[batch() for _ in range(12)] + [batch("fail")])
    app = show(report="failures")
    until(app, lambda app: "13" in said(app) and not app.error)
    app.button(key="report-go").click().run()
    until(app, offered)
    made = reports_made.every()
    assert [(each.by, each.asked.kind, each.data_version, each.demo) for each in made] == [(LOCAL_OPERATOR.name, "failures", 1, False)]
    assert made[0].asked.language == "zh" and "--as-of=2007-09-01" in made[0].asked.arguments
    app.session_state["report-picked"] = made[0].id
    sound(app.run()).button(key="again-go").click().run()
    until(app, lambda app: app.success)
    assert "逐字节相同" in said(app) and len(reports_made.every()) == 1
    assert app.button(key="again-compare").disabled

    fill(sampling_results=[batch("fail", product=f"新{i}") for i in range(3)])
    sound(app.run()).button(key="again-compare").click().run()
    until(app, lambda app: "有变化的数据" in said(app) and "正在撰写" not in said(app))
    differs = next(frame.value for frame in app.dataframe if "数据版本 2" in frame.value.columns)
    assert len(differs) and (differs["数据版本 1"] != differs["数据版本 2"]).all()


def test_the_end_of_a_session_lets_go_of_what_it_waited_for(asked, monkeypatch):
    shown(results=[batch()])
    app = show()
    waited = Run()
    monkeypatch.setattr(runs, "start", lambda *_: waited)
    app.button(key="report-go").click().run()
    clear_session_resource_cache("test session id")
    timer = sessions._leaving.pop(waited)
    timer.cancel()
    assert timer.interval == sessions.GRACE


def test_a_session_builds_one_at_a_time(asked, monkeypatch):
    shown(results=[batch()])
    app = show()
    monkeypatch.setattr(runs, "start", lambda *_: Run())
    app.button(key="report-go").click().run()
    sound(app)
    assert app.button(key="report-go").disabled and app.button(key="report-stop")


def test_a_store_made_anew_is_said(asked):
    fill(results=[batch()])
    other = Asked("word", "yongjia-2007", "summary", "zh", "", ("word", "--data-version=1"))
    made = reports_made.keep(other, "甲.docx", "1" * 64, 5, 1, datetime(2001, 1, 1, tzinfo=UTC), False, actor=LOCAL_OPERATOR)
    app = show()
    app.session_state["report-picked"] = made.id
    assert "已重建" in said(sound(app.run()))
    app.button(key="again-go").click().run()
    assert "文件与当时的不同" in said(sound(app))


def test_a_comparison_without_differences(asked):
    fill(results=[batch()])
    fill(enterprises=[firm("甲阀门厂", 1000.0)])
    known = store.open(demo=False).at(1).committed_at
    other = Asked("word", "yongjia-2007", "summary", "zh", "", ("word", "--data-version=1"))
    made = reports_made.keep(other, "甲.docx", "1" * 64, 5, 1, known, False, actor=LOCAL_OPERATOR)
    app = show()
    app.session_state["report-picked"] = made.id
    sound(app.run()).button(key="again-compare").click().run()
    assert "没有任何数据变化" in said(sound(app))
    assert [each[0][0] for each in asked[-2:]] == ["preview", "preview"]
    assert asked[-1][0][-1] == "--data-version=2"
