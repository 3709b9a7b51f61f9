"""What a report is asked to be: the one frozen argument of every maker, and what makes its bytes the same again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analytics.campaigns import Campaign
from analytics.scope import Scope
from store import Snapshot

KINDS = ("summary", "final", "weekly", "industry", "failures", "dossier")
Progress = Callable[[str], None]  # told in the reader's language what is being worked on


def quietly(_step: str) -> None:
    """Progress that nobody listens to."""


@dataclass(frozen=True)
class Request:
    """A campaign, a scope and a state of the store; `enterprise` is the key (USCC or name) that a dossier is about."""

    snapshot: Snapshot
    campaign: Campaign
    scope: Scope
    kind: str = "summary"
    enterprise: str | None = None

    @property
    def language(self) -> str:
        """'zh' or 'en'."""
        return self.scope.language
