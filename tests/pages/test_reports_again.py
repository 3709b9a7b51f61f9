"""What is made again from the history, compared with what it was, or stopped: the ways that are rare."""

import errno
import json
from datetime import UTC, datetime

import pytest
from drawn import batch, fill
from streamlit.testing.v1 import AppTest

import store
from access import LOCAL_OPERATOR
from pages.ui.reports import build, compared, preview, runs
from pages.ui.reports.build import Built, Order
from pages.ui.reports.runs import Run
from reports.__main__ import main
from store import reports_made
from store.reports_made import Asked
from words import Refusal, speak

FACTS = {"columns": [{"head": head} for head in ("项目", "登记内容", "项目", "登记内容")]}


def facts(*cells):
    """A table of facts, two abreast."""
    rows = [[{"text": cell, "role": None, "strong": False} for cell in cells]]
    return {"blocks": [{"block": "table", "key": "t", "label": "表 1", "title": "基本情况", "note": "", "rows": rows, **FACTS}]}


def test_each_of_two_facts_abreast_is_compared():
    then, now = facts("乡镇", "瓯北街道", "销售额", "100 万元"), facts("乡镇", "桥下镇", "销售额", "100 万元")
    assert [(each.column, each.old, each.new) for each in compared.figures(then, now)] == [("登记内容", "瓯北街道", "桥下镇")]
    assert compared.figures(then, then) == []


def test_facts_two_abreast_are_drawn():
    def page(block):
        from pages.ui.reports import preview

        preview._table(block)

    app = AppTest.from_function(page, kwargs={"block": facts("乡镇", "瓯北街道", "销售额", "100 万元")["blocks"][0]}).run()
    assert not app.exception
    assert [str(name).strip("\u200b") for name in app.table[0].value.columns] == ["项目", "登记内容"] * 2


@pytest.mark.parametrize("file", ["甲.csv", "甲.zip", "甲"])
def test_a_data_file_of_the_command_is_offered_too(file, monkeypatch):
    offered = []
    monkeypatch.setattr(build.st, "download_button", lambda _label, _content, name, mime, **_: offered.append((name, mime)))
    run = Run()
    run.future.set_result(Built(b"x", "0" * 64))
    build._ended(Order(("csv",), file), run)
    assert offered == [(file, "application/octet-stream")]


def test_a_final_report_is_made_again_of_its_own_day(tmp_path, capsys):
    fill(results=[batch()])
    words = ["preview", "--campaign=yongjia-2007", "--kind=final", "--keep"]
    assert main([*words, f"--out={tmp_path / 'a'}"]) == 0
    (made,) = reports_made.every()
    assert "--as-of=2007-11-11" in made.asked.arguments
    assert main([*made.asked.arguments, f"--out={tmp_path / 'b'}"]) == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


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


def test_a_history_that_nobody_can_read_is_set_aside_and_not_lost():
    asked = Asked("word", "yongjia-2007", "summary", "zh", "", ("word",))
    kept = store.home() / "reports_made.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("[{")
    reports_made.keep(asked, "甲.docx", "0" * 64, 5, 1, datetime(2007, 10, 1, tzinfo=UTC), False, actor=LOCAL_OPERATOR)
    assert kept.with_suffix(".unread.json").read_text() == "[{" and len(json.loads(kept.read_text())) == 1


def failing(kind):
    """What is done with the child's file, where the disk or the file itself says no."""
    if kind == "disk":
        raise OSError(errno.ENOSPC, "No space left on device")
    raise json.JSONDecodeError("Expecting value", "", 0)


@pytest.mark.parametrize(("kind", "said"), [("disk", "the disk is full"), ("file", "The log has the rest; tell")])
def test_a_fault_after_the_child_is_a_sentence_and_a_line_of_the_log(kind, said, monkeypatch, caplog):
    speak("en")
    monkeypatch.setattr(runs, "_child", lambda *_: 0)
    run = runs.start(["word"], "x.docx", lambda _file: failing(kind))
    refusal = run.future.exception(timeout=30)
    assert isinstance(refusal, Refusal) and said in str(refusal)
    assert "could not be taken" in caplog.text and ("No space" if kind == "disk" else "Expecting value") in caplog.text


def test_a_child_that_leaves_no_file_and_a_folder_that_cannot_be_made_are_sentences(monkeypatch):
    monkeypatch.setattr(runs, "_child", lambda *_: 0)
    assert isinstance(preview.start(["preview"]).future.exception(timeout=30), Refusal)
    monkeypatch.setattr(runs.tempfile, "TemporaryDirectory", lambda **_: failing("disk"))
    assert isinstance(preview.start(["preview"]).future.exception(timeout=30), Refusal)


def test_one_that_is_stopped_while_it_starts_ends_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "PROJECT", tmp_path)
    (tmp_path / "reports.py").write_text("import time\ntime.sleep(60)\n")
    assert runs._child(Run(unwanted=True), [], str(tmp_path)) < 0
