"""Which slides a deck of a kind has, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reports.findings import Findings
from reports.request import Progress
from reports.slides import ahead, appendix, changed, failed, overview, rectified, target, warned
from reports.slides.model import Slide
from words import _

Part = tuple[str, Callable[[Findings], list[Slide]]]


def whole(found: Findings, progress: Progress) -> Iterator[Slide]:
    """The deck of a campaign: overview, each target, what changed, failed items, outlook, warnings, rectification, appendix."""
    parts: tuple[Part, ...] = (
        (_("Overview"), overview.slides),
        (_("Targets"), target.slides),
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


MAKERS: Mapping[str, Callable[[Findings, Progress], Iterator[Slide]]] = {"summary": whole, "final": whole}
