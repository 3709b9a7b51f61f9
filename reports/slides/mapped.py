"""The map of the townships: what the samples contradict in the title, the map over the whole slide, what it counts in the notes."""

from __future__ import annotations

from charts.figures.units import limit
from reports import rest
from reports.findings import Findings
from reports.sections import mapped
from reports.slides.model import Slide
from words import _


def slides(found: Findings) -> list[Slide]:
    """One slide; none where the county has no outlines or nothing is judged against a pass rate."""
    one = mapped.mapped(found)
    if one is None:
        return []
    return [
        Slide(
            one.spec.title,
            kicker=_("Townships · {id} {title} · {limit}", id=one.target.id, title=one.target.title, limit=limit(one.limit)),
            figure=one.spec,
            rest=rest.in_workbook("rates_by_township"),
            notes=(*mapped.sentences(one), one.note),
        )
    ]
