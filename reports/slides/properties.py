"""What the file says of itself: title, issuer, and the commit time of its data as the time it was made."""

from __future__ import annotations

from datetime import UTC

from pptx.presentation import Presentation

from analytics.names import place
from reports import about
from reports.findings import Findings
from words import _
from words.cells import clean


def describe(file: Presentation, found: Findings, title: str) -> None:
    """Fill in the core properties; every time is that of the data version, never the clock."""
    own = file.core_properties
    made = found.snapshot.committed_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    own.title = clean(title)[:255]
    own.author = own.last_modified_by = _("Office of the leading group of {county}", county=place(found.campaign.county))[:255]
    own.subject = _("Data version {n}, as of {day}", n=found.snapshot.version, day=found.as_of.isoformat())
    own.comments = clean("\n".join(about.lines(found.request)))[:255]
    own.keywords = _("Demo data (synthetic)") if about.synthetic(found.request) else ""
    own.language = "zh-CN" if found.request.language == "zh" else "en-US"
    own.created = own.modified = made
    own.revision = 1
