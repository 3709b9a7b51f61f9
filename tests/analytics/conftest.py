"""Sentences are checked in English, whatever test ran before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import words


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    words.speak("en")
    yield
    words.speak("zh")
