"""Answers kept in the process: bounded, and worked out once where several ask for the same at the same time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Kept(Generic[T]):
    """The last answers by key, no more than weigh `most` together; those longest not asked for leave first. What fails is not kept."""

    def __init__(self, most: int, weigh: Callable[[T], int] = lambda _answer: 1) -> None:
        """Nothing is kept yet. `weigh`: what an answer takes of `most` (1: their number counts)."""
        self._most, self._weigh, self._weight = most, weigh, 0
        self._answers: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self._guard = threading.Lock()

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer under a key; `work` finds it where nobody has asked yet, and who asks meanwhile waits for it."""
        with self._guard:
            answer = self._answers.get(key)
            mine = answer is None
            if answer is None:
                answer = self._answers[key] = Future()
            self._answers.move_to_end(key)
        if mine:
            try:
                answer.set_result(work())
            except BaseException as error:
                answer.set_exception(error)
                with self._guard:
                    self._forget(key)
            else:
                self._put_on_the_scales(key, self._weigh(answer.result()))
        return answer.result()

    def _put_on_the_scales(self, key: Hashable, weight: int) -> None:
        with self._guard:
            self._weights[key] = weight
            self._weight += weight
            for old in list(self._answers):
                if self._weight <= self._most:
                    break
                if old in self._weights and old != key:  # one that is being worked out has no weight yet
                    self._forget(old)

    def _forget(self, key: Hashable) -> None:
        self._answers.pop(key, None)
        self._weight -= self._weights.pop(key, 0)


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `most` answers of a function whose arguments are hashable and whose answers nobody changes."""

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        answers: Kept[T] = Kept(most)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            return answers.get((args, tuple(sorted(kwargs.items()))), lambda: function(*args, **kwargs))

        return asked

    return decorated
