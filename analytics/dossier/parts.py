"""The parts of a dossier in words: the page draws them, the printable file prints them, both say the same."""

from __future__ import annotations

import pandas as pd

from analytics.dossier import follows, records
from analytics.dossier.about import classes, identity, licences, quality
from analytics.dossier.part import Part
from analytics.dossier.whole import Dossier
from analytics.dossier.wording import rate
from analytics.labels import label
from words import _


def every(found: Dossier) -> tuple[Part, ...]:
    """All parts in their order."""
    parts = (identity, classes, results, failures, rectifications, licences, quality, chain, cases, complaints, tasks)
    return tuple(part(found) for part in parts)


def results(found: Dossier) -> Part:
    """Rates by level and calendar year with n, and what no rate counts."""
    rates = follows.rates(found)
    years = sorted(set(rates["year"]) - {0})
    heading = _("Sampling results {first} to {last}", first=found.first.year, last=found.as_of.year)
    if found.results.empty:
        return Part(
            "results",
            heading,
            (_("No sampling result of these years is on record. Without a denominator there is no pass rate, and it is not 0% either."),),
        )
    rows = []
    for level, of_level in rates.groupby("level", sort=False, dropna=False):
        name = _("All levels together") if level == "" else label("level", None if pd.isna(level) else str(level))
        cells = {year: rate(passed, n) for year, passed, n in zip(of_level["year"], of_level["passed"], of_level["judged"], strict=True)}
        rows.append([name, *(cells[year] for year in years), cells[0]])
    table = pd.DataFrame(rows, columns=[_("Level"), *(str(year) for year in years), _("All three years")])
    return Part("results", heading, records.uncounted(found), {}, table)


def failures(found: Dossier) -> Part:
    """Every failed item with measured value and limit; what came again is named."""
    rows = follows.failures(found)
    heading = _("Failed items and causes: {n}", n=len(rows))
    if rows.empty:
        return Part("failures", heading, (_("No failed batch of these years is on record."),))
    return Part("failures", heading, records.again(rows), {}, records.failed(rows), tuple(rows["row_key"]))


def rectifications(found: Dossier) -> Part:
    """Orders with their state on the day."""
    heading = _("Rectification orders: {n}", n=len(found.orders))
    if found.orders.empty:
        return Part("orders", heading, (_("No order of these years is on record."),))
    return Part("orders", heading, (), {}, records.orders(found.orders))


def chain(found: Dossier) -> Part:
    """Suppliers and customers, and the failures seen at each."""
    heading = _("Suppliers and customers: {n}", n=len(found.chain))
    if found.chain.empty:
        return Part("chain", heading, (_("The register names no supplier and no customer of it."),))
    return Part("chain", heading, records.along(found.chain), {}, records.chain(found.chain), tuple(found.chain["key"].fillna(found.chain["name"])))


def cases(found: Dossier) -> Part:
    """Enforcement."""
    heading = _("Enforcement cases: {n}", n=len(found.cases))
    if found.cases.empty:
        return Part("cases", heading, (_("No case of these years is on record."),))
    return Part("cases", heading, (), {}, records.table("enforcement", found.cases))


def complaints(found: Dossier) -> Part:
    """Complaints and media reports."""
    heading = _("Complaints and media reports: {n}", n=len(found.complaints))
    if found.complaints.empty:
        return Part("complaints", heading, (_("No complaint of these years is on record."),))
    return Part("complaints", heading, (), {}, records.table("complaints", found.complaints))


def tasks(found: Dossier) -> Part:
    """Trainings, self-inspections, assessments of the enterprise."""
    heading = _("Trainings and inspections: {n}", n=len(found.tasks))
    if found.tasks.empty:
        return Part("tasks", heading, (_("No training or inspection of this enterprise is on record."),))
    return Part("tasks", heading, (), {}, records.table("progress", found.tasks))
