"""How far the enterprises of each township have come: on the register, form filed, production conditions assessed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analytics.assessed import FILED, STEPS
from analytics.names import place as spoken
from analytics.progress import STATES
from charts.figures.scales import MOST, count_axis
from charts.figures.stacked import stacked
from charts.figures.units import SMALL
from charts.spec import ChartSpec, Role, TextColumn, single
from words import N_, _, numbers

STEP_WORDS = {"assessed": N_("assessed"), "filed": N_("form filed, not assessed"), "neither": N_("neither form nor assessment")}
ROLES: Mapping[str, Role] = {"assessed": "A", "filed": "B", "neither": "no_data"}


def by_townships(rows: pd.DataFrame) -> ChartSpec:
    """One bar a township, the MOST with most enterprises first (the table holds all): `rows` as `analytics.assessed` gives them.

    The title says how many are assessed in all.
    """
    every = _townships(rows)
    shown = every.head(MOST)
    words = {step: _(STEP_WORDS[step]) for step in STEPS}
    assessed, all_ = int(every["assessed"].sum()), int(every["all"].sum())
    title = _("{n} of {all} enterprises assessed", n=numbers.count(assessed), all=numbers.count(all_))
    shares = [_share(n, of) for n, of in zip(every["assessed"].tolist(), every["all"].tolist(), strict=True)]
    forms = tuple(f"{n}/{of}" if of else numbers.NOTHING for n, of in zip(shown["there"].tolist(), shown["asked"].tolist(), strict=True))
    return ChartSpec(
        key="assessed-by-township",
        title=title,
        alt=_("{title}, by township ({n} townships): assessed, form filed, neither.", title=title, n=len(every)),
        categories=tuple(shown["name"]),
        series=stacked(shown, words, ROLES),
        axis=count_axis(shown["all"], shown=False, room=0.02),
        stacking="stacked",
        columns=(
            TextColumn(_("Assessed"), tuple(shares[:MOST]), strong=True),
            TextColumn(_("Forms"), forms),
            TextColumn(_("Enterprises"), tuple(numbers.count(n) for n in shown["all"])),
        ),
        keys=tuple(shown.index),
        row_keys=single(every.index),
        legend=True,
        note=_("The {n} greatest are drawn; the table holds all {all}.", n=MOST, all=len(every)) if len(every) > MOST else "",
        table=pd.DataFrame(
            {_("Township"): every["name"], _("Enterprises"): every["all"]}
            | {words[step]: every[step] for step in STEPS}
            | {_("Share assessed"): shares, _("Forms filed"): every["there"], _("Forms asked for"): every["asked"]}
            | {_("Mean score"): every["score"].round(1).astype(object).where(every["score"].notna(), None)}
        ).reset_index(drop=True),
    )


def _townships(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a township by its key: name, enterprises (`all`), each of STEPS, forms `asked` and `there`, mean score; most enterprises first."""
    known = rows.assign(
        key=rows["township_code"].astype(object).fillna(rows["township"]).fillna(""),
        **{step: rows["step"] == step for step in STEPS},
        there=rows["form"].isin(FILED),
        asked=rows["form"].isin(STATES),
    )
    of = known.groupby("key")
    sums = of[[*STEPS, "there", "asked"]].sum().astype("int64").assign(all=of.size(), score=of["score"].mean(), name=of["township"].first())
    sums["name"] = [spoken(name) if isinstance(name, str) else _("township not stated") for name in sums["name"]]
    return sums.sort_values(["all", "name"], ascending=[False, True])


def _share(n: int, of: int) -> str:
    return numbers.rate(n, of) if of >= SMALL else f"{n}/{of}"
