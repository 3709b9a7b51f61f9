"""The first slide."""

from __future__ import annotations

from analytics.names import place
from reports import about
from reports.findings import Findings
from reports.slides import verdict
from reports.slides.model import Cover
from words import _, numbers


def cover(found: Findings, title: str) -> Cover:
    """Campaign, county, day, issuer."""
    campaign = found.campaign
    lines = [
        title,
        _("{county}, as of {day}", county=place(campaign.county), day=numbers.date_long(found.as_of)),
        _("Office of the leading group of {county}", county=place(campaign.county)),
    ]
    if about.synthetic(found.request):
        lines.append(_("Demo data (synthetic): no real enterprise is meant."))
    return Cover(str(campaign.title), tuple(lines), (str(campaign.title), verdict.roll_up(found.attainments), *about.lines(found.request)))
