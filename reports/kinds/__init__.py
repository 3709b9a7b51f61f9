"""The kinds of report: each maker turns a request into a Document. One is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import words
from reports.document import Document
from reports.request import Progress, Request, quietly

Maker = Callable[[Request, Progress], Document]


def make(request: Request, progress: Progress = quietly) -> Document:
    """The report that a request asks for, in its language. Raises Refusal where its kind cannot be made from what there is."""
    words.speak(request.language)
    return MAKERS[request.kind](request, progress)


def _summary(request: Request, progress: Progress) -> Document:
    """A stage summary."""
    from reports.kinds.summary import make as make_it

    return make_it(request, progress)


def _final(request: Request, progress: Progress) -> Document:
    """The final report."""
    from reports.kinds.final import make as make_it

    return make_it(request, progress)


def _weekly(request: Request, progress: Progress) -> Document:
    """The weekly bulletin."""
    from reports.kinds.weekly import make as make_it

    return make_it(request, progress)


def _industry(request: Request, progress: Progress) -> Document:
    """The status of the industry."""
    from reports.kinds.industry import make as make_it

    return make_it(request, progress)


def _failures(request: Request, progress: Progress) -> Document:
    """The notice of failures."""
    from reports.kinds.failures import make as make_it

    return make_it(request, progress)


def _dossier(request: Request, progress: Progress) -> Document:
    """The dossier of one enterprise."""
    from reports.kinds.dossier import make as make_it

    return make_it(request, progress)


MAKERS: Mapping[str, Maker] = {
    "summary": _summary,
    "final": _final,
    "weekly": _weekly,
    "industry": _industry,
    "failures": _failures,
    "dossier": _dossier,
}
