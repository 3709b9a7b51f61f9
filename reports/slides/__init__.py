"""The PowerPoint deck of a report: one target a slide, native charts, speaker notes; readable from ten metres."""

from __future__ import annotations

import words
from reports.findings import Findings
from reports.request import Progress, Request, quietly
from reports.same_bytes import same_bytes
from words import N_, Refusal, _

TITLES = {"summary": N_("Stage summary"), "final": N_("Final report")}


def write(request: Request, progress: Progress = quietly) -> bytes:
    """The deck as a .pptx file, the same bytes for the same request at the same data version. Raises Refusal for a kind that has no deck."""
    from reports.slides import kinds
    from reports.slides.appendix import foot
    from reports.slides.cover import cover
    from reports.slides.deck import Deck
    from reports.slides.properties import describe

    words.speak(request.language)
    if request.kind not in kinds.MAKERS:
        raise Refusal("There is no deck of this kind of report. Decks are made of: {kinds}.", kinds=", ".join(kinds.MAKERS))
    found = Findings(request)
    deck = Deck(request.language, foot(found))
    title = _(TITLES[request.kind])
    describe(deck.file, found, title)
    deck.cover(cover(found, title))
    for slide in kinds.MAKERS[request.kind](found, progress):
        deck.add(slide)
    progress(_("Writing the deck"))
    return same_bytes(deck.save())
