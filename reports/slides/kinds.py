"""Which slides a deck of a kind has, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reports import about, kinds
from reports.findings import Findings
from reports.request import Progress
from reports.slides import ahead, appendix, changed, failed, mapped, of_document, overview, rectified, target, warned
from reports.slides.cover import cover
from reports.slides.model import Cover, Slide
from words import N_, _

Part = tuple[str, Callable[[Findings], list[Slide]]]
Deck = tuple[Cover, Iterator[Slide]]
TITLES = {"summary": N_("Stage summary"), "final": N_("Final report")}


def whole(found: Findings, progress: Progress) -> Deck:
    """The deck of a campaign: overview, each target, the map if any, what changed, failed items, outlook, warnings, rectification, appendix."""
    return cover(found, _(TITLES[found.request.kind])), _whole(found, progress)


def _whole(found: Findings, progress: Progress) -> Iterator[Slide]:
    parts: tuple[Part, ...] = (
        (_("Overview"), overview.slides),
        (_("Targets"), target.slides),
        (_("Map"), mapped.slides),
        (_("What changed"), changed.slides),
        (_("Failed items"), failed.slides),
        (_("Outlook"), ahead.slides),
        (_("Early warnings"), warned.slides),
        (_("Rectification"), rectified.slides),
        (_("Appendix"), appendix.slides),
    )
    for name, make in parts:
        progress(_("Slides: {part}", part=name))
        yield from make(found)


def written(found: Findings, progress: Progress) -> Deck:
    """The deck of a report that is a document: the sections of the Word report, with the same figures."""
    document = kinds.make(found.request, progress)
    lines = (document.subtitle, document.issuer, *((_("Demo data (synthetic): no real enterprise is meant."),) if document.synthetic else ()))
    notes = (document.title, *about.lines(found.request))
    return Cover(document.title, lines, notes), _written(found, of_document.slides(document))


def _written(found: Findings, slides: Iterator[Slide]) -> Iterator[Slide]:
    yield from slides
    if found.request.kind != "weekly":  # short enough to be read out: its foot and its last section say what counts
        yield appendix.counted(found)


MAKERS: Mapping[str, Callable[[Findings, Progress], Deck]] = {
    "summary": whole,
    "final": whole,
    "weekly": written,
    "industry": written,
    "failures": written,
}
NAMES = {"summary": N_("stage summary"), "final": N_("final report"), "weekly": N_("weekly bulletin"), "industry": N_("status of the industry"),
         "failures": N_("notice of failures")}  # fmt: skip
