"""Answers kept in the process."""

from __future__ import annotations

import threading
import time

import pytest

from analytics.kept import Kept, kept


def test_an_answer_is_worked_out_once():
    asked = []

    @kept(8)
    def double(n, *, more=0):
        asked.append(n)
        return 2 * n + more

    assert [double(1), double(1), double(1, more=1), double(1, more=1)] == [2, 2, 3, 3]
    assert asked == [1, 1]


def test_who_asks_meanwhile_waits_for_the_same_answer():
    answers, worked, found = Kept(8), [], []

    def work():
        worked.append(1)
        time.sleep(0.1)
        return object()

    threads = [threading.Thread(target=lambda: found.append(answers.get("key", work))) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(worked) == 1 and len(set(map(id, found))) == 1


def test_what_fails_is_asked_again():
    answers = Kept(8)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            answers.get("key", lambda: 1 // 0)
    assert answers.get("key", lambda: 5) == 5


def test_the_longest_unasked_leave_first_by_their_weight():
    answers, worked = Kept(10, weigh=len), []

    def ask(key, size):
        return answers.get(key, lambda: worked.append(key) or "x" * size)

    ask("a", 4), ask("b", 4), ask("a", 4), ask("c", 4)  # b leaves
    ask("a", 4), ask("c", 4)
    assert worked == ["a", "b", "c"]
    ask("b", 4)
    assert worked == ["a", "b", "c", "b"]
    assert ask("huge", 99) and ask("huge", 99)
    assert worked[-1] == "huge" and worked.count("huge") == 1
