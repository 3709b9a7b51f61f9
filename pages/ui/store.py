"""The store as pages see it: the lake in use, and answers kept per (data version, question, arguments).

The only place with a `st.cache_*`: keys are the version and frozen values, never frames, and every cache is bounded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

import store
from store import Lake, Snapshot
from words import language

P = ParamSpec("P")
T = TypeVar("T")


def lake() -> Lake:
    """The lake in use: the real one, or the demo while that is empty or asked for."""
    return store.open(demo=True if st.session_state.get("demo") else None)


def snapshot() -> Snapshot:
    """The newest state of the lake in use."""
    return lake().at()


def ask(question: Callable[Concatenate[Snapshot, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of `question(snapshot, …)`, kept for this data version. Arguments are frozen values (a Scope, an id, a date)."""
    now = snapshot()
    name = f"{question.__module__}.{question.__qualname__}"
    # Frozen values print all that they hold, so their print is the key; hashes could meet, and Streamlit samples large frames.
    key = repr((name, str(lake().root), now.version, now.committed_at, language(), args, sorted(kwargs.items())))
    answer: T = _kept(key, _asked=lambda: question(now, *args, **kwargs))
    return answer


@st.cache_data(max_entries=2_000, show_spinner=False)
def _kept(key: str, _asked: Callable[[], Any]) -> Any:  # `_asked` is not part of the key: `key` says it all
    return _asked()
