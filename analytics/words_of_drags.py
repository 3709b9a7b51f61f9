"""Who pulls a target down, in words: names as the reader says them, and rates that say no more than their n allows."""

from __future__ import annotations

from dataclasses import replace

from analytics import drags, names
from analytics.attainment import Attainment
from analytics.drags import Drag
from words import _, numbers


def spoken(found: tuple[Drag, ...], by: str) -> tuple[Drag, ...]:
    """The units by the names that the reader knows; an enterprise keeps its own."""
    say = {"township": names.place, "trade": names.trade}.get(by)
    return tuple(replace(drag, name=say(drag.name)) if drag.name else drag for drag in found) if say else found


def rate(drag: Drag, target: Attainment) -> str:
    """The rate; of a handful of batches only 'passed/judged', since a rate of so few says nothing."""
    if drag.judged < drags.SMALL:
        return f"{drag.passed}/{drag.judged}"
    return numbers.rate(drag.passed, drag.judged, target.limit)


def name(drag: Drag) -> str:
    """The unit, or how many small ones it stands for."""
    if drag.pooled:
        return (
            _("the other {n} (n < 10)", n=drag.pooled) if drag.key is None and drag.judged < drag.pooled * 10 else _("the other {n}", n=drag.pooled)
        )
    return drag.name or _("not stated")
