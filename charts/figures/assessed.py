"""How far the enterprises of each township have come: on the register, form filed, production conditions assessed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analytics.assessed import STEPS, Tally, tally
from analytics.names import place as spoken
from charts.figures.scales import count_axis
from charts.figures.units import SMALL
from charts.spec import ChartSpec, Role, Series, TextColumn
from words import N_, _, numbers

STEP_WORDS = {"assessed": N_("assessed"), "filed": N_("form filed, not assessed"), "neither": N_("neither form nor assessment")}
ROLES: Mapping[str, Role] = {"assessed": "A", "filed": "B", "neither": "no_data"}


def by_townships(rows: pd.DataFrame) -> ChartSpec:
    """One bar a township, most enterprises first: `rows` as `analytics.assessed` gives them. The title says how many are assessed in all."""
    place = rows["township_code"].fillna(rows["township"]).fillna("")
    of = {str(key): tally(part) for key, part in rows.groupby(place)}
    names = {str(key): spoken(name) if isinstance(name, str) else _("township not stated") for key, name in zip(place, rows["township"], strict=True)}
    keys = sorted(of, key=lambda key: (-of[key].registered, names[key]))
    words = {step: _(STEP_WORDS[step]) for step in STEPS}
    there = rows.groupby([place, "step"]).size().to_dict()
    counts = {step: [int(there.get((key, step), 0)) for key in keys] for step in STEPS}
    series = tuple(
        Series(
            name=words[step],
            mark="bar",
            role=ROLES[step],
            values=tuple(float(n) for n in counts[step]),
            texts=tuple(numbers.count(n) if n else "" for n in counts[step]),
            hovers=tuple(f"{names[key]}\n{words[step]} {numbers.count(n)}" for key, n in zip(keys, counts[step], strict=True)),
        )
        for step in STEPS
    )
    whole = tally(rows)
    title = _("{n} of {all} enterprises assessed", n=numbers.count(whole.assessed), all=numbers.count(whole.registered))
    assessed = tuple(_share(of[key]) for key in keys)
    forms = tuple(f"{of[key].filed}/{of[key].asked}" if of[key].asked else numbers.NOTHING for key in keys)
    total = [of[key].registered for key in keys]
    return ChartSpec(
        key="assessed-by-township",
        title=title,
        alt=_("{title}, by township ({n} townships): assessed, form filed, neither.", title=title, n=len(keys)),
        categories=tuple(names[key] for key in keys),
        series=series,
        axis=count_axis(total, shown=False, room=0.02),
        stacking="stacked",
        columns=(
            TextColumn(_("Assessed"), assessed, strong=True),
            TextColumn(_("Forms"), forms),
            TextColumn(_("Enterprises"), tuple(numbers.count(n) for n in total)),
        ),
        keys=tuple(keys),
        legend=True,
        table=pd.DataFrame(
            {_("Township"): [names[key] for key in keys], _("Enterprises"): total}
            | {words[step]: counts[step] for step in STEPS}
            | {_("Share assessed"): assessed}
            | {_("Forms filed"): [of[key].filed for key in keys], _("Forms due"): [of[key].asked for key in keys]}
            | {_("Mean score"): [None if of[key].score is None else round(of[key].score or 0.0, 1) for key in keys]}
        ),
    )


def _share(said: Tally) -> str:
    return numbers.rate(said.assessed, said.registered) if said.registered >= SMALL else f"{said.assessed}/{said.registered}"
