"""The parts of 'what changed' between two days: the sentence, the changes by unit, mix and quality, the panel and the two lists."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.changes import figure, panel, sides
from analytics.changes.sentence import read_aloud
from analytics.changes.split import Split, split
from charts.figures.changes import Change, changes, outermost, ranked, table
from charts.figures.scales import MOST
from charts.spec import single
from pages.ui import aloud, drill, figures
from pages.ui.changes import controls
from pages.ui.changes.controls import Asked
from pages.ui.reading import Reading
from pages.ui.store import ask
from pages.ui.text import literal
from words import _, numbers

NARROWEST = 620  # pixels of a chart with five columns of figures beside it


def say(asked: Asked, parts: Split) -> None:
    """The sentence to read aloud; `parts` is the split that it speaks of."""
    say_aloud(read_aloud(asked.subject, ask(figure.figure, asked.periods), asked.days.then, parts))


def divided(asked: Asked, by: tuple[str, ...]) -> Split:
    """The change between the two periods, split by strata."""
    return split(ask(sides.sides, asked.periods.earlier, asked.periods.later, asked.periods.measure, by))


def say_aloud(said: str) -> None:
    """The answer of the page in one sentence, in a card of its own."""
    with st.container(border=True, gap="xsmall"):
        st.subheader(_("To say in the meeting"), anchor=False)
        aloud.draw(said)


def units(asked: Asked, unit: str) -> None:
    """The change of every township or trade with its interval; a click goes down to its batches."""
    frame = ask(sides.sides, asked.periods.earlier, asked.periods.later, asked.periods.measure, (unit,))
    heading = _(controls.UNITS[unit])
    found = ranked(frame)
    if not any(each.change is not None for each in found):
        st.markdown(_("No {unit} has judged batches both before and since, so no change can be shown.", unit=heading.lower()))
        return
    drawn = outermost(found, MOST)
    spec = changes(drawn, key="changed-units", title=_title(asked, found), heading=heading, sides=asked.sides)
    pick = (lambda keys: drill.visit(place=_first(keys))) if unit == "township" else (lambda keys: drill.visit(trade=_first(keys)))
    reading = Reading(
        shows=_(
            "One row a unit: how many percentage points its pass rate lies higher (right) or lower (left) among the batches since the "
            "earlier day than among those before. ● surely better, ◆ surely worse, ○ the interval holds 'no change'."
        ),
        rule=_("Batches judged in each period by the counting rule; units with fewer than 10 batches on a side are pooled in the last row."),
        assumes=_(
            "Batches are independent draws of both periods. Supervision picks its targets: a township can look worse because it was looked at harder."
        ),
        source=_("Newcombe's hybrid score interval, 95%: Statistics in Medicine 17 (1998) 873–890, method 10."),
    )
    figures.chart(
        spec,
        table=table(found, heading, asked.sides),
        row_keys=single(each.key for each in found),
        on_pick=pick,
        least_width=NARROWEST,
        reading=reading,
        note=literal(f"{_unsure(found)} {left_out(drawn, found)}".strip()),
    )


def comparable(asked: Asked) -> panel.Panel:
    """The panel as an answer, asked once."""
    return ask(panel.panel, asked.periods.earlier, asked.periods.later, asked.periods.measure)


def _title(asked: Asked, found: Sequence[Change]) -> str:
    surely = [each for each in found if each.role in ("met", "missed")]
    if not surely:
        return _("{subject}: no unit changed more than chance explains", subject=asked.subject)
    return _("{subject}: change by unit, {n} of {of} beyond chance", subject=asked.subject, n=len(surely), of=len(found))


def _unsure(found: Sequence[Change]) -> str:
    return _("{n} rows are compared at once: with 95% intervals about one in twenty looks changed by chance alone.", n=numbers.count(len(found)))


def left_out(drawn: Sequence[Change], found: Sequence[Change]) -> str:
    """What the chart has no room for; '' where it draws every unit."""
    if len(drawn) == len(found):
        return ""
    return _("The greatest falls and rises are drawn; the table holds all {all}.", all=numbers.count(len(found)))


def _first(keys: Sequence[str]) -> str:
    return keys[0] if keys else ""
