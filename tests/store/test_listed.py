"""The short lists beside the lake: nothing that anybody wrote is lost, whoever writes, whatever stands there, whenever the disk says no."""

import errno
import multiprocessing
import os
from dataclasses import dataclass

import pytest

import store
from store import durable
from store.listed import Listed


@dataclass(frozen=True)
class Word:
    text: str


def word(said):
    return Word(**said)


LIST = Listed("words.json", word)


def add(text):
    with LIST.changing() as words:
        words.append(Word(text))


def add_many(name):
    for n in range(10):
        add(f"{name}{n}")


def test_what_is_added_is_read_again():
    assert LIST.every() == ()
    add("甲")
    add("乙")
    assert LIST.every() == (Word("甲"), Word("乙"))


def test_two_processes_lose_nothing():
    both = [multiprocessing.get_context("fork").Process(target=add_many, args=(name,)) for name in "ab"]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    assert sorted(each.text for each in LIST.every()) == sorted(f"{name}{n}" for name in "ab" for n in range(10))


def test_it_is_read_afresh_where_the_clock_did_not_tick():
    add("甲")
    old = LIST.path().stat()
    assert LIST.every() == (Word("甲"),)
    LIST.path().write_text('[{"text": "乙"}]', encoding="utf-8")  # the same file of the same length, at the same time
    os.utime(LIST.path(), ns=(old.st_atime_ns, old.st_mtime_ns))
    add("丙")
    assert LIST.every() == (Word("乙"), Word("丙"))


@pytest.mark.parametrize("content", ["", "[{", "{}", "null", '[{"other": 1}]', "[3]", "\udcff"])
def test_a_list_that_nobody_can_read_is_set_aside_each_time(content):
    store.home().mkdir(parents=True, exist_ok=True)
    for n, name in enumerate(("words.unread.json", "words.unread-2.json")):
        LIST.path().write_bytes(content.encode("utf-8", "surrogateescape") + b" " * n)
        assert LIST.every() == ()
        add("甲")
        assert LIST.every() == (Word("甲"),)
        assert (store.home() / name).read_bytes() == content.encode("utf-8", "surrogateescape") + b" " * n


def test_an_error_or_a_full_disk_changes_nothing(monkeypatch):
    add("甲")
    with pytest.raises(RuntimeError), LIST.changing() as words:
        words.clear()
        raise RuntimeError

    def full(path, parts):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "write", full)
    with pytest.raises(OSError, match="No space"):
        add("乙")
    assert LIST.every() == (Word("甲"),)


def test_a_list_that_may_not_be_read_is_not_overwritten(monkeypatch):
    add("甲")
    before = LIST.path().read_bytes()

    def denied(path):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.read_bytes", denied)
        with pytest.raises(PermissionError):
            add("乙")
    assert LIST.path().read_bytes() == before
