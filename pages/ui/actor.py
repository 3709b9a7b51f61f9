"""Who sits at the page. Before the sign-in gate, that is the operator of this machine."""

from __future__ import annotations

from access import LOCAL_OPERATOR, Actor


def actor() -> Actor:
    """The person of this session, read anew at every call."""
    return LOCAL_OPERATOR
