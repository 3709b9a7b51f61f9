"""What the link of one view of Breakdown narrows beside the sidebar: days, sales tiers, a level, a target. What nobody can read is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date

from analytics import campaigns
from analytics.filters import counted_by
from analytics.scope import Scope
from pages.ui import drill, misread
from words import N_, Refusal, _


def narrowed(scope: Scope) -> Scope:
    """The scope within the days, the sales tiers, the level and the target that the link names; what of them nobody can read falls away."""
    return _read(scope)[0]


def tell(scope: Scope) -> None:
    """Say what of the link could not be read in this scope, and take it out of the address. Ask before anything is drawn from the path."""
    for name, said in _read(scope)[1].items():
        drill.forget(name)
        misread.say(_(_PARTS[name][0]), [said], _("All"))


def _read(scope: Scope) -> tuple[Scope, dict[str, str]]:
    """The scope narrowed by each part that can be read, and by name those that cannot."""
    unread = {}
    for name, said in asdict(drill.path()).items():
        if said and name in _PARTS:
            try:
                scope = _PARTS[name][1](scope, said)
            except (ValueError, Refusal):
                unread[name] = said
    return scope, unread


def _within(scope: Scope, said: str) -> Scope:
    """'2007-10-01~2007-10-31', as far as it lies within the scope. Raises ValueError or Refusal where it does not."""
    first, last = (date.fromisoformat(day) for day in said.split("~"))
    return scope.but(start=max(first, scope.start or first), end=min(last, scope.end or last))


def _of_tiers(scope: Scope, said: str) -> Scope:
    return scope.but(tiers=tuple(said))


def _at_level(scope: Scope, said: str) -> Scope:
    return scope.but(levels=(said,))


def _that_counts(scope: Scope, said: str) -> Scope:
    """What a target of the scope's campaign counts; without a campaign there is none."""
    if not scope.campaign:
        raise ValueError(said)
    return counted_by(campaigns.load(scope.campaign).target(said), scope)


_PARTS: Mapping[str, tuple[str, Callable[[Scope, str], Scope]]] = {
    "days": (N_("Days"), _within),
    "class_": (N_("Sales tier"), _of_tiers),
    "rank": (N_("Level"), _at_level),
    "counted": (N_("Target"), _that_counts),
}
"""Each of them by its name in `drill.Path`: what the reader calls it, and how it narrows."""
