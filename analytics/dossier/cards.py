"""The head of a dossier in words: what needs attention, the rate, the classes."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.dossier import follows, records
from analytics.dossier.about import disposition_said
from analytics.dossier.whole import Dossier
from analytics.dossier.wording import said
from analytics.statistics import wilson_interval
from analytics.units import SMALL
from words import _, numbers

SHORT = 40  # signs of a reason that a card holds


@dataclass(frozen=True)
class Badge:
    """Something that needs attention: a colour of the theme, an icon, and the word."""

    colour: str
    icon: str
    word: str


@dataclass(frozen=True)
class Card:
    """A figure with its title and what stands under it."""

    title: str
    value: str
    note: str


def badges(found: Dossier) -> list[Badge]:
    """What needs attention; one calm badge where nothing does."""
    licences, status = records.worst_licences(found), found.now.get("status")
    told = []
    if not found.now:
        told.append(Badge("gray", "help", _("not in the register")))
    if status in ("closed", "revoked"):
        told.append(Badge("gray", "block", said("enterprises", "status", status)))
    if found.orders["blacklisted"].any():
        told.append(Badge("red", "do_not_disturb_on", _("on the blacklist")))
    if n := records.open_orders(found):
        told.append(Badge("red", "cancel", _("orders overdue or failed: {n}", n=n)))
    if n := licences["bad"]:
        told.append(Badge("red", "cancel", _("licences expired or missing: {n}", n=n)))
    if n := licences["expiring"]:
        told.append(Badge("yellow", "schedule", _("licences that expire within 90 days: {n}", n=n)))
    if n := int(found.cases["closed_on"].isna().sum()):
        told.append(Badge("yellow", "gavel", _("cases open: {n}", n=n)))
    if n := int(found.complaints["closed_on"].isna().sum()):
        told.append(Badge("yellow", "forum", _("complaints open: {n}", n=n)))
    if found.now.get("key_unit_reasons"):
        told.append(Badge("blue", "visibility", _("key unit")))
    return told or [Badge("green", "check_circle", _("nothing overdue, expired or open"))]


def cards(found: Dossier) -> list[Card]:
    """The batch pass rate of the three years with n and 95 % interval, and the three classes with day and reason."""
    now, whole = found.now, follows.rates(found).iloc[-1]
    passed, judged = int(whole["passed"]), int(whole["judged"])
    if judged >= SMALL:
        low, high = wilson_interval(passed, judged)
        value, sure = numbers.rate(passed, judged), _("95% interval {ends}", ends=numbers.interval(float(low), float(high)))
    else:
        value, sure = (f"{passed}/{judged}", _("too few for a rate")) if judged else (numbers.NOTHING, _("no batch judged"))
    return [
        Card(_("Batch pass rate, three years"), value, f"{numbers.sample_size(judged)} · {sure}"),
        Card(
            _("Sales tier"),
            now.get("tier") or numbers.NOTHING,
            _("Annual sales {sum}", sum=said("enterprises", "annual_sales", now.get("annual_sales"))),
        ),
        Card(_("Compliance class"), now.get("compliance_class") or numbers.NOTHING, _because(found, "compliance_class", "compliance")),
        Card(_("Disposition"), disposition_said(now.get("disposition")), _because(found, "disposition", "disposition")),
    ]


def _because(found: Dossier, scheme: str, field: str) -> str:
    """Since when and why it is in its class."""
    if not found.now.get(scheme):
        return _("in no class")
    day, reason = found.now[f"{field}_on"], found.now[f"{field}_reason"] or _("no reason on record")
    told = [numbers.date_short(day)] if day else []
    return " · ".join([*told, reason if len(reason) <= SHORT else reason[: SHORT - 1] + "…"])
