"""Who acts, and what they may do. Every function that changes the store takes its actor and re-reads the permission.

Until the sign-in gate stands in front of the server, the one actor is the local operator on loopback.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Literal, ParamSpec, TypeVar

from words import Refusal

Role = Literal["viewer", "analyst", "administrator"]
Permission = Literal["view", "upload", "withdraw", "correct", "decide", "compact"]

_MAY: dict[Role, frozenset[Permission]] = {
    "viewer": frozenset({"view"}),
    "analyst": frozenset({"view", "upload", "withdraw", "correct", "decide"}),
    "administrator": frozenset({"view", "upload", "withdraw", "correct", "decide", "compact"}),
}

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Actor:
    """A person with a role; the name stands in the ledger."""

    name: str
    role: Role = "viewer"

    def may(self, permission: Permission) -> bool:
        """Whether the role carries the permission."""
        return permission in _MAY[self.role]


LOCAL_OPERATOR = Actor("local operator", "administrator")


def needs(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Refuse the call unless its keyword argument `actor` may do it. A call without an actor is a programming error (TypeError)."""

    def guard(service: Callable[P, R]) -> Callable[P, R]:
        @wraps(service)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs.get("actor")
            if not isinstance(actor, Actor):
                raise TypeError(f"{service.__name__} takes its actor by keyword.")
            if not actor.may(permission):
                raise Refusal("{name} is not allowed to do this. Ask an analyst or the administrator.", name=actor.name)
            return service(*args, **kwargs)

        return guarded

    return guard
