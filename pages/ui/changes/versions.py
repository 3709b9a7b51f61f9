"""Two data versions side by side: the same days as the store told them then and tells them now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analytics import rates
from analytics.campaigns import Campaign
from analytics.changes import lists, sides, targets
from analytics.changes.split import split
from analytics.scope import Scope
from charts.figures.changes import changes, outermost, ranked, table
from charts.figures.scales import MOST
from charts.spec import single
from pages.ui import coded, drill, figures, frame, ledger, lines
from pages.ui.changes import between as changes_between
from pages.ui.changes import controls, mix, shown, versions_said
from pages.ui.changes import lists as changes_lists
from pages.ui.changes import targets as changes_targets
from pages.ui.reading import Reading
from pages.ui.store import ask, lake
from store import Entry, Snapshot
from words import _, numbers

THEN, NOW = "changed-from", "changed-to"
MEASURE = "batch"


def show(campaign: Campaign, scope: Scope) -> None:
    """Everything that two data versions tell differently of the same days."""
    entries = lake().ledger()
    versions = sorted({0, *(each.data_version for each in entries)})
    if len(versions) < 2:
        frame.empty(_("The store has no earlier data version to compare with yet."), icon=":material/history:")
        return
    then, now = _ask(entries, versions)
    if then >= now:
        said = _("The earlier data version must be smaller than the later one: {then} and {now} are not.", then=then, now=now)
        frame.empty(said, icon=":material/block:")
        return
    states = lake().at(then), lake().at(now)
    span = ask(rates.span_of, scope, campaign)
    days = scope.but(start=span.start, end=span.end, as_of=span.end)
    between = [each for each in entries if then < each.data_version <= now and each.action != "compact"]
    counted = ask(sides.sides, days, days, MEASURE, ("township",), states)
    names = (_("Version {n}", n=then), _("Version {n}", n=now))
    shown.say_aloud(versions_said.aloud(then, now, counted, len(between)))
    only_added = all(_only_adds(each) for each in between)
    found = ask(targets.between_versions, *states, campaign, scope.but(as_of=span.end), only_added=only_added)
    changes_targets.show(campaign, found, names, versions_said.about(span.end, only_added))
    changes_between.show(campaign, scope.but(as_of=span.end), between)
    if split(counted).change is None:
        st.markdown(_("One of the two versions has no judged batch in these days, so no rates can be compared."))
    else:
        _units(days, states, names)
        st.subheader(_("Mix or quality"), anchor=False)
        by = controls.ask_strata()
        mix.mix(_("Version {then} → {now}", then=then, now=now), split(ask(sides.sides, days, days, MEASURE, by, states)), by)
    _failures(ask(lists.failures_between, *states, days, span))
    lines.say_rule(campaign, days, MEASURE)


def _ask(entries: Sequence[Entry], versions: Sequence[int]) -> tuple[int, int]:
    """The two data versions; one that a link names and the store never had is said (pages.ui.coded), not passed over."""
    words = {0: _("0 · nothing loaded yet")} | {each.data_version: _version(each) for each in reversed(entries) if each.action != "compact"}
    draw = partial(st.selectbox, width=430)
    codes = [str(each) for each in versions]
    with st.container(horizontal=True):
        then = coded.one(draw, _("Earlier data version"), codes, THEN, start=codes[-2], named=lambda each: words.get(int(each), each))
        now = coded.one(draw, _("Later data version"), codes, NOW, start=codes[-1], named=lambda each: words.get(int(each), each))
    return int(then), int(now)


def _version(entry: Entry) -> str:
    what = entry.file or entry.reason or ledger.dataset_word(entry.dataset)
    return f"{entry.data_version} · {ledger.when(entry.committed_at):%Y-%m-%d %H:%M} · {_(ledger.ACTIONS[entry.action])} {what}"


def _only_adds(entry: Entry) -> bool:
    """Whether an action can only have added results: nothing was taken away, corrected or replaced."""
    return entry.dataset != "sampling_results" or (entry.action == "load" and not entry.replaced)


def _units(days: Scope, states: tuple[Snapshot, Snapshot], names: tuple[str, str]) -> None:
    st.subheader(_("Where it changed"), anchor=False)
    unit = controls.ask_unit()
    heading = _(controls.UNITS[unit])
    found = ranked(ask(sides.sides, days, days, MEASURE, (unit,), states))
    moved = sum((each.passed1, each.judged1) != (each.passed2, each.judged2) for each in found)
    title = _("{n} of {of} rows have other figures", n=moved, of=len(found))
    drawn = outermost(found, MOST)
    spec = changes(drawn, key="versions-units", title=title, heading=heading, sides=names)
    pick = (
        (lambda keys: drill.visit(place=keys[0] if keys else "")) if unit == "township" else (lambda keys: drill.visit(trade=keys[0] if keys else ""))
    )
    reading = Reading(
        shows=_("One row a unit: how many percentage points its pass rate for the same days lies higher or lower in the later data version."),
        rule=_("Batches judged in the same days by the counting rule, as each data version holds them."),
        source=_("Both versions are read from the store's own history; nothing is estimated."),
    )
    figures.chart(
        spec,
        table=table(found, heading, names),
        row_keys=single(each.key for each in found),
        on_pick=pick,
        least_width=shown.NARROWEST,
        reading=reading,
        note=shown.left_out(drawn, found),
    )


def _failures(found: pd.DataFrame) -> None:
    st.subheader(_("Failures that arrived or left · {n}", n=numbers.count(len(found))), anchor=False)
    if found.empty:
        st.markdown(_("Both versions know the same failed batches."))
        return
    first = {_("Known to"): [_("the later only") if arrived else _("the earlier only") for arrived in found["arrived"]]}
    changes_lists.listed(found, "versions-failures", _("Failures that arrived or left"), first)
