"""What a report's figures count, in lines for its foot, its properties and its appendix: campaign, filters, n, day, data version, 演示数据."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from analytics import rates
from analytics.filtered import filters
from reports import days
from reports.days import CHINA
from reports.request import Request
from words import _, language, numbers

LEFT_OUT = (3, 2, 0)
"""The filters (analytics.filtered) that a foot without room leaves out, one after another: kinds, levels, townships."""


def lines(request: Request, counted: str = "") -> tuple[str, ...]:
    """One line each: the campaign with its document, the scope in words, the batches counted, the data version, and that it is synthetic if so.

    `counted` stands in place of scope and batches where a report counts something else.
    """
    told = (counted,) if counted else (scope_line(request), counted_line(request))
    said = [_("{title}; document: {document}", title=request.campaign.title, document=request.campaign.document), *told, version_line(request)]
    if synthetic(request):
        said.append(_("Demo data (synthetic): no real enterprise is meant."))
    if language() != "zh":
        said.append(_("Names of enterprises, products, items and bodies that have no English form stand as they are registered."))
    if request.campaign.synthetic_place:
        said.append(_("The county of this campaign is invented."))
    return tuple(said)


def feet(request: Request, counted: str = "") -> tuple[tuple[str, ...], ...]:
    """`lines` for where there is little room, in ever fewer words: a filter or a line is left out whole, the least telling first.

    Data version, time and that the data are synthetic stand in each; where something is left out, that the end of the document has it.
    """
    whole, rest, short = lines(request, counted), _("Full scope: see the end."), str(request.campaign.short)
    always = (version_line(request), *([_("Demo data (synthetic)")] if synthetic(request) else []))
    if counted:
        return whole, (short, counted, *always), (short, rest, *always), (rest, *always)
    days = counted_line(request)
    scopes = [(scope_line(request, LEFT_OUT[:n]), *([rest] if n else [])) for n in range(len(LEFT_OUT) + 1)]
    return (whole, *((short, *scope, days, *always) for scope in scopes), (short, rest, days, *always), (rest, *always))


def synthetic(request: Request) -> bool:
    """Whether the figures are made up."""
    return request.snapshot.is_demo


def scope_line(request: Request, without: Sequence[int] = ()) -> str:
    """The filters in words: '统计范围：全部乡镇（街道）；童装、阀门；…'. `without`: the places of those that are left out."""
    said = [each for place, each in enumerate(filters(request.campaign, request.scope)) if place not in without]
    return _("Scope: {filters}.", filters=_("; ").join(said))


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
    """The state of the store and when it was committed, in Beijing time; of an empty one, that nothing has been loaded."""
    if not request.snapshot.version:
        return _("Data version 0: nothing has been loaded yet.")
    return _("Data version {n}, committed {time}.", n=request.snapshot.version, time=moment(request.snapshot.committed_at))


def moment(time: datetime) -> str:
    """A moment in Beijing time: '2026年11月22日 15:04（北京时间）'."""
    there = time.astimezone(CHINA)
    return _("{day} {clock} (Beijing time)", day=numbers.date_long(there.date()), clock=f"{there:%H:%M}")
