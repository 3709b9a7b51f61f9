"""The two verdicts in word, icon and colour: never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.attainment import Attainment
from analytics.labels import label
from pages.ui.text import literal
from words import _

_LOOK = {
    "met": ("green", "check_circle"),
    "supported": ("green", "check_circle"),
    "missed": ("red", "cancel"),
    "contradicted": ("red", "cancel"),
    "not_yet": ("blue", "schedule"),
    "undetermined": ("yellow", "help"),
    "not_applicable": ("gray", "select_check_box"),
    "no_data": ("gray", "hide_source"),
}


def badge(word: str, verdict: str) -> str:
    """One badge as Markdown."""
    ink, icon = _LOOK[verdict]
    return f":{ink}-badge[:material/{icon}: {word}]"


def colour(verdict: str) -> str:
    """The name of a verdict's colour in the theme's palette."""
    return _LOOK[verdict][0]


def heading(words: str, verdict: str) -> str:
    """The same as coloured text with its icon, for a heading: badges do not grow with their line."""
    ink, icon = _LOOK[verdict]
    return f":{ink}[:material/{icon}: {literal(words)}]"


def of(target: Attainment) -> str:
    """The administrative verdict, and beside it the evidential one where the figure is a sample, or 'full count' where it is one."""
    said = badge(_("Admin. · {verdict}", verdict=label("administrative", target.administrative)), target.administrative)
    if target.administrative == "no_data":
        return said
    if target.reported:
        return f"{said} {badge(_('Reported figure'), 'not_applicable')}"
    if target.evidential == "not_applicable":
        return f"{said} {badge(label('evidential', 'not_applicable'), 'not_applicable')}" if target.complete else said
    return f"{said} {badge(_('Evidence · {verdict}', verdict=label('evidential', target.evidential)), target.evidential)}"


def both(part: Attainment) -> str:
    """Both verdicts in one badge, for a rule that is part of a target: it has the colour of how sure it is."""
    said = label("administrative", part.administrative)
    if part.evidential in ("no_data", "not_applicable"):
        return badge(said, part.administrative)
    return badge(f"{said} · {label('evidential', part.evidential)}", part.evidential)


def roll_up(targets: Iterable[Attainment]) -> str:
    """The line under the title: how many targets are met, missed, without data; and how many of the sampled ones are sure."""
    every = list(targets)
    sampled = [each for each in every if each.evidential in ("supported", "undetermined", "contradicted")]
    line = [f"**{_('{n} targets', n=len(every))}**", *_counted(every, "administrative", ("met", "not_yet", "missed", "no_data"))]
    if sampled:
        line += [f"&nbsp; **{_('{n} of them judged by evidence', n=len(sampled))}**"]
        line += _counted(sampled, "evidential", ("supported", "undetermined", "contradicted"))
    return " ".join(line)


def _counted(targets: list[Attainment], kind: str, verdicts: Iterable[str]) -> list[str]:
    found = [getattr(each, kind) for each in targets]
    return [badge(f"{found.count(verdict)} {label(kind, verdict)}", verdict) for verdict in verdicts if verdict in found]
