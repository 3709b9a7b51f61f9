"""What the server makes ready waits for the pages that are being drawn, and a state of the store is made ready once."""

import threading
import time
from types import SimpleNamespace

import pytest

from pages.ui import beforehand, ready


def waited() -> float:
    """The seconds that giving way to pages takes."""
    start = time.monotonic()
    ready._visitors.give_way()
    return time.monotonic() - start


def test_what_is_made_ready_waits_for_a_page(monkeypatch):
    monkeypatch.setattr(ready, "PATIENCE", 30.0)
    went_on, waiting = threading.Event(), threading.Event()

    def make() -> None:
        waiting.set()
        ready._visitors.give_way()
        went_on.set()

    with ready.first():
        thread = threading.Thread(target=make)
        thread.start()
        assert waiting.wait(10) and not went_on.wait(0.05)
    assert went_on.wait(10)
    thread.join()


def test_it_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(ready, "PATIENCE", 0.05)
    with ready.first():
        assert 0.05 <= waited() < 10


def test_a_page_that_fails_is_no_longer_waited_for(monkeypatch):
    monkeypatch.setattr(ready, "PATIENCE", 30.0)
    with pytest.raises(LookupError), ready.first():
        raise LookupError
    assert waited() < 10


def test_all_that_is_loaded_beforehand_is_there():
    """A module that has been renamed would end the thread before anything is made ready."""
    from importlib.util import find_spec

    assert all(find_spec(name) for name in (*beforehand.PROGRAM, beforehand.READY))


def test_what_cannot_be_loaded_is_logged_and_answers_are_made_ready_all_the_same(monkeypatch, caplog):
    tried, watched = [], []

    def load(module):
        tried.append(module)
        if tried.count(module) == 1:
            raise ImportError(module)
        return SimpleNamespace(watch=lambda: watched.append(True))

    monkeypatch.setattr(beforehand, "import_module", load)
    monkeypatch.setattr(beforehand, "AGAIN", 0.0)
    beforehand._work()
    assert watched == [True] and tried == [*beforehand.PROGRAM, beforehand.READY, beforehand.READY]
    assert len(caplog.records) == len(beforehand.PROGRAM) + 1
