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
    """The last `most` answers by key; the ones longest not asked for leave first. What fails is not kept."""

    def __init__(self, most: int) -> None:
        """Nothing is kept yet."""
        self._most = most
        self._answers: OrderedDict[Hashable, Future[T]] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, key: Hashable, work: Callable[[], T]) -> T:
        """The answer under a key; `work` finds it where nobody has asked yet, and who asks meanwhile waits for it."""
        with self._guard:
            answer = self._answers.get(key)
            mine = answer is None
            if answer is None:
                answer = self._answers[key] = Future()
                while len(self._answers) > self._most:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(key)
        if mine:
            try:
                answer.set_result(work())
            except BaseException as error:
                answer.set_exception(error)
                with self._guard:
                    if self._answers.get(key) is answer:
                        del self._answers[key]
        return answer.result()


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last `most` answers of a function whose arguments are hashable and whose answers nobody changes."""

    def decorated(function: Callable[P, T]) -> Callable[P, T]:
        answers: Kept[T] = Kept(most)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            return answers.get((args, tuple(sorted(kwargs.items()))), lambda: function(*args, **kwargs))

        return asked

    return decorated
