"""A target as a card: the answer first, then how sure, then what to do."""

from __future__ import annotations

import streamlit as st

from analytics.attainment import Attainment
from pages.ui import strips, verdict_badges
from pages.ui.text import literal
from words import _, numbers

COMPARED = ("rise", "benchmark")  # their value counts the comparisons that hold: '3/4 levels'


def card(target: Attainment) -> None:
    """Draw one target."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{literal(target.title)}** :small[:gray[{literal(target.id)}]]", help=_about(target))
        drawn = strips.dots(target)
        value, series = st.columns([3, 2], vertical_alignment="center", gap="small") if drawn else (st.container(), None)
        value.metric(target.title, shown(target), label_visibility="collapsed")
        if series:
            series.html(drawn)
        st.markdown(_change(target))
        st.markdown(_gap(target))
        if drawn := strips.interval(target):
            st.html(drawn)
        if basis := _basis(target):
            st.markdown(f":small[:gray[{basis}]]")
        st.markdown(verdict_badges.of(target))
        for part in target.parts:
            st.markdown(_part(part))
        st.space("stretch")
        if said := needed(target):
            st.markdown(f":small[{said}]")


def shown(target: Attainment) -> str:
    """The value as the card writes it; '—' for nothing."""
    if target.value is None:
        return numbers.NOTHING
    if target.shape == "count":
        return numbers.count(target.value) + (f" {target.unit}" if target.unit else "")
    if target.shape == "index":
        return numbers.number(target.value)
    if target.shape in COMPARED and target.numerator is not None and target.denominator is not None and target.parts:
        return f"{int(target.numerator)}/{int(target.denominator)} {target.unit}"
    exact = target.exact
    if exact is not None and target.denominator:
        return numbers.rate(int(target.numerator or 0), int(target.denominator), target.limit)
    return numbers.percent(target.value)


def _change(target: Attainment) -> str:
    if target.change is None or target.previous_on is None:
        return f":small[:gray[{_('nothing to compare yet')}]]"
    since = _("since {date}", date=numbers.date_long(target.previous_on))
    size = numbers.points(target.change * 100)
    if target.shape == "count":
        size = numbers.count(abs(target.change))
    elif target.shape == "index":
        size = numbers.number(abs(target.change))
    if numbers.half_up(target.change * (100 if target.shape not in ("index", "count") else 1)) == 0:
        return f":small[:gray[{_('no change')} {since}]]"
    better = (target.change > 0) != (target.shape == "count")
    arrow = "arrow_upward" if target.change > 0 else "arrow_downward"
    return f":small[:{'green' if better else 'red'}[:material/{arrow}: {size}] :gray[{since}]]"


def _gap(target: Attainment) -> str:
    said = literal(_rule(target))
    if target.gap_points is None or target.value is None:
        return said
    size = numbers.points(target.gap_points) if target.shape != "index" else numbers.number(abs(target.gap_points))
    if target.gap_points == 0:
        return f"{said}{_(', ')}**{_('exactly on it')}**"
    if target.gap_points > 0:
        return f"{said}{_(', ')}:green[**{_('above by {size}', size=size)}**]"
    return f"{said}{_(', ')}:red[**{_('short by {size}', size=size)}**]"


def _rule(target: Attainment) -> str:
    """'Target ≥ 80%' where a number is the rule; else the rule in words."""
    if target.limit is None or target.shape in (*COMPARED, "count", "share_rise"):
        return target.rule
    limit = f"{target.limit:g}" if target.shape == "index" else f"{target.limit * 100:g}%"
    sign = next((sign for sign in ("≥", ">", "=") if sign in target.rule), "≥")
    return _("Target {sign} {limit}", sign=sign, limit=limit)


def _basis(target: Attainment) -> str:
    said = []
    if target.denominator is not None and target.value is not None and target.shape not in COMPARED:
        said.append(numbers.sample_size(int(target.denominator)))
    if target.low is not None:
        low, high = (target.low / 100, target.high / 100) if target.shape == "index" and target.high is not None else (target.low, target.high)
        text = numbers.interval(low, high)
        said.append(_("90% interval {interval}", interval=text.replace("%", "") if target.shape == "index" else text))
    if target.due_assumed:
        said.append(_("due {date} (assumed)", date=numbers.date_long(target.due)))
    return " · ".join(literal(each) for each in said)


def _part(part: Attainment) -> str:
    size = f" · {numbers.sample_size(int(part.denominator))}" if part.denominator else ""
    if part.shape in COMPARED and part.limit is not None:
        size = _(" (against {limit})", limit=numbers.percent(part.limit)) + size
    return f":small[{literal(part.title)} **{literal(shown(part))}**:gray[{literal(size)}]] {verdict_badges.both(part)}"


def needed(target: Attainment) -> str:
    """What is still needed, in one sentence."""
    if target.value is None:
        return literal(target.why_no_data)
    said = []
    if target.evidential == "supported":
        said.append(_("Confirmed"))
    elif target.evidential == "undetermined" and target.needed_without_failure:
        said.append(_("**{n}** more passing batches in a row would confirm it", n=numbers.count(target.needed_without_failure)))
    if target.remaining_planned:
        if target.failures_affordable is not None and (target.failures_affordable > 0 or target.administrative == "met"):
            said.append(_("the plan can afford **{n}** more failures", n=numbers.count(target.failures_affordable)))
        elif target.administrative != "met":
            said.append(_("out of reach with the **{n}** batches still planned", n=numbers.count(target.remaining_planned)))
    text = _("; ").join(said)
    return text + _(".") if text else literal(target.note)


def _about(target: Attainment) -> str:
    lines = [target.source, target.counting_rule, target.note, target.owner]
    return literal("\n".join(line for line in lines if line)).replace("\n", "\n\n") or None  # type: ignore[return-value]  # no help at all
