"""A target as a card: the answer first, then how sure, then what to do. What it says comes from the sentences every output shares."""

from __future__ import annotations

import streamlit as st

from analytics import sentence, words_of_value
from analytics.attainment import Attainment
from pages.ui import verdict_badges
from pages.ui.attainment import strips
from pages.ui.text import literal
from words import _, numbers

FEW = 5
"""So many parts are listed on a card."""


def card(target: Attainment) -> None:
    """Draw one target; the frame is that of its cell in a grid."""
    with st.container(height="stretch", gap="xsmall"):
        st.markdown(f"**{literal(target.title)}** :small[:gray[{literal(target.id)}]]", help=_about(target))
        drawn = strips.dots(target)
        value, series = st.columns([3, 2], vertical_alignment="center", gap="small") if drawn else (st.container(), None)
        value.metric(target.title, shown(target), label_visibility="collapsed")
        if series:
            series.html(drawn)
        if target.value is not None:
            st.markdown(_change(target))
        st.markdown(_gap(target))
        if drawn := strips.interval(target):
            st.html(drawn)
        if basis := _basis(target):
            st.markdown(f":small[:gray[{basis}]]")
        st.markdown(verdict_badges.of(target))
        if target.value is not None:
            _parts(target)
        st.space("stretch")
        st.markdown(f":small[{literal(needed(target))}]")


def shown(target: Attainment) -> str:
    """The value as the card writes it, with its unit; '—' for nothing."""
    text = words_of_value.value_text(target)
    if target.shape not in ("count", "rise") or target.value is None or not target.unit:
        return text
    unit = numbers.of_unit(text, target.unit).removeprefix(text).strip()
    return f"{text} :small[{literal(unit)}]"


def needed(target: Attainment) -> str:
    """What is still needed, or why nothing can be said; where all is settled, that."""
    if target.value is None:
        return target.why_no_data
    said = sentence.needed_text(target)
    if target.evidential == "supported":
        said = _("Confirmed; {more}", more=said) if said else _("Confirmed")
    return said + _(".") if said else target.note


def _change(target: Attainment) -> str:
    if target.shape == "rise" and (ends := [part.previous_on for part in target.parts if part.previous_on]):
        # It counts levels: a share of them is no percentage of anything.
        return f":small[:gray[{_('each level against the base period to {day}', day=numbers.date_long(ends[0]))}]]"
    if target.change is None or target.previous_on is None:
        return f":small[:gray[{_('nothing to compare yet')}]]"
    since = _("since {date}", date=numbers.date_long(target.previous_on))
    plain = target.shape in ("index", "count")
    change = target.change if plain else float(words_of_value.moved(target, target.previous) or 0)
    if numbers.half_up(change) == 0:
        return f":small[:gray[{_('no change')} {since}]]"
    size = numbers.number(abs(change), 0 if target.shape == "count" else 1) if plain else numbers.points(change)
    size = literal(numbers.of_unit(size, target.unit)) if target.shape == "count" else size
    better = (change > 0) != (target.shape in ("count", "change") and "≥" not in target.rule)
    arrow = "arrow_upward" if change > 0 else "arrow_downward"
    return f":small[:{'green' if better else 'red'}[:material/{arrow}: {size}] :gray[{since}]]"


def _gap(target: Attainment) -> str:
    gap = words_of_value.gap(target)
    if target.limit is None or target.shape in ("count", "rise", "change", "benchmark", "share_rise"):
        return literal(target.rule)
    sign = next((sign for sign in ("≥", ">", "=") if sign in target.rule), "≥")
    said = _("Target {sign} {limit}", sign=literal(sign), limit=words_of_value.limit_text(target))
    if gap is None:
        return said
    colour = "green" if gap >= 0 and target.administrative == "met" else "red"
    return _("{target}, {gap}", target=said, gap=f":{colour}[**{words_of_value.gap_text(target)}**]")


def _basis(target: Attainment) -> str:
    said = []
    if target.denominator is not None and target.value is not None and target.shape != "rise" and float(target.denominator).is_integer():
        said.append(numbers.sample_size(int(target.denominator)))
    if target.counts:
        said.append(words_of_value.counts_text(target))
    if target.low is not None:
        said.append(_("90% interval {interval}", interval=words_of_value.interval_text(target)))
    if target.due_assumed:
        said.append(_("due {date} (assumed)", date=numbers.date_long(target.due)))
    return " · ".join(literal(each) for each in said)


def tall(target: Attainment) -> bool:
    """Whether a card is about twice as high as one without parts."""
    return target.value is not None and 3 <= len(target.parts) <= FEW


def _parts(target: Attainment) -> None:
    """The rules that a target is made of; of many, those that are not met, and the others behind a button."""
    few = len(target.parts) <= FEW
    for part in target.parts:
        if few or part.administrative != "met":
            st.markdown(part_line(part, target))
    if not few:
        with st.popover(_("All {n} parts", n=len(target.parts)), icon=":material/list:", type="tertiary"):
            for part in target.parts:
                st.markdown(part_line(part, target))


def part_line(part: Attainment, whole: Attainment) -> str:
    """A part in one line; a limit is said where it is not the whole target's."""
    size = f" · {numbers.sample_size(int(part.denominator))}" if part.denominator and float(part.denominator).is_integer() else ""
    if part.shape == "rise" and part.previous is not None:  # what it was, not what it should be: a reader compares the two rates
        size = _(" (before: {earlier})", earlier=numbers.percent(part.previous)) + size
    elif part.limit is not None and part.limit != whole.limit:
        size = _(" (against {limit})", limit=words_of_value.limit_text(part)) + size
    text = words_of_value.value_text(part)
    if part.shape == "rise" and part.exact is not None:  # a level's own rate, where the whole counts levels
        text = numbers.percent(float(part.exact))
    value = "" if part.value is None else f" **{literal(text)}**:gray[{literal(size)}]"
    return f":small[{literal(part.title)}{value}] {verdict_badges.both(part)}"


def _about(target: Attainment) -> str | None:
    lines = [target.source, target.counting_rule, target.note, target.owner]
    return "\n\n".join(literal(line) for line in lines if line) or None
