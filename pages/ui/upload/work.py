"""The work behind the upload page: looking, trying and publishing, each started once and done in a thread without Streamlit.

A rerun looks at the job that runs already, so that no file comes in twice and none comes in by half.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from access import Actor
from etl import load
from etl.inspect import Inspection, inspect
from etl.receipt import Receipt
from pages.ui.upload import jobs
from pages.ui.upload.file import Held
from pages.ui.upload.jobs import Job, Step


@dataclass(frozen=True)
class Settings:
    """All that a person said about a file; the same settings are the same work."""

    dataset: str
    sheet: str | None = None
    campaign: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    fill: tuple[tuple[str, str], ...] = ()
    replace: bool = False


def look(held: Held, dataset: str | None, sheet: str | None) -> Job[Inspection]:
    """What the file says of itself."""
    return _once(held, ("look", dataset, sheet), _look, held, dataset, sheet)


def tried(held: Held, settings: Settings, who: Actor) -> Job[Receipt]:
    """What would come of publishing it."""
    return _once(held, ("try", settings), _load, held, settings, who, True)


def publish(held: Held, settings: Settings, who: Actor) -> None:
    """Publish it, once; for a button's callback."""
    _once(held, ("publish",), _load, held, settings, who, False)


def published(held: Held) -> Job[Receipt] | None:
    """The publication of the file in hand, if it was asked for."""
    return held.jobs.get(("publish",))


def try_again(held: Held) -> None:
    """Forget a publication that was refused, so that the person can mend what it named."""
    held.jobs.pop(("publish",), None)


def _once(held: Held, key: tuple[Any, ...], work: Callable[..., Any], *args: Any) -> Job[Any]:
    if key not in held.jobs:
        held.jobs[key] = jobs.start(work, *args)
    job: Job[Any] = held.jobs[key]
    return job


def _look(held: Held, dataset: str | None, sheet: str | None, *, step: Step) -> Inspection:
    return inspect(held.path, dataset, sheet=sheet)


def _load(held: Held, settings: Settings, who: Actor, dry_run: bool, *, step: Step) -> Receipt:
    def progress(share: float, doing: object) -> None:
        step.share, step.doing = share, str(doing)

    return load(
        held.path,  # the file is held until this is done, whoever leaves
        settings.dataset,
        actor=who,
        campaign=settings.campaign,
        sheet=settings.sheet,
        mapping=dict(settings.mapping),
        fill=dict(settings.fill),
        replace=settings.replace,
        dry_run=dry_run,
        progress=progress,
    )
