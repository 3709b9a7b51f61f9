"""What one could read aloud: what was added since, how the rate moved, what of it is quality, and which verdicts flipped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from analytics.changes.figure import Figure
from analytics.changes.shown import difference, in_words
from analytics.changes.split import Split
from analytics.changes.targets import TargetChange
from analytics.labels import label
from words import _, language
from words.numbers import count, date_long, rate, signed


def read_aloud(subject: str, found: Figure, then: date, parts: Split) -> str:
    """Two or three sentences about one pass rate, in the language now spoken. `subject` names it."""
    if not found.added_judged:
        return _("{subject}: no batch has been judged since {day}, so nothing has changed.", subject=subject, day=date_long(then))
    said = [_moved(subject, found, then)]
    if found.earlier_judged:
        said.append(_periods(found))
    if parts.change is not None and parts.quality is not None and parts.mix is not None:
        figures = {"quality": signed(100 * parts.quality), "mix": signed(100 * parts.mix)}
        said.append(_("Of this difference quality makes {quality} and the changed mix {mix} percentage points.", **figures))
    return ("" if language() == "zh" else " ").join(said)


def flips(changes: Sequence[TargetChange]) -> tuple[str, ...]:
    """One sentence for each verdict that flipped."""
    return tuple(said for said, _verdict in flipped(changes))


def flipped(changes: Sequence[TargetChange]) -> tuple[tuple[str, str], ...]:
    """The same, each with the verdict that it is now ('missed')."""
    said = []
    for one in changes:
        for kind, turned, name in (
            ("administrative", one.administrative_flipped, _("administrative verdict")),
            ("evidential", one.evidential_flipped, _("evidence")),
        ):
            if turned:
                verdicts = {"then": label(kind, getattr(one.then, kind)), "now": label(kind, getattr(one.now, kind))}
                sentence = _("{id} {title}: {verdict} {then} → {now}", id=one.now.id, title=one.now.title, verdict=name, **verdicts)
                said.append((sentence, getattr(one.now, kind)))
    return tuple(said)


def _moved(subject: str, found: Figure, then: date) -> str:
    head = {"subject": subject, "day": date_long(then), "n": count(found.added_judged), "failed": count(found.added_judged - found.added_passed)}
    now = rate(found.passed_now, found.judged_now)
    if not found.cumulative_judged:
        return _("{subject}: since {day}, batches judged {n}, failed {failed}; the pass rate is {now}. There was none before.", now=now, **head)
    before = rate(found.cumulative_passed, found.cumulative_judged)
    moved = difference(found.cumulative_passed, found.cumulative_judged, found.passed_now, found.judged_now) or 0
    if moved > 0:
        verb = _("the cumulative pass rate rose from {before} to {now}, {size}", before=before, now=now, size=in_words(Decimal(moved)))
    elif moved < 0:
        verb = _("the cumulative pass rate fell from {before} to {now}, {size}", before=before, now=now, size=in_words(Decimal(moved)))
    else:
        verb = _("the cumulative pass rate stayed at {now}", now=now)
    text = _("{subject}: since {day}, {n} batches were added, {failed} of them failed; {verb}", verb=verb, **head)
    if found.low is None or found.high is None:
        return text + _(".")
    sure = _("which chance alone could explain") if found.low <= 0 <= found.high else _("more than chance explains")
    return text + _(
        " (95% interval of the change {low} to {high} pp), {sure}.", low=signed(100 * found.low), high=signed(100 * found.high), sure=sure
    )


def _periods(found: Figure) -> str:
    sides = (found.earlier_passed, found.earlier_judged, found.added_passed, found.added_judged)
    return _(
        "Of the batches added {now} passed, of the {n} before {before}: {size}.",
        now=rate(found.added_passed, found.added_judged),
        before=rate(found.earlier_passed, found.earlier_judged),
        n=count(found.earlier_judged),
        size=in_words(difference(*sides)),
    )
