"""The parts of the classification page that look at one day: three classifications, who is at a boundary, in conflict, and where they sit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analytics import classification, names, words_of_classes
from analytics.campaigns import Campaign
from analytics.labels import listing
from analytics.tiers import SCHEMES
from charts.figures.classification import side_by_side
from pages.ui import figures, tables
from pages.ui.classification import members
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import _, numbers

_NAMED = 5


def standing(campaign: Campaign, rows: pd.DataFrame, day: date) -> None:
    """The answer first: the three classifications as bars, then each with what its classes mean and get."""
    counts = {scheme: classification.counts(rows, scheme) for scheme in SCHEMES}
    names_ = {scheme: words_of_classes.scheme(scheme) for scheme in SCHEMES}
    spec = side_by_side(counts, names_, {scheme: words_of_classes.short(scheme) for scheme in SCHEMES}, title=_headline(counts, rows, day))
    figures.chart(
        spec,
        on_pick=members.picked,
        note=_("Click a class for its enterprises."),
        reading=Reading(
            shows=_("Each bar holds every enterprise in operation once: its classes from the best to the worst, and in grey those in no class."),
            rule=_("The register of the day: a row holds from its day until the next one of the same enterprise. Closed enterprises are left out."),
            assumes=_("The three classifications judge different things and are never added up."),
            source=_("Classifications C1 to C3 of the campaign documents: sales (2006), production conditions (2007), disposition (2009)."),
        ),
    )
    members.show(rows)
    with st.grid(3, min_column_width=300):
        for scheme in SCHEMES:
            _card(campaign, scheme, counts[scheme])


def boundaries(campaign: Campaign, rows: pd.DataFrame) -> None:
    """Where the tiers begin, and who sells exactly so much."""
    exact = classification.boundary_cases(rows, campaign.tier_a, campaign.tier_b)
    a, b = numbers.money(campaign.tier_a), numbers.money(campaign.tier_b)
    st.subheader(literal(_("Exactly at a boundary of the sales tiers: {n}", n=len(exact))), anchor=False)
    rule = _("A tier includes its lower end: exactly {a} is A, exactly {b} is B. The document leaves exactly {b} to both B and C.", a=a, b=b)
    st.markdown(literal(rule))
    if exact.empty:
        return
    table = pd.DataFrame(
        {
            _("Enterprise"): exact["name"],
            _("Annual sales"): exact["annual_sales"].map(numbers.money),
            _("Sales tier"): exact["sales"],
            **_where(exact),
            _("Register row of"): exact["as_of"].map(day_of),
        }
    )
    title = figures.saved_name(_("Exactly at a boundary"))
    tables.table(table, "classes-boundary", title, figures.notes(), on_pick=_open, keys=list(exact["enterprise"]))


def conflicts(rows: pd.DataFrame) -> None:
    """Enterprises that two rows of one day put into different classes; nothing where there are none."""
    for scheme in SCHEMES:
        found = classification.conflicts(rows, scheme)
        if found.empty:
            continue
        told = listing(
            _(
                "{name} ({classes}, {day})",
                name=row.name,
                classes=" / ".join(words_of_classes.state(scheme, each) for each in getattr(row, f"{scheme}_found").split(",")),
                day=day_of(row.as_of),
            )
            for row in found.head(_NAMED).itertuples()
        )
        said = _("{scheme}: {n} enterprises have two different classes on one day, and count in neither: {told}",
                 scheme=words_of_classes.scheme(scheme), n=len(found), told=told)  # fmt: skip
        st.warning(literal(said + ("…" if len(found) > _NAMED else "")), icon=":material/rule:")


def first(rows: pd.DataFrame) -> str:
    """The classification that is shown until somebody chooses: the last one of the documents in which anybody has a class."""
    return next((each for each in reversed(SCHEMES) if rows[each].isin(SCHEMES[each]).any()), "sales")


def _headline(counts: dict[str, pd.DataFrame], rows: pd.DataFrame, day: Any) -> str:
    total = int(rows["operating"].sum())
    none = [words_of_classes.scheme(scheme) for scheme, found in counts.items() if not found.head(3)["enterprises"].sum()]
    said = _("{n} enterprises in operation on {day}, classed in three ways", n=numbers.count(total), day=numbers.date_long(day))
    return said + (_("; no class is recorded for {schemes}", schemes=listing(none)) if none else "")


def _card(campaign: Campaign, scheme: str, counts: pd.DataFrame) -> None:
    a, b = numbers.money(campaign.tier_a), numbers.money(campaign.tier_b)
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.subheader(literal(words_of_classes.scheme(scheme)), anchor=False)
        recorded = counts.head(len(SCHEMES[scheme]))["enterprises"].sum() > 0
        if not recorded:
            st.markdown(_("No class is recorded in the register of this day; below is what each class would mean."))
        for value, n, share in zip(counts["class"], counts["enterprises"], counts["share"], strict=True):
            with st.container(gap=None):
                counted = literal(f" · {_('{n} enterprises', n=numbers.count(n))} · {numbers.percent(share)}") if recorded else ""
                st.markdown(f"**{literal(words_of_classes.state(scheme, value))}**{counted}")
                if value in SCHEMES[scheme]:
                    said = f"{words_of_classes.means(scheme, value, a, b)} → {words_of_classes.gets(scheme, value)}"
                    st.markdown(f":small[:gray[{literal(said)}]]")


def _where(frame: pd.DataFrame) -> dict[str, pd.Series]:
    return {
        _("Township"): frame["township"].map(lambda name: names.place(name) if isinstance(name, str) else None),
        _("Trade"): frame["trade"].map(lambda name: names.trade(name) if isinstance(name, str) else None),
    }


def _open(firm: object) -> None:
    dossiers.visit(str(firm))
