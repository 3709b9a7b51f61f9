"""A report writes itself into the history where it is asked to (`--keep`), so that it can be made again from there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from access import LOCAL_OPERATOR, Actor
from reports import days
from reports.request import Request
from store import reports_made
from store.reports_made import Asked, Made
from words import Refusal
from words.system import why

NOT_KEPT = ("--out", "--by")  # where the file went and who asked say nothing of what stands in it


def remember(typed: Sequence[str], request: Request, file: str, content: bytes, by: str = "") -> Made:
    """Keep what was typed, the data version pinned, with the SHA-256 of what came of it. Raises Refusal where the disk says no."""
    snapshot = request.snapshot
    arguments = reports_made.without([each for each in typed if each != "--keep"], *NOT_KEPT)
    if snapshot.is_demo and "--demo" not in arguments:
        arguments = (*arguments, "--demo")
    if request.scope.as_of is None:  # where nobody names a day, an unfinished campaign is looked at as of today
        arguments = (*arguments, f"--as-of={days.settled(request)}")
    arguments = reports_made.at_version(arguments, snapshot.version)
    asked = Asked(arguments[0], request.campaign.id, request.kind, request.language, request.enterprise or "", arguments)
    try:
        return reports_made.keep(
            asked,
            file,
            hashlib.sha256(content).hexdigest(),
            len(content),
            snapshot.version,
            snapshot.committed_at,
            snapshot.is_demo,
            actor=Actor(by or LOCAL_OPERATOR.name),
        )
    except OSError as error:
        raise Refusal("The report was written, but not into the history: {why}.", why=why(error)) from error
