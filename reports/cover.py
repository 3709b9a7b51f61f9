"""What every document of a request says about itself: kind, language, issuer, day, data version, filters."""

from __future__ import annotations

from analytics.names import place
from reports import about, days
from reports.document import Block, Document
from reports.request import Request
from words import _, numbers


def document(
    request: Request, title: str, blocks: tuple[Block, ...], subtitle: str = "", keywords: tuple[str, ...] = (), counted: str = ""
) -> Document:
    """The report of a request with its blocks; without a subtitle the campaign and the day stand under the title.

    `counted` says what the figures count, where it is not the batches of the scope.
    """
    day = days.settled(request)
    return Document(
        kind=request.kind,
        language=request.language,
        title=title,
        subtitle=subtitle or _("{campaign}, as of {day}", campaign=request.campaign.title, day=numbers.date_long(day)),
        issuer=_("Office of the leading group of {county}", county=place(request.campaign.county)),
        day=day,
        made=request.snapshot.committed_at,
        blocks=blocks,
        about=about.lines(request, counted),
        feet=about.feet(request, counted),
        synthetic=about.synthetic(request),
        keywords=keywords,
        version=about.version_line(request),
    )
