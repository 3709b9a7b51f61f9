"""The store as pages see it: the lake in use, and answers and figures kept per (data version, question, arguments).

The only place where pages keep anything beyond a session: keys are the version and frozen values, never frames, and what is kept is bounded.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import plotly.graph_objects as go
import streamlit as st

import store
from analytics import campaigns
from analytics.kept import Kept, kept
from charts.plotly import draw
from store import Lake, Snapshot
from words import language

P = ParamSpec("P")
T = TypeVar("T")

ANSWERS = 48 << 20  # bytes of all kept answers together: some thousands of them
FIGURES = 300  # about 35 KB each


def lake() -> Lake:
    """The lake in use: the real one, or the demo while that is empty or asked for."""
    return store.open(demo=True if st.session_state.get("demo") else None)


def snapshot() -> Snapshot:
    """The newest state of the lake in use."""
    return lake().at()


def ask(question: Callable[Concatenate[Snapshot, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer of `question(snapshot, …)`, kept for this data version. Arguments are frozen values (a Scope, an id, a date)."""
    return answered(snapshot(), question, *args, **kwargs)


def answered(now: Snapshot, question: Callable[Concatenate[Snapshot, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The same at a state of the store that is at hand. Several who ask at once wait for one answer."""
    name = f"{question.__module__}.{question.__qualname__}"
    # A campaign that the bureau edits changes answers without a new data version.
    # Frozen values print all that they hold, so their print is the key: no two of them are ever taken for one.
    key = repr((name, str(now.root), now.version, now.committed_at, campaigns.own_state(), language(), args, sorted(kwargs.items())))
    # Kept as bytes, each asker unpacks an answer of their own: a frame that many look at gathers a reference for every look.
    answer: T = pickle.loads(_answers.get(key, lambda: pickle.dumps(question(now, *args, **kwargs), pickle.HIGHEST_PROTOCOL)))
    return answer


@kept(FIGURES)
def drawn(spec: Any) -> go.Figure:
    """The figure of a spec, drawn once for all who see the same; nobody may change it."""
    return draw(spec)


_answers: Kept[bytes] = Kept(ANSWERS, len)
