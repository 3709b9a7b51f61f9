"""One enterprise, one dossier (一企一档, process P12), as a report: who it is, how its batches did, and every record about it."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import names as spoken
from analytics.dossier import cards, follows, found, parts, similar, whole
from analytics.dossier.about import boundary_said
from analytics.dossier.part import Part
from analytics.dossier.whole import Dossier
from analytics.labels import listing
from analytics.scope import Scope
from analytics.statistics import wilson_interval
from analytics.units import SMALL
from charts.figures.batches_by_quarter import by_quarter
from reports import days
from reports.cover import document
from reports.document import Block, Document, Figure, Heading, Table
from reports.framed import framed, pairs
from reports.request import Progress, Request, quietly
from reports.sections.wording import PLACE, cited, paragraph
from words import Refusal, _, numbers


def make(request: Request, progress: Progress = quietly) -> Document:
    """The dossier of `request.enterprise` (its key, number, name or former name) on the report's day.

    Raises Refusal where nobody is meant (with similar names) or several are.
    """
    scope = request.scope.but(campaign=request.campaign.id, as_of=days.settled(request))
    progress(_("Looking for the enterprise"))
    one = asked(request, scope)
    progress(_("Writing the dossier"))
    counted = _(
        "Records of {first} to {last} about this enterprise, of all trades, levels and kinds of sampling.",
        first=numbers.date_long(one.first),
        last=numbers.date_long(one.as_of),
    )
    return document(request, _("Quality dossier of {name}", name=one.name), tuple(_blocks(one)), keywords=(one.name, one.key), counted=counted)


def asked(request: Request, scope: Scope) -> Dossier:
    """The dossier of whom the request names. Raises Refusal."""
    text = (request.enterprise or "").strip()
    if not text:
        raise Refusal("A dossier is about one enterprise: name it by its number or name.")
    key = found.key_of(request.snapshot, scope, text)
    one = whole.of(request.snapshot, scope, key or text)
    if one is not None:
        return one
    where = {"county": spoken.place(request.campaign.county), "name": text[:60], "day": numbers.date_long(scope.as_of)}
    near = similar.to(request.snapshot, scope, text)
    if near:
        raise Refusal("No one enterprise of {county} is known as “{name}” on {day}. Did you mean: {near}?", near=listing(near), **where)
    raise Refusal("No enterprise of {county} is known as “{name}” on {day}, nor one of a similar name.", **where)


def _blocks(one: Dossier) -> Iterator[Block]:
    yield Heading(_("In short"))
    yield paragraph(_who(one), boundary_said(one), _passed(one))
    yield paragraph(listing(badge.word for badge in cards.badges(one)) + _("."), lead=_("To be noted: "))
    for part in parts.every(one):
        yield Heading(part.title)
        yield from _part(part)
        if part.key == "results" and follows.quarters(one)[["passed", "failed"]].to_numpy().sum():
            spec = by_quarter(follows.quarters(one), key="dossier-quarters")
            yield paragraph(cited(_("{figure} shows the batches of each quarter.", figure=PLACE), "dossier-quarters"))
            yield Figure(spec, _("Batches by quarter"), spec.note)


def _part(part: Part) -> Iterator[Block]:
    table = _table(part)
    if part.facts and part.table is None:
        yield pairs(part.facts, part.key, part.title, (_("Item"), _("On record")))
    if part.told:
        yield paragraph(*part.told)
    if table is not None:
        yield table


def _table(part: Part) -> Table | None:
    return None if part.table is None else framed(part.table, part.key, part.title)


def _who(one: Dossier) -> str:
    """Number, place, trade, sales and classes of the register, as far as it tells."""
    now = one.now
    if not now:
        return _(
            "{name} is not in the register of {day}; what follows comes from sampling results and other records.",
            name=one.name,
            day=numbers.date_long(one.as_of),
        )
    told = [one.name + (_(" ({number})", number=now["uscc"]) if now["uscc"] else "")]
    if now["township"]:
        told.append(_("in {place}", place=spoken.place(str(now["township"]))))
    if now["trade"]:
        told.append(_("makes {trade}", trade=spoken.trade(str(now["trade"]))))
    if now["annual_sales"] is not None:
        told.append(_("annual sales {sum}, sales tier {tier}", sum=numbers.money(now["annual_sales"]), tier=now["tier"]))
    if now["compliance_class"]:
        told.append(_("compliance class {letter}", letter=now["compliance_class"]))
    return _(", ").join(told) + _(".")


def _passed(one: Dossier) -> str:
    """The rate of the three years with n and 95 % interval; counts alone where they are few."""
    last = follows.rates(one).iloc[-1]
    passed, judged = int(last["passed"]), int(last["judged"])
    span = numbers.date_range(one.first, one.as_of)
    if not judged:
        return _("{span}: no batch of it was judged, so there is no pass rate.", span=span)
    told = {"span": span, "judged": numbers.count(judged), "passed": numbers.count(passed), "failed": numbers.count(judged - passed)}
    if judged < SMALL:
        return _("{span}: {judged} batches judged, {passed} passed, {failed} failed; too few for a rate.", **told)
    low, high = wilson_interval(passed, judged)
    return _(
        "{span}: {judged} batches judged, {passed} passed, {failed} failed: a batch pass rate of {rate} (95% interval {ends}).",
        rate=numbers.rate(passed, judged),
        ends=numbers.interval(float(low), float(high)),
        **told,
    )
