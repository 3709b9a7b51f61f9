"""The days of a report: the day it speaks of, and the earlier day that it looks back to."""

from __future__ import annotations

from datetime import date, timedelta

from analytics.changes.days import a_month_before
from analytics.context import default_as_of
from reports.request import Request
from words import numbers

CHINA = numbers.CHINA
ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def settled(request: Request) -> date:
    """The day a report speaks of: the scope's own; else a final report's is the campaign's last day, any other's its last counted row.

    Never later than the day on which the data version was committed: asked again tomorrow, the same question has the same answer.
    """
    if request.scope.as_of:
        return request.scope.as_of
    day = request.campaign.end if request.kind == "final" else default_as_of(request.snapshot, request.campaign)
    known = request.snapshot.committed_at.astimezone(CHINA).date() if request.snapshot.version else date.today()
    return min(day, known)


def looked_back(request: Request, day: date) -> date | None:
    """The earlier day: a week before for a bulletin, the eve of the stage that is on for a stage summary, else a month before.

    None where the campaign had not begun by then: there is nothing to look back to.
    """
    then = day - WEEK if request.kind == "weekly" else eve_of_stage(request, day) or a_month_before(day)
    return then if then >= request.campaign.start else None


def eve_of_stage(request: Request, day: date) -> date | None:
    """The day before the stage that a summary is about; None for other reports, for the first stage and on the first day of a stage."""
    stage = request.campaign.stage_on(day) if request.kind == "summary" else None
    return stage.start - ONE_DAY if stage and request.campaign.start < stage.start < day else None
