"""The children that build reports: their refusals, their queue, and who ends them when."""

import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access import LOCAL_OPERATOR
from pages.ui.reports import again, build, preview, sessions
from pages.ui.reports import runs as report_runs
from pages.ui.reports.runs import Run
from store import reports_made
from store.reports_made import Asked
from words import Refusal


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
    assert len(waiting) == 2 and "排在第" in build.waiting(waiting[0])
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
    monkeypatch.setattr(sessions, "GRACE", 0.2)
    run = report_runs.start([], "x", lambda path: path.name)
    gone = sessions.Waiting({run})
    monkeypatch.setattr(sessions, "_waiting", sessions.Waiting)
    gone.leave()
    sessions.wants(run)
    assert not stopped.wait(0.4), "who comes back finds it going on"
    gone.leave()
    assert stopped.wait(10)


def test_a_new_comparison_stops_the_earlier_one(monkeypatch):
    earlier = (Run(), Run())
    state = {again._SLOT: ("a", 1, 2, earlier)}
    monkeypatch.setattr(again.st, "session_state", state)
    monkeypatch.setattr(preview, "start", lambda _arguments: Run())
    asked = Asked("word", "yongjia-2007", "summary", "zh", "", ("word", "--data-version=1"))
    made = reports_made.keep(asked, "甲.docx", "0" * 64, 5, 1, datetime(2007, 10, 1, tzinfo=UTC), False, actor=LOCAL_OPERATOR)
    again._compare(made, 2)
    assert all(run.unwanted for run in earlier) and not any(run.unwanted for run in state[again._SLOT][3])
