"""The part of the classification page that shows where the classes of one classification sit: by township and by trade."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analytics import classification, names, words_of_classes
from analytics.classification import CONFLICT, REQUIREMENTS, UNCLASSIFIED
from analytics.tiers import SCHEMES
from charts.figures.classification import groups
from pages.ui import drill, figures
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _

MOST = 12  # rows drawn; the table holds all


def show(rows: pd.DataFrame, scheme: str) -> None:
    """The townships and the trades by class; a click opens the township or the trade."""
    for by, heading in (("township", _("Township")), ("trade", _("Trade"))):
        _places(rows, scheme, by, heading)


def _places(rows: pd.DataFrame, scheme: str, by: str, heading: str) -> None:
    said = names.place if by == "township" else names.trade
    counts = classification.counts(rows, scheme, by)
    if not counts.loc[counts["class"].isin(SCHEMES[scheme]), "enterprises"].any():
        return
    key = classification.GROUPS[by][0]
    wide = counts.pivot_table(index=key, columns="class", values="enterprises", aggfunc="sum", fill_value=0)
    called = counts.drop_duplicates(key).set_index(key)[classification.GROUPS[by][-1]] if by == "township" else pd.Series(wide.index, wide.index)
    frame = wide.reset_index(names="key")
    none = _("township not stated") if by == "township" else _("trade not stated")
    frame["name"] = [said(name) if name else none for name in frame["key"].map(called)]
    states = [*SCHEMES[scheme], *(each for each in (UNCLASSIFIED, CONFLICT) if each in frame)]
    titles = {"township": N_("{scheme} by township"), "trade": N_("{scheme} by trade")}
    title = _(titles[by], scheme=words_of_classes.scheme(scheme))
    spec = groups(
        frame, {each: words_of_classes.brief(scheme, each) for each in states}, key=f"classes-{by}", title=title, heading=heading, drawn=MOST
    )
    more = _("The {n} greatest are drawn; the table holds all {all}.", n=MOST, all=len(frame)) if len(frame) > MOST else ""

    def pick(keys: Sequence[str]) -> None:
        if keys and keys[0]:
            drill.visit(place=keys[0] if by == "township" else "", trade=keys[0] if by == "trade" else "")

    reading = Reading(
        shows=_("Each row is a township or a trade; its bar holds its enterprises by class, those with most enterprises first."),
        rule=_("Enterprises in operation by the register of the day."),
        source=_("{no} of the campaign documents.", no=REQUIREMENTS[scheme]),
    )
    figures.chart(spec, note=literal(more), on_pick=pick, reading=reading)
