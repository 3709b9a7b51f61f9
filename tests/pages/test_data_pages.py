"""The pages of the data section without a file: friendly when empty, the glossary, work that goes on unseen, text that stays text."""

import re
import threading

import pytest
from opened import sound, words

from pages.ui import acts, text
from pages.ui.measures import entries
from pages.ui.upload import jobs
from tests.pages.came import open_page
from words import speak


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["upload", "uploads", "decide", "measures"])
def test_an_empty_store_has_a_friendly_page(page, language):
    said = words(open_page(page, language))
    if page == "uploads":
        assert ("尚未导入任何数据" if language == "zh" else "Nothing has been loaded yet") in said
    if page == "decide":
        assert ("没有待定的事项" if language == "zh" else "Nothing waits") in said


def test_the_glossary_is_searched_in_both_languages():
    app = open_page("measures")
    everything = len(app.dataframe)
    assert everything >= 3
    sound(app.text_input(key="measures-search").set_value("不合格项目").run())
    assert app.dataframe and len(app.dataframe) < everything + 1
    sound(app.text_input(key="measures-search").set_value("没有这个词").run())
    assert not app.dataframe and "没有找到" in words(app)


def test_every_entry_of_the_glossary_speaks_both_languages():
    for entry in (*entries.MEASURES, *entries.VERDICTS, *entries.CLASSES):
        speak("zh")
        here, there, meaning, _ = entry.said()
        assert here != there and re.search(r"[\u4e00-\u9fff]", meaning), entry
        speak("en")
        assert not re.search(r"[\u4e00-\u9fff]", entry.said()[2])


def test_a_job_goes_on_when_nobody_watches():
    begun, go = threading.Event(), threading.Event()

    def work(*, step: jobs.Step) -> str:
        begun.set()
        step.share = 0.5
        assert go.wait(10)
        return "done"

    job = jobs.start(work)
    assert begun.wait(10) and not job.done and job.step.share == 0.5
    go.set()
    assert job.future.result(10) == "done"


def test_a_change_that_fails_is_told_by_a_number(monkeypatch):
    kept = {}
    monkeypatch.setattr(acts.st, "session_state", kept)

    done = []

    def broken():
        done.append("written")
        raise OSError("/secret/path")

    acts.act(broken)
    how, message = kept["_told"]
    assert how == "refused" and "/secret" not in message.text() and "编号" in message.text()
    assert done and "没有改动" not in message.text() and "核对是否已经生效" in message.text(), "It was done before it failed."


def test_markup_is_escaped():
    assert text.literal("![x](http://e)") == r"\!\[x\]\(http\://e\)"
