"""Everything a report says, asked once: each property is one call into analytics on the same day, scope and state of the store."""

from __future__ import annotations

from dataclasses import dataclass

from reports.asked.followed import Followed
from reports.asked.judged import Judged
from reports.asked.moved import Moved


@dataclass(frozen=True)
class Findings(Judged, Moved, Followed):
    """The answers of analytics to one request, each computed when it is first asked for and kept. Texts in them are in the language now spoken.

    Rates are fractions of 1, counts whole numbers; what analytics answers with a frame has the columns that its own function names.
    """
