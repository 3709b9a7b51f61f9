"""Outlook: will each target be met when it is due, how likely, and what is still needed."""

from __future__ import annotations

from analytics import words_of_outlook as words_of
from analytics.expected import Outlook
from reports import rest
from reports.document import Cell, Column, Table
from reports.findings import Findings
from reports.slides.model import Slide
from words import _, numbers


def slides(found: Findings) -> list[Slide]:
    """One table of the targets that are still open; when all due dates are over, no slide: the targets' own slides say what came of them."""
    if all(each.due <= found.as_of for each in found.campaign.targets):
        return []
    every = [each for row in found.outlooks for each in (row, *row.parts)]
    rates = [each for each in every if each.state == "open" and each.limit is not None]
    others = [each for each in found.outlooks if each.state == "not_predicted" and each.attained.administrative != "met"]
    if not rates and not others:
        return []
    notes = tuple(f"{each.id} {each.title}: {each.answer}" for each in every if each.state != "over")
    table = Table("outlook", _("Outlook of the targets"), _columns(), tuple(_row(each) for each in (*rates, *others)), _note(rates))
    return [
        Slide(
            _title(rates, others),
            kicker=_("Outlook · {day}", day=numbers.date_long(found.as_of)),
            table=table,
            rest=rest.in_workbook("outlook"),
            notes=notes,
        )
    ]


def _title(rates: list[Outlook], others: list[Outlook]) -> str:
    known = [each for each in rates if each.chance is not None]
    if not known:
        return _("Targets still to be reached by their due date: {n}", n=len(rates) + len(others))
    least = min(known, key=lambda each: each.chance or 0.0)
    found = {"title": least.title, "chance": words_of.chance(least.chance), "likely": words_of.likely(least.chance or 0.0)}
    if len(known) == 1:
        return _("{title}: met at the due date with {chance}, {likely}", **found)
    return _("Least sure is {title}: {chance}, {likely}", **found)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Target")),
        Column(_("Due"), "right"),
        Column(_("Days left"), "right"),
        Column(_("Predictive probability"), "right"),
        Column(_("What is needed")),
    )


def _row(one: Outlook) -> tuple[Cell, ...]:
    return (
        Cell(f"{one.id} {one.title}"),
        Cell(numbers.date_short(one.due)),
        Cell(numbers.count(one.days_left)),
        Cell(words_of.chance(one.chance), strong=True),
        Cell(one.answer),
    )


def _note(rates: list[Outlook]) -> str:
    if not rates:
        return _("Full counts and filed figures are not predicted: there is nothing random about them.")
    return _("Predicted from the batches so far and those planned (beta-binomial); full counts and filed figures are not predicted.")
