"""What a report's figures count, in lines for its foot, its properties and its appendix: campaign, filters, n, day, data version, 演示数据."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from analytics import rates
from analytics.filtered import filters
from reports import days
from reports.request import Request
from words import _, numbers

CHINA = timezone(timedelta(hours=8))


def lines(request: Request, counted: str = "") -> tuple[str, ...]:
    """One line each: the campaign with its document, the scope in words, the batches counted, the data version, and that it is synthetic if so.

    `counted` stands in place of scope and batches where a report counts something else.
    """
    said = [_("{title} ({document})", title=request.campaign.title, document=request.campaign.document)]
    said += [counted] if counted else [scope_line(request), counted_line(request)]
    said.append(version_line(request))
    if synthetic(request):
        said.append(_("Demo data (synthetic): no real enterprise is meant."))
    if request.campaign.synthetic_place:
        said.append(_("The county of this campaign is invented."))
    return tuple(said)


def synthetic(request: Request) -> bool:
    """Whether the figures are made up."""
    return request.snapshot.is_demo


def scope_line(request: Request) -> str:
    """The filters in words: '统计范围：全部乡镇（街道）；童装、阀门；…'."""
    return _("Scope: {filters}.", filters=_("; ").join(filters(request.campaign, request.scope)))


def counted_line(request: Request) -> str:
    """The days and how many batches count in them: '2007年7月3日～11月11日，计数批次 490 批，截至 2007年11月11日'."""
    day = days.settled(request)
    scope = request.scope.but(campaign=request.campaign.id, as_of=day)
    span = rates.span_of(request.snapshot, scope, request.campaign)
    if span.end < span.start:
        return _("As of {day} the campaign has not begun: no batch counts.", day=numbers.date_long(day))
    judged = int(rates.rate(request.snapshot, scope)["judged"].sum())
    return _(
        "{days}: {n} judged batches count; as of {day}.",
        days=numbers.date_range(span.start, span.end),
        n=numbers.count(judged),
        day=numbers.date_long(day),
    )


def version_line(request: Request) -> str:
    """The state of the store and when it was committed, in Beijing time."""
    return _("Data version {n}, committed {time}.", n=request.snapshot.version, time=moment(request.snapshot.committed_at))


def moment(time: datetime) -> str:
    """A moment in Beijing time: '2026年11月22日 15:04（北京时间）'."""
    there = time.astimezone(CHINA)
    return _("{day} {clock} (Beijing time)", day=numbers.date_long(there.date()), clock=f"{there:%H:%M}")
