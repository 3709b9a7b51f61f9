"""The PowerPoint deck of a report: one target a slide, native charts, speaker notes; readable from ten metres."""

from __future__ import annotations

import words
from analytics.labels import listing
from reports.findings import Findings
from reports.request import Progress, Request, quietly
from reports.same_bytes import same_bytes
from words import Refusal, _


def write(request: Request, progress: Progress = quietly) -> bytes:
    """The deck as a .pptx file, the same bytes for the same request at the same data version. Raises Refusal for a kind that has no deck."""
    from reports.slides import kinds
    from reports.slides.appendix import foot
    from reports.slides.deck import Deck
    from reports.slides.properties import describe

    words.speak(request.language)
    if request.kind not in kinds.MAKERS:
        raise Refusal("There is no deck of this kind of report. Decks are made of: {kinds}.", kinds=listing(_(each) for each in kinds.NAMES.values()))
    found = Findings(request)
    cover, slides = kinds.MAKERS[request.kind](found, progress)
    deck = Deck(request.language, foot(found))
    describe(deck.file, found, cover.title)
    deck.cover(cover)
    for slide in slides:
        deck.add(slide)
    progress(_("Writing the deck"))
    return same_bytes(deck.save())
