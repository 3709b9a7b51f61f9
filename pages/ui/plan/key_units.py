"""The upper part of the supervision plan: key units by the five grounds, each with its evidence in words, and what each class gets."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

import datasets
from analytics import names, words_of_classes
from analytics.labels import listing
from analytics.supervision import GROUNDS, LOOK_BACK, Units
from charts.figures.scales import count_axis
from charts.spec import ChartSpec, Series, TextColumn, single
from pages.ui import figures, listed, tables
from pages.ui.days import day_of
from pages.ui.dossier import dossiers
from pages.ui.reading import Reading
from pages.ui.text import literal
from words import N_, _, language, numbers

GROUND_WORDS = {
    "violation": N_("violation on record"),
    "complaint": N_("complaints"),
    "media": N_("media exposure"),
    "weak_control": N_("weak quality control"),
    "failed_sample": N_("failed sampling"),
}
GROUND = "ground"
"""The name in the link of the ground whose enterprises are listed."""
_WEAK = {"class_c": N_("compliance class C"), "not_to_standard": N_("does not operate to the standard")}


def show(found: Units) -> None:
    """How many key units there are and why, what each class gets, and every unit with its grounds."""
    key = found.rows[found.rows["grounds"].map(len) > 0]
    title = _("{n} of {all} enterprises are key units", n=numbers.count(len(key)), all=numbers.count(len(found.rows)))
    _grounds(found, title)
    classes = found.rows["compliance"].value_counts()
    said = [
        _(
            "{state}, {n}: {gets}",
            state=words_of_classes.state("compliance", each),
            n=numbers.count(classes.get(each, 0)),
            gets=words_of_classes.gets("compliance", each),
        )
        for each in "CBA"
    ]
    st.markdown(literal(" · ".join(said)))
    if found.outside:
        told = _(
            "{n} more enterprises have such a record but are not in operation in the register of this day; they are not listed.", n=found.outside
        )
        st.markdown(f":small[:gray[{literal(told)}]]")
    if key.empty:
        st.markdown(_("No enterprise of the register has any of the five grounds."))
        return
    ground = listed.chosen(GROUND)
    if ground in GROUNDS:
        key = key[key["grounds"].map(lambda grounds: ground in grounds)]
        listed.heading(_("{what}: {n} enterprises", what=_(GROUND_WORDS[ground]), n=numbers.count(len(key))), GROUND)
    rows = key.assign(size=key["grounds"].map(len)).sort_values(["size", "risk", "enterprise"], ascending=[False, False, True])
    evidence = _evidence(found.evidence)
    table = pd.DataFrame(
        {
            _("Enterprise"): rows["name"],
            _("Grounds"): [listing(_(GROUND_WORDS[each]) for each in grounds) for grounds in rows["grounds"]],
            _("Treatment"): [words_of_classes.gets("compliance", each) if each in "ABC" else _("to be classed first") for each in rows["compliance"]],
            _("Evidence in words"): rows["enterprise"].map(evidence),
            _("Township"): rows["township"].map(lambda name: names.place(name) if isinstance(name, str) else None),
            _("Trade"): rows["trade"].map(lambda name: names.trade(name) if isinstance(name, str) else None),
        }
    )
    widths = {_("Enterprise"): 190, _("Grounds"): 200, _("Treatment"): 110, _("Evidence in words"): 500}
    columns = {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}
    title = figures.saved_name(_("Key units"))
    tables.table(table, "key-units", title, figures.notes(), on_pick=_open, keys=list(rows["enterprise"]), most=7, wraps=True, column_config=columns)


def _grounds(found: Units, title: str) -> None:
    counts = [int((found.evidence["ground"] == each).sum()) for each in GROUNDS]
    words = tuple(_(GROUND_WORDS[each]) for each in GROUNDS)
    texts = tuple(numbers.count(n) for n in counts)
    hovers = tuple(f"{word}\n{_('{n} enterprises', n=text)}" for word, text in zip(words, texts, strict=True))  # what has none is not clicked either
    series = Series(_("Enterprises"), "bar", tuple(float(n) for n in counts), role="comparison", hovers=hovers)
    spec = ChartSpec(
        key="key-grounds",
        title=title,
        alt=_("{title}. Enterprises by ground: {told}.", title=title, told=listing(f"{word} {n}" for word, n in zip(words, texts, strict=True))),
        categories=words,
        series=(series,),
        axis=count_axis(counts, shown=False, room=0.1),
        columns=(TextColumn(_("Enterprises"), texts, strong=True),),
        keys=GROUNDS,
        row_keys=single(GROUNDS),
        table=pd.DataFrame({_("Ground"): words, _("Enterprises"): counts}),
    )
    reading = Reading(
        shows=_("Each bar counts the enterprises in operation with one of the five grounds; an enterprise with several stands in several bars."),
        rule=_("Records of the {n} months before the day, from {first} on; complaints found untrue and risk monitoring left out.",
               n=LOOK_BACK, first=numbers.date_long(found.first)),
        source=_("The five grounds of the 2012 county document: violations, complaints, media, weak control system, failed sampling (P10)."),
    )  # fmt: skip
    note = _("Click a ground for its enterprises.")
    figures.chart(spec, note=note, on_pick=lambda keys: listed.choose(GROUND, keys[0]) if keys else None, reading=reading)


def _evidence(rows: pd.DataFrame) -> dict[str, str]:
    """Enterprise → its grounds in words: what, how often, when last."""
    said: dict[str, list[str]] = {}
    for row in rows.itertuples():
        what = listing(_spoken(str(row.ground), each) for each in str(row.what).split("; ")[:3]) if isinstance(row.what, str) else ""
        name, n, day = _(GROUND_WORDS[str(row.ground)]), numbers.count(int(str(row.records))), day_of(row.latest)
        times = _("{ground} ×{n}, last on {day}", ground=name, n=n, day=day) if row.ground != "weak_control" else f"{name} {day}"
        said.setdefault(str(row.enterprise), []).append(_("{times} ({what})", times=times, what=what) if what else times)
    between = "；" if language() == "zh" else "; "
    return {firm: between.join(each) for firm, each in said.items()}


def _spoken(ground: str, what: str) -> str:
    if ground == "weak_control":
        return _(_WEAK[what])
    if ground != "violation":
        return what
    if language() != "zh":
        return what.replace("_", " ")
    declared = datasets.get("enforcement").field("violation").values
    return next((spelling for spelling, known in declared.items() if known == what), what)


def _open(firm: Any) -> None:
    dossiers.visit(str(firm))
