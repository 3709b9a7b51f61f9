"""What `python -m analytics …`, or the function behind a page where no command tells it, answers to the question of each chart in a report."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from analytics import __main__ as command_line
from analytics import concentration, progress, rectification
from analytics.control import control
from analytics.labels import label
from analytics.names import item, place
from analytics.statistics import clopper_pearson_interval
from charts.figures.timeline import WORDS
from charts.figures.units import SMALL
from words import _


def ask(found, *typed, whose=True):
    """The JSON that a command of analytics prints of the report's campaign, day and state of the store."""
    said = io.StringIO()
    options = ["--demo", "--json", "--lang", found.request.language, "--as-of", str(found.as_of), "--data-version", str(found.snapshot.version)]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        done = command_line.main([*typed, *(["--campaign", found.campaign.id] if whose else []), *options])
    assert done == 0
    return pd.DataFrame(json.loads(said.getvalue()))


def between(first, last):
    """The options of a span of days."""
    return ["--from", str(first), "--to", str(last)]


def of_target(found, id):
    """A target and the options that keep a question to what it counts."""
    target, typed = found.campaign.target(id), []
    for option in ("trades", "levels", "kinds", "links"):
        if chosen := getattr(target, option):
            typed += [f"--{option[:-1]}", *chosen]
    return target, typed


def course(held, found, figure):
    """A rate by month: the rate of each judged month, how many batches stand behind it, and what it may be by chance."""
    target, typed = of_target(found, figure.key.removeprefix("course-"))
    months = figure.spec.keys
    rows = ask(found, "rate", "--measure", target.measure, "--by", "month", *typed, *between(months[0], found.as_of))
    judged = rows[rows["judged"] > 0].set_index("month")
    at = [months.index(f"{month[:7]}-01") for month in judged.index]
    rate, n = held.of(_("Pass rate")), held.of(_("Batches n"))
    assert [rate[i] for i in at] == pytest.approx(list(judged["passed"] / judged["judged"]))
    assert [n[i] for i in at] == list(judged["judged"])
    assert {i for i, value in enumerate(rate) if value is not None} == set(at) == {i for i, value in enumerate(n) if value}
    (centre,) = [name for name in held.series if name.startswith(_("Centre {rate}", rate=""))]
    assert [held.of(centre)[i] for i in at] == pytest.approx([judged["passed"].sum() / judged["judged"].sum()] * len(at))
    limits = control(list(judged["passed"]), list(judged["judged"]))
    for name, wanted in ((_("Upper limit"), limits.upper), (_("Lower limit"), limits.lower)):
        assert [held.of(name)[i] for i in at] == [None if value is None else pytest.approx(value) for value in wanted]


def units(held, found, figure):
    """Townships against a target: those with enough batches by name, the others together in the last row, each with its 90 % interval."""
    target, typed = of_target(found, figure.key.removeprefix("units-"))
    one = found.attainment(target.id)
    rows = ask(found, "rate", "--measure", target.measure, "--by", "township", *typed, *between(one.start, one.end))
    rows = rows.set_index(rows["township"].map(lambda name: place(name) if name else _("township not stated")))
    large, small = rows[rows["judged"] >= SMALL], rows[rows["judged"] < SMALL]
    if len(small) == 1 or large.empty:
        large, small = rows, rows.iloc[0:0]
    wanted = {name: (row["passed"], row["judged"]) for name, row in large.iterrows() if row["judged"]}
    names, rates = held.table[_("Name")], held.table[_("Pass rate")]
    low, high = (held.table[_(end, what=_("Pass rate"))] for end in ("{what}, low", "{what}, high"))
    if len(small):
        wanted[names[len(large)]] = (small["passed"].sum(), small["judged"].sum())
    drawn = {name: ends for name, *ends in zip(names, rates, low, high, strict=True) if name and ends[0] != ""}
    assert set(drawn) == set(wanted)
    for name, counts in wanted.items():
        ends = clopper_pearson_interval(*counts, 0.9)
        assert drawn[name] == pytest.approx([counts[0] / counts[1], *map(float, ends)]), name
    shown = [x for xs, ys in held.series[_("Pass rate")] for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    assert sorted(shown) == pytest.approx(sorted(passed / judged for passed, judged in wanted.values()))


def changed(held, found, figure):
    """How each township's rate moved, in percentage points, from the days before to the days since."""
    sides = [ask(found, "rate", "--by", "township", *between(*span)) for span in _sides(found)]
    before, since = (rows[rows["judged"] > 0].set_index("township") for rows in sides)
    name = _("Change (pp)")
    drawn = {each: value for each, value in zip(held.table[_("Name")], held.table[name], strict=True) if each and value != ""}
    both = [each for each in before.index.intersection(since.index) if place(each) in drawn]
    assert len(both) >= len(drawn) - 1 > 0, "All rows but the pooled one are townships."
    wanted = {place(each): 100 * (since["rate"][each] - before["rate"][each]) for each in both}
    assert {each: drawn[each] for each in wanted} == pytest.approx(wanted)
    shown = [x for xs, ys in held.series[name] for x, y in zip(xs, ys, strict=True) if x is not None and y is not None]
    assert sorted(shown) == pytest.approx(sorted(drawn.values()))


def _sides(found):
    yield found.campaign.start, found.since
    yield found.since + timedelta(days=1), found.as_of


def items(held, found, figure):
    """Failed items by class, the most frequent first, the others together, and the share reached."""
    rows = ask(found, "items", "--by", "class")
    wide = rows.pivot_table(index="item", columns="class", values="count", aggfunc="sum", fill_value=0)
    names, failures = held.table[_("Name")], sum(np.array(_filled(held.of(label("class", each)))) for each in wide.columns)
    assert failures.sum() == rows["count"].sum()
    for each in wide.columns:
        drawn = dict(zip(names, _filled(held.of(label("class", each))), strict=False))
        known = {item(name): count for name, count in wide[each].items() if item(name) in drawn}
        assert {name: drawn[name] for name in known} == known
        assert len(known) >= len(drawn) - 1
        assert sum(drawn.values()) == wide[each].sum()
    assert held.of(_("Cumulative share")) == pytest.approx(list(failures.cumsum() / failures.sum()))


def _filled(values):
    return [value or 0 for value in values]


def orders(held, found, figure):
    """Rectification orders of the townships by state."""
    rows = rectification.orders(found.snapshot, found.scope)
    names = [name for name in held.table[_("Name")] if name]
    named = rows["township"].map(lambda name: place(name) if isinstance(name, str) else _("township not stated"))
    for state in rectification.STATES:
        counted = named[rows["state"] == state].value_counts()
        assert _filled(held.of(label("order", state))) == [counted.get(name, 0) for name in names], state
    assert rows.empty or set(named) == set(names)


def timeline(held, found, figure):
    """Stages from their first day to their last, and each milestone in its state on its day."""
    steps, stages = progress.milestones(progress.tasks(found.snapshot, found.scope), found.campaign, found.as_of), found.campaign.stages
    bars = [held.of(name)[0] for name in held.series if name[:1] in "①②③④⑤⑥⑦⑧⑨"]
    origin = stages[0].start - timedelta(days=bars[0][0])
    assert [[origin + timedelta(days=x) for x in bar] for bar in bars] == [[stage.start, stage.end] for stage in stages]
    drawn = {state: held.table.get(_(word), []) for state, word in WORDS.items()}
    for state, values in drawn.items():
        assert sum(value != "" for value in values) == sum(step.state == state for step in steps), state
    days = sorted(origin + timedelta(days=x) for state in WORDS for pair in held.series.get(_(WORDS[state]), []) for x in pair[0] if x is not None)
    assert days == sorted(step.due for step in steps)


def tiers(held, found, figure):
    """Enterprises, sales, batches and failed batches of each sales tier."""
    rows = ask(found, "tiers", "--scheme", "sales").set_index("class")
    for tier in "ABC":
        assert held.of(tier) == pytest.approx([rows[each][tier] for each in ("enterprises", "sales", "judged", "failed")])


def lorenz(held, found, figure):
    """The points drawn of failures and of sales lie on the curves of all enterprises."""
    rows = ask(found, "rate", "--by", "enterprise").dropna(subset="enterprise")
    rows = rows[rows["judged"] > 0]
    failed = (rows["judged"] - rows["passed"]).groupby(rows["enterprise"]).sum().to_numpy()
    sales = concentration.concentration(found.snapshot, found.scope).sales
    for what, amounts in ((_("Failed batches"), failed), (_("Sales"), sales.frame["amount"].to_numpy(float))):
        (name,) = [each for each in held.series if each.startswith(_("{what}: Gini {gini}", what=what, gini="")[: len(what) + 2])]
        across, up = (np.array([value for value in values if value is not None]) for values in held.of(name))
        held_by = np.concatenate([[0.0], np.sort(amounts).cumsum() / amounts.sum()])
        assert [across[0], up[0], across[-1], up[-1]] == pytest.approx([0, 0, 1, 1])
        assert up == pytest.approx([held_by[round(x * len(amounts))] for x in across])


def dossier(held, found, figure):
    """Batches of one enterprise by quarter; it is asked for of all trades, so without a campaign."""
    passed, failed = held.of(_("passed batches")), held.of(_("failed batches"))
    for first, *drawn in zip(pd.to_datetime(pd.Series(figure.spec.keys)), passed, failed, strict=True):
        last = (first + pd.offsets.QuarterEnd(0)).date()
        rows = ask(found, "rate", "--by", "enterprise", *between(first.date(), last), whose=False)
        own = rows[rows["enterprise"] == found.request.enterprise] if len(rows) else rows
        wanted = [int(own["passed"].sum()), int((own["judged"] - own["passed"]).sum())] if len(own) else [0, 0]
        assert _filled(drawn) == wanted, first


EXPECTED = {
    "course": course, "units": units, "changed": changed, "items": items, "orders": orders, "timeline": timeline, "tiers": tiers, "lorenz": lorenz,
    "dossier": dossier,
}  # fmt: skip
