"""The Reports page: choices in the link, the text drawn literally, one run a session and two on the server, the history, the comparison."""

import inspect
import json
import re
import threading
import time
from concurrent.futures import Future
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from drawn import batch, fill, firm
from streamlit.runtime.caching import clear_session_resource_cache
from streamlit.testing.v1 import AppTest

import store
from access import LOCAL_OPERATOR
from analytics import campaigns
from analytics.scope import Scope
from charts import plain
from charts.spec import Axis, ChartSpec, Series
from pages.ui import report_again, report_build, report_compared, report_preview, report_runs, report_sessions
from pages.ui.report_asked import FORM_WORDS, KIND_WORDS, Wanted
from pages.ui.report_runs import Run
from reports import preview
from reports.__main__ import parser
from reports.making import FORMS
from reports.request import KINDS
from store import reports_made
from store.reports_made import Asked
from words import Refusal, speak

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])
NAUGHTY = "<img src=x onerror=alert(1)>![x](http://evil.test/t.png)**粗**$x$"
CHART = ChartSpec("f", "走势", "一张图", ("7月", "8月"), (Series("合格率", "line", (0.8, 0.9)),), Axis("percent", 0.5, 1.0), orientation="columns")
SCOPE = Scope("yongjia-2007", as_of=date(2007, 10, 1), townships=("330324009",), trades=("阀门",), kinds=("routine",), tiers=("A", "C"))


def text(rate="82.3%", sentence="合格率为82.3%。", name="瓯北街道"):
    columns = [{"head": "单位", "align": "left"}, {"head": "合格率", "align": "right"}]
    rows = [[{"text": name, "role": None, "strong": False}, {"text": rate, "role": "met", "strong": True}]]
    return {
        "kind": "summary", "language": "zh", "title": f"总结{NAUGHTY}", "subtitle": "副题", "issuer": "办公室", "day": "2007-10-01",
        "made": "2007-10-01T00:00:00+00:00", "synthetic": False, "about": ["计数批次 490 批", "数据版本 1"], "version": "数据版本 1", "keywords": [],
        "blocks": [
            {"block": "heading", "level": 1, "number": "一、", "text": "总体"},
            {"block": "paragraph", "lead": "要点。", "text": sentence},
            {"block": "table", "key": "t", "label": "表 1", "title": "各地", "note": "注", "columns": columns, "rows": rows},
            {"block": "new_page"}, {"block": "signed"},
            {"block": "figure", "key": "f", "label": "图 1", "title": "走势", "note": "", "alt": "一张图", "chart": plain.said(CHART),
             "table": {"columns": columns, "rows": rows}},
        ],
    }  # fmt: skip


def ended(value):
    """A run that has ended with a value, or with an error."""
    future = Future()
    future.set_exception(value) if isinstance(value, Exception) else future.set_result(value)
    return Run(future)


@pytest.fixture
def asked(monkeypatch):
    """What the page asks of the command; answered at once, without a child."""
    seen = []

    def start(arguments, name, finish):
        seen.append((tuple(arguments), name))
        return ended(text() if arguments[0] == "preview" else report_build.Built(b"PK", "0" * 64))

    monkeypatch.setattr(report_runs, "start", start)
    return seen


def show(lang="zh", **link):
    speak(lang)
    app = AppTest.from_file(str(FRAME), default_timeout=60)
    app.session_state["lang"] = lang
    app.session_state["campaign"] = "yongjia-2007"
    app.run()
    for name, value in link.items():
        app.query_params[name] = value
        app.session_state[name] = value
    return sound(app.switch_page("reports/reports.py").run())


def sound(app):
    assert not app.exception, app.exception
    assert not [each.value for each in app.subheader if each.value in ("操作没有完成", "This did not work")]
    return app


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
    fill(results=[batch(), batch("fail")])
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
    fill(results=[batch()])
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
    fill(results=[batch("fail")])
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
    fill(results=[batch()])
    monkeypatch.setattr(report_runs, "start", lambda *_: ended(Refusal("{sentence}", sentence=f"没有。{NAUGHTY}")))
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


def test_what_the_command_refuses_and_what_breaks(monkeypatch, tmp_path):
    run = report_runs.start(["word", "--campaign=nonesuch"], "x.docx", Path.read_bytes)
    with pytest.raises(Refusal, match="nonesuch"):
        run.future.result(60)
    monkeypatch.setattr(report_runs, "PROJECT", tmp_path)  # where no room of reports is
    (tmp_path / "reports.py").write_text("raise ValueError('secret')\n")
    with pytest.raises(Refusal) as told:
        report_runs.start(["word"], "x.docx", Path.read_bytes).future.result(60)
    assert "secret" not in str(told.value) and "日志" in str(told.value)


def test_two_run_and_the_third_waits_and_can_be_stopped(monkeypatch):
    release = threading.Event()
    monkeypatch.setattr(report_runs, "_child", lambda run, *_: 0 if release.wait(20) else 1)
    runs = [report_runs.start([], str(i), lambda path: path.name) for i in range(4)]
    for _ in range(200):
        if sorted(run.place for run in runs) == [0, 0, 1, 2]:
            break
        time.sleep(0.01)
    waiting = [run for run in runs if run.place]
    assert len(waiting) == 2 and "排在第" in report_build.waiting(waiting[0])
    waiting[1].stop()
    release.set()
    assert [run.future.result(20) for run in runs if run is not waiting[1]]
    with pytest.raises(Refusal, match="停止"):
        waiting[1].future.result(20)


def test_a_child_that_is_stopped_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(report_runs, "PROJECT", tmp_path)
    (tmp_path / "reports.py").write_text("import sys, time\nprint('working', file=sys.stderr, flush=True)\ntime.sleep(60)\n")
    run = report_runs.start([], "x", Path.read_bytes)
    for _ in range(200):
        if run.lines:
            break
        time.sleep(0.05)
    run.stop()
    with pytest.raises(Refusal):
        run.future.result(10)
    assert run.child.poll() is not None and not report_runs._children


def test_a_run_ends_soon_after_its_reader_has_gone_and_goes_on_for_one_who_comes_back(monkeypatch):
    stopped = threading.Event()
    monkeypatch.setattr(report_runs, "_child", lambda run, *_: 0 if stopped.wait(20) else 1)
    monkeypatch.setattr(Run, "stop", lambda run: stopped.set())
    monkeypatch.setattr(report_sessions, "GRACE", 0.2)
    run = report_runs.start([], "x", lambda path: path.name)
    gone = report_sessions.Waiting({run})
    monkeypatch.setattr(report_sessions, "_waiting", report_sessions.Waiting)
    gone.leave()
    report_sessions.wants(run)
    assert not stopped.wait(0.4), "who comes back finds it going on"
    gone.leave()
    assert stopped.wait(10)


def test_the_end_of_a_session_lets_go_of_what_it_waited_for(asked, monkeypatch):
    fill(results=[batch()])
    app = show()
    waited = Run()
    monkeypatch.setattr(report_runs, "start", lambda *_: waited)
    app.button(key="report-go").click().run()
    clear_session_resource_cache("test session id")
    timer = report_sessions._leaving.pop(waited)
    timer.cancel()
    assert timer.interval == report_sessions.GRACE


def test_a_new_comparison_stops_the_earlier_one(monkeypatch):
    earlier = (Run(), Run())
    state = {report_again._SLOT: ("a", 1, 2, earlier)}
    monkeypatch.setattr(report_again.st, "session_state", state)
    monkeypatch.setattr(report_preview, "start", lambda _arguments: Run())
    asked = Asked("word", "yongjia-2007", "summary", "zh", "", ("word", "--data-version=1"))
    made = reports_made.keep(asked, "甲.docx", "0" * 64, 5, 1, datetime(2007, 10, 1, tzinfo=UTC), False, actor=LOCAL_OPERATOR)
    report_again._compare(made, 2)
    assert all(run.unwanted for run in earlier) and not any(run.unwanted for run in state[report_again._SLOT][3])


def test_a_session_builds_one_at_a_time(asked, monkeypatch):
    fill(results=[batch()])
    app = show()
    monkeypatch.setattr(report_runs, "start", lambda *_: Run())
    app.button(key="report-go").click().run()
    sound(app)
    assert app.button(key="report-go").disabled and app.button(key="report-stop")


def test_every_block_of_a_preview_is_drawn():
    source = inspect.getsource(preview)
    assert set(re.findall(r'"block": "(\w+)"', source)) | {"signed", "new_page"} == set(report_preview._BLOCKS)


def test_figures_that_differ_are_told_by_row_and_column():
    same = text()
    assert not report_compared.figures(same, same) and not report_compared.sentences(same, same)
    found = report_compared.figures(same, text("80.0%", "合格率为80.0%。"))
    assert [(each.where, each.row, each.column, each.old, each.new) for each in found] == [
        ("各地", "瓯北街道", "合格率", "82.3%", "80.0%"),
        ("走势", "瓯北街道", "合格率", "82.3%", "80.0%"),
    ]
    assert report_compared.sentences(same, text(sentence="合格率为80.0%。")) == [("要点。 合格率为82.3%。", "要点。 合格率为80.0%。")]
    gone = report_compared.figures(same, text(name="桥下镇"))
    assert {(each.row, each.old, each.new) for each in gone} == {("瓯北街道", "82.3%", ""), ("桥下镇", "", "82.3%")}


@pytest.mark.parametrize(
    ("place", "name"),
    [(("title",), ""), (("about", 0), ""), ((), "heading"), ((), "table"), ((), "figure"), (("note",), "table"), (("alt",), "figure")],
)
def test_whatever_is_said_is_compared(place, name):
    then, now = text(), text()
    block = next(each for each in now["blocks"] if each["block"] == name) if name else now
    *way, last = place or ("text" if name == "heading" else "title",)
    for step in way:
        block = block[step]
    block[last] = "另一句（n=491）"
    ((_old, new),) = report_compared.sentences(then, now)
    assert new.endswith("另一句（n=491）") and not report_compared.figures(then, now)


def test_the_line_of_the_data_version_is_no_difference():
    assert not report_compared.sentences(text(), text() | {"about": ["计数批次 490 批", "数据版本 2"], "version": "数据版本 2"})


def test_rows_of_one_name_are_two_rows():
    twice = text()
    twice["blocks"][2]["rows"] = twice["blocks"][2]["rows"] * 2
    assert [each.row for each in report_compared.figures(text(), twice)] == ["瓯北街道 (2)"]


def test_the_history_is_kept_whole_and_read_whatever_stands_in_it(tmp_path):
    assert reports_made.every() == ()
    asked = Asked("word", "yongjia-2007", "summary", "zh", "", ("word", "--data-version=1"))
    now = datetime(2007, 10, 1, tzinfo=UTC)
    first = reports_made.keep(asked, "甲.docx", "0" * 64, 5, 1, now, False, actor=LOCAL_OPERATOR)
    second = reports_made.keep(asked, "乙.docx", "1" * 64, 5, 1, now, True, actor=LOCAL_OPERATOR)
    assert reports_made.every() == (second, first)
    with pytest.raises(TypeError):
        reports_made.keep(asked, "甲.docx", "", 0, 1, now, False)
    kept = store.home() / "reports_made.json"
    for wrong in ("", "{", "[1]", '[{"id": 1}]', json.dumps([{"asked": None}])):
        kept.write_text(wrong)
        assert reports_made.every() == ()


def test_a_version_is_pinned_whatever_was_typed():
    for typed in (("word", "--data-version", "3", "--json"), ("word", "--data-version=3", "--json"), ("word", "--json")):
        assert reports_made.at_version(typed, 5) == ("word", "--json", "--data-version=5")


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
