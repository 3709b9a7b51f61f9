"""Long work outside the script: a rerun may stop a script at any `st.*` call, and must never stop a publication half-way.

The work runs in a thread that knows nothing of Streamlit; the script only looks on. Leaving the page or closing the tab
leaves the work alone, and coming back finds it running or done.
"""

from __future__ import annotations

import contextvars
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import streamlit as st

T = TypeVar("T")
_workers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="job")
_GLANCE = 0.1  # seconds between two looks at a running job


@dataclass
class Step:
    """How far the work is: a share in [0, 1] (None: unknown) and what is being done now."""

    share: float | None = None
    doing: str = ""


@dataclass
class Job(Generic[T]):
    """One piece of work that was started once."""

    future: Future[T]
    step: Step = field(default_factory=Step)

    @property
    def done(self) -> bool:
        """Whether it has ended, well or badly."""
        return self.future.done()


def start(work: Callable[..., T], *args: Any, **kwargs: Any) -> Job[T]:
    """Start `work(*args, step=Step, **kwargs)` in a thread; it says how far it is by writing into the step. Language and scope go with it."""
    step = Step()
    context = contextvars.copy_context()
    return Job(_workers.submit(lambda: context.run(lambda: work(*args, step=step, **kwargs))), step)


def watch(job: Job[T], label: str) -> T:
    """Show a bar until the job ends; its result. Raises what the job raised."""
    if not job.done:
        bar = st.progress(0.0, text=label)
        while not job.done:
            said = f"{label} {job.step.doing}".strip()
            bar.progress(job.step.share or 0.0, text=said)
            time.sleep(_GLANCE)
        bar.empty()
    return job.future.result()
