"""Three classifications side by side as bars of 100 %, and the classes of each township or trade."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from charts.figures.scales import count_axis
from charts.figures.stacked import stacked
from charts.spec import Axis, ChartSpec, Role, Series, TextColumn, single
from words import _, numbers

ROLES: tuple[Role, ...] = ("A", "B", "C")
REST: Role = "no_data"
PLACES = ("0", "1", "2", REST)
"""What a click on the first, second and third class of a scheme gives, and on those in none."""


def side_by_side(counts: Mapping[str, pd.DataFrame], names: Mapping[str, str], words: Mapping[str, Mapping[str, str]], *, title: str) -> ChartSpec:
    """One bar a scheme: its three classes, the first one first, and what is in none.

    `counts`: scheme → class, enterprises; `names`: scheme → title; `words`: scheme → class → short word. A scheme in which nobody is classed
    keeps its row. Clicking gives the scheme and the place of the class in it, REST for those in no class.
    """
    schemes = list(names)
    parts = {scheme: _parts(counts[scheme]) for scheme in schemes}
    totals = {scheme: sum(n for _class, n in parts[scheme]) for scheme in schemes}

    def series(at: int, role: Role) -> Series:
        here = [(scheme, *parts[scheme][at]) for scheme in schemes]
        return Series(
            name=_("in no class") if role == REST else f"{_('Class')} {at + 1}",
            mark="bar",
            role=role,
            key=PLACES[at],
            values=tuple(float(n) if totals[scheme] else None for scheme, _class, n in here),
            texts=tuple(_written(words[scheme].get(each, _("in no class")), n, totals[scheme]) for scheme, each, n in here),
            hovers=tuple(
                f"{names[scheme]}\n{words[scheme].get(each, _('in no class'))} {numbers.count(n)} · {_share(n, totals[scheme])}"
                for scheme, each, n in here
            ),
        )

    rows = [(scheme, words[scheme].get(each, _("in no class")), n) for scheme in schemes for each, n in parts[scheme]]
    places = tuple((scheme, place) for scheme in schemes for place in PLACES)
    table = pd.DataFrame(
        {
            _("Classification"): [names[scheme] for scheme, _word, _n in rows],
            _("Class"): [word for _scheme, word, _n in rows],
            _("Enterprises"): [n for _scheme, _word, n in rows],
            _("Share"): [_share(n, totals[scheme]) for scheme, _word, n in rows],
        }
    )
    return ChartSpec(
        key="classes-side-by-side",
        title=title,
        alt=_("{title}. Bars of 100% of the enterprises by class, one for each of three classifications.", title=title),
        categories=tuple(names[scheme] for scheme in schemes),
        series=tuple(series(at, role) for at, role in enumerate((*ROLES, REST))),
        axis=Axis("percent", 0, 1, shown=False),
        stacking="shares",
        columns=(TextColumn(_("Enterprises"), tuple(numbers.count(totals[scheme]) for scheme in schemes), strong=True),),
        keys=tuple(schemes),
        row_keys=places,
        table=table,
    )


def groups(frame: pd.DataFrame, classes: Mapping[str, str], *, key: str, title: str, heading: str, drawn: int) -> ChartSpec:
    """One row per township or trade, most enterprises first: `frame` has key, name and a count for each class and REST-like column in `classes`.

    `classes`: column → word, the three classes first. The `drawn` greatest rows are drawn; the table holds all.
    """
    frame = frame.assign(total=frame[list(classes)].sum(axis=1)).sort_values(["total", "name"], ascending=[False, True], ignore_index=True)
    table = pd.DataFrame(
        {heading: frame["name"], _("Enterprises"): frame["total"].astype(int)} | {word: frame[name].astype(int) for name, word in classes.items()}
    )
    shown = frame.head(drawn)
    roles = dict(zip(classes, (*ROLES, *[REST] * (len(classes) - len(ROLES))), strict=True))
    return ChartSpec(
        key=key,
        title=title,
        alt=_("{title}: enterprises of each class in {n} groups, {all} in all.", title=title, n=len(frame), all=int(frame["total"].sum())),
        categories=tuple(shown["name"]),
        series=stacked(shown, classes, roles),
        axis=count_axis(shown["total"], shown=False, room=0.02),
        stacking="stacked",
        columns=(TextColumn(_("Enterprises"), tuple(numbers.count(n) for n in shown["total"]), strong=True),),
        keys=tuple(str(each) for each in shown["key"]),
        row_keys=single(frame["key"]),
        legend=True,
        table=table,
    )


def _parts(counts: pd.DataFrame) -> list[tuple[str, int]]:
    """The three classes, and all that is in none of them."""
    rows = [(str(each), int(n)) for each, n in zip(counts["class"], counts["enterprises"], strict=True)]
    return [*rows[:3], ("", sum(n for _each, n in rows[3:]))]


def _share(n: int, total: int) -> str:
    return numbers.rate(n, total) if total else numbers.NOTHING


def _written(word: str, n: int, total: int) -> str:
    return f"{word} {numbers.count(n)}" if total and n / total >= 0.08 else ""
